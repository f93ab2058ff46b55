"""Rows of dates in a table, under a head that says what its columns are."""

from dataclasses import replace

from bot.words.programme.drafts import DraftSegment
from bot.words.programme.fields import Column, columns_of
from bot.words.programme.furniture import says_no_talk
from bot.words.programme.lines import LineFacts, read_facts
from bot.words.programme.parts import Use
from bot.words.programme.people import people_in
from bot.words.programme.reading.cursor import Cursor


def as_table_row(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read a row of dates under a head that says what its columns are."""
    if columns := columns_of(facts.bare):
        at.columns = columns
        return False
    cells = facts.bare.split(" | ")
    if len(cells) != len(at.columns):
        at.columns = ()
        return False
    of = dict(zip(at.columns, cells, strict=True))
    pairs = zip(at.columns, cells, strict=True)
    said_when = (cell.strip() for column, cell in pairs if column is Column.WHEN)
    when = _when_of_cell(at, facts.number, ", ".join(said_when))
    title = of.get(Column.TITLE, "").strip()
    if any(map(says_no_talk, cells)):
        at.sheet.leave_out(index, Use.BREAK)
        return True
    has_title = Column.TITLE in at.columns
    if not (when.is_when and when.days and (title or not has_title)):
        return False
    talk = at.open(title or when.days[0].text, index)
    talk.is_day = not has_title
    at.take_when(talk, when)
    talk.place = of.get(Column.PLACE)
    if people := of.get(Column.PEOPLE, "").strip():
        talk.segments.append(DraftSegment("", list(people_in(people))))
    at.sheet.use(index, Use.TITLE)
    return True


def _when_of_cell(at: Cursor, number: int, cell: str) -> LineFacts:
    """In a column of dates "08/24" is a day, as it is before an hour anywhere."""
    when = read_facts(number, cell, at.sheet.ways)
    if when.days:
        return when
    with_hour = read_facts(number, f"{cell.strip()} 00:00", at.sheet.ways)
    return replace(with_hour, hours=()) if with_hour.is_when and with_hour.days else when
