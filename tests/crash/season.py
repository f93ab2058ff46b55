"""What people do between two lives of the bot, by the bot's own use cases: a small season of talks.

Each chapter leaves deliveries to be sent and says until when they are to be played.
"""

import asyncio
import base64
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.bootstrap.use_cases import build_services
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.preview import NewTalk
from bot.domain.talks.repeating import Reach
from bot.domain.talks.series import PollChoice, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime
from bot.paths import BALLOT_TEMPLATES, POLL_TEMPLATES, DataFolder
from bot.rehearsal.discord.blueprint import INVITED, ChannelPlan
from bot.rehearsal.discord.records import EventRecord
from bot.rehearsal.discord.world import World
from bot.services.bundle import Services
from bot.services.talks.talks import TalkDetails
from bot.services.team.servers import ServerChange
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.templates import read_ballot_templates, read_poll_templates
from tests.asking import ask_by

ZONE = "Europe/Copenhagen"
MEMBERS = ("Ada Organiser", "Noor Notes", "Mia Member", "Max Member")
# Long enough for no message to come too late, however often the bot is killed before it.
MINUTES = 240
# So many must have answered, and it is open for a day.
BALLOT = {"k": 3, "days": 1}
# What a moderator puts behind the name of an event.
RENAMED = " in the garden"
FORUM = "findings-forum"
# Of the first talk: one before it, another from when the second moves.
PICTURES = ("https://pictures.example.org/harbour.png", "https://pictures.example.org/square.png")
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
        K.CANCELLED_LETTER: len(MEMBERS) - 1,
        K.SEAT_FREE: 1,
        K.DAY_BEFORE: 2,
        # The one that is called off is too far away for its own.
        K.RUN_SHEET: 2,
        K.STILL_MISSING: 2,
        K.SOON: 2 * len(MEMBERS),
        K.LIVE_PANEL: 2,
        K.START: 2,
        K.CIRCULAR: len(MEMBERS),
        K.BALLOT: 1,
        K.BALLOT_HALF_TIME: 1,
        K.BALLOT_RESULT: 1,
        K.POLL: 1,
        K.REVIEW: 2,
        K.FINDINGS: 1,
        K.FINDINGS_THREAD: 1,
        K.FINDING_POST: 2,
        K.CATCH_UP: len(MEMBERS),
        K.PARTNER_TALK: 3,
        K.PARTNER_FINDINGS: 1,
    }
)
"""What one season sends, and not one more, beside the notices to the team."""


