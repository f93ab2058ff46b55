"""Attendance as CSV and JSON for programs; names of columns are nobody's words."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from bot.documents.write.csv_tables import text_cell
from bot.services.exports.views import AttendedEdition, AttendedMember

FORMAT = "rostrum-attendance/1"
COLUMNS: Final = (
    *("talk", "title", "date", "signed_up", "seen", "seen_minutes_each", "most_at_once"),
    *("marked", "in_file", "in_file_minutes_each"),
)
MEMBER_COLUMNS: Final = ("talk", "member", "minutes", "marked")
# A table is opened by programs that guess, unless these stand before it.
_MARK: Final = "\ufeff"


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    attendance: AttendedEdition


def attendance_json(sums: AttendedEdition) -> str:
    envelope = Envelope(format=FORMAT, attendance=sums)
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode() + "\n"


def attendance_csv(sums: AttendedEdition) -> str:
    """A row for each talk of which anything is known."""
    return _table(
        COLUMNS,
        (
            (
                *(each.number, text_cell(each.title), each.on, each.going),
                *(each.seen, each.seen_minutes, each.most_at_once, each.marked),
                *(each.in_file, each.in_file_minutes),
            )
            for each in sums.talks
        ),
    )


def members_csv(members: Iterable[AttendedMember]) -> str:
    """By id, for the bot knows no names; longer than a spreadsheet's numbers are exact, so text."""
    return _table(
        MEMBER_COLUMNS,
        (
            (each.talk, f"id {each.user_id}", each.minutes, "yes" if each.is_marked else "no")
            for each in members
        ),
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return _MARK + buffer.getvalue()
