"""One talk from the announcement to the poll, by the bot's own use cases: every way of sending."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer
from bot.domain.talks.preview import NewTalk
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime
from bot.rehearsal.stage import Stage
from bot.services.bundle import Services
from bot.services.ports import Survey
from bot.services.team.servers import ServerChange
from tests.asking import ask_publicly
from tests.crash.counting import Census, take_census

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
# Long enough for no message to come too late, whatever is in its way.
MINUTES = 240
K = DeliveryKind
EXPECTED = Counter((K.ANNOUNCEMENT, K.THREAD, K.RUN_SHEET, K.SOON, K.LIVE_PANEL, K.START, K.POLL))
"""What one evening sends, and not one more, beside the notices to the team."""


@dataclass(slots=True, kw_only=True)
class Evening:
    """Mia signs up to a talk two hours ahead, which runs, ends, and asks its poll."""

    stage: Stage
    server: str = "Northville Talks"
    on_card: dict[str, str] = field(default_factory=dict)
    code: str = ""

    @property
    def services(self) -> Services:
        return self.stage.bot.services

    @property
    def ada(self) -> Person:
        return self.member("Ada Organiser", manages_events=True)

    def member(self, name: str, *, manages_events: bool = False) -> Person:
        world = self.stage.world
        return Person(
            user_id=world.people[name],
            guild_id=world.channel("talks", server=self.server).server_id or 0,
            manages_events=manages_events,
            sees_talks=True,
        )

    async def set_up(self) -> None:
        world = self.stage.world
        change = ServerChange(
            talks_channel_id=world.channel("talks", server=self.server).id,
            backstage_channel_id=world.channel("backstage", server=self.server).id,
            zone="UTC",
        )
        await self.services.servers.change(self.ada, change)
        create = self.services.series.create
        made = await create(self.ada, title="Talks", edition="2022", zone="UTC")
        await ask_publicly(self.services, self.ada, made.series)

    async def announce(self, ahead: timedelta = 2 * HOUR) -> datetime:
        now = self.stage.world.clock.now()
        starts = WallTime(local=(now + ahead).replace(tzinfo=None), zone="UTC")
        wanted = NewTalk(title="Benches", candidates=(starts,), minutes=MINUTES)
        shown = await self.services.previews.new(self.ada, wanted)
        view = await self.services.previews.confirm(self.ada, shown.verb, shown.code, 0)
        self.code = view.talk.code
        await self.services.talks.announce(self.ada, self.code, view.talk.version)
        return now + HOUR

    async def sign_up(self) -> datetime:
        mia = self.member("Mia Member")
        await self.services.signups.answer(mia, self.code, Answer.GOING)
        await self.services.signups.remind(mia, self.code, wanted=True)
        self.on_card[self.code] = "1 going"
        return self.stage.world.clock.now() + 2 * HOUR

    async def end(self) -> datetime:
        await self.services.talks.end(self.ada, self.code)
        self.on_card[self.code] = "This talk is over"
        return self.stage.world.clock.now() + HOUR

    async def close_poll(self) -> datetime:
        poll = (await self.services.polls.results(self.ada.owner, self.code)).poll
        await self.services.polls.close(self.ada, poll.code)
        return self.stage.world.clock.now() + HOUR

    def chapters(self) -> list[Callable[[], Awaitable[datetime]]]:
        return [self.announce, self.sign_up, self.end, self.close_poll]

    async def play(self, *, mend: bool = False) -> None:
        """Play all chapters; after each the ledger agrees with what stands in Discord."""
        for chapter in self.chapters():
            await self.stage.world.move_to(await chapter())
            # What the gateway confirmed last may just have set off something else.
            await self.stage.world.advance(2 * MINUTE)
            if mend:
                await self.mend_all()
            wrong = (await self.census()).wrong
            assert wrong == [], f"{chapter.__name__}: {wrong}"

    async def mend_all(self) -> None:
        """Press [Try again] at everything that is held, and at what is held after it."""
        while held := await self.held():
            for delivery in held:
                await self.services.desk.mend(self.ada, delivery.code)
            await self.stage.world.advance(2 * MINUTE)

    async def deliveries(self) -> list[Delivery]:
        return await self.stage.bot.store.survey(lambda survey: survey.select(Delivery))

    async def held(self) -> list[Delivery]:
        return [each for each in await self.deliveries() if each.state is DeliveryState.HELD]

    async def census(self) -> Census:
        def look(survey: Survey) -> list[Mirror]:
            return survey.select(Mirror)

        mirrors = await self.stage.bot.store.survey(look)
        now = self.stage.world.clock.now()
        return take_census(
            self.stage.world, await self.deliveries(), mirrors, self.on_card, now=now
        )
