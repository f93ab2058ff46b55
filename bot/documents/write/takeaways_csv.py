"""Takeaways as CSV, for a spreadsheet; names of columns and of kinds are for programs."""

import csv
import io
from typing import Final

from bot.documents.places import clock
from bot.documents.write.cells import text_cell
from bot.services.exports.views import TableExport, TakeawayRow

COLUMNS: Final = (
    *("talk", "talk_title", "segment", "segment_title", "minute", "kind"),
    *("text", "tags", "support", "finding", "author_id", "who"),
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
