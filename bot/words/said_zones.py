"""Zones as people write them behind an hour: "CEST", "GMT-8", "(Copenhagen)", "local time"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.times.errors import ZoneIsAmbiguous
from bot.domain.times.zones import canonical_zone, zone_info
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import either, every, plain
from bot.words.patterns import late

# What clocks of one region say, in winter and in summer; whoever writes "EST" in July means the
# clocks of New York. Of several regions, one is meant only if it is the series' own.
_REGIONS: Final = {
    "est edt et eastern": "America/New_York",
    "cdt ct": "America/Chicago",
    "mst mdt mt": "America/Denver",
    "pst pdt pt pacific": "America/Los_Angeles",
    "cet cest met mest mez mesz": "Europe/Berlin",
    "eet eest": "Europe/Helsinki",
    "wet west": "Europe/Lisbon",
    "msk": "Europe/Moscow",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "aest aedt": "Australia/Sydney",
    "nzst nzdt": "Pacific/Auckland",
    "eat": "Africa/Nairobi",
    "sast": "Africa/Johannesburg",
    "wat": "Africa/Lagos",
}
_REGION: Final = {name: zone for names, zone in _REGIONS.items() for name in names.split()}
_UNCLEAR: Final = {
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "ist": ("Europe/Dublin", "Asia/Kolkata", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
}
# Words of our languages as well.
_WORDS_TOO: Final = frozenset({"et", "met", "mest", "west", "eat", "wat"})
_GOES_ON: Final = late(r"\s+[^\W_]")
_UTC: Final = frozenset({"utc", "gmt", "z", "zulu"})
_LOCAL: Final = either(every(lambda language: language.local_time))
_TIME: Final = either(every(lambda language: language.time_of_place))
_TIME_BEFORE: Final = either(every(lambda language: language.time_before_place))
_CLOCKS: Final = {
    plain(name): zone for language in LANGUAGES for name, zone in language.clocks.items()
}

# A bare minus behind an hour is the dash of a range.
_OFFSET = (
    r"(?:(?:utc|gmt)\s?[+\u2212-]\s?(?:[0-9]{2}:?[0-9]{2}|[0-9]{1,2})|(?:utc|gmt)[+\u2212][0-9]:[0-9]{2}|\+[0-9]{2}:?[0-9]{2})"
    r"(?![0-9:.])"
)
_NAMES = "|".join(sorted((*_REGION, *_UNCLEAR, *_UTC), key=lambda name: (-len(name), name)))
_CENTRAL = r"central\ european(?:\ (?:summer|standard))?\ time"
_ONE_CITY = r"[^\W\d_][\w.'\u2019-]*"
_CITY = r"[^\W\d_][\w.'\u2019-]*(?:[ ][^\W\d_][\w.'\u2019-]*){0,2}"
SAID_ZONE: Final = late(
    rf"""
    (?P<open>\()?\s*
    (?:
        (?P<local>{_LOCAL})(?!\w)
      | (?P<offset>(?:(?<=[\s(\d])|(?<=^))(?:{_OFFSET}))(?:\)?\s+{_CENTRAL}\b)?
      | (?<![a-z])(?P<name>{_NAMES})(?!\w)(?:\s+(?:{_TIME})(?!\w))?(?!\s?[+-]\s?[0-9])
      | (?P<long>{_CENTRAL})\b
      | (?P<clocks>{either(every(lambda language: language.clocks))})(?!\w)
      | (?:{_TIME_BEFORE})\s?(?P<city_behind>{_ONE_CITY})
      | (?P<city>{_CITY})\s+(?:{_TIME})(?!\w)
        # "1 pm London (UTC+0)".
      | (?P<told_city>{_CITY})\s*(?=\((?:utc|gmt)[^()]{{0,7}}\))
      | (?<=\()\s*(?P<bare_city>{_CITY})(?=\s*\))
    )
    \s*(?(open)\)|)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidZone:
    """`text` as written; `zone` is None for the series' own, several where nobody can know."""

    text: str
    zones: tuple[tzinfo, ...]

    def only(self) -> tzinfo | None:
        """Return the zone, None for the series' own; raises `ZoneIsAmbiguous`."""
        if len(self.zones) > 1:
            cities = ", ".join(_city(zone) for zone in self.zones)
            raise ZoneIsAmbiguous(zone=self.text, cities=cities)
        return self.zones[0] if self.zones else None


def read_zone(match: re.Match[str], own: str) -> SaidZone | None:
    """Read a match of `SAID_ZONE`, in a series of zone `own`; None if it names no place we know."""
    text = match[0].strip(" ()")
    if match["local"]:
        return SaidZone(text, ())
    if match["offset"]:
        offset = _offset(match["offset"])
        return None if offset is None else SaidZone(text, (offset,))
    if match["name"] and _is_word(match):
        return None
    if match["name"] or match["long"]:
        return _named(plain(match["name"] or "cet"), text, own)
    if match["clocks"]:
        return _of_zone(_CLOCKS[plain(match["clocks"])], text, own)
    city = match["city"] or match["bare_city"] or match["city_behind"] or match["told_city"]
    return _of_city(city.strip(), text, own)


def _is_word(match: re.Match[str]) -> bool:
    """Tell whether "09:00 Et blikk på torget", "entre 9h et 10h" and the like name no zone.

    Nor does "10:45 Wet floors": a zone is written in capitals, or small on a phone.
    """
    name = match["name"]
    may_be_word = name.istitle() if plain(name) not in _WORDS_TOO else not name.isupper()
    return may_be_word and _GOES_ON.match(match.string, match.end("name")) is not None


def _named(name: str, text: str, own: str) -> SaidZone:
    if name in _UTC:
        return SaidZone(text, () if own == "UTC" else (UTC,))
    if name in _says(own):
        return SaidZone(text, ())
    if name in _UNCLEAR:
        return SaidZone(text, tuple(map(zone_info, _UNCLEAR[name])))
    return SaidZone(text, (zone_info(_REGION[name]),))


def _says(own: str) -> frozenset[str]:
    """What the clocks of the series' zone are called, in any half of the year and language."""
    zone = zone_info(own)
    said = {
        name.casefold()
        for month in (1, 7)
        if (name := datetime(2026, month, 1, tzinfo=zone).tzname())
    }
    same = {each for names in _REGIONS for each in names.split() if said & set(names.split())}
    return frozenset(said | same)


def _of_city(city: str, text: str, own: str) -> SaidZone | None:
    try:
        name = canonical_zone(city)
    except BadInput:
        return None
    return _of_zone(name, text, own)


def _of_zone(name: str, text: str, own: str) -> SaidZone:
    return SaidZone(text, () if name == own else (zone_info(name),))


def _offset(written: str) -> tzinfo | None:
    digits = re.sub(r"[^0-9]", "", written)
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])  # noqa: PLR2004
    length = timedelta(hours=int(hours), minutes=int(minutes))
    if length > timedelta(hours=14) or int(minutes) >= 60:  # noqa: PLR2004
        return None
    return timezone(length if "+" in written else -length)


def _city(zone: tzinfo) -> str:
    return str(zone).rpartition("/")[2].replace("_", " ")
