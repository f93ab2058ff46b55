"""A dry run is what is planned afterwards: the same messages, to the same people, at the same time.

`planned` reads what is really there, and the properties compare it for talks of every sort.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.dry_run import Coming
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.errors import (
    AnnouncementTooLate,
    TalkNeedsChannels,
    TalkNeedsTime,
    TimeInThePast,
)
from bot.domain.talks.states import TalkState
from bot.domain.team.errors import NotANoteTaker
from bot.domain.times.wall import WallTime, wall_of
from bot.services.talks.dry_runs import DryRuns
from bot.services.talks.talk_previews import ANNOUNCE, TalkPreviews
from bot.services.talks.talks import TalkService
from tests.factories import (
    NOW,
    START,
    ZONE,
    a_delivery,
    a_draft,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_signup,
    a_slot,
    a_talk,
    an_edition,
    an_organiser,
)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PING_ROLE = 1_000_000_000_000_000_031
ZONES = st.sampled_from([ZONE, "Asia/Kathmandu", "America/New_York", "Pacific/Apia"])
# Across two changes of clocks, and from a minute away: there the early reminders are over.
LEADS = st.integers(1, 250 * 24 * 60).map(lambda minutes: minutes * MINUTE)
ANSWERS = st.lists(st.tuples(st.sampled_from(Answer), st.booleans()), max_size=4)
property_of_a_store = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def codes() -> Iterator[str]:
    """Codes of talks, for the store outlives an example."""
    return (f"TA{number:04}" for number in count())


@pytest.fixture
async def dry_runs(store, clock, put) -> DryRuns:
    clock.set(NOW)
    await put(a_server(ping_role_ids=(PING_ROLE,)), a_series(), an_edition())
    return DryRuns(store, clock)


@pytest.fixture
def talks(store, clock) -> TalkService:
    return TalkService(store, clock)


@pytest.fixture
def proposals(store, clock) -> TalkPreviews:
    return TalkPreviews(store, clock)


@pytest.fixture
def planned(store):
    async def read(code: str) -> list[Coming]:
        found = await store.survey(
            lambda docs: docs.select(Delivery, about=code, state=DeliveryState.PLANNED.value)
        )
        return sorted((as_coming(each) for each in found), key=order)

    return read


def as_coming(delivery: Delivery) -> Coming:
    return Coming(
        kind=delivery.kind,
        place=delivery.place,
        due=delivery.due,
        user_id=delivery.user_id,
        payload=delivery.payload,
    )


def order(message: Coming) -> tuple[object, ...]:
    return (message.due, message.kind, message.user_id or 0, repr(message.payload))


def draft_in(lead: timedelta, code: str, *, zone: str = ZONE, minutes: int = 90, **fields):
    slot = a_slot(start=wall_of(NOW + lead, zone), minutes=minutes)
    return a_draft(code=code, slot=slot, **fields)


def answers_to(code: str, answers: list[tuple[Answer, bool]]):
    return [
        a_signup(
            code=f"{code}{number}", talk=code, user_id=7000 + number, answer=answer, remind=remind
        )
        for number, (answer, remind) in enumerate(answers)
    ]


@property_of_a_store
@given(LEADS, ZONES, st.integers(5, 720), ANSWERS, st.booleans())
async def test_dry_run_is_what_announcing_plans(
    dry_runs, talks, planned, put, codes, lead, zone, minutes, answers, ping
):
    draft = draft_in(lead, next(codes), zone=zone, minutes=minutes, ping=ping)
    await put(draft, *answers_to(draft.code, answers))

    run = (await dry_runs.of_talk(an_organiser(), draft.code)).run
    announced = await talks.announce(an_organiser(), draft.code, 1)

    assert sorted(run.messages, key=order) == await planned(draft.code)
    assert list(run.messages) == sorted(run.messages, key=lambda each: each.due)
    assert (run.pings, announced.talk.ping) == (int(ping), ping)


@property_of_a_store
@given(st.data(), LEADS.filter(lambda lead: lead > 3 * MINUTE), ANSWERS, st.booleans())
async def test_preview_of_a_later_announcement_is_what_the_yes_plans(
    dry_runs, proposals, planned, put, codes, data, lead, answers, again
):
    def later() -> WallTime:
        ahead = data.draw(st.integers(1, lead // MINUTE - 1))
        return wall_of(NOW + ahead * MINUTE, "UTC")

    draft = draft_in(lead, code := next(codes))
    await put(draft, *answers_to(code, answers))
    if again:
        first = await proposals.announce(an_organiser(), code, 1, (later(),))
        await proposals.confirm(an_organiser(), ANNOUNCE, first.code, 0)

    version = (await dry_runs.of_talk(an_organiser(), code)).run.talk.version
    shown = await proposals.announce(an_organiser(), code, version, (later(), later()))
    await proposals.confirm(an_organiser(), ANNOUNCE, shown.code, 1)

    assert sorted(shown.runs[1].messages, key=order) == await planned(code)


@property_of_a_store
@given(st.lists(LEADS, min_size=1, max_size=4))
async def test_dry_run_of_an_edition_is_what_announcing_all_of_it_plans(
    dry_runs, talks, planned, put, codes, leads
):
    edition = an_edition(code=f"E{next(codes)}")
    drafts = [draft_in(lead, next(codes), edition=edition.code) for lead in leads]
    await put(edition, *drafts)

    shown = await dry_runs.of_edition(a_note_taker(), edition.code)
    for draft in drafts:
        await talks.announce(an_organiser(), draft.code, 1)

    for run in shown.runs:
        assert sorted(run.messages, key=order) == await planned(run.talk.code)
    assert {run.talk.code for run in shown.runs} == {draft.code for draft in drafts}
    starts = [run.talk.starts_at for run in shown.runs]
    assert starts == sorted(starts)


async def test_dry_run_stores_nothing(dry_runs, store, put):
    await put(a_draft(), a_signup(remind=True))

    def everything(docs):
        return [each for kind in KINDS for each in docs.select(kind)]

    before = await store.survey(everything)
    await dry_runs.of_talk(an_organiser(), a_draft().code)
    await dry_runs.of_edition(an_organiser())
    assert await store.survey(everything) == before


async def test_announced_talk_shows_what_is_planned_and_not_what_is_over(dry_runs, put):
    await put(
        a_talk(),
        a_delivery(state=DeliveryState.SENT, wake=None),
        a_delivery(code="DE1001", kind=DeliveryKind.DAY_BEFORE, due=START - DAY),
        a_delivery(code="DE1002", kind=DeliveryKind.POLL, place=Place.THREAD, due=START),
    )

    run = (await dry_runs.of_talk(a_note_taker(), a_talk().code)).run

    assert [each.kind for each in run.messages] == [DeliveryKind.DAY_BEFORE, DeliveryKind.POLL]


REFUSED = {
    "no time": (a_draft(slot=None), TalkNeedsTime),
    "over": (a_draft(slot=a_slot(start=wall_of(NOW - DAY, ZONE))), TimeInThePast),
}


@pytest.mark.parametrize(("draft", "error"), REFUSED.values(), ids=REFUSED.keys())
async def test_draft_that_cannot_be_announced_says_why(dry_runs, put, draft, error):
    await put(draft)

    run = (await dry_runs.of_edition(an_organiser())).runs[0]

    assert (run.messages, run.pings, type(run.refusal)) == ((), 0, error)


async def test_server_without_channels_says_so(dry_runs, put):
    other = a_server(talks_channel_id=None, version=1)
    await put(other, a_draft())

    shown = await dry_runs.of_talk(an_organiser(), a_draft().code)

    assert type(shown.run.refusal) is TalkNeedsChannels


async def test_reading_of_the_time_that_is_too_late_is_refused_alone(proposals, dry_runs, put):
    await put(a_draft())
    after = wall_of(START + DAY, ZONE)

    with pytest.raises(AnnouncementTooLate):
        await proposals.announce(an_organiser(), a_draft().code, 1, (after,))
    good = wall_of(datetime.fromisoformat("2026-03-05T09:00+00:00"), ZONE)
    shown = await proposals.announce(an_organiser(), a_draft().code, 1, (after, good))

    assert [type(run.refusal) for run in shown.runs] == [AnnouncementTooLate, type(None)]


async def test_talks_that_are_over_are_left_out(dry_runs, put):
    over = a_talk(code="TA0VER", state=TalkState.ENDED, ended_at=NOW)
    await put(over, a_draft())

    shown = await dry_runs.of_edition(a_note_taker())

    assert [run.talk.code for run in shown.runs] == [a_draft().code]


async def test_only_the_team_sees_it_and_only_organisers_may_announce(dry_runs, put):
    await put(a_draft())
    code = a_draft().code

    assert (await dry_runs.of_talk(an_organiser(), code)).may_announce
    assert not (await dry_runs.of_talk(a_note_taker(), code)).may_announce
    with pytest.raises(NotANoteTaker):
        await dry_runs.of_talk(a_member(), code)
    with pytest.raises(NotANoteTaker):
        await dry_runs.of_edition(a_member())
