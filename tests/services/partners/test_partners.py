"""Two servers on one store: what is carried over, once, however often the process dies between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import PartnerEvent, PartnerNews
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import guild_owner
from bot.domain.keeping.erasing import Erasing, without_all
from bot.domain.partners.errors import (
    FollowedAlready,
    NoChannelChosen,
    ShareCodeUnknown,
    SharedHere,
    TooManyCodesTried,
)
from bot.domain.partners.partner import (
    Arrival,
    Ending,
    Follower,
    Following,
    FollowingState,
    Share,
)
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser
from bot.domain.team.server import Person, Server
from bot.services.partners.courier import Courier, carried
from bot.services.partners.following import TRIES, TRIES_FOR, Followings
from bot.services.partners.sharing import Sharing
from tests.factories import (
    NOW,
    OWNER,
    SERIES_CODE,
    TALK_CODE,
    a_member,
    a_series,
    a_server,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.services.waking import wake_of

SOUTH_ID = 2_000_000_000_000_000_200
SOUTH = guild_owner(SOUTH_ID)
SAM = Person(user_id=9, guild_id=SOUTH_ID, manages_events=True, server_name="South")
CHANNEL = 77


@pytest.fixture
async def programme(store, put, clock) -> None:
    clock.set(NOW)
    await put(a_server(), a_series(), an_edition(), a_talk())
    await store.run(
        SOUTH,
        lambda docs: docs.put(
            Server(
                owner=SOUTH,
                code=str(SOUTH_ID),
                name="South",
                talks_channel_id=CHANNEL,
                backstage_channel_id=78,
            )
        ),
    )


@pytest.fixture
def sharing(store, clock, programme) -> Sharing:
    return Sharing(store, clock)


@pytest.fixture
def followings(store, clock, programme) -> Followings:
    return Followings(store, clock)


@pytest.fixture
def courier(store, clock) -> Courier:
    return Courier(store, clock)


@pytest.fixture
async def following(sharing, followings, courier) -> Following:
    """South follows, and what is public has arrived."""
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    asked = await followings.ask(SAM, code)
    begun = await followings.begin(SAM, asked.following.code)
    await courier.run_due(NOW)
    return begun.following


async def all_of(store, kind, owner=SOUTH):
    return await store.read(owner, lambda docs: docs.select(kind))


async def posts(store, kind=DeliveryKind.PARTNER_TALK, owner=SOUTH):
    return [each for each in await all_of(store, Delivery, owner) if each.kind is kind]


async def news(store, owner):
    told = await posts(store, DeliveryKind.PARTNER_NEWS, owner)
    return [each.payload.event for each in told if isinstance(each.payload, PartnerNews)]


async def change(store, **fields):
    """Change the talk, as its own unit would, and want it carried over."""

    def work(docs):
        docs.put(replace(docs.get(Talk, TALK_CODE), **fields))
        for follower in docs.select(Follower):
            docs.put(follower.woken(now=NOW))

    await store.run(OWNER, work)


async def test_code_is_kept_nowhere(store, sharing):
    made = await sharing.new_code(an_organiser(), SERIES_CODE)
    (share,) = await all_of(store, Share, OWNER)

    assert made.code.replace("-", "") not in str(share)
    assert (await sharing.view(an_organiser(), SERIES_CODE)).code == ""


async def test_only_organisers_share_and_follow(sharing, followings):
    with pytest.raises(NotAnOrganiser):
        await sharing.new_code(a_member(), SERIES_CODE)
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    with pytest.raises(NotAnOrganiser):
        await followings.ask(replace(SAM, manages_events=False, sees_talks=True), code)


async def test_wrong_codes_are_counted_for_a_server_and_forgotten(sharing, followings, clock):
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    for _ in range(TRIES):
        with pytest.raises(ShareCodeUnknown):
            await followings.ask(SAM, "0" * 16)
    with pytest.raises(TooManyCodesTried):
        await followings.ask(SAM, code)
    with pytest.raises(SharedHere):  # another server has tries of its own
        await followings.ask(an_organiser(), code)
    clock.set(clock.now() + TRIES_FOR)
    await followings.ask(SAM, code)


async def test_preview_names_what_would_come_and_plans_nothing(store, sharing, followings, courier):
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    view = await followings.ask(SAM, code)
    await courier.run_due(NOW)

    assert [each.of for each in view.came.announced] == [TALK_CODE]
    assert view.following.channel_id == CHANNEL
    assert await all_of(store, Delivery) == []
    assert await all_of(store, Follower, OWNER) == []


async def test_void_code_opens_nothing_between_the_question_and_the_yes(sharing, followings):
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    asked = await followings.ask(SAM, code)
    await sharing.new_code(an_organiser(), SERIES_CODE)

    with pytest.raises(ShareCodeUnknown):
        await followings.begin(SAM, asked.following.code)
    with pytest.raises(ShareCodeUnknown):
        await followings.ask(SAM, code)


async def test_following_needs_a_channel(store, sharing, followings):
    server = (await all_of(store, Server))[0]
    await store.run(SOUTH, lambda docs: docs.put(replace(server, talks_channel_id=None)))
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    asked = await followings.ask(SAM, code)

    with pytest.raises(NoChannelChosen):
        await followings.begin(SAM, asked.following.code)


async def test_talk_arrives_once_and_both_teams_know(
    store, following, courier, followings, sharing
):
    (post,) = await posts(store)
    assert post.place is Place.FOLLOWED
    assert await news(store, OWNER) == [PartnerEvent.FOLLOWS]
    (follower,) = await all_of(store, Follower, OWNER)
    assert follower.wake is None

    await change(store)
    await courier.run_due(NOW)
    assert len(await posts(store)) == 1
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    with pytest.raises(FollowedAlready):
        await followings.ask(SAM, code)


async def test_change_of_the_source_shows_what_was_posted_anew(store, following, courier):
    (post,) = await posts(store)
    sent = replace(post, state=DeliveryState.SENT, wake=None, message_id=5, channel_id=CHANNEL)
    await store.run(SOUTH, lambda docs: docs.put(sent))
    await change(store, title="Shade")
    await courier.run_due(NOW)

    (mirror,) = await all_of(store, Mirror)
    assert mirror.wanted == 1
    (arrival,) = await all_of(store, Arrival)
    assert arrival.title == "Shade"


async def test_process_that_dies_between_the_servers_carries_once_more(store, following, courier):
    """The partner's unit was written, ours was not."""
    await change(store, title="Shade")
    for _ in range(3):
        await courier.run_due(NOW)
        (follower,) = await all_of(store, Follower, OWNER)
        again = replace(follower, wake=NOW)
        await store.run(OWNER, lambda docs, again=again: docs.put(again))

    assert len(await posts(store)) == 1
    assert len(await all_of(store, Arrival)) == 1


