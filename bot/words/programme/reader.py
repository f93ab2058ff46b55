"""The lines of a programme from the first to the last, and in which order kinds are tried."""

from collections.abc import Callable
from typing import Final

from bot.words.programme.drafts import Sheet
from bot.words.programme.lines import LineFacts
from bot.words.programme.reading.aside import (
    as_again,
    as_below_break,
    as_break,
    as_furniture,
    as_generic,
    as_online,
    as_said_below,
    as_text,
    as_zone_note,
)
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.reading.dated import as_dated
from bot.words.programme.reading.days import as_title_below_date, as_when
from bot.words.programme.reading.headed import as_deeper, as_heading, as_numbered_sentence
from bot.words.programme.reading.hours import as_item, as_title_below_hour
from bot.words.programme.reading.led import (
    as_known_person,
    as_led,
    as_listed_item,
    as_part_of_item,
    as_title_above_list,
    as_title_above_people,
)
from bot.words.programme.reading.named import as_below_label, as_field, as_label
from bot.words.programme.reading.persons import (
    as_introduced_person,
    as_labelled_person,
    as_numbered_person,
    as_person,
)
from bot.words.programme.reading.planned import as_planned
from bot.words.programme.reading.rows import as_table_row
from bot.words.programme.reading.several_days import as_counted_day, as_weekday

# The first that knows a line has it.
_WAYS: Final[tuple[Callable[[Cursor, int, LineFacts], bool], ...]] = (
    as_below_break,
    as_furniture,
    as_planned,
    as_weekday,
    as_table_row,
    as_below_label,
    as_title_below_date,
    as_again,
    as_said_below,
    as_zone_note,
    as_field,
    as_listed_item,
    as_generic,
    as_online,
    as_label,
    as_title_above_list,
    as_led,
    as_numbered_sentence,
    as_counted_day,
    as_heading,
    as_when,
    as_item,
    as_numbered_person,
    as_dated,
    as_title_below_hour,
    as_deeper,
    as_labelled_person,
    as_introduced_person,
    as_title_above_people,
    as_known_person,
    as_person,
    as_part_of_item,
    as_break,
    as_text,
)


def read_lines(sheet: Sheet) -> None:
    """Fill the sheet; a line that no way knows stays pending."""
    at = Cursor(sheet)
    sheet.is_unsure = at.plan.is_unsure
    for index, facts in enumerate(sheet.facts):
        if not facts.bare:
            _blank(at)
        elif not any(way(at, index, facts) for way in _WAYS):
            at.among_people = False
            sheet.pending.append(index)


def _blank(at: Cursor) -> None:
    segment = at.segment
    at.among_people = at.among_people and not (segment and segment.speakers)
