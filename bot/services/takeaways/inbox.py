"""Where people may have written to a talk while nobody listened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.talks.running import over_since, running
from bot.domain.talks.talk import Talk, TalkState
from bot.services.ports import Clock, Store, Survey

# Who wrote longer ago has seen that nobody answered.
LOOK_BACK = timedelta(hours=24)
# Each costs at least one request; threads come first, then backstage, then direct messages.
LETTERBOXES = 50

_NOT_CALLED_OFF = (TalkState.LIVE, TalkState.ANNOUNCED, TalkState.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterbox:
    """A channel of the bot's; `owner` is the server whose talk it belongs to."""

    owner: str
    channel_id: int
    is_direct: bool


class Inbox:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def since(self) -> datetime:
        """From when on what was written is still read."""
        return self._clock.now() - LOOK_BACK

    async def letterboxes(self) -> list[Letterbox]:
        """The channels of the talks that run now or ended lately: `LETTERBOXES` at most."""
        now = self._clock.now()

        def look(survey: Survey) -> list[Letterbox]:
            posts = [
                post
                for talk in _lately(survey, now=now)
                for post in survey.search(
                    Delivery,
                    (where("about") == talk.code) & (where("state") == DeliveryState.SENT),
                )
            ]
            found = [box for post in posts if (box := _letterbox(post)) is not None]
            # A member's letters, and a server's panels, share a channel.
            found.sort(key=lambda box: box.is_direct)
            return list(dict.fromkeys(found))[:LETTERBOXES]

        return await self._store.survey(look)


def _lately(survey: Survey, *, now: datetime) -> list[Talk]:
    known = survey.search(Talk, where("state").one_of(list(_NOT_CALLED_OFF)))
    over = [
        talk
        for talk in known
        if (since := over_since(talk, now=now)) is not None and now - LOOK_BACK <= since <= now
    ]
    return [*running(known, now=now), *over]


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
