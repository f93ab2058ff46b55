"""Keeping nothing for longer than stated: a chore that goes through everything once a day."""

import logging
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.document import Document, owner_id
from bot.domain.keeping.classes import YEAR, Keeping
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.keeping.outdated import (
    Outdated,
    is_to_be_told,
    may_be_erased,
    outdated_of,
    to_be_erased_at,
)
from bot.domain.partners.partner import Arrival, Following
from bot.domain.signups.attendance import Attendance
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.services.audit import prune
from bot.services.host.erasures import erase
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Documents, OnServers, Reader, Store, Survey

log = logging.getLogger(__name__)

EVERY: Final = timedelta(days=1)
# So many documents go in one unit, and one unit in a round: nobody waits for it.
AT_ONCE: Final = 100

_KINDS: tuple[type[Document], ...] = (
    Signup,
    EditionSignup,
    Attendance,
    Delivery,
    Takeaway,
    Preview,
    Following,
)


class Retention:
    def __init__(self, store: Store, clock: Clock, servers: OnServers | None = None) -> None:
        self._store = store
        self._clock = clock
        self._servers = servers
        self._next: datetime | None = None
        self._waiting: deque[str] = deque()

    async def would_go(self, person: Person) -> dict[Keeping, int]:
        """How much of each class the next round lets go of on a server, for its organisers."""
        now = self._clock.now()

        def look(docs: Reader) -> dict[Keeping, int]:
            require(docs, person, Act.SET_UP)
            counted = Counter(each.keeping for each in _outdated(docs, now=now))
            return {keeping: counted[keeping] for keeping in Keeping if counted[keeping]}

        return await self._store.read(person.owner, look)

    async def run_due(self, now: datetime) -> int:
        """Let go of some of one server's; return how much that was."""
        if not self._waiting:
            if self._next is not None and now < self._next:
                return 0
            self._next = now + EVERY
            self._waiting.extend(await self._owners())
        if not self._waiting:
            return 0
        owner = self._waiting[0]
        gone = await self._let_go(owner, now=now)
        gone += await self._store.run(owner, partial(prune, before=now - YEAR, limit=AT_ONCE))
        if gone < AT_ONCE:
            self._waiting.popleft()
            await self._look_at_server(owner, now=now)
        return max(gone, 1)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del survey
        return now if self._waiting or self._next is None else self._next

    async def _owners(self) -> list[str]:
        servers = await self._store.survey(lambda survey: survey.select(Server))
        return [server.owner for server in servers]

    async def _let_go(self, owner: str, *, now: datetime) -> int:
        found = await self._store.read(owner, lambda docs: list(_some(docs, now=now)))
        if not found:
            return 0
        await self._store.run(owner, partial(_carry_out, names=_names(found), now=now))
        counted = Counter(each.keeping.value for each in found)
        log.info("kept_no_longer", extra={"fields": {"owner": owner, **counted}})
        return len(found)

    async def _look_at_server(self, owner: str, *, now: datetime) -> None:
        """A server that the bot left is erased after its term, once the host has been told."""
        server = await self._store.read(owner, server_of)
        if is_to_be_told(server, now=now):
            await self._store.run(owner, partial(_note_told, now=now))
            at = to_be_erased_at(server)
            fields = {"owner": owner, "erased_on": f"{at:%Y-%m-%d}"}
            log.warning("left_server_will_be_erased", extra={"fields": fields})
        elif may_be_erased(server, now=now) and await self._is_gone(owner):
            await self._store.run(owner, partial(_erase_server, now=now))
            log.warning("left_server_erased", extra={"fields": {"owner": owner}})

    async def _is_gone(self, owner: str) -> bool:
        return self._servers is not None and await self._servers.is_gone_from(owner_id(owner))


def _outdated(docs: Reader, *, now: datetime) -> Iterator[Outdated]:
    talks = {talk.code: talk for talk in docs.select(Talk)}
    for kind in _KINDS:
        for document in docs.select(kind):
            yield from outdated_of(document, talks.get(_about(document)), now=now)


def _some(docs: Reader, *, now: datetime) -> Iterator[Outdated]:
    for _, found in zip(range(AT_ONCE), _outdated(docs, now=now), strict=False):
        yield found


def _about(document: Document) -> str:
    if isinstance(document, Signup | Attendance | Takeaway):
        return document.talk
    return document.about if isinstance(document, Delivery) else ""


def _names(found: Sequence[Outdated]) -> list[tuple[type[Document], str]]:
    return [(type(each.before), each.before.code) for each in found]


def _carry_out(
    docs: Documents, *, names: Sequence[tuple[type[Document], str]], now: datetime
) -> None:
    for kind, code in names:
        document = docs.find(kind, code)
        if document is None:
            continue
        talk = docs.find(Talk, _about(document))
        # What was changed since it was looked at may be kept for longer.
        for each in outdated_of(document, talk, now=now):
            _let_go_of(docs, each)


def _let_go_of(docs: Documents, outdated: Outdated) -> None:
    if outdated.after is not None:
        docs.put(outdated.after)
        return
    _remove(docs, outdated.before)


def _remove(docs: Documents, document: Document) -> None:
    """With all that would name what is not there any more; messages in Discord stay."""
    docs.remove(document)
    if isinstance(document, Following):
        for arrival in docs.select(Arrival, following=document.code):
            _remove(docs, arrival)
    if isinstance(document, Arrival):
        for post in docs.select(Delivery, about=document.code):
            _remove(docs, post)
    if isinstance(document, Delivery):
        for mirror in docs.select(Mirror, post=document.code):
            docs.remove(mirror)


def _note_told(docs: Documents, *, now: datetime) -> None:
    docs.put(replace(server_of(docs), host_told_at=now))


def _erase_server(docs: Documents, *, now: datetime) -> None:
    """The rest is the ledger's: it goes on wherever it is stopped, and reaches the backups."""
    if may_be_erased(server_of(docs), now=now):
        erase(docs, Erasure(at=now, what=Erased.OWNER, owner=docs.owner))
