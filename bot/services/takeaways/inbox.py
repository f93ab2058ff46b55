"""Where people may have written to a talk while nobody listened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import own_code, user_owner
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.running import over_since, running
from bot.domain.talks.states import NOTED_STATES
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member, default_member
from bot.services.ports import Clock, Documents, Store, Survey

# Who wrote longer ago has seen that nobody answered.
LOOK_BACK = timedelta(hours=24)
# Threads and live panels, each of which costs a request.
LETTERBOXES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterbox:
    """A channel of the bot's; `owner` is the server whose talk it belongs to, or the person."""

    owner: str
    channel_id: int
    is_direct: bool


class Inbox:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        # By person, what this process has noted already.
        self._noted: dict[int, int] = {}

    async def note(self, user_id: int, channel_id: int) -> None:
        """Keep where a person and the bot write to each other, for `letterboxes`.

        It goes with all else about the person. Not to be called for what is kept of a talk, which
        may come to be under the Chatham House Rule: the order in which the store keeps things would
        tell whose it is. Raises `StoreUnavailable`.
        """
        if self._noted.get(user_id) == channel_id:
            return
        owner = user_owner(user_id)

        def work(docs: Documents) -> None:
            kept = docs.find(Member, own_code(owner)) or default_member(user_id)
            if kept.dm_channel_id != channel_id:
                docs.put(replace(kept, dm_channel_id=channel_id))

        await self._store.run(owner, work)
        self._noted[user_id] = channel_id

    def since(self) -> datetime:
        """From when on what was written is still read."""
        return self._clock.now() - LOOK_BACK

    async def letterboxes(self) -> list[Letterbox]:
        """Where the talks are that run now or ended lately, then every direct channel ever seen.

        Of these, too, those come first that have to do with such a talk.
        """
        now = self._clock.now()

        def look(survey: Survey) -> list[Letterbox]:
            talks = _lately(survey, now=now)
            posts = [
                post
                for talk in talks
                for post in survey.search(
                    Delivery,
                    (where("about") == talk.code) & (where("state") == DeliveryState.SENT),
                )
            ]
            found = [box for post in posts if (box := _letterbox(post)) is not None]
            direct = [box for box in found if box.is_direct]
            for talk in talks:
                logged = survey.select(Takeaway, talk=talk.code)
                direct += _direct(talk.owner, (each.dm_channel_id for each in logged))
            for member in survey.select(Member):
                direct += _direct(member.owner, (member.dm_channel_id,))
            # A member's letters, and a server's panels, share a channel.
            public = dict.fromkeys(box for box in found if not box.is_direct)
            private: dict[int, Letterbox] = {}
            for box in direct:
                private.setdefault(box.channel_id, box)
            return [*list(public)[:LETTERBOXES], *private.values()]

        return await self._store.survey(look)


def _lately(survey: Survey, *, now: datetime) -> list[Talk]:
    known = survey.search(Talk, where("state").one_of(list(NOTED_STATES)))
    over = [
        talk
        for talk in known
        if (since := over_since(talk, now=now)) is not None and now - LOOK_BACK <= since <= now
    ]
    return [*running(known, now=now), *over]


def _direct(owner: str, channel_ids: Iterable[int | None]) -> list[Letterbox]:
    return [
        Letterbox(owner=owner, channel_id=channel_id, is_direct=True)
        for channel_id in channel_ids
        if channel_id is not None
    ]


def _letterbox(post: Delivery) -> Letterbox | None:
    """The thread itself, the channel of the live panel, or that of a letter."""
    channel_id = None
    if post.kind is DeliveryKind.THREAD:
        channel_id = post.message_id
    elif post.kind is DeliveryKind.LIVE_PANEL or post.place is Place.MEMBER:
        channel_id = post.channel_id
    if channel_id is None:
        return None
    is_direct = post.place is Place.MEMBER
    return Letterbox(owner=post.owner, channel_id=channel_id, is_direct=is_direct)
