"""Dry runs: every message that a talk or an edition will send, before anything is armed.

What is shown is decided by the functions that plan the deliveries, so it cannot differ from what
is planned afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.dry_run import Coming, coming, does_ping
from bot.domain.deliveries.reminder import Adjustment
from bot.domain.errors import BotError, ChangedMeanwhile
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.domain.times.wall import WallTime
from bot.services.lookups import require, server_of, talk_for, talks_of
from bot.services.outbox.planning import difference_of
from bot.services.ports import Clock, Reader, Store
from bot.services.talks.changes import announced
from bot.services.talks.which_edition import find_edition

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRun:
    """What one talk will send; for a draft, if it is announced.

    `talk` is as it is stored, and `refusal` says why a draft cannot be announced yet.
    """

    talk: Talk
    messages: tuple[Coming, ...] = ()
    pings: int = 0
    refusal: BotError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDryRun:
    """`may_announce` tells whether the person who looks may also arm it.

    `is_question` tells that this is what would follow from announcing it now.
    """

    run: TalkRun
    server: Server
    may_announce: bool
    is_question: bool
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDryRun:
    """The talks that will send something or are drafts, by their time; `editions` are all."""

    runs: tuple[TalkRun, ...]
    server: Server
    series: Series
    edition: Edition
    editions: tuple[Edition, ...]
    now: datetime


class DryRuns:
    """Reads only."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of_talk(self, person: Person, code: str) -> TalkDryRun:
        """A draft as if it were announced now, any other talk as it is planned."""
        return await self._of_talk(person, Act.SEE_PANEL, code, None)

    async def before_announcing(self, person: Person, code: str, version: int) -> TalkDryRun:
        """The same, before the talk that somebody saw as `version` is announced.

        Raises `ChangedMeanwhile`, and what announcing it would raise.
        """
        shown = await self._of_talk(person, Act.ANNOUNCE, code, version)
        if shown.run.refusal is not None:
            raise shown.run.refusal
        return shown

    async def _of_talk(
        self, person: Person, act: Act, code: str, version: int | None
    ) -> TalkDryRun:
        now = self._clock.now()

        def look(docs: Reader) -> TalkDryRun:
            talk = talk_for(docs, person, act, code)
            if version is not None and talk.was_changed_by_others(version, person.user_id):
                raise ChangedMeanwhile
            server = server_of(docs)
            is_asked = act is Act.ANNOUNCE or talk.state is TalkState.DRAFT
            return TalkDryRun(
                run=announcing(docs, talk, None, now=now) if is_asked else _run_of(docs, talk),
                server=server,
                may_announce=server.may(person, Act.ANNOUNCE),
                is_question=is_asked,
                now=now,
            )

        return await self._store.read(person.owner, look)

    async def of_edition(self, person: Person, name: str | None = None) -> EditionDryRun:
        """All talks of an edition, the newest unless named; raises `EditionNotFound`."""
        now = self._clock.now()

        def look(docs: Reader) -> EditionDryRun:
            server = require(docs, person, Act.SEE_DESK)
            edition = find_edition(docs, name)
            runs = [_edition_run(docs, talk, now=now) for talk in talks_of(docs, edition.code)]
            return EditionDryRun(
                runs=tuple(sorted((run for run in runs if _says_something(run)), key=_by_time)),
                server=server,
                series=docs.get(Series, edition.series),
                edition=edition,
                editions=tuple(docs.select(Edition)),
                now=now,
            )

        return await self._store.read(person.owner, look)


def announcing(docs: Reader, talk: Talk, wall: WallTime | None, *, now: datetime) -> TalkRun:
    """What the talk will send if it is announced, now (None) or later."""
    try:
        armed = announced(docs, talk, wall, now=now).with_time_kept()
    except BotError as error:
        return TalkRun(talk=talk, refusal=error)
    return _run(docs, talk, difference_of(docs, armed, now=now))


def _edition_run(docs: Reader, talk: Talk, *, now: datetime) -> TalkRun:
    if talk.state is TalkState.DRAFT:
        return announcing(docs, talk, None, now=now)
    return _run_of(docs, talk)


def _run_of(docs: Reader, talk: Talk) -> TalkRun:
    return _run(docs, talk, Adjustment())


def _run(docs: Reader, talk: Talk, difference: Adjustment) -> TalkRun:
    messages = coming(docs.select(Delivery, about=talk.code), difference)
    return TalkRun(
        talk=talk, messages=tuple(messages), pings=_pings(messages, talk, server_of(docs))
    )


def _pings(messages: Iterable[Coming], talk: Talk, server: Server) -> int:
    return sum(does_ping(each.kind, talk, server) for each in messages)


def _says_something(run: TalkRun) -> bool:
    return bool(run.messages) or run.talk.state is TalkState.DRAFT


def _by_time(run: TalkRun) -> tuple[datetime, int]:
    return (run.talk.starts_at or _NEVER, run.talk.number)
