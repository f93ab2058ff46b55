"""Seeing and erasing what is stored about a person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import own_code, user_owner
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.keeping.mentions import Involvement
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Edited
from bot.domain.team.errors import NotAnOrganiser
from bot.domain.team.member import Member
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.host.erasures import erase_again
from bot.services.polls.polls import Polls
from bot.services.privacy.forgetting import Forgetting
from bot.services.privacy.my_data import People
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    BALLOT_CODE,
    MEMBER_ID,
    NOTE_TAKER_ID,
    OTHER_GUILD_ID,
    OWNER,
    a_ballot_poll,
    a_delivery,
    a_member,
    a_mirror,
    a_series,
    a_server,
    a_signup,
    a_takeaway,
    a_talk,
    an_edition,
    an_organiser,
)

ELSEWHERE = f"guild:{OTHER_GUILD_ID}"
THEIRS = user_owner(MEMBER_ID)


@pytest.fixture
def people(store, clock):
    return People(store, clock)


@pytest.fixture
def ballots(tmp_path, store, clock):
    keys = FolderKeys(tmp_path / "data" / "keys")
    return Ballots(store, clock, keys, Polls(store, clock, {}), Asking(store, clock, {}))


@pytest.fixture
def erasing(store, clock, people, ballots):
    return Forgetting(store, clock, people, ballots)


@pytest.fixture
async def used(put, store, clock):
    """A member with an answer, a note, a voice, a letter and settings; and another server."""
    clock.advance(-timedelta(days=2))
    await put(
        a_server(set_up_by=MEMBER_ID),
        a_series(),
        an_edition(),
        a_talk(seats=1, edited=Edited(by=MEMBER_ID, version=1, others=0)),
        a_signup(),
        a_signup(code="S1GN01", user_id=NOTE_TAKER_ID, answer=Answer.WAITLISTED),
        a_takeaway(support=(NOTE_TAKER_ID,)),
        a_takeaway(code="TAKE01", author_id=NOTE_TAKER_ID, support=(MEMBER_ID, 7)),
        a_delivery(code="DE1009", kind=DeliveryKind.SOON, place=Place.MEMBER, user_id=MEMBER_ID),
        a_mirror(code="M1RR09", post="DE1009"),
    )

    def elsewhere(docs):
        docs.put(a_talk(owner=ELSEWHERE, code="TA1K99"))
        docs.put(a_signup(owner=ELSEWHERE, code="S1GN99", talk="TA1K99"))

    await store.run(ELSEWHERE, elsewhere)
    member = Member(owner=THEIRS, code=own_code(THEIRS), reminders=False)
    await store.run(THEIRS, lambda docs: docs.put(member))


async def test_my_data_is_of_this_server_or_of_all(used, people):
    here = await people.mine(a_member(), everywhere=False)
    everywhere = await people.mine(a_member(), everywhere=True)
    by_letter = await people.mine(a_member(guild_id=0), everywhere=False)

    assert here.counts == {
        Keeping.SIGNUPS: 1,
        Keeping.LETTERS: 1,
        Keeping.AUTHORS: 2,
        Keeping.SETTINGS: 1,
        Keeping.TEAM: 2,
    }
    assert everywhere.counts[Keeping.SIGNUPS] == 2
    assert by_letter.counts == everywhere.counts
    assert here.places[0].titles == {"TA1K00": "Neighbours and the Town Square"}


async def test_erasing_here_leaves_the_rest_and_offers_the_seat(used, erasing, people, store):
    preview = await erasing.preview(a_member(), everywhere=False)
    done = await erasing.erase(a_member(), everywhere=False)

    assert (preview.goes, preview.stays) == (done.goes, done.stays)
    assert done.goes == {Keeping.SIGNUPS: 1, Keeping.LETTERS: 1}
    assert done.stays == {
        Involvement.WROTE: 1,
        Involvement.SUPPORTED: 1,
        Involvement.CHANGED: 1,
        Involvement.SET_UP: 1,
    }
    left = await people.mine(a_member(), everywhere=False)
    assert left.counts == {Keeping.SETTINGS: 1}
    assert (await people.mine(a_member(), everywhere=True)).counts[Keeping.SIGNUPS] == 1
    (other,) = await store.read(OWNER, lambda docs: docs.select(Signup))
    assert (other.user_id, other.answer) == (NOTE_TAKER_ID, Answer.WAITLISTED)
    assert other.offered_until is not None
    mine, theirs = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    assert (mine.author_id, mine.text != "") == (None, True)
    assert (theirs.author_id, theirs.support) == (NOTE_TAKER_ID, (7,))


async def test_erasing_everywhere_leaves_nothing(used, erasing, people):
    await erasing.erase(a_member(), everywhere=True)

    assert (await people.mine(a_member(), everywhere=True)).places == ()


async def test_organiser_erases_one_server_and_no_settings(used, erasing, people):
    organiser = an_organiser()

    assert MEMBER_ID in await erasing.known(organiser)
    preview = await erasing.preview_of(organiser, MEMBER_ID)
    assert Keeping.SETTINGS not in preview.goes
    await erasing.erase_other(organiser, MEMBER_ID)

    assert set((await people.about(MEMBER_ID, None)).counts) == {Keeping.SIGNUPS, Keeping.SETTINGS}


async def test_only_organisers_erase_others(used, erasing):
    for attempt in (
        erasing.known(a_member()),
        erasing.preview_of(a_member(), NOTE_TAKER_ID),
        erasing.erase_other(replace(an_organiser(), guild_id=OTHER_GUILD_ID), NOTE_TAKER_ID),
    ):
        with pytest.raises(NotAnOrganiser):
            await attempt


async def test_an_erased_member_leaves_no_ballot_in_open_polls(store, clock, put, erasing, ballots):
    await put(a_server(), a_series(), an_edition(), a_talk(), a_delivery())
    await put(a_ballot_poll().opened(now=clock.now()))
    other = a_member(user_id=NOTE_TAKER_ID)
    for person in (a_member(), other):
        await ballots.vote(person, BALLOT_CODE, {"useful": (1,)})

    await erasing.erase(a_member(), everywhere=False)

    assert not await ballots.has_voted(a_member(), BALLOT_CODE)
    assert await ballots.has_voted(other, BALLOT_CODE)


async def test_a_preview_tells_of_open_polls_and_not_whether_they_were_answered(
    clock, put, erasing, ballots
):
    await put(a_server(), a_series(), an_edition(), a_talk(), a_delivery())
    assert (await erasing.preview(a_member(), everywhere=False)).is_empty
    await put(a_ballot_poll().opened(now=clock.now()))

    before = await erasing.preview(a_member(), everywhere=False)
    of_other = await erasing.preview_of(an_organiser(), MEMBER_ID)
    await ballots.vote(a_member(), BALLOT_CODE, {"useful": (1,)})

    # Who has answered and nothing else must be able to erase it.
    assert before.reaches_ballots
    assert not before.is_empty
    assert of_other.reaches_ballots
    assert await erasing.preview(a_member(), everywhere=False) == before
    assert await erasing.preview_of(an_organiser(), MEMBER_ID) == of_other


async def test_a_preview_of_all_servers_tells_of_no_other_server(
    store, clock, put, erasing, people
):
    await put(a_server())
    before = await erasing.preview(a_member(), everywhere=True)
    poll = replace(a_ballot_poll(), owner=ELSEWHERE).opened(now=clock.now())
    await store.run(ELSEWHERE, lambda docs: docs.put(poll))

    assert await erasing.preview(a_member(), everywhere=True) == before
    assert not (await erasing.preview(a_member(), everywhere=False)).reaches_ballots


async def test_a_poll_that_is_erased_takes_its_ballots_along(store, clock, put, ballots):
    await put(a_server(), a_series(), an_edition(), a_talk(), a_delivery())
    await put(a_ballot_poll().opened(now=clock.now()))
    await ballots.vote(a_member(), BALLOT_CODE, {"useful": (1,)})

    erasure = Erasure(at=clock.now(), what=Erased.OWNER, owner=OWNER)
    await erase_again(store, KINDS, [erasure])

    assert await store.read(OWNER, lambda docs: docs.ballots.is_empty(BALLOT_CODE))
