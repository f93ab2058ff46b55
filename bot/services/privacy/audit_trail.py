"""What the team did, for its organisers to read and to take away."""

from dataclasses import dataclass

from bot.domain.document import own_code
from bot.domain.keeping.audit import AuditEntry, Deed
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store

PER_PAGE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """A page (from 0) of the entries, the newest first; `titles` are of talks and editions."""

    entries: tuple[AuditEntry, ...]
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
            entries = sorted(docs.select(AuditEntry), key=lambda each: -each.number)
            pages = max(-(-len(entries) // PER_PAGE), 1)
            shown = min(max(page, 0), pages - 1)
            some = tuple(entries[shown * PER_PAGE : (shown + 1) * PER_PAGE])
            return AuditPage(entries=some, titles=_titles(docs, some), page=shown, pages=pages)

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


def _titles(docs: Reader, entries: tuple[AuditEntry, ...]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for code in {each.which for each in entries}:
        if (talk := docs.find(Talk, code)) is not None:
            titles[code] = talk.title
        elif (edition := docs.find(Edition, code)) is not None:
            titles[code] = edition.name
    return titles
