from datetime import datetime

from bot.domain.deliveries.payloads import OtherTime
from bot.domain.signups.signup import Counts
from bot.domain.times.wall import WallTime
from bot.saying.times import city_of, slot_elsewhere
from bot.services.talks.views import TalkView
from bot.ui.cards.talks import letters
from bot.ui.cards.talks.talk import talk_card
from tests.factories import (
    NOW,
    START,
    ZONE,
    a_delivery,
    a_series,
    a_server,
    a_slot,
    a_talk,
    an_edition,
)
from tests.ui.cards.measuring import text_of

CITIES = ("Africa/Nairobi", ZONE, "America/New_York", "Pacific/Auckland")
# New York has changed its clocks by then, Copenhagen has not.
ELSEWHERE = "Nairobi 17:00 · New York 10:00, an hour later than usual · Auckland 03:00 (Friday)"


def a_view(**fields) -> TalkView:
    return TalkView(
        talk=a_talk(),
        edition=an_edition(),
        series=a_series(**fields),
        server=a_server(),
        counts=Counts(),
        talks_in_edition=1,
        announcement=None,
        thread_id=None,
        now=NOW,
    )


def test_other_cities_have_their_own_hour_and_day(localizer):
    assert slot_elsewhere(a_slot(), CITIES, localizer.english) == ELSEWHERE
    assert slot_elsewhere(a_slot(), (ZONE,), localizer.english) == ""
    summer = a_slot(start=WallTime(local=datetime(2026, 4, 2, 15), zone=ZONE))
    assert slot_elsewhere(summer, CITIES[:1], localizer.english) == "Nairobi 16:00"


def test_card_and_letters_list_the_time_in_other_cities(localizer):
    words, view = localizer.english, a_view(cities=CITIES)
    news = a_delivery(payload=OtherTime(old=NOW, new=START))

    assert f"Copenhagen**\n-# {ELSEWHERE}\nFor you" in text_of(talk_card(view, words))
    assert f"Copenhagen**\n-# {ELSEWHERE}\nFor you" in text_of(
        letters.day_before(view, words, news)
    )
    assert f"Copenhagen · {ELSEWHERE})" in text_of(letters.moved(view, words, news))
    assert "-# \n" not in text_of(talk_card(a_view(), words))


def test_a_letter_says_the_hour_of_its_reader_when_that_is_not_the_usual_one(localizer):
    """Discord shows everybody their own time, but not that it is another than usual."""
    words, view = localizer.english, a_view()
    letter = a_delivery(payload=OtherTime(old=NOW, new=START))
    own = "New York 10:00, an hour later than usual"

    def soon(view: TalkView, zone: str | None) -> str:
        return text_of(letters.soon(view, words, letter, zone, late=False, maybe=False))

    assert f"\n-# {own}" in soon(view, "America/New_York")
    assert f"Copenhagen · {own})" in text_of(letters.moved(view, words, letter, "America/New_York"))
    assert "-#" not in soon(view, "Europe/London")
    assert "-#" not in soon(view, None)
    # Where the series names the city, it is not said twice.
    told = text_of(letters.moved(a_view(cities=CITIES), words, letter, "America/New_York"))
    assert told.count("New York") == 1
    # This letter names no cities.
    assert f"\n-# {own}" in soon(a_view(cities=CITIES), "America/New_York")


def test_a_zone_without_a_city_is_named_by_its_hours_from_utc():
    assert [city_of(zone) for zone in ("Etc/GMT+5", "Etc/GMT-14", "America/New_York")] == [
        "UTC-5",
        "UTC+14",
        "New York",
    ]
