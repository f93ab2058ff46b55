"""Results of an edition's polls: as a PDF to print and to hear (PDF/UA-1), as JSON and CSV.

Names of columns are for programs, and nobody's words.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from bot.documents.write.csv_tables import FORMULA
from bot.documents.write.typesetting import breakable, set_page
from bot.saying.i18n import Text
from bot.saying.times import day_in_words
from bot.services.exports.views import PolledEdition, PolledQuestion, PolledTalk, PollsExport

_TEMPLATE: Final = Path(__file__).with_name("polls.typ")


def polls_pdf(export: PollsExport, text: Text) -> bytes:
    """Equal input, equal bytes; what the fonts within have no letter for is a box."""
    given = {
        "title": text("polls-title", edition=f"{export.series} {export.edition}"),
        "about": text("polls-exported", on=day_in_words(export.exported_at.date(), text)),
        "language": text.locale.partition("-")[0],
        "columns": [text("polls-option"), "", text("polls-figure")],
        "parts": [*_together(export, text), *(_talk(each, text) for each in export.talks)],
    }
    return set_page(_TEMPLATE, given).content


def _together(export: PollsExport, text: Text) -> Iterator[dict[str, object]]:
    if export.together:
        yield {
            "title": text("polls-together"),
            "about": "",
            "questions": [_over_talks(each, text) for each in export.together],
        }


def _over_talks(each: PolledEdition, text: Text) -> dict[str, object]:
    over = text("ballot-over-talks", talks=each.talks, waiting=each.waiting).strip()
    return _question(each.question, text, over)


def _talk(talk: PolledTalk, text: Text) -> dict[str, object]:
    on = f" ({day_in_words(talk.on, text)})" if talk.on else ""
    came = talk.came or 0
    about = [text("ballot-turnout", count=talk.answers, going=talk.going, came=came)]
    shown = [each for each in talk.questions if not each.is_withheld]
    if not shown:
        # Once, not at each of the questions.
        about.append(text("ballot-question-withheld", count=talk.answers))
    title = text("polls-talk", number=str(talk.number), title=breakable(talk.title))
    return {
        "title": f"{title}{on}",
        "about": " ".join(about),
        "questions": [_question(each, text, "") for each in talk.questions if shown],
    }


def _question(question: PolledQuestion, text: Text, over: str) -> dict[str, object]:
    about = [text("ballot-answers", count=question.answers)]
    if question.is_withheld:
        about.append(text("ballot-question-withheld", count=question.answers))
    if question.mean is not None:
        most = len(question.options)
        about.append(text("ballot-question-mean", mean=question.mean, most=most))
    if over:
        about.append(over)
    return {
        "question": breakable(question.text),
        "about": " · ".join(about),
        "options": [
            {
                "label": breakable(each.text),
                "share": each.percent,
                "figure": text("polls-share", share=str(each.percent), count=each.answers),
            }
            for each in question.options
        ],
        "texts": [
            text("ballot-text-line", text=breakable(each), count=times)
            for each, times in Counter(question.texts).items()
        ],
    }


FORMAT = "rostrum-polls/1"
COLUMNS: Final = (
    *("talk", "title", "date", "anonymous", "people", "signed_up", "came", "talks", "waiting"),
    *("question", "kind", "asked", "answers", "withheld", "mean", "option", "chosen", "percent"),
    "text",
)
# A table is opened by programs that guess, unless these stand before it.
_MARK: Final = "\ufeff"


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    polls: PollsExport


def polls_json(export: PollsExport) -> str:
    envelope = Envelope(format=FORMAT, polls=export)
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode() + "\n"


def polls_csv(export: PollsExport) -> str:
    """A row for each option and each text that is shown; the edition's totals have no talk.

    No row has answers to two questions, so nobody can tell which were given together.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(export):
        writer.writerow([_harmless(value) for value in row])
    return _MARK + buffer.getvalue()


def _rows(export: PollsExport) -> Iterator[tuple[object, ...]]:
    for each in export.together:
        for row in _question_rows(each.question):
            yield ("", "", "", True, "", "", "", each.talks, each.waiting, *row)
    for talk in export.talks:
        who = (talk.answers, talk.going, talk.came)
        about = (talk.number, talk.title, talk.on, talk.is_anonymous, *who)
        for question in talk.questions:
            for row in _question_rows(question):
                yield (*about, "", "", *row)


def _question_rows(question: PolledQuestion) -> Iterator[tuple[object, ...]]:
    about = (question.key, question.kind, question.text, question.answers, question.is_withheld)
    for each in question.options:
        yield (*about, question.mean, each.text, each.answers, each.percent, "")
    for text in question.texts:
        yield (*about, "", "", "", "", text)
    if not question.options and not question.texts:
        yield (*about, "", "", "", "", "")


def _harmless(value: object) -> object:
    """Text as text: with an apostrophe, a spreadsheet calculates nothing from it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.lstrip().startswith(FORMULA):
        return f"'{value}"
    return value
