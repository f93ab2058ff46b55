"""Plays a script to the real services, timekeeper and store, on a clock that is moved."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.bootstrap.use_cases import build_services, following
from bot.clock import ManualClock
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.errors import BotError
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.preview import NewTalk
from bot.domain.talks.repeating import Reach
from bot.domain.talks.scheduled_event import EventFacts
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime
from bot.guild.raw_events import facts_of
from bot.paths import BALLOT_TEMPLATES, POLL_TEMPLATES, DataFolder
from bot.saying.i18n import Localizer
from bot.services.ballots.sealing import Sealing
from bot.services.bundle import Services
from bot.services.host.logbooks import Presence
from bot.services.outbox.backstage import WaitingNotices
from bot.services.partners.courier import Courier
from bot.services.polls.counting import PollCounting
from bot.services.ports import Survey
from bot.services.sending.beginning import Replanning
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.missed import drop_missed
from bot.services.sending.timekeeper import Timekeeper
from bot.services.signups.seating import Lapsing, begin_offer, heed_letter
from bot.services.talks.talks import TalkDetails
from bot.services.talks.turning import Turning
from bot.services.team.servers import ServerChange
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.restoring import arm, prepare, restoring
from bot.templates import read_ballot_templates, read_poll_templates
from tests.asking import ask_publicly
from tests.crash.month.acts import Act, Deed, Script, Wall
from tests.crash.month.channels import FIRST_MEMBER_ID, Channels, Line
from tests.crash.month.event_line import EventLine, is_over, said
from tests.crash.month.events import changes
from tests.crash.month.model import BEAT
from tests.crash.month.plain import asks_in_public
from tests.factories import (
    BACKSTAGE_CHANNEL_ID,
    GUILD_ID,
    OTHER_GUILD_ID,
    OWNER,
    TALKS_CHANNEL_ID,
)

# From a kill by the dice to the next life.
BACK_AFTER = timedelta(seconds=7)
# More rounds at one moment than any work needs: something would be due for ever.
ROUNDS = 500
IN_EDITION = 10
# She organises the server that follows.
EVA = Person(user_id=FIRST_MEMBER_ID - 2, guild_id=OTHER_GUILD_ID, manages_events=True)
ADA = Person(user_id=FIRST_MEMBER_ID - 1, guild_id=GUILD_ID, manages_events=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One run of the process."""

    store: DocumentStore
    services: Services
    keeper: Timekeeper
    line: Line


