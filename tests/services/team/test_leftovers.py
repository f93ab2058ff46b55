from datetime import timedelta

import pytest

from bot.domain.ballots.poll import BallotState
from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.findings.finding import KeyFindings
from bot.domain.polls.poll import PollState
from bot.domain.takeaways.takeaway import Placement
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.services.team.leftovers import Left, leftovers
from tests.factories import (
    NOW,
    OWNER,
    a_ballot_poll,
    a_delivery,
    a_poll,
    a_segment,
    a_series,
    a_server,
    a_speaker,
    a_takeaway,
    a_talk,
    an_edition,
)

DAY = timedelta(days=1)
EDITION = an_edition().code


def over(days: int = 1, **fields):
    """A talk that ended so many days ago, with nothing left to do but what `fields` say."""
    defaults = {"state": TalkState.ENDED, "ended_at": NOW - days * DAY, "segments": ()}
    return a_talk(**defaults | fields)


def asked(talk, consent=Consent.NAMED):
    segment = a_segment(speakers=(a_speaker(consent=consent),))
    return {"segments": (segment,)} | talk


@pytest.fixture
def left(store):
    """What is left of each talk, by its code, in the order of the desk."""

    async def read(*, now=NOW):
        found = await store.read(OWNER, lambda docs: leftovers(docs, now=now))
        return {each.talk.code: each.what for each in found}

    return read


@pytest.fixture
async def edition(put):
    await put(a_server(), a_series(), an_edition(thanks="Thank you."))


pytestmark = pytest.mark.usefixtures("edition")


async def test_what_is_left_is_named_and_a_talk_with_nothing_left_is_not(put, left):
    code = "TA2000"
    await put(
        over(days=9, code="TA1000"),
        over(days=9, code=code, will_be_recorded=True, **asked({}, Consent.NOT_ASKED)),
        a_takeaway(code="TK1000", talk=code, placement=Placement.LATER),
        a_takeaway(code="TK2000", talk="TA1000", placement=Placement.LEFT_OUT),
    )
    assert await left() == {code: (Left.RECORDING, Left.NOTES, Left.NAMES)}


async def test_talk_that_ended_last_comes_first(put, left):
    await put(
        *(over(days=days, code=f"TA{days}000", will_be_recorded=True) for days in (5, 3, 4)),
    )
    assert list(await left()) == ["TA3000", "TA4000", "TA5000"]


async def test_no_talk_is_named_before_it_is_over(put, left):
    await put(a_talk(will_be_recorded=True, **asked({}, Consent.NOT_ASKED)))
    assert await left() == {}


async def test_poll_is_left_while_people_know_what_they_are_asked(put, left):
    await put(over(days=0, code="TA1000"), over(days=3, code="TA2000"))
    assert await left() == {"TA1000": (Left.POLL,)}


@pytest.mark.parametrize(
    ("carrier", "state", "what"),
    [
        (DeliveryState.PLANNED, PollState.PLANNED, ()),
        (DeliveryState.HELD, PollState.PLANNED, ()),
        (DeliveryState.DROPPED, PollState.PLANNED, (Left.POLL,)),
        (DeliveryState.SENT, PollState.OPEN, (Left.POLL_OPEN,)),
        (DeliveryState.SENT, PollState.CLOSING, ()),
        (DeliveryState.SENT, PollState.FINAL, ()),
    ],
)
async def test_poll_of_each_state(put, left, carrier, state, what):
    talk = over(days=0)
    await put(
        talk,
        a_delivery(code="DE1000", about=talk.code, state=carrier),
        a_poll(talk=talk.code, post="DE1000", state=state),
    )
    assert await left() == ({talk.code: what} if what else {})


@pytest.mark.parametrize(
    ("carrier", "state", "what"),
    [
        (DeliveryState.PLANNED, BallotState.PLANNED, ()),
        (DeliveryState.DROPPED, BallotState.PLANNED, (Left.POLL,)),
        (DeliveryState.SENT, BallotState.OPEN, (Left.POLL_OPEN,)),
        (DeliveryState.SENT, BallotState.CLOSING, ()),
        (DeliveryState.SENT, BallotState.SEALED, ()),
        (DeliveryState.SENT, BallotState.LOST, ()),
    ],
)
async def test_anonymous_poll_of_each_state(put, left, carrier, state, what):
    talk = over(days=0)
    await put(
        talk,
        a_delivery(code="DE1000", about=talk.code, state=carrier),
        a_ballot_poll(talk=talk.code, post="DE1000", state=state),
    )
    assert await left() == ({talk.code: what} if what else {})


async def test_what_only_the_key_findings_need_is_left_until_they_are_out(put, left):
    talk = over(days=9, will_be_recorded=True, **asked({}, Consent.NOT_ASKED))
    published = KeyFindings(owner=OWNER, code=EDITION, edition=EDITION, revision=1)
    await put(talk, a_takeaway(talk=talk.code, placement=Placement.TO_SORT), published)
    assert await left() == {talk.code: (Left.RECORDING,)}


async def test_thanks_are_left_once_the_last_talk_of_an_edition_is_over(put, left, store):
    await put(an_edition(code="ED5000", name="2027"))
    first, last = (
        over(days=days, code=f"TA{days}000", edition="ED5000", number=10 - days) for days in (8, 7)
    )
    coming = a_talk(code="TA9000", edition="ED5000")
    await put(first, last, coming)
    assert await left() == {}
    kept = await store.read(OWNER, lambda docs: docs.get(type(coming), coming.code))
    await put(kept.cancelled(now=NOW))
    assert await left() == {last.code: (Left.THANKS,)}
