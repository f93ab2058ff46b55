"""The programme itself, once its talks are made: names, starts, and the fate of each line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.talks.speaker import Speaker
from bot.words.programme.dates import dated
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import is_generic, says_online, without_kind, without_quotes
from bot.words.programme.parts import (
    Fate,
    Line,
    PrintedStart,
    Programme,
    ProgrammeSegment,
    ProgrammeTalk,
    Use,
)
from bot.words.programme.people import are_people
from bot.words.programme.questions.doubts import doubts_of

_FEWEST = 2
_EDGES = " @,;:|\u2013\u2014-"
_HOUR = 60
_DAY = 24 * _HOUR


def finished(sheet: Sheet) -> Programme:
    talks = sheet.talks
    _name_by_their_items(talks)
    for talk in talks:
        talk.title = without_quotes(without_kind(talk.title))
        talk.segments = [each for each in talk.segments if each.title or each.speakers]
    return Programme(
        talks=tuple(
            replace(_printed(sheet, talk), doubts=doubts_of(sheet, talks, talk)) for talk in talks
        ),
        lines=tuple(_lines(sheet)),
    )


def _name_by_their_items(talks: list[Draft]) -> None:
    """Days of one item each are evenings of a series: "8 April", "18:00 Benches" below it."""
    titles = Counter(talk.title for talk in talks)
    are_days = all(talk.day and (talk.is_day or titles[talk.title] > 1) for talk in talks)
    if len(talks) < _FEWEST or not are_days or not all(map(_has_one_item, talks)):
        return
    for talk in talks:
        (item,) = talk.segments
        talk.title, talk.hours = item.title, talk.hours or item.hours
        talk.segments = [DraftSegment("", item.speakers)] if item.speakers else []


def _has_one_item(talk: Draft) -> bool:
    items = talk.segments
    return len(items) == 1 and items[0].is_item and items[0].title != "" and talk.ends is None


def _printed(sheet: Sheet, talk: Draft) -> ProgrammeTalk:
    return ProgrammeTalk(
        title=talk.title,
        series_line=talk.series_line,
        date=dated(talk.day, None) if talk.day else None,
        start=_start(sheet, talk),
        place=_place(talk.place or _place_beside(talk)),
        segments=tuple(
            ProgrammeSegment(title=each.title, speakers=_once(each.speakers))
            for each in talk.segments
        ),
    )


def _place(said: str | None) -> str | None:
    """A place without what stands around it: "@ Main Stage", "[Hall 2"; marks alone are none."""
    if not said or not any(map(str.isalnum, said)):
        return None
    place = said.strip(_EDGES)
    for opening, closing in ("()", "[]"):
        if place.count(closing) > place.count(opening):
            place = place.strip(closing)
        if place.count(opening) > place.count(closing):
            place = place.strip(opening)
    return place.strip(_EDGES)


def _place_beside(talk: Draft) -> str | None:
    """What stands beside the date is the place, unless it is somebody, or the title itself.

    "(registration is free but required)" is a remark.
    """
    said = talk.beside or ""
    is_title = bool(talk.title) and talk.title in said
    is_remark = said.startswith("(") and said[1:2].islower() and not says_online(said)
    return None if not said or is_title or is_remark or are_people(said) else said


def _once(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Each one once: a name that stands alone, and again with what somebody is."""
    fullest: dict[str, Speaker] = {}
    for each in speakers:
        known = fullest.get(each.name)
        if known is None or (known.affiliation is None and each.affiliation is not None):
            fullest[each.name] = each
    return tuple(fullest.values())


def _start(sheet: Sheet, talk: Draft) -> PrintedStart | None:
    items = [each for each in talk.segments if each.is_item]
    if len(items) == 1 and not items[0].title:
        # Hours alone below the title of the talk, and its people below them.
        talk.hours = talk.hours or items[0].hours
    of_parts = (each.hours for each in talk.segments if each.hours)
    hours = talk.hours or talk.first_item or next(of_parts, None)
    if hours is None:
        return None
    minutes = hours.minutes if talk.hours and not hours.backwards else None
    if minutes is None and talk.ends is not None:
        minutes = (talk.ends - hours.at.hour * _HOUR - hours.at.minute) % _DAY or None
    return PrintedStart(
        text=f"{hours.at:%H:%M}",
        at=hours.at,
        minutes=minutes,
        zone=hours.zone or sheet.zone,
        backwards=hours.said if hours.backwards else None,
    )


def _lines(sheet: Sheet) -> list[Line]:
    lines: list[Line] = []
    for index, facts in enumerate(sheet.facts):
        if not facts.text:
            continue
        fate, use = sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
        if not facts.bare and index not in sheet.fates:
            fate, use = Fate.LEFT_OUT, Use.FURNITURE
        if fate is Fate.NOT_UNDERSTOOD and is_generic(facts.bare):
            fate, use = Fate.LEFT_OUT, Use.HEADING
        lines.append(Line(number=facts.number, text=facts.text, fate=fate, use=use))
    return lines
