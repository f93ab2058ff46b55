"""Results of an edition's polls as a PDF to print and to hear (PDF/UA-1)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

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
