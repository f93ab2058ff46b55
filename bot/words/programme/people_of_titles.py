"""People in titles and items, certain only where several are written the same way."""

import re
from collections import Counter
from collections.abc import Callable

from bot.words.patterns import late
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import says_online
from bot.words.programme.items import (
    Item,
    person_after_title,
    person_at_end,
    person_behind,
    person_behind_colon,
    person_behind_label,
    person_in_front,
    person_on_subject,
)
from bot.words.programme.people import are_people, people_in

# Shorter last names are words as well.
_LONG_ENOUGH = 4


# How titles name somebody, certain only where all do.
_WAYS = (
    person_behind,
    person_after_title,
    person_behind_colon,
    person_at_end,
    person_on_subject,
)
# "Ada Example: The shared bench".
_FRONT_MARK = late(r":\s|\s[\u2013-]\s")


def find_people(sheet: Sheet) -> None:
    _people_or_places(sheet)
    _people_behind_titles(sheet)
    _people_behind_talks(sheet)
    for read in _WAYS:
        _people_in_titles(sheet, read)
    _people_behind_labels(sheet)
    _people_in_front(sheet)


def _people_or_places(sheet: Sheet) -> None:
    """What stands beside a date is the talk's people where it has no others."""
    for talk in sheet.talks:
        said = talk.beside
        if said is None or _is_remark(said):
            continue
        has_people = any(each.speakers for each in talk.segments)
        if not has_people and are_people(said) and not says_online(said):
            talk.segments.append(DraftSegment("", list(people_in(said))))
        else:
            talk.place = talk.place or said


def _is_remark(text: str) -> bool:
    """Tell whether a text only calls out ("(Mind the date!)")."""
    return text.startswith("(") and text.rstrip(")").endswith("!")


def _people_behind_titles(sheet: Sheet) -> None:
    """Of several items written like "Welcome, Ada Example" each names its person."""
    items = [
        each for talk in sheet.talks for each in talk.segments if each.is_item and not each.speakers
    ]
    found = [(each, item) for each in items if (item := person_behind(each.title))]
    if len(found) < 2 or len(found) * 2 < len(items):  # noqa: PLR2004
        return
    for segment, item in found:
        segment.title, segment.speakers = item.title, list(item.people)


def _people_behind_talks(sheet: Sheet) -> None:
    """Of several talks written like "Benches, Ada Example, Mayor" each names its person."""
    talks = [talk for talk in sheet.talks if not talk.segments]
    found = [(talk, item) for talk in talks if (item := person_behind(talk.title))]
    others = sum(1 for talk in sheet.talks if talk.segments)
    if not found or len(found) + others < 2 or not _lists_commas(sheet):  # noqa: PLR2004
        return
    for talk, item in found:
        talk.title = item.title
        talk.segments.append(DraftSegment("", list(item.people)))


def _lists_commas(sheet: Sheet) -> bool:
    """Tell whether dates have commas behind them: "6 May: Benches, Ada Example"."""
    listed = [each for each in sheet.facts if each.days and "," in each.behind]
    return len(listed) > 1


def _people_in_titles(sheet: Sheet, read: Callable[[str], Item | None]) -> None:
    """Of several talks of which `read` finds a person in each title, each names its person."""
    talks = [talk for talk in sheet.talks if not talk.segments]
    found = [item for talk in talks if (item := read(talk.title))]
    if not found or len(found) < len(talks) or len(sheet.talks) < 2:  # noqa: PLR2004
        return
    for talk, item in zip(talks, found, strict=True):
        talk.title = item.title
        talk.segments.append(DraftSegment("", list(item.people)))


def _people_behind_labels(sheet: Sheet) -> None:
    """Of several items that begin with the same words each names another person."""
    found = [
        (segment, labelled)
        for segment in _without_people(sheet)
        if isinstance(segment, DraftSegment) and (labelled := person_behind_label(segment.title))
    ]
    counted = Counter(label for _, (label, _) in found)
    for segment, (label, item) in found:
        if counted[label] > 1:
            segment.title, segment.speakers = item.title, list(item.people)


def _people_in_front(sheet: Sheet) -> None:
    """Read "Ada Example: Title" where the text names her elsewhere, or others so."""
    found = [
        (each, item) for each in _without_people(sheet) if (item := person_in_front(each.title))
    ]
    named = [
        (each, item) for each, item in found if _is_named_elsewhere(sheet, item.people[0].name)
    ]
    is_way = len(found) > 1 and (named or len(found) == len(_without_people(sheet)))
    is_way = is_way or _has_people_in_front(sheet)
    for each, item in found if is_way else named:
        each.title = item.title
        if isinstance(each, DraftSegment):
            each.speakers = list(item.people)
        else:
            each.segments.append(DraftSegment("", list(item.people)))


def _is_named_elsewhere(sheet: Sheet, name: str) -> bool:
    """Tell whether another line says the last name of somebody as well."""
    last = name.rsplit(maxsplit=1)[-1]
    word = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)")
    lines = {facts.bare for facts in sheet.facts if word.search(facts.bare)}
    return len(last) >= _LONG_ENOUGH and len(lines) > 1


def _without_people(sheet: Sheet) -> list[Draft | DraftSegment]:
    """Items and talks of which nobody was found."""
    items = [
        each for talk in sheet.talks for each in talk.segments if each.is_item and not each.speakers
    ]
    return [*items, *(talk for talk in sheet.talks if not talk.segments)]


def _has_people_in_front(sheet: Sheet) -> bool:
    """Tell whether somebody was read before a colon who cannot be anything else."""
    said = {
        speaker.line for talk in sheet.talks for each in talk.segments for speaker in each.speakers
    }
    lengths = {len(name) for name in said}
    in_front = (
        facts.bare[: mark.start()]
        for facts in sheet.facts
        for mark in _FRONT_MARK.finditer(facts.bare)
    )
    return any(text[-length:] in said for text in in_front for length in lengths if length)
