"""A calendar for everybody shows neither less nor more than is public, whatever there is."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.talks.parts import Links
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from tests.factories import EDITION_CODE, GUILD_ID, SERIES_CODE, a_series, a_talk, an_edition

S = TalkState
SECRETS = (b"way-in", b"panel-way", b"7000000000000000")
OTHER_EDITION, OTHER_SERIES = "ED2025", "SER0TH"
PLACES = {EDITION_CODE: SERIES_CODE, OTHER_EDITION: SERIES_CODE, "EDE15E": OTHER_SERIES}
# What people may know of, said once more than the code says it: drafts and what is announced later
# are the team's; what ran is known, however it came to run.
TALKS = st.fixed_dictionaries(
    {
        "state": st.sampled_from(S),
        "announced": st.sampled_from([None, -1, 0, 1, 400]),
        "edition": st.sampled_from(sorted(PLACES)),
    }
)


def is_known(talk: dict) -> bool:
    if talk["state"] in {S.LIVE, S.ENDED}:
        return True
    is_due = talk["announced"] is not None and talk["announced"] <= 0
    return is_due and talk["state"] is not S.DRAFT


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TALKS, min_size=8, max_size=8), st.booleans())
@pytest.mark.usefixtures("programme")
async def test_neither_less_nor_more_than_is_public(put, web, clock, talks, is_on_web):
    # Whoever asks so often is told to wait a minute.
    clock.advance(timedelta(minutes=2))
    now = clock.now()
    await put(
        a_series(is_on_web=is_on_web),
        a_series(code=OTHER_SERIES, title="Elsewhere"),
        *(an_edition(code=edition, series=series) for edition, series in PLACES.items()),
        *(stored(number, talk, now) for number, talk in enumerate(talks)),
    )

    public = {
        f"Talk {number}": talk["edition"]
        for number, talk in enumerate(talks)
        if is_known(talk) and is_on_web and PLACES[talk["edition"]] == SERIES_CODE
    }
    # The one that each programme here begins with.
    first = {"Neighbours and the Town Square": EDITION_CODE} if is_on_web else {}

    assert await shown(web, SERIES_CODE) == {*public, *first}
    assert await shown(web, OTHER_SERIES) == set()
    for edition in (EDITION_CODE, OTHER_EDITION):
        there = {title for title, where in {**public, **first}.items() if where == edition}
        assert await shown(web, edition) == there
    for number in range(len(talks)):
        assert await shown(web, f"TA1K1{number}") == {f"Talk {number}"} & public.keys()


def stored(number: int, talk: dict, now: datetime) -> Talk:
    announced = talk["announced"]
    return a_talk(
        code=f"TA1K1{number}",
        number=number + 2,
        title=f"Talk {number}",
        edition=talk["edition"],
        series=PLACES[talk["edition"]],
        state=talk["state"],
        announce_at=None if announced is None else now + timedelta(days=announced),
        links=Links(
            registration="https://example.org/register",
            join="https://example.org/way-in",
            panellists="https://example.org/panel-way",
        ),
        signup_role_ids=(7_000_000_000_000_000_001,),
        note_taker_ids=(7_000_000_000_000_000_002,),
    )


async def shown(web, code: str) -> set[str]:
    """The titles in it, none where there is no such page; nothing that is for few stands there."""
    async with web.get(f"/calendar/{GUILD_ID}/{code}.ics") as answer:
        content = await answer.read()
        assert answer.status in {200, 404}
    assert not any(secret in content for secret in SECRETS)
    if answer.status == 404:
        return set()
    titles = {str(event["SUMMARY"]) for event in Calendar.from_ical(content).events}
    return {title.removeprefix("Cancelled: ") for title in titles}
