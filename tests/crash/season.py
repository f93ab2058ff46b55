"""What people do between two lives of the bot, by the bot's own use cases: a small season of talks.

Each chapter leaves deliveries to be sent and says until when they are to be played.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.bootstrap import build_services
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.preview import NewTalk
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime
from bot.paths import BALLOT_TEMPLATES, POLL_TEMPLATES, DataFolder
from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.discord.world import World
from bot.services.bundle import Services
from bot.services.team.servers import ServerChange
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.templates import read_ballot_templates, read_poll_templates
from tests.asking import ask_publicly

ZONE = "Europe/Copenhagen"
MEMBERS = ("Ada Organiser", "Noor Notes", "Mia Member", "Max Member")
# Long enough for no message to come too late, however often the bot is killed before it.
MINUTES = 240
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

K = DeliveryKind
EXPECTED = Counter(
    {
        K.ANNOUNCEMENT: 3,
        K.THREAD: 3,
        K.SCHEDULED_EVENT: 3,
        K.MOVED: 1,
        K.MOVED_LETTER: len(MEMBERS),
        K.CANCELLED: 1,
        K.CANCELLED_LETTER: len(MEMBERS),
        K.DAY_BEFORE: 2,
        K.RUN_SHEET: 3,
        K.STILL_MISSING: 2,
        K.SOON: 2 * len(MEMBERS),
        K.LIVE_PANEL: 2,
        K.START: 2,
        K.POLL: 2,
    }
)
"""What one season sends, and not one more, beside the notices to the team."""


@dataclass(slots=True, kw_only=True)
class Season:
    """Three talks: one runs as planned, one is moved by a day, one is cancelled.

    `services` must be those of an open store whenever a chapter is written.
    """

    world: World
    began: datetime
    services: Services = field(init=False)
    talks: list[str] = field(default_factory=list)
    on_card: dict[str, str] = field(default_factory=dict)
    """What the posted card of a talk, by its code, must say after the chapter."""

    @property
    def ada(self) -> Person:
        return self.member("Ada Organiser", manages_events=True)

    def member(self, name: str, *, manages_events: bool = False) -> Person:
        return Person(
            user_id=self.world.people[name],
            guild_id=self.world.home.id,
            manages_events=manages_events,
            sees_talks=True,
        )

    async def talk(self, index: int) -> Talk:
        return (await self.services.talks.panel(self.ada, self.talks[index])).talk

    async def announce(self) -> datetime:
        for number in range(3):
            wanted = NewTalk(
                title=f"Talk {number} of {self.began:%d %B %Y}",
                candidates=(self._wall(3 * DAY + number * HOUR),),
                minutes=MINUTES,
            )
            shown = await self.services.previews.new(self.ada, wanted)
            view = await self.services.previews.confirm(self.ada, shown.verb, shown.code, 0)
            self.talks.append(view.talk.code)
            await self.services.talks.announce(self.ada, view.talk.code, view.talk.version)
        return self.began + 2 * HOUR

    async def sign_up(self) -> datetime:
        for talk in self.talks:
            for name in MEMBERS:
                await self.services.signups.answer(self.member(name), talk, Answer.GOING)
                await self.services.signups.remind(self.member(name), talk, wanted=True)
            self.on_card[talk] = f"{len(MEMBERS)} going"
        return self.world.clock.now() + HOUR

    async def move_and_cancel(self) -> datetime:
        moved = await self.talk(1)
        wall = (self._wall(4 * DAY),)
        shown = await self.services.previews.move(
            self.ada, moved.code, moved.version, wall, MINUTES
        )
        await self.services.previews.confirm(self.ada, shown.verb, shown.code, 0)
        cancelled = await self.talk(2)
        await self.services.talks.cancel(self.ada, cancelled.code, cancelled.version)
        self.on_card[cancelled.code] = "**Cancelled.**"
        return self.world.clock.now() + HOUR

    async def day_before(self) -> datetime:
        return (await self.talk(0)).the_slot().starts_at - DAY + HOUR

    async def first_talk(self) -> datetime:
        return (await self.talk(0)).the_slot().starts_at + HOUR

    async def end_first(self) -> datetime:
        await self.services.talks.end(self.ada, self.talks[0])
        self.on_card[self.talks[0]] = "This talk is over"
        return self.world.clock.now() + HOUR

    async def close_poll(self) -> datetime:
        poll = (await self.services.polls.results(self.ada.owner, self.talks[0])).poll
        await self.services.polls.close(self.ada, poll.code)
        return (await self.talk(1)).the_slot().starts_at + HOUR

    async def end_second(self) -> datetime:
        await self.services.talks.end(self.ada, self.talks[1])
        self.on_card[self.talks[1]] = "This talk is over"
        return self.world.clock.now() + 2 * HOUR

    def chapters(self) -> list[Callable[[], Awaitable[datetime]]]:
        return [
            self.announce,
            self.sign_up,
            self.move_and_cancel,
            self.day_before,
            self.first_talk,
            self.end_first,
            self.close_poll,
            self.end_second,
        ]

    def _wall(self, after: timedelta) -> WallTime:
        local = (self.began + after).replace(hour=15, minute=0, second=0, tzinfo=None)
        return WallTime(local=local + timedelta(hours=after // HOUR % 24), zone=ZONE)


@contextlib.asynccontextmanager
async def at_desk(world: World, folder: Path) -> AsyncIterator[tuple[DocumentStore, Services]]:
    """The bot's own services on its data folder, while it is dead."""
    polls = await asyncio.to_thread(read_poll_templates, POLL_TEMPLATES)
    ballots = await asyncio.to_thread(read_ballot_templates, BALLOT_TEMPLATES)
    keys = FolderKeys(DataFolder(folder).keys)
    store = await open_store(folder, KINDS)
    try:
        yield store, build_services(store, world.clock, polls, ballots, keys)
    finally:
        await store.close()


async def set_up(world: World, folder: Path) -> None:
    async with at_desk(world, folder) as (_, services):
        home = world.home.id
        ada = Person(user_id=world.people["Ada Organiser"], guild_id=home, manages_events=True)
        change = ServerChange(
            talks_channel_id=world.channel("talks").id,
            backstage_channel_id=world.channel("backstage").id,
            zone=ZONE,
        )
        await services.servers.change(ada, change)
        title = "Northville Talks"
        made = await services.series.create(ada, title=title, edition="2022", zone=ZONE)
        await ask_publicly(services, ada, made.series)
        await services.series.show_as_events(ada, made.series.code, wanted=True)
    world.set_bot_permissions(*INVITED, "create_events")
