import sys
from zoneinfo import ZoneInfo

import pytest

from bot.domain.times.errors import UnknownZone, ZoneIsAmbiguous
from bot.domain.times.zones import (
    canonical_zone,
    load_zones,
    search_zones,
    warm_zones,
    zone_info,
)


def test_zone_info_is_what_libraries_get():
    assert ZoneInfo("Europe/Copenhagen") is zone_info("Europe/Copenhagen")


def test_zone_info_refuses_paths_and_nonsense():
    for name in ("", "../UTC", "/etc/localtime", "Europe", "Nowhere/Northville", "x" * 500):
        with pytest.raises(UnknownZone):
            zone_info(name)


def test_zones_are_all_there():
    assert len(load_zones()) > 590


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("europe/copenhagen", "Europe/Copenhagen"),
        (" Europe/KIEV ", "Europe/Kyiv"),
        ("America/new york", "America/New_York"),
        ("utc", "UTC"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Pacific", "America/Los_Angeles"),
        ("copenhagen", "Europe/Copenhagen"),
        ("Calcutta", "Asia/Kolkata"),
        ("Denmark", "Europe/Copenhagen"),
    ],
)
def test_canonical_zone_repairs_what_was_typed(typed: str, name: str):
    assert canonical_zone(typed) == name


def test_canonical_zone_does_not_choose_among_several():
    with pytest.raises(UnknownZone):
        canonical_zone("Germany")


@pytest.mark.parametrize("typed", ["EST", " est ", "CET", "MST", "HST", "EST5EDT", "IST", "PT"])
def test_what_clocks_say_in_several_zones_is_asked_about(typed: str):
    with pytest.raises(ZoneIsAmbiguous) as caught:
        canonical_zone(typed)

    cities = str(caught.value.params["cities"]).split(", ")
    assert len(cities) > 1
    for city in cities:
        found = search_zones(city, limit=1)
        assert found, city
        assert canonical_zone(found[0]) == found[0]


def test_canonical_zone_refuses_unknown_names():
    with pytest.raises(UnknownZone) as caught:
        canonical_zone("Northville")

    assert caught.value.params == {"zone": "Northville"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("copenhagen", "Europe/Copenhagen"),
        ("denmark", "Europe/Copenhagen"),
        ("Kiev", "Europe/Kyiv"),
        ("new york", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("Europe/Os", "Europe/Oslo"),
        ("york", "America/New_York"),
    ],
)
def test_search_zones_finds_city_country_and_old_name(typed: str, first: str):
    assert search_zones(typed)[0] == first


def test_search_zones_gives_at_most_what_a_select_holds():
    assert len(search_zones("")) == 25
    assert search_zones("Northville") == ()


def test_search_zones_offers_only_known_names():
    assert set(search_zones("", limit=1000)) <= load_zones().keys()


def test_warm_zones_leaves_no_file_to_read():
    warm_zones()
    opened: list[str] = []
    # A hook cannot be taken off again; this one only listens while the list is its own.
    listening = True
    sys.addaudithook(lambda event, args: opened.append(event) if listening else None)

    canonical_zone("Asia/Calcutta")
    search_zones("Denmark")
    ZoneInfo("Pacific/Apia")
    listening = False

    assert "open" not in opened
