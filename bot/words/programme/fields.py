"""Fields of a page ("Where: …"), and what the columns of a table are about."""

import re
from collections.abc import Callable
from enum import IntEnum

from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, any_of
from bot.words.patterns import late
from bot.words.programme.labels import LABELS, TALK_WORD


def _fields(words_of: Callable[[Language], Words]) -> re.Pattern[str]:
    words = any_of(words_of)
    return late(
        rf"(?:{words})(?:[\s,/&]+(?:(?:{AND})\s+)?(?:{words}))*\s*[:?]+\s*(?P<value>.*)",
        re.IGNORECASE,
    )


DATES_FIELD = _fields(lambda language: language.dates_field)
PLACES_FIELD = _fields(lambda language: language.places_field)
TITLES_FIELD = _fields(lambda language: language.titles_field)
# What somebody speaks of, behind the name: "Ada Example. Subject: Benches".
SUBJECTS_FIELD = _fields(lambda language: (*language.titles_field, *language.subjects))
OTHER_FIELD = _fields(lambda language: language.other_fields)
_ANY_FIELD = any_of(
    lambda language: (
        *(*language.dates_field, *language.places_field, *language.titles_field),
        *(*language.other_fields, *language.moderators, *language.panellists, *language.hosts),
    )
)
KNOWN_LABEL = late(
    rf"(?:{_ANY_FIELD})(?:[\s,/&]+(?:(?:{AND})\s+)?(?:{_ANY_FIELD}))*", re.IGNORECASE
)
# "Sted Rådhuset": a field that lost its colon.
FIELD_FIRST = late(
    rf"(?:{any_of(lambda each: (*each.places_field, *each.other_fields))})\s+\S", re.IGNORECASE
)
FIELD = late(rf"(?:{KNOWN_LABEL.pattern})\s*[:?]", re.IGNORECASE)


def names_dates(text: str) -> bool:
    """Tell whether a text is the name of a field of dates ("Beginn 19:00")."""
    return bool(text) and bool(DATES_FIELD.fullmatch(f"{text.strip()}:"))


_LONGEST_HEAD = 80
_FEWEST_COLUMNS = 4
_LONGEST_COLUMN = 30
_DIGIT = late(r"\d")


class Column(IntEnum):
    """What a column of a table is about."""

    OTHER = 0
    WHEN = 1
    TITLE = 2
    PEOPLE = 3
    PLACE = 4


def columns_of(text: str) -> tuple[Column, ...]:
    """Read the head of a table ("Date | Speaker | Title"); nothing if a row is none."""
    cells = [cell.strip() for cell in text.split(" | ")]
    cells = [cell if _is_known(cell) else cell.partition("/")[0].strip() for cell in cells]
    columns = tuple(map(_column, cells))
    known = all(map(_is_known, cells))
    # "Date | Time | College | Speaker": a date and people make a head of it.
    known = known or ({Column.WHEN, Column.PEOPLE} <= {*columns} and len(text) <= _LONGEST_HEAD)
    known = known or _are_columns(cells)
    return columns if known and len(cells) > 1 else ()


def _are_columns(cells: list[str]) -> bool:
    """Tell whether nearly all cells name a column by their first or last word ("Start time")."""
    if len(cells) < _FEWEST_COLUMNS or any(len(cell) > _LONGEST_COLUMN for cell in cells):
        return False
    named = [cell for cell in cells if _is_known(_ending(cell)) or _is_known(_beginning(cell))]
    is_named = len(named) >= len(cells) - 1 and not _DIGIT.search("".join(cells))
    return is_named and Column.WHEN in {_column(_ending(cell)) for cell in cells}


def _beginning(cell: str) -> str:
    return cell.split(" ", maxsplit=1)[0]


def _ending(cell: str) -> str:
    return cell.rsplit(" ", maxsplit=1)[-1]


def _is_known(cell: str) -> bool:
    return bool(KNOWN_LABEL.fullmatch(cell) or TALK_WORD.fullmatch(cell))


def _column(cell: str) -> Column:
    named = f"{cell}:"
    if DATES_FIELD.fullmatch(named):
        return Column.WHEN
    if TITLES_FIELD.fullmatch(named) or TALK_WORD.fullmatch(cell):
        return Column.TITLE
    if any(label.fullmatch(named) for label in LABELS.values()):
        return Column.PEOPLE
    return Column.PLACE if PLACES_FIELD.fullmatch(named) else Column.OTHER


def is_table_head(text: str) -> bool:
    """Tell whether a row names columns ("Time | Session | Speaker")."""
    return bool(columns_of(text))


def read_bare_field(text: str) -> re.Pattern[str] | None:
    """Tell which field a line names without saying anything in it ("Location")."""
    named = f"{text.rstrip(' :')}:"
    fields = (DATES_FIELD, PLACES_FIELD, OTHER_FIELD)
    return next(
        (each for each in fields if (match := each.fullmatch(named)) and not match["value"]), None
    )


def is_field(text: str) -> bool:
    """Tell whether a line says of itself which field of a page it is ("Where: …")."""
    return any(each.fullmatch(text) for each in (OTHER_FIELD, DATES_FIELD, PLACES_FIELD))
