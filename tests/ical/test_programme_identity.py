"""What we write as a calendar and read again is what it was, whatever a talk is."""

from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.plain import harmless, is_visible, one_line
from bot.domain.talks.listed import ListedState, changes, gone, matched, standing
from bot.domain.talks.parts import Links, Segment
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN, Slot, Venue, VenueKind
from bot.domain.talks.states import TalkState
from bot.domain.times.wall import wall_of
from bot.ical.calendar import series_calendar
from bot.ical.programme.calendars import read_calendar
from bot.saying.i18n import Localizer
from tests.factories import NOW, a_series, a_speaker, a_talk

HOST = "talks.example.org"
ENGLISH = Localizer.load().english
ZONES = ["Europe/Copenhagen", "America/New_York", "Africa/Casablanca", "Pacific/Apia", "UTC"]


def words(limit):
    """As people type them and we keep them."""
    text = st.text(min_size=1, max_size=limit).map(lambda typed: one_line(harmless(typed)))
    return text.filter(is_visible)


LINKS = st.sampled_from(
    [None, "https://northville.example/a,b;c?d=1", "https://meet.google.com/abc"]
)
MOMENTS = st.datetimes(datetime(2026, 4, 1), datetime(2031, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)
PLACES = st.builds(
    Venue,
    kind=st.sampled_from([VenueKind.LINK, VenueKind.SITE]),
    place=words(60) | st.just("Zoom"),
) | st.just(Venue(kind=VenueKind.VOICE, place="Hall", channel_id=77))


@st.composite
def talks(draw, code):
    zone = draw(st.sampled_from(ZONES))
    place = draw(PLACES)
    start = wall_of(draw(MOMENTS), zone)
    slot = Slot(start=start, minutes=draw(st.integers(MINUTES_MIN, MINUTES_MAX))).at(place)
    day_only = draw(st.booleans())
    segments = draw(
        st.lists(
            st.builds(lambda title: Segment(title=title, speakers=(a_speaker(),)), words(30)),
            max_size=2,
        )
    )
    return a_talk(
        code=code,
        title=draw(words(60)),
        slot=None if day_only else slot,
        planned_on=date(2026, 5, 7) if day_only else None,
        planned_at=place if day_only else None,
        description=draw(words(200) | st.just("Two\nlines; and, more\\n")),
        segments=tuple(segments),
        links=Links(registration=draw(LINKS), join=draw(LINKS)),
        state=draw(st.sampled_from([TalkState.DRAFT, TalkState.ANNOUNCED, TalkState.CANCELLED])),
        started_at=None,
    ).with_time_kept()


EDITIONS = st.tuples(talks("TA1K01"), talks("TA1K02"))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITIONS)
def test_import_of_our_own_calendar_changes_nothing(edition):
    """Not the text either, though it tells the whole programme there."""
    raw = series_calendar(
        a_series(), edition, edition_names={"ED2026": "2026"}, host=HOST, words=ENGLISH
    )

    listed = read_calendar(raw.decode(), until=date(2032, 1, 1)).talks

    found = matched(listed, edition)
    assert sorted(talk.code for talk in found if talk) == ["TA1K01", "TA1K02"]
    for each, talk in zip(listed, found, strict=True):
        assert talk is not None
        slot = None
        if each.at is not None:
            minutes = each.minutes or 0
            slot = Slot(start=wall_of(each.at, "UTC"), minutes=minutes)
        changed = changes(talk, each, slot)
        assert changed == [], talk
        expected = ListedState.DONE if talk.was_cancelled else ListedState.SAME
        assert standing(talk, each, changed, now=NOW) is expected
    assert gone(found, edition, now=NOW) == []
