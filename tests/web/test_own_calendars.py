"""A member's own calendar: theirs alone, as long as they take part and keep its address."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.domain.keeping.erasing import Erasing, without_all
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Answer
from bot.domain.talks.states import TalkState
from bot.services.calendars.own import OwnCalendars
from bot.ui.web_addresses import own_address
from tests.factories import (
    GUILD_ID,
    MEMBER_ID,
    OTHER_GUILD_ID,
    OWNER,
    TALK_CODE,
    a_member,
    a_series,
    a_signup,
    a_talk,
)

pytestmark = pytest.mark.usefixtures("programme")


@pytest.fixture
def calendars(store, clock):
    return OwnCalendars(store, clock)


def path_of(calendar: OwnCalendar) -> str:
    return own_address("", calendar.owner, calendar.code, calendar.secret)


async def read(web, path, **headers):
    async with web.get(path, headers=headers) as answer:
        return answer, await answer.read()


def titles(content):
    return [str(event.get("SUMMARY")) for event in Calendar.from_ical(content).events]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Answer.GOING, True),
        (Answer.MAYBE, True),
        (Answer.DECLINED, False),
        (Answer.WAITLISTED, False),
    ],
)
async def test_own_calendar_has_the_talks_to_which_somebody_comes(
    answer, shown, put, web, calendars
):
    """On a server whose series are not on the web, too."""
    await put(a_series(is_on_web=False), a_signup(answer=answer), a_talk(code="0THERS", number=2))
    calendar = await calendars.switch_on(a_member())

    got, content = await read(web, path_of(calendar))
    assert titles(content) == (["Neighbours and the Town Square"] if shown else [])
    assert got.headers["Cache-Control"] == "private, no-cache"
    assert str(MEMBER_ID).encode() not in content
    assert calendar.secret.encode() not in content


async def test_answer_that_is_taken_back_is_gone_from_it(put, web, calendars):
    await put(a_signup())
    calendar = await calendars.switch_on(a_member())
    first, _ = await read(web, path_of(calendar))
    await put(a_signup(answer=Answer.DECLINED))

    again, content = await read(web, path_of(calendar), **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, titles(content)) == (200, [])


async def test_only_the_whole_secret_of_this_calendar_opens_it(put, web, calendars):
    mine = await calendars.switch_on(a_member())
    theirs = await calendars.switch_on(a_member(user_id=MEMBER_ID + 1))

    wrong = [
        own_address("", OWNER, mine.code, theirs.secret),
        own_address("", OWNER, mine.code, mine.secret[:-1]),
        own_address("", OWNER, mine.code, "0" * 32),
        own_address("", f"guild:{OTHER_GUILD_ID}", mine.code, mine.secret),
        f"/calendar/{GUILD_ID}/{mine.code}.ics",
    ]
    assert (await read(web, path_of(mine)))[0].status == 200
    assert [(await read(web, path))[0].status for path in wrong] == [404] * len(wrong)


async def test_shown_again_it_is_the_same_and_renewed_it_is_another(web, calendars):
    member = a_member()
    first = await calendars.switch_on(member)
    assert await calendars.switch_on(member) == first == await calendars.mine(member)
    first = await calendars.set_alarm(member, 15)

    second = await calendars.renew(member)
    assert (second.code == first.code, second.secret == first.secret) == (False, False)
    assert second.alarm == 15
    assert (await read(web, path_of(first)))[0].status == 404
    assert (await read(web, path_of(second)))[0].status == 200


async def test_switched_off_it_is_gone_at_once_and_in_a_restored_backup(store, web, calendars):
    calendar = await calendars.switch_on(a_member())
    assert (await read(web, path_of(calendar)))[0].status == 200

    await calendars.switch_off(a_member())
    assert (await read(web, path_of(calendar)))[0].status == 404
    erased = [each.erasure for each in await store.read(OWNER, lambda docs: docs.select(Erasing))]
    assert without_all(calendar, erased) is None


async def test_who_takes_no_part_reads_nothing_until_they_do_again(web, calendars, discord_says):
    calendar = await calendars.switch_on(a_member())
    for takes_part, status in ((False, 404), (None, 503), (True, 200)):
        discord_says.takes_part = takes_part
        answer, _ = await read(web, path_of(calendar))
        assert answer.status == status
        assert ("Retry-After" in answer.headers) is (takes_part is None)


async def test_alarm_rings_before_talks_that_are_held(put, web, calendars):
    await put(
        a_signup(),
        a_talk(code="0FF222", number=2, state=TalkState.CANCELLED, sequence=2),
        a_signup(code="S1GN02", talk="0FF222", slot_key=f"0FF222/{MEMBER_ID}"),
    )
    calendar = await calendars.switch_on(a_member())
    assert b"VALARM" not in (await read(web, path_of(calendar)))[1]

    await calendars.set_alarm(a_member(), 60)
    events = Calendar.from_ical((await read(web, path_of(calendar)))[1]).events
    rings = {
        str(event["UID"]): [each["TRIGGER"].dt for each in event.walk("VALARM")] for event in events
    }
    assert rings == {
        f"talk-{TALK_CODE}@talks.example.org": [timedelta(hours=-1)],
        "talk-0FF222@talks.example.org": [],
    }
