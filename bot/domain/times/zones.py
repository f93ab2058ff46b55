"""Time zones: IANA data of the pinned `tzdata` package, never the system's."""

import unicodedata
import zoneinfo
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times.errors import UnknownZone, ZoneIsAmbiguous

# Folded by hand, as in the search: NFKD does not take these apart.
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})

# What clocks say in several zones. The data has zones of some of these names, each of one place
# that never changes its clocks: "EST" is Panama, and nobody who plans a talk in New York means it.
_ON_CLOCKS: Final = {
    "est edt et est5edt": "New York, Toronto, Panama",
    "cst cdt ct cst6cdt": "Chicago, Mexico City, Shanghai, Havana",
    "mst mdt mt mst7mdt": "Denver, Phoenix, Edmonton",
    "pst pdt pt pst8pdt": "Los Angeles, Vancouver, Manila",
    "ast adt at": "Halifax, Puerto Rico, Riyadh",
    "hst": "Honolulu, Adak",
    "ist": "Kolkata, Dublin, Jerusalem",
    "bst": "London, Dhaka",
    "gst": "Dubai, South Georgia",
    "sst": "Singapore, Pago Pago",
    "wet west": "Lisbon, Canary, Faroe",
    "cet cest met mest": "Copenhagen, Berlin, Paris, Algiers",
    "eet eest": "Helsinki, Athens, Cairo",
    "aest aedt aet": "Sydney, Brisbane",
    "acst acdt act": "Adelaide, Darwin",
}
_SEVERAL: Final = {name: cities for names, cities in _ON_CLOCKS.items() for name in names.split()}


@cache
def load_zones() -> Mapping[str, ZoneInfo]:
    """Read every zone, once, and make the whole process use the pinned data.

    The first use of a zone calls it. `ZoneInfo(name)` in any library then returns the objects
    kept here, and reads no file.
    """
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()
    names = sorted(zoneinfo.available_timezones() - {"Factory"})
    return MappingProxyType({name: ZoneInfo(name) for name in names})


@cache
def zone_rules() -> str:
    """Return the version of the zone data: a year and a letter."""
    with files("tzdata.zoneinfo").joinpath("tzdata.zi").open(encoding="ascii") as text:
        return text.readline().removeprefix("# version").strip()


def warm_zones() -> None:
    """Read all files of zones (0.2 s). Call it in a thread before the event loop serves anybody."""
    load_zones()
    zone_rules()
    _labels()
    _by_folded_name()


def zone_info(name: str) -> ZoneInfo:
    """Return the zone of exactly this IANA name; raises `UnknownZone`."""
    try:
        return load_zones()[name]
    except KeyError:
        raise UnknownZone(zone=name[:100]) from None


def canonical_zone(typed: str) -> str:
    """Return the name to keep for what was typed; raises `UnknownZone` and `ZoneIsAmbiguous`.

    Capitals and spaces do not matter, an old name becomes the present one, and a city or a country
    will do if it has one zone. Names that the data merges but people use (Europe/Copenhagen) stay.
    """
    plain = _fold(typed)
    if plain in _SEVERAL:
        raise ZoneIsAmbiguous(zone=typed.strip(), cities=_SEVERAL[plain])
    name = _by_folded_name().get(plain)
    if name is not None:
        return name if name in _places() else _links().get(name, name)
    fitting = [name for name, labels in _labels().items() if plain in labels]
    if len(fitting) != 1:
        raise UnknownZone(zone=typed.strip()[:100])
    return fitting[0]


def search_zones(typed: str, *, limit: int = 25) -> tuple[str, ...]:
    """Return names whose city, country or old name fits, best first; nothing typed gives all."""
    words = _fold(typed)
    ranked = sorted(
        (rank, name)
        for name, labels in _labels().items()
        if (rank := _rank(words, labels)) is not None
    )
    return tuple(name for _, name in ranked[:limit])


def _rank(words: str, labels: tuple[str, ...]) -> int | None:
    """Tell how well the labels fit, 0 best: whole, beginning, beginning of a word, inside."""
    padded = tuple(f" {label}" for label in labels)
    checks = (
        words in labels,
        any(label.startswith(words) for label in labels),
        any(f" {words}" in label for label in padded),
        len(words) > 2 and any(words in label for label in labels),  # noqa: PLR2004
    )
    return next((rank for rank, fits in enumerate(checks) if fits), None)


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(letters.replace("_", " ").replace("/", " / ").split())


@cache
def _by_folded_name() -> dict[str, str]:
    return {_fold(name): name for name in load_zones()}


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """Of every zone that is offered: its city, its name, its countries and its old names."""
    old: dict[str, list[str]] = {}
    for alias, name in _links().items():
        old.setdefault(name, []).append(alias)
    return {
        name: tuple(
            _fold(label)
            for label in (_city(name), name, *countries, *map(_city, old.get(name, ())))
        )
        for name, countries in _places().items()
    }


def _city(name: str) -> str:
    return name.rpartition("/")[2]


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Return the zones that lie somewhere, with country names, and UTC, which lies nowhere."""
    countries = dict(_rows("iso3166.tab"))
    places = {row[2]: (countries.get(row[0], row[0]),) for row in _rows("zone.tab")}
    return {"UTC": ("coordinated universal time", "gmt"), **places}


@cache
def _links() -> dict[str, str]:
    """Return old name to present name, from the `L target name` lines of the source data."""
    text = files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="ascii")
    pairs = (line.split() for line in text.splitlines() if line.startswith("L "))
    places = _places()
    return {name: target for _, target, name in pairs if target in places and name not in places}


def _rows(table: str) -> Iterator[list[str]]:
    text = files("tzdata.zoneinfo").joinpath(table).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
