"""The team's overview: next talks, what is missing, what will be sent, and what is stuck."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.errors import NoLongerStuck
from bot.domain.deliveries.facts import Dropped, Mended
from bot.domain.deliveries.reasons import Reason
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preparing import Missing, missing_of, open_consents
from bot.domain.talks.series import Edition
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.services.findings.workbench import newest_revision
from bot.services.host.machine import Machine, MachineState
from bot.services.lookups import edition_over, require
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.sending.consequences import carry_out, mend_mirror
from bot.services.takeaways.looking_through import WaitingView, all_waiting
from bot.services.talks.views import TalkView, view_talk
from bot.services.team.leftovers import Leftovers, leftovers
from bot.services.team.planned import REFUSED, PlannedMessage, planned_messages


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """One talk with what it still needs; `open_consents` counts panellists not asked yet."""

    view: TalkView
    missing: tuple[Missing, ...]
    open_consents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesView:
    """What is planned, the earliest first, and what is stuck, what needs people first.

    `may_mend` tells whether the person who looks may do so.
    """

    server: Server
    planned: tuple[PlannedMessage, ...]
    stuck: tuple[PlannedMessage, ...]
    may_mend: bool
    now: datetime

    @property
    def pings(self) -> int:
        return sum(each.pings for each in self.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """`unsaid` are the talks of which nobody has said when they ended, the latest first.

    `left` is what is left to do for those that are over.
    """

    sheets: tuple[RunSheet, ...]
    unsaid: tuple[Talk, ...]
    left: tuple[Leftovers, ...]
    drafts: tuple[Talk, ...]
    messages: MessagesView
    machine: MachineState
    has_edition: bool
    # By talk, what waits for a note-taker's look; and how much can be brought back.
    looks: tuple[WaitingView, ...] = ()
    hidden: int = 0
    # The newest edition, if it is over, and whether its key findings stand published.
    over: Edition | None = None
    is_published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftView:
    left: tuple[Leftovers, ...]
    may_organise: bool


def _is_published(docs: Reader, edition: Edition) -> bool:
    newest = newest_revision(docs, edition.code)
    return newest is not None and not newest.is_retracted


class Desk:
    def __init__(self, store: Store, clock: Clock, machine: Machine) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine

    async def view(self, person: Person) -> DeskView:
        now = self._clock.now()
        machine = await self._machine.state(person.owner)

        def look(docs: Reader) -> DeskView:
            over = edition_over(docs, now=now)
            messages = _messages(docs, person, now=now)
            talks = docs.select(Talk)
            known = sorted(
                (talk for talk in talks if talk.is_open and talk.slot is not None),
                key=lambda talk: talk.the_slot().starts_at,
            )
            coming = [talk for talk in known if not talk.is_forgotten(now)]
            return DeskView(
                sheets=tuple(run_sheet(docs, talk, now=now) for talk in coming),
                unsaid=tuple(
                    sorted(
                        (talk for talk in talks if talk.ended_unsaid or talk.is_forgotten(now)),
                        key=lambda talk: talk.the_slot().starts_at,
                        reverse=True,
                    )
                ),
                left=tuple(leftovers(docs, now=now)),
                drafts=tuple(talk for talk in talks if talk.state is TalkState.DRAFT),
                messages=messages,
                machine=machine,
                has_edition=bool(docs.select(Edition)),
                looks=all_waiting(docs),
                hidden=docs.count(Takeaway, is_hidden=True),
                over=over,
                is_published=over is not None and _is_published(docs, over),
            )

        return await self._store.read(person.owner, look)

    async def messages(self, person: Person) -> MessagesView:
        """All planned messages, for the lists that the overview has no room for."""
        now = self._clock.now()

        def look(docs: Reader) -> MessagesView:
            return _messages(docs, person, now=now)

        return await self._store.read(person.owner, look)

    async def left(self, person: Person) -> LeftView:
        """All that is left to do, for the list that the overview has no room for."""
        now = self._clock.now()

        def look(docs: Reader) -> LeftView:
            server = require(docs, person, Act.SEE_DESK)
            return LeftView(
                left=tuple(leftovers(docs, now=now)),
                may_organise=server.may(person, Act.EDIT_TALK),
            )

        return await self._store.read(person.owner, look)

    async def sheet(self, owner: str, code: str) -> RunSheet:
        """The run sheet that goes to backstage."""
        now = self._clock.now()

        def look(docs: Reader) -> RunSheet:
            return run_sheet(docs, docs.get(Talk, code), now=now)

        return await self._store.read(owner, look)

    async def mend(self, person: Person, code: str) -> None:
        """Try a held message, or a refused update, again: somebody removed the cause.

        Raises `NoLongerStuck`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> None:
            require(docs, person, Act.MEND)
            update = docs.find(Mirror, code)
            if update is None:
                carry_out(docs, _held(docs, code), Mended(), now=now)
            elif update.can_be_mended:
                mend_mirror(docs, update, now=now)
            else:
                raise NoLongerStuck

        await self._store.run(person.owner, work)

    async def mend_all(self, person: Person) -> tuple[str, ...]:
        """Try all that is held or refused again; return their codes."""
        now = self._clock.now()

        def work(docs: Documents) -> tuple[str, ...]:
            require(docs, person, Act.MEND)
            held = docs.select(Delivery, state=DeliveryState.HELD)
            updates = [each for each in docs.search(Mirror, REFUSED) if each.can_be_tried]
            for each in held:
                carry_out(docs, each, Mended(), now=now)
            for each in updates:
                mend_mirror(docs, each, now=now)
            return tuple(each.code for each in (*held, *updates))

        return await self._store.run(person.owner, work)

    async def held(self, person: Person, code: str) -> PlannedMessage:
        """One that is held, before it is given up; raises `NoLongerStuck`."""
        now = self._clock.now()

        def look(docs: Reader) -> PlannedMessage:
            require(docs, person, Act.MEND)
            for each in planned_messages(docs, now=now):
                if each.is_held and each.delivery.code == code:
                    return each
            raise NoLongerStuck

        return await self._store.read(person.owner, look)

    async def give_up(self, person: Person, code: str) -> None:
        """Give a held message up for good, and what waits for it; raises `NoLongerStuck`."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            require(docs, person, Act.MEND)
            carry_out(docs, _held(docs, code), Dropped(Reason.NOT_WANTED), now=now)

        await self._store.run(person.owner, work)


def _messages(docs: Reader, person: Person, *, now: datetime) -> MessagesView:
    server = require(docs, person, Act.SEE_DESK)
    found = planned_messages(docs, now=now)
    stuck = sorted((each for each in found if each.trouble), key=_by_what_comes_first)
    return MessagesView(
        server=server,
        planned=tuple(each for each in found if each.is_planned),
        stuck=tuple(stuck),
        may_mend=server.may(person, Act.MEND),
        now=now,
    )


def _by_what_comes_first(stuck: PlannedMessage) -> tuple[bool, bool]:
    """Another channel helps all of its talk; then comes what waits for people alone."""
    return stuck.reason is not Reason.CHANNEL_GONE, not stuck.is_held


def _held(docs: Documents, code: str) -> Delivery:
    """A press may be a day old: what was mended since is on its way, and nobody's to give up."""
    delivery = docs.get(Delivery, code)
    if not delivery.is_held:
        raise NoLongerStuck
    return delivery


def run_sheet(docs: Reader, talk: Talk, *, now: datetime) -> RunSheet:
    return RunSheet(
        view=view_talk(docs, talk, now=now),
        missing=missing_of(talk),
        open_consents=open_consents(talk),
    )