async def test_what_changes_while_it_is_carried_is_carried_again(store, following, courier, clock):
    """The mark is taken off only if it is the one that was read."""
    await change(store, title="Shade")
    (before,) = await all_of(store, Follower, OWNER)
    (following_,) = await all_of(store, Following)
    await store.run(OWNER, lambda docs: docs.put(replace(before, wake=NOW)))
    await store.run(
        OWNER,
        lambda docs: carried(docs, before=before, following=following_, now=NOW),
    )
    (after,) = await all_of(store, Follower, OWNER)
    assert after.wake == NOW


async def test_grant_is_looked_at_again_when_it_is_sent(store, following, followings, sharing):
    (post,) = await posts(store)
    assert await followings.against(post) is None
    (follower,) = await all_of(store, Follower, OWNER)
    await sharing.cut_off(an_organiser(), follower.code)

    assert await followings.against(post) is Reason.NOT_WANTED


async def test_talk_that_is_over_by_now_does_not_arrive(store, following, followings, clock):
    (post,) = await posts(store)
    clock.set(NOW + timedelta(days=400))

    assert await followings.against(post) is Reason.TOO_LATE


async def test_cut_off_takes_back_what_waits_and_tells_the_partner(
    store, following, sharing, courier
):
    (follower,) = await all_of(store, Follower, OWNER)
    await sharing.cut_off(an_organiser(), follower.code)
    await courier.run_due(NOW)

    (post,) = await posts(store)
    assert post.was_taken_back
    assert await news(store, SOUTH) == [PartnerEvent.CUT_OFF]
    (ended,) = await all_of(store, Following)
    assert (ended.state, ended.ending) == (FollowingState.ENDED, Ending.CUT_OFF)
    assert await all_of(store, Follower, OWNER) == []


async def test_no_restored_backup_gives_back_a_void_code_or_who_was_cut_off(
    store, following, sharing
):
    (given,), (follower,) = await all_of(store, Share, OWNER), await all_of(store, Follower, OWNER)
    await sharing.new_code(an_organiser(), SERIES_CODE)
    (other,) = await all_of(store, Share, OWNER)
    await sharing.cut_off(an_organiser(), follower.code)

    erased = [each.erasure for each in await all_of(store, Erasing, OWNER)]
    assert [without_all(each, erased) for each in (given, other, follower)] == [None, other, None]

    await sharing.stop(an_organiser(), SERIES_CODE)
    erased = [each.erasure for each in await all_of(store, Erasing, OWNER)]
    assert without_all(other, erased) is None


async def test_followed_again_what_was_taken_back_comes(
    store, following, followings, sharing, courier
):
    await followings.stop(SAM, following.code)
    assert await news(store, OWNER) == [PartnerEvent.FOLLOWS, PartnerEvent.FOLLOWS_NO_MORE]
    code = (await sharing.new_code(an_organiser(), SERIES_CODE)).code
    asked = await followings.ask(SAM, code)
    await followings.begin(SAM, asked.following.code)
    await courier.run_due(NOW)

    assert asked.following.code == following.code
    assert [each.was_taken_back for each in await posts(store)] == [True, False]


@pytest.mark.parametrize("lost", [Following, Follower])
async def test_sides_that_differ_are_compared_and_ended(store, following, courier, clock, lost):
    """One server was erased, or restored from a backup that is older than this."""
    owner = SOUTH if lost is Following else OWNER

    def forget(docs):
        for each in docs.select(lost):
            docs.remove(each)

    await store.run(owner, forget)
    clock.set(NOW + timedelta(hours=7))
    for _ in range(2):
        await courier.run_due(clock.now())

    assert await all_of(store, Follower, OWNER) == []
    if lost is Following:
        assert PartnerEvent.FOLLOWS_NO_MORE in await news(store, OWNER)
    else:
        assert await news(store, SOUTH) == [PartnerEvent.GONE]
        assert (await all_of(store, Following))[0].ending is Ending.GONE


async def test_nothing_is_woken_where_nobody_follows(programme, courier, store, clock):
    await courier.run_due(NOW)

    assert await wake_of(courier, store, clock) is None


async def test_team_hears_once_that_the_bot_left_a_partner(store, following, courier, clock):
    server = (await all_of(store, Server))[0]
    await store.run(SOUTH, lambda docs: docs.put(replace(server, left_at=NOW)))
    for hours in (7, 14):
        clock.set(NOW + timedelta(hours=hours))
        await courier.run_due(clock.now())

    assert (await news(store, OWNER)).count(PartnerEvent.UNREACHABLE) == 1
    (follower,) = await all_of(store, Follower, OWNER)
    assert follower.is_unreachable
