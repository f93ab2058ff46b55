"""The calendars that `tests/golden/*.ics` hold; `python -m tests.ical.cases` writes them anew."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.domain.talks.parts import Links
from bot.domain.talks.states import TalkState
from bot.domain.times.wall import WallTime
from bot.ical.calendar import series_calendar, talk_calendar
from tests.factories import (
    NOW,
    a_draft,
    a_segment,
    a_series,
    a_slot,
    a_speaker,
    a_talk,
)

GOLDEN = Path(__file__).parent.parent / "golden"
HOST = "talks.example.org"
NAMES = {"series_title": "Northville Talks", "edition_name": "2026"}

LINKS = Links(
    registration="https://northville.example/register?talk=1&lang=en",
    join="https://meet.example/secret-join",
    panellists="https://meet.example/secret-panel",
)
FULL = a_talk(
    title="Safe Streets, Open Doors; or: Who Minds the Square?",
    links=LINKS,
    segments=(
        a_segment(),
        a_segment(
            title="What the school heard",
            speakers=(
                a_speaker(name="Ben Invented", line="Ben Invented, Head Teacher, Southville"),
                a_speaker(name="Chi Sample", line="Chi Sample — Youth Council"),
            ),
        ),
    ),
)
ARABIC = a_talk(
    code="TA1K02",
    title="السلام " * 43,
    segments=(
        a_segment(
            title="مدن آمنة 🏙️",
            speakers=(a_speaker(name="دانة مثال", line="دانة مثال، بلدية المدينة الشمالية"),),
        ),
    ),
)
CANCELLED = a_talk(code="TA1K03", state=TalkState.CANCELLED, changed_at=NOW, sequence=2)
DATED = a_draft(code="TA1K04", slot=None, planned_on=date(2026, 5, 7))


def slot_at(local: datetime, zone: str, *, minutes: int = 90, fold: int = 0):
    return a_slot(start=WallTime(local=local, zone=zone, fold=fold), minutes=minutes)


# From 01:30 over the change of clocks on 29 March 2026.
SPRING = a_talk(
    code="TA1K05", slot=slot_at(datetime(2026, 3, 29, 1, 30), "Europe/Copenhagen", minutes=60)
)
# 30 December 2011 did not happen in Samoa.
SAMOA = a_talk(
    code="TA1K06",
    slot=slot_at(datetime(2011, 12, 29, 23, 30), "Pacific/Apia"),
    changed_at=NOW - timedelta(days=1),
)

CASES: dict[str, Callable[[], bytes]] = {
    "talk-full": lambda: talk_calendar(FULL, host=HOST, **NAMES),
    "talk-right-to-left": lambda: talk_calendar(ARABIC, host=HOST, **NAMES),
    "talk-cancelled": lambda: talk_calendar(CANCELLED, host=HOST, **NAMES),
    "talk-day-only": lambda: talk_calendar(DATED, host=HOST, **NAMES),
    "talk-over-spring": lambda: talk_calendar(SPRING, host=HOST, **NAMES),
    "talk-samoa": lambda: talk_calendar(SAMOA, host=HOST, **NAMES),
    "series": lambda: series_calendar(
        a_series(), [FULL, CANCELLED, DATED, SPRING], edition_names={"ED2026": "2026"}, host=HOST
    ),
    "series-empty": lambda: series_calendar(a_series(), [], edition_names={}, host=HOST),
}

if __name__ == "__main__":
    for name, build in CASES.items():
        (GOLDEN / f"{name}.ics").write_bytes(build())