class Month:
    """`channels`, `refused` and `left` are what is compared; the data lie below `folder`."""

    def __init__(self, script: Script, folder: Path) -> None:
        self.script = script
        self._place = folder
        self._lives = 0
        self._life: Life | None = None
        self._codes: dict[int, str] = {}
        self._editions: list[str] = []
        self._backup = folder
        self._clock = ManualClock(script.begins - timedelta(days=1))
        self.channels = Channels(script.seed, self._clock)
        self.refused: list[Act] = []
        self.left: list[Delivery] = []
        self.mirrors: list[Mirror] = []
        self.ballots: list[BallotPoll] = []
        self.tallies: list[Tally] = []

    @property
    def life(self) -> Life:
        assert self._life is not None, "the bot is down"
        return self._life

    @property
    def lives(self) -> int:
        return self._lives

    async def play(self) -> None:
        await self._start()
        await self._set_up()
        for at, acts in self.script.moments():
            await self._pass_until(at)
            for number, act in enumerate(acts):
                self._set(at + number * BEAT)
                await self._act(act)
            self._set(at + len(acts) * BEAT)
            await self._send_due()
        await self._pass_until(self.script.ends)
        await self._take_stock()
        await self._stop()

    # Time

    def _set(self, moment: datetime) -> None:
        assert moment >= self._clock.now(), f"{moment} has passed: {self._clock.now()}"
        self._clock.set(moment)

    async def _pass_until(self, moment: datetime) -> None:
        while self._life is not None:
            wake = await self.life.keeper.next_wake()
            if wake is None or wake >= moment:
                return
            self._set(max(wake, self._clock.now()))
            await self._send_due()

    async def _send_due(self) -> None:
        rounds = 0
        while self._life is not None:
            rounds += 1
            assert rounds < ROUNDS, "something is due for ever"
            done = await self._run_due(self.life)
            if done is None:
                await self._kill()
                self._set(self._clock.now() + BACK_AFTER)
                await self._start()
            elif not done:
                return

    async def _run_due(self, life: Life) -> int | None:
        """Return how much was done, or None if the bot died of it."""
        work = asyncio.create_task(life.keeper.run_due(self._clock.now()))
        death = asyncio.create_task(life.line.died.wait())
        await asyncio.wait((work, death), return_when=asyncio.FIRST_COMPLETED)
        if life.line.died.is_set():
            return None
        death.cancel()
        return await work

    # Lives

    @property
    def _folder(self) -> Path:
        return self._place / f"data{self._lives}"

    async def _start(self) -> None:
        polls = await asyncio.to_thread(read_poll_templates, POLL_TEMPLATES)
        ballots = await asyncio.to_thread(read_ballot_templates, BALLOT_TEMPLATES)
        localizer = await asyncio.to_thread(Localizer.load)
        keys = FolderKeys(DataFolder(self._folder).keys)
        store = await open_store(self._folder, KINDS)
        services = build_services(store, self._clock, polls, ballots, keys)
        deliveries = Deliveries(
            store,
            self._clock,
            run_id=f"life {self._lives}",
            on_letter=heed_letter,
            on_due={DeliveryKind.SEAT_FREE: begin_offer},
        )
        line = Line(self.channels, services, deliveries, len(polls["en"].options))
        presence = Presence(store)
        on_change = (drop_missed, *following(services.polls, services.ballots))
        turning = Turning(store, self._clock, on_change)
        lapsing = Lapsing(store, self._clock)
        sealing = Sealing(store, self._clock, keys, store)
        counting, courier = PollCounting(store, self._clock, line), Courier(store, self._clock)
        chores = (presence, turning, lapsing, sealing, counting, courier)
        openings = (presence, turning, lapsing, sealing, Replanning(store), WaitingNotices(store))
        messenger = EventLine(self.channels, line, deliveries, services, localizer)
        keeper = Timekeeper(
            deliveries, messenger, self._clock, Chores(store, chores), openings=openings
        )
        self._life = Life(store=store, services=services, keeper=keeper, line=line)
        await services.scheduled_events.look_at_all(self._is_same)

    def _is_same(self, post: Delivery, shown: EventFacts) -> bool:
        event = self.channels.events.get(post.message_id or 0)
        return event is not None and facts_of(event) == shown

    async def _stop(self) -> None:
        await self.life.store.close()
        self._life = None

    async def _kill(self) -> None:
        """Go on with the files as they lie there, without a word to the one that owned them."""
        await self._come_to_rest()
        dead = self._folder
        self._lives += 1
        await asyncio.to_thread(shutil.copytree, dead, self._folder)
        await self._stop()
        await asyncio.to_thread(shutil.rmtree, dead)

    async def _come_to_rest(self) -> None:
        """Nothing may be written while the files are copied."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self.life.store.run(OWNER, lambda _docs: None)

    async def _back_up(self, _act: Act) -> None:
        folder = DataFolder(self._folder)
        now = self._clock.now()
        self._backup = await asyncio.to_thread(make_backup, folder, self._place, now=now)

    async def _restore(self, _act: Act) -> None:
        await asyncio.to_thread(_restore, self._folder, self._backup, self._clock.now())

    # Deeds

    async def _act(self, act: Act) -> None:
        machine: dict[Deed, Callable[[], Awaitable[None]]] = {
            Deed.START: self._start,
            Deed.STOP: self._stop,
            Deed.KILL: self._kill,
        }
        if act.deed in machine:
            await machine[act.deed]()
        elif act.deed is Deed.DENY:
            self.channels.denied.add(act.word)
        elif act.deed is Deed.ALLOW:
            self.channels.denied.discard(act.word)
        else:
            try:
                await self._deeds[act.deed](act)
            except (BotError, KeyError):
                self.refused.append(act)

    @property
    def _deeds(self) -> dict[Deed, Callable[[Act], Awaitable[object]]]:
        return {
            Deed.BACK_UP: self._back_up,
            Deed.RESTORE: self._restore,
            Deed.TRY_AGAIN: self._try_again,
            Deed.CREATE: self._create,
            Deed.ANNOUNCE: self._announce,
            Deed.ANNOUNCE_AT: self._announce_at,
            Deed.MOVE: self._move,
            Deed.CANCEL: self._cancel,
            Deed.BEGIN: lambda act: self.life.services.talks.begin(ADA, self._code(act)),
            Deed.EXTEND: lambda act: self.life.services.talks.extend(ADA, self._code(act)),
            Deed.GO_ON: lambda act: self.life.services.talks.go_on(ADA, self._code(act)),
            Deed.END: lambda act: self.life.services.talks.end(ADA, self._code(act)),
            Deed.SEATS: self._seats,
            Deed.WRITE: self._write,
            Deed.REPEAT: self._repeat,
            Deed.MOVE_TOGETHER: self._move_together,
            Deed.CANCEL_TOGETHER: self._cancel_together,
            Deed.VOTE: self._vote,
            Deed.CLOSE_BALLOT: self._close_ballot,
            Deed.RENAME_EVENT: self._change_event,
            Deed.RETIME_EVENT: self._change_event,
            Deed.OURS: self._ours,
            Deed.THEIRS: self._theirs,
            Deed.ANSWER: self._answer,
            Deed.LETTER: self._letter,
            Deed.NO_LETTER: self._letter,
            Deed.LETTERS_OFF: self._letters,
            Deed.LETTERS_ON: self._letters,
        }

    async def _set_up(self) -> None:
        change = ServerChange(
            talks_channel_id=TALKS_CHANNEL_ID, backstage_channel_id=BACKSTAGE_CHANNEL_ID
        )
        services = self.life.services
        await services.servers.change(ADA, change)
        made = [
            await services.series.create(ADA, title=f"{what} {zone}", edition=zone, zone=zone)
            for what in ("Talks", "Talks with a native poll")
            for zone in self.script.zones
        ]
        for view in made[len(self.script.zones) :]:
            await ask_publicly(services, ADA, view.series)
        # An edition has some ten talks, whose cards all say how many they are.
        for number in range(1 + self.script.talks // (2 * IN_EDITION)):
            for view in made:
                name = f"{view.series.title} {number}"
                edition = await services.series.new_edition(ADA, view.series.code, name)
                self._editions.append(edition.code)
        await services.series.show_as_events(ADA, made[1].series.code, wanted=True)
        await self._follow(made[0].series.code)

    async def _follow(self, series: str) -> None:
        """Another server follows the first series from the beginning."""
        services = self.life.services
        change = ServerChange(
            talks_channel_id=TALKS_CHANNEL_ID, backstage_channel_id=BACKSTAGE_CHANNEL_ID
        )
        await services.servers.change(EVA, change)
        shared = await services.sharing.new_code(ADA, series)
        asked = await services.followings.ask(EVA, shared.code or "")
        await services.followings.begin(EVA, asked.following.code)

    async def _create(self, act: Act) -> None:
        wanted = NewTalk(
            title=f"Talk {act.talk}",
            candidates=(_wall_time(act.the_wall),),
            minutes=act.number,
            edition=self._edition_of(act.talk),
        )
        proposals = self.life.services.previews
        shown = await proposals.new(ADA, wanted)
        view = await proposals.confirm(ADA, shown.verb, shown.code, 0)
        self._codes[act.talk] = view.talk.code
        self.channels.talks[view.talk.code] = act.talk

    def _edition_of(self, talk: int) -> str:
        before, zones = talk - 1, len(self.script.zones)
        series = before % zones + (zones if asks_in_public(talk) else 0)
        return self._editions[before // (zones * IN_EDITION) * 2 * zones + series]

    async def _announce(self, act: Act) -> None:
        await self.life.services.talks.announce(ADA, self._code(act), await self._version(act))

    async def _announce_at(self, act: Act) -> None:
        proposals, walls = self.life.services.previews, (_wall_time(act.the_wall),)
        code, version = self._code(act), await self._version(act)
        shown = await proposals.announce(ADA, code, version, walls)
        await proposals.confirm(ADA, shown.verb, shown.code, 0)

    async def _move(self, act: Act) -> None:
        proposals, walls = self.life.services.previews, (_wall_time(act.the_wall),)
        code, version = self._code(act), await self._version(act)
        shown = await proposals.move(ADA, code, version, walls, act.number)
        await proposals.confirm(ADA, shown.verb, shown.code, 0)

    async def _cancel(self, act: Act) -> None:
        await self.life.services.talks.cancel(ADA, self._code(act), await self._version(act))

    async def _seats(self, act: Act) -> None:
        details = TalkDetails(seats=act.number)
        version = await self._version(act)
        await self.life.services.talks.edit(ADA, self._code(act), version, details)

    async def _write(self, act: Act) -> None:
        circulars, code = self.life.services.circulars, self._code(act)
        shown = await circulars.as_typed(ADA, code, "Bring a pen", with_maybe=bool(act.number))
        await circulars.send(ADA, shown.code)

    async def _repeat(self, act: Act) -> None:
        repeating, times = self.life.services.repeating, 1 + len(act.made)
        code, version = self._code(act), await self._version(act)
        shown = await repeating.as_typed(ADA, code, version, f"every week, {times} times")
        made = await repeating.confirm(ADA, shown.code)
        for number, talk in zip(act.made, made, strict=True):
            self._codes[number] = talk.code
            self.channels.talks[talk.code] = number

    async def _move_together(self, act: Act) -> None:
        walls, code = (_wall_time(act.the_wall),), self._code(act)
        version = await self._version(act)
        shown = await self.life.services.previews.move(ADA, code, version, walls, act.number)
        await self.life.services.repeating.move(ADA, shown.code, 0, Reach(act.word))

    async def _cancel_together(self, act: Act) -> None:
        repeating, code, reach = self.life.services.repeating, self._code(act), Reach(act.word)
        version = await self._version(act)
        count = len((await repeating.cancelling(ADA, code, reach)).occurrences)
        await repeating.cancel(ADA, code, version, reach, count)

    async def _vote(self, act: Act) -> None:
        ballots = self.life.services.ballots
        await ballots.vote(_member(act), await self._ballot(act), {"useful": (act.number,)})

    async def _close_ballot(self, act: Act) -> None:
        await self.life.services.ballots.close(ADA, await self._ballot(act))

    async def _change_event(self, act: Act) -> None:
        """In Discord, whether or not there is a bot that hears of it."""
        event = self.channels.events_of(act.talk)[-1:]
        if not event or is_over(event[0]):
            raise KeyError(act.talk)
        facts, _ = said(event[0])
        names = {"name": "name", "start": "scheduled_start_time", "end": "scheduled_end_time"}
        for name, value in changes(act, facts).items():
            event[0][names[name]] = value.isoformat() if isinstance(value, datetime) else value
        if self._life is not None:
            await self.life.services.scheduled_events.heard(OWNER, int(event[0]["id"]))

    async def _ours(self, act: Act) -> None:
        drift, code = self.life.services.event_drift, self._code(act)
        await drift.ours(ADA, code, (await drift.of(ADA, code)).version)

    async def _theirs(self, act: Act) -> None:
        drift, code = self.life.services.event_drift, self._code(act)
        await drift.theirs(ADA, code, (await drift.of(ADA, code)).version)

    async def _ballot(self, act: Act) -> str:
        return (await self.life.services.ballots.results(OWNER, self._code(act))).poll.code

    async def _answer(self, act: Act) -> None:
        answer = Answer(act.word)
        await self.life.services.signups.answer(_member(act), self._code(act), answer)

    async def _letter(self, act: Act) -> None:
        wanted = act.deed is Deed.LETTER
        await self.life.services.signups.remind(_member(act), self._code(act), wanted=wanted)

    async def _letters(self, act: Act) -> None:
        wanted = act.deed is Deed.LETTERS_ON
        await self.life.services.members.set_reminders(_member(act), wanted=wanted)

    async def _try_again(self, _act: Act) -> None:
        held = DeliveryState.HELD.value
        found = await self.life.store.survey(lambda survey: survey.select(Delivery, state=held))
        for delivery in found:
            await self.life.services.desk.mend(ADA, delivery.code)

    def _code(self, act: Act) -> str:
        return self._codes[act.talk]

    async def _version(self, act: Act) -> int:
        return (await self.life.services.talks.panel(ADA, self._code(act))).talk.version

    async def _take_stock(self) -> None:
        def look(survey: Survey) -> None:
            self.left, self.mirrors = survey.select(Delivery), survey.select(Mirror)
            self.ballots, self.tallies = survey.select(BallotPoll), survey.select(Tally)

        await self.life.store.survey(look)


def _member(act: Act) -> Person:
    return Person(user_id=FIRST_MEMBER_ID + act.who, guild_id=GUILD_ID, sees_talks=True)


def _wall_time(wall: Wall) -> WallTime:
    return WallTime(local=wall.local, zone=wall.zone, fold=wall.fold)


def _restore(folder: Path, file: Path, now: datetime) -> None:
    with restoring(folder) as owned:
        asyncio.run(prepare(owned, file, KINDS, now=now))
        arm(owned, now=now)
