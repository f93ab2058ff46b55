"""What the whole of a programme looks like: which of its marks recur, what stands above what."""

from collections import Counter
from collections.abc import Sequence

from bot.words.patterns import late
from bot.words.programme.fields import read_bare_field
from bot.words.programme.furniture import (
    is_break,
    is_call,
    is_generic,
    looks_like_person,
    says_online,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts, read_zone_note
from bot.words.programme.mails import heads_of_mails
from bot.words.programme.people import are_people, is_split_by_mark

_FEWEST_ITEMS = 3
_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_NEAR = 5
_BRACKETS_AT_END = late(r"\([^()]{2,60}\)$")
_PARTED = late(r"\s*[,:|]\s+")


class ProgrammeShape:
    """What the whole text looks like, which decides what a single line means."""

    def __init__(self, facts: Sequence[LineFacts]) -> None:
        headings = [read_heading(each.bare) for each in facts if each.bare]
        self.ranks = {each.rank for each in headings if each and not each.is_day}
        bare_hours = sum(1 for each in facts if each.is_when and not each.days)
        dates = sum(1 for each in facts if each.is_when and each.days)
        self.has_agenda = bare_hours > max(dates, 1)
        above, below, listed = _around_dates(facts)
        # "Thursday 8 April, 18:00", the title of that evening below it, and so on.
        self.dates_above = len(below) > max(1, len(above)) and not follow_agenda(facts)
        # "8 April: Benches", a line for each.
        self.has_list = len(listed) > 1 and len(set(listed)) == len(listed)
        self.first_listed = _first_listed(facts, listed) if self.has_list else 0
        # "5 April, 16:00: Opening", "5 April, 20:00: Dinner": a programme of days.
        items = Counter(
            (each.days[0].day, each.days[0].month)
            for each in facts
            if each.days and each.hours and each.behind and not each.before
        )
        self.has_dated_items = any(count > 1 for count in items.values())
        self.agenda_days = {
            index
            for index, each in enumerate(facts)
            if each.days and (below := line_below(facts, index)) and _is_item(below)
        }
        self.has_items = any(_is_item(each) for each in facts)
        # "Benches (14:00-14:45)", "Atelier de 18h à 20h", and so on.
        self.has_hours_behind = sum(map(has_hours_behind, facts)) > 1
        places = Counter(_first_part(each.behind)[0] for each in facts if each.days and each.behind)
        self._places = {place for place, count in places.items() if place and count > 1}
        items = (each.behind for each in facts if each.hours and not each.days)
        # "Mayor Sample (Northville)" twice is a person, whose town is no room.
        behind = {
            (said, _word_before(item, said)) for item in items for said in _places_at_end(item)
        }
        self._behind_items = Counter(said for said, _ in behind)
        said = Counter(each.bare for each in facts if each.bare)
        numbered = [
            index
            for index, each in enumerate(facts)
            if each.bare and (head := read_heading(each.bare)) and head.rank is Rank.NUMBER
        ]
        dated = (line_below(facts, index) for index in numbered)
        # "1. Lights", "4 March 2027, 15:00" on the next line, and so on.
        self.numbers_dated = sum(1 for each in dated if each and each.is_named_day)
        # "1. Lights – 4 March 2027, 15:00", and so on.
        own = [day for index in numbered if (day := facts[index].days[:1])]
        self.numbers_have_dates = 1 < len(own) == len({(day.day, day.month) for (day,) in own})
        # Without any year nobody can know the days, so there is one talk to ask about.
        self.says_year = any(
            _YEAR.search(each.bare) or any(day.year for day in each.days) for each in facts
        )
        self.heads_of_mails = heads_of_mails(facts)
        self.recurring = {text for text, count in said.items() if count > 1}

    def without_recurring(self, item: str) -> str:
        """Take what stands behind several items, in the last cell or in brackets, off one."""
        for said in _places_at_end(item):
            if self._behind_items[said] > 1:
                return item[: item.rindex(said)].rstrip(" |(")
        return item

    def without_place(self, said: str) -> tuple[str | None, str]:
        """Part "Town hall, Ada Example" where other dates are at the town hall as well."""
        place, rest = _first_part(said)
        return (place, rest) if place in self._places and rest else (None, said)


def _places_at_end(item: str) -> list[str]:
    """What may say where an item is: its last cell, or brackets at its end, if it names nobody."""
    *title, cell = item.rstrip(" |").rsplit(" | ", 1)
    match = _BRACKETS_AT_END.search(item.rstrip(" |"))
    said = [*([cell] if title else []), *([match[0]] if match else [])]
    return [each for each in said if not are_people(each.strip("() "))]


def _word_before(item: str, said: str) -> str:
    return item[: item.rindex(said)].rstrip(" |").rpartition(" ")[2]


def follow_agenda(facts: Sequence[LineFacts]) -> bool:
    """Tell whether an agenda stands above all dates: then these are of its one talk."""
    first = next((index for index, each in enumerate(facts) if each.days), 0)
    above = (each for each in facts[:first] if each.hours and not each.before)
    return sum(1 for each in above if each.behind and not each.is_field) >= _FEWEST_ITEMS


def _first_part(said: str) -> tuple[str, str]:
    match = _PARTED.search(said)
    return (said[: match.start()], said[match.end() :]) if match else (said, "")


def has_hours_behind(facts: LineFacts) -> bool:
    """Tell whether a line names something and then its hours."""
    if not (facts.hours and facts.before) or facts.days or facts.behind or facts.is_text:
        return False
    if not any(letter.isalpha() for letter in facts.before):
        return False
    return not (facts.is_field or is_call(facts.before) or read_heading(facts.bare))


def _is_item(facts: LineFacts) -> bool:
    return bool(facts.hours and facts.behind) and not (facts.days or facts.before or facts.is_text)


def _around_dates(facts: Sequence[LineFacts]) -> tuple[list[int], list[int], list[str]]:
    """Lines of dates with a title right above, with one right below, and what lists say."""
    above: list[int] = []
    below: list[int] = []
    listed: list[str] = []
    titled: list[tuple[bool, bool]] = []
    for index, each in enumerate(facts):
        if not each.days or each.before or each.is_field or read_heading(each.bare):
            continue
        over = facts[index - 1] if index else each
        below_it = (one for one in facts[index + 1 :] if one.days or not one.is_when)
        under = next(below_it, each)
        titled.append((index > 0 and names_something(over), names_something(under)))
        is_of_other = _says_people(over.bare)
        if index and over.bare and not (over.days or over.hours or over.is_text or is_of_other):
            above.append(index)
        elif (index == 0 or not over.is_when) and names_something(under):
            below.append(index)
        if each.behind and not says_online(each.behind) and index not in above:
            listed.append(each.behind)
    is_first_below = bool(titled) and not titled[0][0]
    if is_first_below and all(under for _, under in titled):
        # Without blank lines the next title stands above a date as well.
        return [], [*above, *below], listed
    return above, below, listed


def _first_listed(facts: Sequence[LineFacts], listed: Sequence[str]) -> int:
    """Where a list of dates begins."""
    return next(index for index, each in enumerate(facts) if each.days and each.behind in listed)


def _says_people(text: str) -> bool:
    """Tell whether a line says who, and so belongs to what stands above it."""
    label = read_label(text)
    is_person = looks_like_person(text) and not is_split_by_mark(text)
    return is_person or bool(label and label[1] and are_people(label[1]))


def line_below(facts: Sequence[LineFacts], index: int) -> LineFacts | None:
    """Return the next line that is not blank."""
    below = line_below_at(facts, index)
    return None if below is None else facts[below]


def line_below_at(facts: Sequence[LineFacts], index: int) -> int | None:
    """Return where the next line is that is not blank."""
    return next((at for at in range(index + 1, len(facts)) if facts[at].bare), None)


def is_above_item(facts: Sequence[LineFacts], index: int) -> bool:
    """Tell whether an item with its hour stands below a line; others may stand between."""
    said = [each for each in facts[index + 1 : index + 1 + _NEAR] if each.bare]
    below = next((each for each in said if each.days or each.hours), None)
    return below is not None and bool(below.hours) and not (below.days or below.before)


def names_something(facts: LineFacts) -> bool:
    """Tell whether a line can be the title of what a date above it opens."""
    if not facts.may_be_title or facts.days or is_generic(facts.bare) or facts.is_field:
        return False
    if read_bare_field(facts.bare) or is_call(facts.bare):
        return False
    if read_zone_note(facts.bare, "UTC") is not None:
        return False
    if looks_like_person(facts.bare) and not is_split_by_mark(facts.bare):
        return False
    label = read_label(facts.bare)
    return not (label and (not label[1] or are_people(label[1]))) and not is_break(facts.bare)
