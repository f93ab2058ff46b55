"""The team's overview: next talks, what is missing, what will be sent, and what is stuck."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.delivery import Delivery, DeliveryKind, DeliveryState, Reason
from bot.domain.server import Person, Right, Server
from bot.domain.speaker import Consent
from bot.domain.talk import Talk, TalkState
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.views import TalkView, view_talk


class Missing(StrEnum):
    """What a talk lacks; the words stand in Fluent."""

    TIME = "time"
    SEGMENTS = "segments"
    JOIN_LINK = "join_link"
    PANELLISTS_LINK = "panellists_link"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """One talk with what it still needs; `open_consents` counts panellists not asked yet."""

    view: TalkView
    missing: tuple[Missing, ...]
    open_consents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    server: Server
    sheets: tuple[RunSheet, ...]
    drafts: tuple[Talk, ...]
    planned: tuple[Delivery, ...]
    stuck: tuple[Delivery, ...]
    titles: dict[str, str]
    pings: int
    now: datetime


class Desk:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, person: Person) -> DeskView:
        now = self._clock.now()

        def look(docs: Reader) -> DeskView:
            server = require(docs, person, Right.NOTE)
            talks = docs.select(Talk)
            coming = sorted(
                (talk for talk in talks if talk.is_open and talk.slot is not None),
                # Those that nobody ended stand behind those to come, which they would hide.
                key=lambda talk: (not talk.is_ahead(now), talk.the_slot().starts_at),
            )
            planned = docs.select(Delivery, state=DeliveryState.PLANNED.value)
            return DeskView(
                server=server,
                sheets=tuple(run_sheet(docs, talk, now=now) for talk in coming),
                drafts=tuple(talk for talk in talks if talk.state is TalkState.DRAFT),
                planned=tuple(sorted(planned, key=lambda each: (each.due, each.code))),
                stuck=tuple(_stuck(docs)),
                titles={talk.code: talk.title for talk in talks},
                pings=_pings(server, talks, planned),
                now=now,
            )

        return await self._store.read(person.owner, look)

    async def sheet(self, owner: str, code: str) -> RunSheet:
        """The run sheet that goes to backstage."""
        now = self._clock.now()

        def look(docs: Reader) -> RunSheet:
            return run_sheet(docs, docs.get(Talk, code), now=now)

        return await self._store.read(owner, look)

    async def mend(self, person: Person, code: str) -> Delivery:
        """Try a held message again, because somebody removed the cause."""
        now = self._clock.now()

        def work(docs: Documents) -> Delivery:
            require(docs, person, Right.ORGANISE)
            return docs.put(docs.get(Delivery, code).mended(now=now))

        return await self._store.run(person.owner, work)

    async def give_up(self, person: Person, code: str) -> Delivery:
        """Give a held message up for good."""

        def work(docs: Documents) -> Delivery:
            require(docs, person, Right.ORGANISE)
            return docs.put(docs.get(Delivery, code).dropped(Reason.NOT_WANTED))

        return await self._store.run(person.owner, work)

    async def titles(self, owner: str) -> dict[str, str]:
        """The titles of all talks, by code."""

        def look(docs: Reader) -> dict[str, str]:
            return {talk.code: talk.title for talk in docs.select(Talk)}

        return await self._store.read(owner, look)


def _pings(server: Server, talks: list[Talk], planned: list[Delivery]) -> int:
    """Only an announcement can ping, one role, and only if an organiser ticked it."""
    if not server.ping_role_ids:
        return 0
    ticked = {talk.code for talk in talks if talk.ping}
    return sum(
        1 for each in planned if each.kind is DeliveryKind.ANNOUNCEMENT and each.about in ticked
    )


def _stuck(docs: Reader) -> list[Delivery]:
    held = docs.select(Delivery, state=DeliveryState.HELD.value)
    return [*held, *docs.select(Delivery, state=DeliveryState.DOUBTFUL.value)]


def run_sheet(docs: Reader, talk: Talk, *, now: datetime) -> RunSheet:
    open_consents = sum(1 for each in talk.speakers if each.consent is Consent.NOT_ASKED)
    return RunSheet(
        view=view_talk(docs, talk, now=now),
        missing=tuple(_missing(talk, open_consents)),
        open_consents=open_consents,
    )


def _missing(talk: Talk, open_consents: int) -> list[Missing]:
    lacks = {
        Missing.TIME: talk.slot is None,
        Missing.SEGMENTS: not talk.segments,
        Missing.JOIN_LINK: talk.links.join is None,
        Missing.PANELLISTS_LINK: talk.links.panellists is None,
        Missing.CONSENT: open_consents > 0,
    }
    return [what for what, is_missing in lacks.items() if is_missing]
