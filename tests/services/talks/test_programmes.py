from datetime import date, time

import pytest

from bot.domain.errors import TextMissing, TitleTooLong
from bot.domain.talks.preview import PastedProgramme, Preview
from bot.domain.talks.series import DateOrder
from bot.services.talks.programmes import Programmes
from bot.services.talks.series import SeriesService
from bot.services.talks.talk_previews import TalkPreviews, TypedTalk
from bot.words.places import read_place
from tests.factories import OWNER, SERIES_CODE, an_organiser

SESSIONS = "Session 1: Benches\nAda Example, City of Northville"


@pytest.fixture
def programmes(store, clock) -> Programmes:
    return Programmes(store, clock)


@pytest.mark.usefixtures("programme")
async def test_sessions_without_a_talk_get_the_title_given_with_them(programmes):
    named = await programmes.preview(
        an_organiser(), PastedProgramme(text=SESSIONS, title=" Town  Square ")
    )
    unnamed = await programmes.preview(an_organiser(), PastedProgramme(text=SESSIONS))

    assert [each.read.title for each in named.talks] == ["Town Square"]
    assert [each.read.title for each in unnamed.talks] == ["Benches"]


@pytest.mark.parametrize(
    ("line", "start", "minutes"),
    [
        ("3 May 2027, 10:00–11:30", time(10), 90),
        ("3 May 2027\n9:00-9:45 CET", time(9), 45),
        ("3 May 2027, 10:00", time(10), 60),
        ("3 May 2027", time(17), 60),
        ("3 May 2027, 10:00-10:02", time(10), 60),
    ],
)
@pytest.mark.usefixtures("programme")
async def test_printed_hours_go_before_the_usual_ones(programmes, line, start, minutes):
    pasted = PastedProgramme(
        text=f"Talk 1: Benches\n{line}\n{SESSIONS}", start=time(17), minutes=60
    )

    slot = (await programmes.preview(an_organiser(), pasted)).talks[0].slot

    assert (slot.start.local.time(), slot.minutes) == (start, minutes)


@pytest.mark.parametrize(("title", "error"), [("x" * 300, TitleTooLong), ("\u200b", TextMissing)])
@pytest.mark.usefixtures("programme")
async def test_a_title_that_no_talk_can_have_keeps_no_preview(programmes, store, title, error):
    with pytest.raises(error):
        await programmes.preview(an_organiser(), PastedProgramme(text=SESSIONS, title=title))

    assert await store.read(OWNER, lambda docs: docs.select(Preview)) == []


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("dates", "day"),
    [(DateOrder.DAY_FIRST, date(2027, 6, 5)), (DateOrder.MONTH_FIRST, date(2027, 5, 6))],
)
async def test_dates_in_numbers_are_read_as_the_series_writes_them(
    programmes, store, clock, dates, day
):
    await SeriesService(store, clock).edit(an_organiser(), SERIES_CODE, dates=dates)
    typed = TypedTalk(title="A", when="05/06/2027 15:00", length="60", place=read_place("Online"))

    pasted = PastedProgramme(text=f"Talk 1: Benches\n05/06/2027\n{SESSIONS}")
    printed = (await programmes.preview(an_organiser(), pasted)).talks[0].read.date
    preview = await TalkPreviews(store, clock).new_as_typed(
        an_organiser(), typed, sent_at=clock.now()
    )

    assert (printed.on, printed.doubt) == (day, None)
    assert [wall.local.date() for wall in preview.candidates] == [day]
