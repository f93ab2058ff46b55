"""The published states of an edition's key findings, for the team: what each of them changed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.domain.findings.errors import NothingPublished
from bot.domain.findings.finding import Revision
from bot.domain.findings.revising import Changed, changed_between
from bot.domain.team.server import Person
from bot.services.findings.workbench import Workbench, find_workbench, revisions_of
from bot.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionLine:
    """`changed` is against the one before it; the draft stands last, without a revision."""

    number: int
    against: int
    changed: tuple[Changed, ...]
    revision: Revision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionsView:
    """The first one first; the draft only where it is not what was published last."""

    title: str
    edition: str
    lines: tuple[RevisionLine, ...]

    def line(self, number: int) -> RevisionLine:
        """Of a revision, or of the draft as 0; raises `NothingPublished` where it is not there."""
        for each in self.lines:
            if each.number == number:
                return each
        raise NothingPublished


class Revisions:
    """Members read what was corrected and why; what was taken out may have been so for a reason."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, person: Person, edition: str) -> RevisionsView:
        """Raise `NothingPublished` for an edition of which nothing was."""
        now = self._clock.now()

        def look(docs: Reader) -> RevisionsView:
            return _view(docs, find_workbench(docs, person, edition), now=now)

        return await self._store.read(person.owner, look)


def _view(docs: Reader, bench: Workbench, *, now: datetime) -> RevisionsView:
    revisions = revisions_of(docs, bench.edition.code)
    if not revisions:
        raise NothingPublished
    lines = [RevisionLine(number=1, against=0, changed=(), revision=revisions[0])]
    lines += [
        RevisionLine(
            number=each.number,
            against=before.number,
            changed=changed_between(before.article, each.article),
            revision=each,
        )
        for before, each in pairwise(revisions)
    ]
    draft = bench.article(now=now)
    changed = changed_between(revisions[-1].article, draft)
    if changed:
        lines.append(RevisionLine(number=0, against=revisions[-1].number, changed=changed))
    return RevisionsView(title=draft.title, edition=bench.edition.code, lines=tuple(lines))
