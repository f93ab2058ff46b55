"""What is given as CSV: names of columns and of values are for programs, and for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC
from typing import Final

from bot.documents.places import clock
from bot.domain.keeping.audit import AuditEntry
from bot.domain.plain import one_line
from bot.domain.signups.choices import ChoiceTotals
from bot.domain.signups.signup import Signup, in_order
from bot.services.exports.views import TableExport, TakeawayRow

COLUMNS: Final = (
    *("talk", "talk_title", "segment", "segment_title", "minute", "kind"),
    *("text", "tags", "support", "finding", "author_id", "who"),
)
# With one of these at its beginning a spreadsheet takes a text for a formula.
FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
SIGNUP_COLUMNS = ("member", "answer", "since", "seat_kept_until", "letter")
CHOICE_COLUMNS = ("question", "answer", "at_least")
AUDIT_COLUMNS = (
    *("number", "at", "deed", "by", "about", "which"),
    *("doer", "salt", "previous", "digest"),
)


def takeaways_csv(export: TableExport) -> bytes:
    """As RFC 4180 has it; the mark at its beginning tells spreadsheets that it is UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, export.rows))
    return buffer.getvalue().encode("utf-8-sig")


def _cells(row: TakeawayRow) -> list[str]:
    note = row.note
    return [
        str(row.talk),
        text_cell(row.title),
        _number(note.segment),
        text_cell(row.segment_title),
        clock(note.minute) if note.minute is not None else "",
        note.kind.value,
        text_cell(note.text),
        text_cell(" ".join(note.tags)),
        str(note.support),
        _number(note.finding),
        # Longer than a spreadsheet's numbers are exact, so it is told as text.
        f"id {row.author_id}" if row.author_id is not None else "",
        text_cell(note.who),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def text_cell(text: str) -> str:
    """What people wrote is shown, and never calculated."""
    said = one_line(text)
    return f"'{said}" if said.startswith(FORMULA) else said


def signups_csv(signups: Iterable[Signup]) -> str:
    """In the order of their answers. Ids are text, and the bot knows no names."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(SIGNUP_COLUMNS)
    for each in in_order(list(signups)):
        since = each.answered_at.astimezone(UTC).isoformat(timespec="seconds")
        until = each.offered_until
        kept = "" if until is None else until.astimezone(UTC).isoformat(timespec="seconds")
        letter = "yes" if each.remind else "no"
        writer.writerow([each.user_id, each.answer.value, since, kept, letter])
    return buffer.getvalue()


def choices_csv(chosen: ChoiceTotals) -> str:
    """Sums alone; `others` is the row without an answer."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CHOICE_COLUMNS)
    question = text_cell(chosen.question)
    for option, count in chosen.options:
        writer.writerow([question, text_cell(option), count])
    if chosen.others:
        writer.writerow([question, "", chosen.others])
    return buffer.getvalue()


def audit_csv(entries: Iterable[AuditEntry]) -> str:
    """With all that the chain is made of, so that others can verify it; ids are text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(AUDIT_COLUMNS)
    for each in entries:
        at = each.at.astimezone(UTC).isoformat(timespec="microseconds")
        values = (each.by or "", each.about, each.which, each.doer, each.salt or "")
        writer.writerow([each.number, at, each.deed.value, *values, each.previous, each.digest])
    return buffer.getvalue()
