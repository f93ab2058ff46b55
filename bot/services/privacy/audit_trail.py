"""What the team did, for its organisers to read and to take away."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.domain.document import own_code
from bot.domain.keeping.audit import AuditEntry, Deed
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store

PER_PAGE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One entry for all that nobody could tell from it: a flood that was hidden is one line."""

    entry: AuditEntry
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """A page (from 0) of what was done, the newest first; `titles` are of talks and editions."""

    lines: tuple[AuditLine, ...]
    titles: dict[str, str]
    page: int
    pages: int


class AuditTrail:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def page(self, person: Person, page: int) -> AuditPage:
        def look(docs: Reader) -> AuditPage:
            require(docs, person, Act.SEE_AUDIT)
            lines = _folded(sorted(docs.select(AuditEntry), key=lambda each: -each.number))
            pages = max(-(-len(lines) // PER_PAGE), 1)
            shown = min(max(page, 0), pages - 1)
            some = tuple(lines[shown * PER_PAGE : (shown + 1) * PER_PAGE])
            return AuditPage(lines=some, titles=_titles(docs, some), page=shown, pages=pages)

        return await self._store.read(person.owner, look)

    async def take_out(self, person: Person) -> list[AuditEntry]:
        """All entries, the oldest first, with the one that says who took them out."""
        now = self._clock.now()

        def work(docs: Documents) -> list[AuditEntry]:
            require(docs, person, Act.SEE_AUDIT)
            which = own_code(docs.owner)
            by = person.user_id
            note(docs, Deed.EXPORTED, by=by, about=AuditEntry.KIND, which=which, now=now)
            return sorted(docs.select(AuditEntry), key=lambda each: each.number)

        return await self._store.run(person.owner, work)


def _folded(entries: Iterable[AuditEntry]) -> list[AuditLine]:
    found: list[AuditLine] = []
    for _, alike in groupby(entries, _as_told):
        same = list(alike)
        found.append(AuditLine(entry=same[0], times=len(same)))
    return found


def _as_told(entry: AuditEntry) -> tuple[object, ...]:
    """What a reader is told of it: the minute, and of somebody's words no more than the kind."""
    at = entry.at.replace(second=0, microsecond=0)
    which = "" if entry.about == Takeaway.KIND else entry.which
    return at, entry.by, entry.deed, entry.about, which


def _titles(docs: Reader, lines: tuple[AuditLine, ...]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for code in {each.entry.which for each in lines}:
        if (talk := docs.find(Talk, code)) is not None:
            titles[code] = talk.title
        elif (edition := docs.find(Edition, code)) is not None:
            titles[code] = edition.name
    return titles