@dataclass(slots=True, kw_only=True)
class Season:
    """A talk and two that repeat it: it runs as planned, one is moved, one is cancelled.

    In the last there is a seat too few, which is offered on. Of the others somebody renames the
    events in Discord while the bot is dead: once that counts, and once what the bot wrote.

    The first is asked about by a ballot, the second by a native poll. Key findings are published,
    and corrected, with a post for each in a forum that was chosen by then; another server follows
    all of it.

    `services` must be those of an open store whenever a chapter is written.
    """

    world: World
    began: datetime
    # Whether the bot may read the public channel.
    may_read: bool = True
    services: Services = field(init=False)
    talks: list[str] = field(default_factory=list)
    on_card: dict[str, str] = field(default_factory=dict)
    """What the posted card of a talk, by its code, must say after the chapter."""

    # Talks whose events differ in Discord, until people say which side counts.
    drifted: set[str] = field(default_factory=set)

    # What a message on the server that follows must say, by a text that is in no other.
    on_partner: dict[str, str] = field(default_factory=dict)

    @property
    def ada(self) -> Person:
        return self.member("Ada Organiser", manages_events=True)

    @property
    def noor(self) -> Person:
        return self.member("Noor Notes", manages_events=True)

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
        series = await self._series()
        await self.services.series.new_edition(self.ada, series.code, f"{self.began:%d %B %Y}")
        await ask_by(self.services, self.ada, series, PollChoice.BALLOT, **BALLOT)
        await self._plan()
        for number in range(3):
            talk = await self.talk(number)
            await self.services.talks.announce(self.ada, talk.code, talk.version)
        few = await self.talk(2)
        details = TalkDetails(seats=len(MEMBERS) - 1)
        await self.services.talks.edit(self.ada, few.code, few.version, details)
        return self.began + 2 * HOUR

    async def _plan(self) -> None:
        """The first, with a picture, and those that repeat it, under names of their own."""
        wanted = NewTalk(title=self._title(0), candidates=(self._wall(3 * DAY),), minutes=MINUTES)
        shown = await self.services.previews.new(self.ada, wanted)
        first = (await self.services.previews.confirm(self.ada, shown.verb, shown.code, 0)).talk
        repeat = await self.services.repeating.as_typed(
            self.ada, first.code, first.version, "weekly, 3 times"
        )
        made = await self.services.repeating.confirm(self.ada, repeat.code)
        self.talks += [first.code, *(each.code for each in made)]
        for number in (1, 2):
            talk, title = await self.talk(number), self._title(number)
            await self.services.talks.edit(
                self.ada, talk.code, talk.version, TalkDetails(title=title)
            )
        await self._show(PICTURES[0])

    async def _show(self, picture: str) -> None:
        """On the first talk's card, and by it in its event."""
        talk = await self.talk(0)
        await self.services.talks.describe(self.ada, talk.code, talk.version, "", picture)

    def _title(self, number: int) -> str:
        return f"Talk {number} of {self.began:%d %B %Y}"

    async def sign_up(self) -> datetime:
        for talk in self.talks:
            for name in MEMBERS:
                await self.services.signups.answer(self.member(name), talk, Answer.GOING)
                await self.services.signups.remind(self.member(name), talk, wanted=True)
            self.on_card[talk] = f"{len(MEMBERS)} going"
        # The first gives up her seat, and the last, for whom there was none, is offered it.
        first, last = self.member(MEMBERS[0]), self.member(MEMBERS[-1])
        await self.services.signups.answer(first, self.talks[2], Answer.DECLINED)
        offered = await self.services.signups.mine(last, self.talks[2])
        assert offered is not None
        assert offered.signup.offered_until is not None
        self.on_card[self.talks[2]] = f"{len(MEMBERS) - 2} going"
        circulars = self.services.circulars
        shown = await circulars.as_typed(self.ada, self.talks[0], "Bring a pen", with_maybe=True)
        await circulars.send(self.ada, shown.code)
        return self.world.clock.now() + HOUR

    async def move_and_cancel(self) -> datetime:
        """The second moves together with the third, which is called off before anybody reads so."""
        moved = await self.talk(1)
        wall = (self._wall(4 * DAY),)
        shown = await self.services.previews.move(
            self.ada, moved.code, moved.version, wall, MINUTES
        )
        await self.services.repeating.move(self.ada, shown.code, 0, Reach.FOLLOWING)
        await self._show(PICTURES[1])
        last = self.member(MEMBERS[-1])
        await self.services.signups.answer(last, self.talks[2], Answer.GOING)
        cancelled = await self.talk(2)
        await self.services.talks.cancel(self.ada, cancelled.code, cancelled.version)
        self.on_card[cancelled.code] = "**Cancelled.**"
        self.on_partner |= {moved.title: "**New time.**", cancelled.title: "**Cancelled.**"}
        return self.world.clock.now() + HOUR

    async def day_before(self) -> datetime:
        for index in (0, 1):
            talk = await self.talk(index)
            self.world.edit_event(self._event(talk), name=_renamed(talk.title))
            self.drifted.add(talk.code)
        return (await self.talk(0)).the_slot().starts_at - DAY + HOUR

    async def first_talk(self) -> datetime:
        drift = self.services.event_drift
        for code, counts in zip(self.talks, (drift.theirs, drift.ours), strict=False):
            await counts(self.ada, code, (await drift.of(self.ada, code)).version)
        self.drifted.clear()
        return (await self.talk(0)).the_slot().starts_at + HOUR

    async def end_first(self) -> datetime:
        await self.services.talks.end(self.ada, self.talks[0])
        self.on_card[self.talks[0]] = "This talk is over"
        return self.world.clock.now() + HOUR

    async def vote(self) -> datetime:
        """Until the ballot has closed by itself; each changes their mind once."""
        poll = (await self.services.ballots.results(self.ada.owner, self.talks[0])).poll
        for chosen in (0, 4):
            for name in MEMBERS:
                answers = {"useful": (chosen,)}
                await self.services.ballots.vote(self.member(name), poll.code, answers)
        return (await self.talk(1)).the_slot().starts_at + 2 * HOUR

    async def end_second(self) -> datetime:
        await ask_by(self.services, self.ada, await self._series(), PollChoice.NATIVE, **BALLOT)
        await self.services.talks.end(self.ada, self.talks[1])
        self.on_card[self.talks[1]] = "This talk is over"
        return self.world.clock.now() + 2 * HOUR

    async def publish(self) -> datetime:
        """Close the native poll, and publish what was found."""
        poll = (await self.services.polls.results(self.ada.owner, self.talks[1])).poll
        await self.services.polls.close(self.ada, poll.code)
        await self.services.servers.change(self.ada, ServerChange(forum_channel_id=0))
        await self.services.findings.new_finding(self.noor, None, self._heading, "They sit.")
        await self._publish()
        return self.world.clock.now() + HOUR

    async def correct(self) -> datetime:
        heading = f"{self._heading}, corrected"
        (line,) = (await self.services.findings.workbench(self.ada)).findings
        found = (await self.services.findings.finding(self.noor, line.code)).finding
        await self.services.findings.edit(self.noor, found.code, found.version, heading, found.body)
        await self.services.findings.new_finding(self.noor, None, self._second, "They talk.")
        forum = self.world.channel(FORUM).id
        change = ServerChange(forum_channel_id=forum, posts_each_finding=True)
        await self.services.servers.change(self.ada, change)
        await self._publish("It was a bench")
        self.on_partner[self._heading] = heading
        return self.world.clock.now() + HOUR

    async def wrong(self) -> list[str]:
        """What was counted or arrived otherwise than people did it."""
        view = await self.services.ballots.results(self.ada.owner, self.talks[0])
        tally = view.totals[0].counts if view.totals else None
        found = [] if tally == (0, 0, 0, 0, len(MEMBERS)) else [f"counted {tally}"]
        texts = [each.text for each in self.world.messages("south-talks")]
        for about, said in self.on_partner.items():
            there = [text for text in texts if about in text]
            if len(there) != 1 or said not in there[0]:
                found.append(f"on the other server {about!r} reads {there}, without {said!r}")
        named = Counter(post.name for post in self.world.threads(FORUM))
        found += [
            f"{named[name]} posts in the forum are called {name!r}"
            for name in (f"1. {self._heading}, corrected", f"2. {self._second}")
            if named[name] != 1
        ]
        talks = [await self.talk(index) for index in (0, 1)]
        if [each.title.endswith(RENAMED) for each in talks] != [True, False]:
            found.append(f"called {[each.title for each in talks]}")
        events = [self._event(each).name for each in talks]
        if events != [each.title for each in talks]:
            found.append(f"the events are called {events}")
        shown = [self._event(each).picture for each in talks]
        wanted = [data_of(each) for each in PICTURES]
        # Blind, it cannot read on the card where Discord has the picture, unless people help.
        may_stand = wanted[1:] if self.may_read else [None, *wanted]
        if shown not in [[each, None] for each in may_stand]:
            found.append(f"the events show {shown}")
        return found

    def _event(self, talk: Talk) -> EventRecord:
        """By its hour, which no two talks of a season share."""
        at = talk.the_slot().starts_at
        (found,) = [
            each for each in self.world.events(server=self.world.home.name) if each.start == at
        ]
        return found

    @property
    def _heading(self) -> str:
        return f"Neighbours sit since {self.began:%d %B}"

    @property
    def _second(self) -> str:
        return f"Neighbours talk since {self.began:%d %B}"

    async def _series(self) -> Series:
        return (await self.services.series.known(self.ada))[0].series

    async def _publish(self, why: str = "") -> None:
        """As two people do."""
        asked = await self.services.publishing.ask_review(self.noor)
        edition, version = asked.key.edition, asked.key.version
        await self.services.publishing.publish(self.ada, edition, version, why)

    def chapters(self) -> list[Callable[[], Awaitable[datetime]]]:
        return [
            self.announce,
            self.sign_up,
            self.move_and_cancel,
            self.day_before,
            self.first_talk,
            self.end_first,
            self.vote,
            self.end_second,
            self.publish,
            self.correct,
        ]

    def _wall(self, after: timedelta) -> WallTime:
        local = (self.began + after).replace(hour=15, minute=0, second=0, tzinfo=None)
        return WallTime(local=local + timedelta(hours=after // HOUR % 24), zone=ZONE)


def data_of(picture: str) -> str:
    """What an event shows of it."""
    return f"data:image/png;base64,{base64.b64encode(_content(picture)).decode()}"


def _content(picture: str) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + picture.encode()


def _renamed(title: str) -> str:
    return f"{title}{RENAMED}"


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


async def _follow(world: World, services: Services, ada: Person, series: Series) -> None:
    talks, backstage = world.channel("south-talks"), world.channel("south-backstage")
    _, south = world.servers
    sam = Person(user_id=world.people["Sam South"], guild_id=south.id, manages_events=True)
    change = ServerChange(talks_channel_id=talks.id, backstage_channel_id=backstage.id, zone=ZONE)
    await services.servers.change(sam, change)
    shared = await services.sharing.new_code(ada, series.code)
    asked = await services.followings.ask(sam, shared.code)
    await services.followings.begin(sam, asked.following.code)


async def set_up(world: World, folder: Path) -> None:
    world.make_channel(ChannelPlan(name=FORUM, kind="forum"))
    for picture in PICTURES:
        world.put_on_the_web(picture, _content(picture))
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
        await services.series.show_as_events(ada, made.series.code, wanted=True)
        await _follow(world, services, ada, made.series)
    world.set_bot_permissions(*INVITED, "create_events")
