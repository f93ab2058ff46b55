"""What stands in a line that names a talk or a part of one, besides its title."""

from dataclasses import dataclass

from bot.domain.talks.speaker import Speaker
from bot.words.programme.dates import Day
from bot.words.programme.fields import TITLES_FIELD
from bot.words.programme.furniture import (
    is_gathering,
    is_generic,
    named_title,
    names_room,
    says_online,
    without_kind,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.items import read_dated_title, read_item
from bot.words.programme.labels import is_talk_word
from bot.words.programme.lines import EDGES, LineFacts, Ways, hours_of_beginning
from bot.words.programme.people import are_people, begins_with_known_name, people_in
from bot.words.written_hours import WrittenHours


@dataclass(frozen=True, slots=True)
class TitleLine:
    title: str
    day: Day | None = None
    hours: WrittenHours | None = None
    people: tuple[Speaker, ...] = ()
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class ItemLine:
    title: str
    people: tuple[Speaker, ...] = ()


def read_title_line(facts: LineFacts, ways: Ways) -> TitleLine:
    day = Day.of(facts.days[0]) if facts.days else None
    hours = hours_of_beginning(facts) or (facts.hours[0] if facts.hours else None)
    title, beside = _title_of(facts)
    if not title:
        title = facts.days[0].text if facts.days else facts.bare
        if facts.days and not facts.before and not facts.behind:
            title = facts.bare.rstrip(" :")
        return TitleLine(title, day, hours, beside=beside)
    people: tuple[Speaker, ...] = ()
    bars = [cell.strip() for cell in title.split(" | ") if cell.strip()]
    if len(bars) > 1:
        title, people, place = _of_cells(bars)
        beside = beside or place
    else:
        item = read_item(_bare_title(title))
        item = item if item.people else read_dated_title(_bare_title(title))
        title, people = item.title, item.people
    if beside and not people and are_people(beside):
        people, beside = people_in(beside), None
    return TitleLine(_bare_title(title), day, hours, people, beside)


def _title_of(facts: LineFacts) -> tuple[str, str | None]:
    """The title, and what stands at the other side of the date."""
    if not (facts.days or facts.hours):
        return facts.bare, None
    before, behind = facts.before, facts.behind
    is_label = (
        not before
        or is_generic(before)
        or is_talk_word(before)
        or says_online(before)
        or is_gathering(before)
    )
    if is_label or (behind and begins_with_known_name(before) and not read_item(before).people):
        return (behind, before or None) if behind else (before, None)
    return before, behind or None


def _of_cells(cells: list[str]) -> tuple[str, tuple[Speaker, ...], str | None]:
    named = [cell for cell in cells if are_people(cell)]
    others = [cell for cell in cells if cell not in named]
    places = [cell for cell in others if names_room(cell) or says_online(cell)]
    titles = [cell for cell in others if cell not in places] or others or cells
    people = tuple(each for cell in named if cell is not titles[0] for each in people_in(cell))
    if not people:
        item = read_item(titles[0])
        return item.title, item.people, places[0] if places else None
    return titles[0], people, places[0] if places else None


def _bare_title(text: str) -> str:
    """Take off what only says that a title follows."""
    if match := TITLES_FIELD.fullmatch(text):
        text = match["value"]
    heading = read_heading(text)
    if heading is not None and not heading.is_bare:
        text = heading.title
    return named_title(without_kind(text)).strip(EDGES)


def read_item_line(facts: LineFacts) -> ItemLine:
    text = facts.bare
    if facts.hours:
        first, last = facts.hours[0], facts.hours[-1]
        text = text[first.end :] if first.start < len(text) / 2 else text[: last.start]
        text = text.strip().lstrip(":|\u2013\u2014-.,)").rstrip("(,:|\u2013\u2014- ").strip()
        if not text:
            text = facts.before or facts.behind
    elif facts.days:
        text = facts.behind or facts.before or text
    item = read_item(_bare_title(text))
    return ItemLine(item.title.strip(EDGES), item.people)
