"""Posting again what somebody deleted in Discord: as new messages, once Discord says so."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from tinydb import where

from bot.domain.ballots.poll import BallotPoll
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.errors import NothingGone, StandingUnsure
from bot.domain.deliveries.facts import Mended
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reminder import POSTED_AGAIN, is_worth_again
from bot.domain.polls.poll import Poll
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.ballots.sealing import tell_where_it_stands
from bot.services.lookups import require
from bot.services.outbox.planning import newest, newest_of_each, post
from bot.services.ports import Clock, Documents, PostedMessages, Reader, Standing, Store
from bot.services.sending.consequences import carry_out


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedAgain:
    """What is on its way, each after what it stands in or under."""

    posts: tuple[Delivery, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.posts)

    @property
    def kinds(self) -> tuple[DeliveryKind, ...]:
        return tuple(each.kind for each in self.posts)


class PostingAgain:
    """Without `messages` Discord cannot be asked, and nothing is posted again."""

    def __init__(self, store: Store, clock: Clock, messages: PostedMessages | None = None) -> None:
        self._store = store
        self._clock = clock
        self._messages = messages

    async def post_again(self, person: Person, about: str) -> PostedAgain:
        """Post again all that is gone of a talk, or of an edition's findings.

        Raises `NothingGone` if all of it stands, and `StandingUnsure` where Discord does not tell.
        """
        now = self._clock.now()

        def look(docs: Reader) -> list[Delivery]:
            require(docs, person, Act.MEND)
            return _standing_posts(docs, about)

        posts = await self._store.read(person.owner, look)
        seen = {each.code: await standing_of(self._messages, each) for each in posts}
        gone = {code for code, standing in seen.items() if standing is Standing.GONE}
        if not gone:
            raise StandingUnsure if Standing.UNSURE in seen.values() else NothingGone

        def work(docs: Documents) -> PostedAgain:
            require(docs, person, Act.MEND)
            # Somebody else may have been faster.
            found = [each for each in _standing_posts(docs, about) if each.code in gone]
            worth = [each for each in found if _is_worth_again(docs, each, now=now)]
            posts = [each for post in worth for each in post_in_place(docs, post, gone, now=now)]
            if not posts:
                raise NothingGone
            return PostedAgain(posts=tuple(posts))

        return await self._store.run(person.owner, work)


async def standing_of(messages: PostedMessages | None, post: Delivery) -> Standing:
    return Standing.UNSURE if messages is None else await messages.standing(post)


def _standing_posts(docs: Reader, about: str) -> list[Delivery]:
    """What should stand in Discord, each after what it stands in or under."""
    found = (each for kind in POSTED_AGAIN for each in newest_of_each(docs, about, kind))
    return [each for each in found if each.is_sent]


def post_in_place(
    docs: Documents, deleted: Delivery, gone: Collection[str], *, now: datetime
) -> list[Delivery]:
    """Plan another one instead; what waits for it waits for that one. `gone` are all deleted."""
    following = docs.select(Delivery, after=deleted.code)
    waiting = [
        each for each in following if each.is_surely_unread and each.place is not Place.ANNOUNCED
    ]
    above = _above(docs, deleted, gone)
    new = post(
        docs,
        deleted.kind,
        about=deleted.about,
        due=now,
        place=Place.TALKS if deleted.place is Place.THREAD and above is None else deleted.place,
        after=above.code if above is not None else None,
        occasion=deleted.occasion,
        payload=deleted.payload,
        again=True,
    )
    for mirror in docs.select(Mirror, post=deleted.code):
        docs.remove(mirror)
    for poll in _polls_of(docs, deleted):
        docs.put(poll.asked_anew(post=new.code))
    for ballot in _ballots_of(docs, deleted):
        docs.put(ballot.posted_as(new.code))
        tell_where_it_stands(docs, ballot.talk, now)
    followed = [(each.is_held, _follow(docs, each, new, now=now)) for each in waiting]
    # What waits for its own moment is not on its way.
    return [new, *(each for was_held, each in followed if was_held and each.due <= now)]


def _above(docs: Reader, deleted: Delivery, gone: Collection[str]) -> Delivery | None:
    """What it stands in or under, as far as that stands itself, or will."""
    kind = deleted.kind.record.follows
    if deleted.kind.record.is_in_channel_without_thread and deleted.place is Place.THREAD:
        kind = DeliveryKind.THREAD
    above = newest(docs, deleted.about, kind) if kind is not None else None
    return above if above is not None and above.code not in gone else None


def _is_worth_again(docs: Reader, deleted: Delivery, *, now: datetime) -> bool:
    """A ballot is, whenever somebody asks for it: its panel says so as long as it is gone."""
    if _ballots_of(docs, deleted):
        return True
    if not is_worth_again(deleted, docs.find(Talk, deleted.about), now=now):
        return False
    if not deleted.kind.record.is_in_channel_without_thread:
        return True
    return bool(_polls_of(docs, deleted))


def _polls_of(docs: Reader, carrier: Delivery) -> list[Poll]:
    """The poll that it carries, as long as nobody has closed or counted it."""
    polls = docs.select(Poll, talk=carrier.about) if carrier.kind is DeliveryKind.POLL else []
    return [each for each in polls if each.post == carrier.code and each.may_be_asked_anew]


def _ballots_of(docs: Reader, carrier: Delivery) -> list[BallotPoll]:
    """The anonymous poll that it carries: what people answered is not in the message."""
    carried = (where("talk") == carrier.about) & (where("post") == carrier.code)
    return docs.search(BallotPoll, carried)


def _follow(docs: Documents, follower: Delivery, new: Delivery, *, now: datetime) -> Delivery:
    kept = docs.put(replace(follower, after=new.code))
    return carry_out(docs, kept, Mended(), now=now) if kept.is_held else kept
