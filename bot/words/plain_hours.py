"""The hour of a typed moment in its plainest spelling, with a zone or a length that stood there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.domain.errors import BadInput
from bot.domain.times.zones import canonical_zone, zone_info
from bot.words.errors import EndsBeforeStart, HourUnclear
from bot.words.hours import names_part_of_day
from bot.words.languages.en import ENGLISH
from bot.words.lexicon import OCLOCK, THE, WEEKDAY, either, every
from bot.words.patterns import late
from bot.words.respelled import respelled
from bot.words.written_hours import WrittenHours, written_hours

_MARKS_BETWEEN = late(r"\s*[|\u00b7\u2022]\s*|(?<=\w)\s+[\u2010-\u2015-]+\s+(?=\S)")
# "Friday 1500": hours that could be a year, where nothing else is left.
_FOUR_DIGITS = late(r"(?<![\w./:-])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])$")
# "Jeudi 18 à 20h" is a day and an hour, or from one hour to another; after "le" it is a day.
_AT_OR_UNTIL = {*every(lambda each: each.since)} & {*every(lambda each: each.until)}
_DAY_OR_HOUR = late(
    rf"(?<!\w)(?:(?P<the>{THE})|{WEEKDAY})\s+(?P<one>[0-9]{{1,2}})\s+(?P<at>{either(_AT_OR_UNTIL)})"
    r"\s+(?P<other>[0-9]{1,2})(?=\s?h)"
)
# "17:00 Helsinki": a place behind an hour.
_PLACE_BEHIND = late(
    r"(?<=[0-9hm]),? \(?(?P<place>[^\W\d_][\w.'\u2019/-]*(?: [^\W\d_][\w.'\u2019-]*){0,2})\)?$"
)
# An hour of the morning that may be one of the evening, where it is over; others say "klokken 20".
_BARE_MORNING = late(
    rf"(?<!\w)(?:(?:{either(ENGLISH.at)})\s+|@\s*)(?:[89]|1[01])"
    rf"(?!\s*[0-9:.]|\s*[ap]\.?m|\s*h|\s*(?:{OCLOCK})(?!\w))"
)


@dataclass(frozen=True, slots=True)
class PlainHour:
    """The text with its hours written in the plainest way, and what stood with them."""

    typed: str
    zone: tzinfo | None = None
    minutes: int | None = None
    # It may be meant twelve hours later as well.
    also_later: bool = False


def plain_hours(typed: str, zone: str) -> Iterator[PlainHour]:
    """Yield what to read, the surest first: a range or a zone taken out, the text as it is, …

    `typed` is in small letters, and `zone` that of the series. Raises `HourUnclear`,
    `EndsBeforeStart` and `ZoneIsAmbiguous`.
    """
    found = written_hours(typed, zone)
    hours = found[0] if len(found) == 1 else None
    if match := _DAY_OR_HOUR.search(typed):
        one, other = match["one"], match["other"]
        if not match["the"]:
            said = typed[match.start("one") : match.end("other")]
            raise HourUnclear(text=f"{said}h", one=f"{one}:00", other=f"{other}:00")
        yield PlainHour(f"{typed[: match.start('at')]}at {typed[match.start('other') :]}")
        return
    if hours is not None and hours.backwards:
        raise EndsBeforeStart(text=hours.said)
    if hours is not None and (hours.minutes is not None or hours.zone is not None):
        away = hours.zone.only() if hours.zone else None
        yield PlainHour(_replaced(typed, hours), away, hours.minutes)
        if hours.zone is None:
            yield from _of_place(typed, zone)
        return
    yield PlainHour(typed)
    yield PlainHour(_MARKS_BETWEEN.sub(" ", typed))
    if hours is not None:
        later = hours.unclear and not names_part_of_day(typed)
        yield PlainHour(_replaced(typed, hours), also_later=later)
    if match := _FOUR_DIGITS.search(typed):
        yield PlainHour(f"{typed[: match.start()]}{match['hour']}:{match['minute']}")
    yield from _of_place(typed, zone)


def _of_place(typed: str, zone: str) -> Iterator[PlainHour]:
    """Yield the hours before a place that has a zone of its own; before other words nothing."""
    match = _PLACE_BEHIND.search(typed)
    if match is None:
        return
    try:
        name = canonical_zone(match["place"])
    except BadInput:
        return
    away = None if name == zone else zone_info(name)
    before = typed[: match.start()]
    for said in dict.fromkeys((before, *respelled(before))):
        yield from (replace(each, zone=away) for each in plain_hours(said, zone))


def may_be_evening(typed: str) -> bool:
    """Tell whether "at 8", where eight in the morning is over, is an hour of the evening."""
    return bool(_BARE_MORNING.search(typed)) and not names_part_of_day(typed)


def _replaced(typed: str, hours: WrittenHours) -> str:
    said = f"at {hours.at:%H:%M}"
    before, behind = typed[: hours.start], typed[hours.end :]
    return " ".join(_MARKS_BETWEEN.sub(" ", f"{before} {said} {behind}").strip(" -,").split())
