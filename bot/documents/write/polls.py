"""Results of polls as JSON and CSV for programs; names of columns are nobody's words."""

import csv
import io
from collections.abc import Iterator
from typing import Final

import msgspec

from bot.documents.write.csv_tables import FORMULA
from bot.services.exports.views import PolledQuestion, PollsExport

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
