"""What is erased leaves every file, and comes back by no restored backup: a chore.

A unit of work that erases calls `erase`. The chore goes on from there, wherever it was killed:
the ledger learns of it, then the documents are gone through once more, and last come the files.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.document import Document
from bot.domain.keeping.erasing import (
    Erasing,
    Erasure,
    erasing,
    erasures_since,
    without_all,
)
from bot.domain.keeping.errors import LedgerDamaged
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.machine_worries import Host, Worry, tell_host
from bot.services.ports import Clock, Documents, ErasureFiles, Store, Survey

log = logging.getLogger(__name__)

# After a failure, of a full disk or a damaged backup for example.
AGAIN_AFTER = timedelta(hours=1)
# So many documents of an owner are changed in one unit: the writer has others to serve.
_AT_ONCE = 200

KindAndCode = tuple[type[Document], str]
# By owner, which documents are to be changed.
Names = dict[str, list[KindAndCode]]
Rewriting = Callable[[Document], Document | None]


def erase(docs: Documents, erasure: Erasure) -> None:
    """Say in the unit that removes or changes documents that no file shall hold what they held.

    `MEMBER` and `OWNER` may name more than this unit could reach: the chore takes it out of every
    document by `without`, on whatever server. `DOCUMENT` and `AUTHORS` are for the unit to change.
    """
    docs.put(erasing(erasure, owner=docs.owner, code=docs.new_code()))


class Erasures:
    """`kinds` are all that the store keeps."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        files: ErasureFiles,
        kinds: tuple[type[Document], ...],
        host: Host,
    ) -> None:
        self._store = store
        self._host = host
        self._clock = clock
        self._files = files
        self._kinds = kinds
        # Whether the files are to be cleaned is known only from the logbook until it was read once.
        self._is_behind = True
        self._not_before: datetime | None = None

    async def catch_up(self) -> int:
        """Erase again what the ledger names and this database does not know; return how many.

        To be done before anybody can read: the file may have been put in its place by hand. A
        ledger that cannot be read keeps nobody from starting; the chore tells of it.
        """
        try:
            ledger = await self._files.read()
        except (LedgerDamaged, OSError):
            log.exception("ledger_not_read")
            return 0
        logbook = await read_logbook(self._store)
        unknown = erasures_since(ledger, known=logbook.erased_through, made_at=None)
        if not unknown:
            return 0
        changed = await erase_again(self._store, self._kinds, unknown)
        await self._known_through(unknown[-1].at)
        return changed

    async def run_due(self, now: datetime) -> int:
        """Clean once for all that waits, when the first of it is due; return whether it did."""
        if self._not_before is not None and now < self._not_before:
            return 0
        due = await self._store.survey(lambda docs: docs.upto(Erasing, "wake", now, limit=1))
        if not due and not self._is_behind:
            return 0
        try:
            return await self._go_on(is_due=bool(due))
        except (LedgerDamaged, OSError) as error:
            log.exception("not_erased")
            await self._put_off(_file_of(error), now)
            return 1

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        if self._not_before is not None:
            return self._not_before
        if self._is_behind:
            return now
        first = survey.first(Erasing, "wake")
        return first.wake if first else None

    async def _go_on(self, *, is_due: bool) -> int:
        if is_due:
            await self._into_the_ledger(await self._store.survey(lambda s: s.select(Erasing)))
        logbook = await read_logbook(self._store)
        through = logbook.erased_through
        if through != logbook.cleaned_through:
            self._is_behind = True
            left = await self._files.clean()
            if left:
                await self._put_off(", ".join(left), self._clock.now())
                return 1
            await write_logbook(self._store, lambda kept: replace(kept, cleaned_through=through))
            log.info("files_cleaned")
        self._is_behind, self._not_before = False, None
        return int(is_due)

    async def _into_the_ledger(self, waiting: Sequence[Erasing]) -> None:
        await self._files.write_down([each.erasure for each in waiting])
        # The others were made in one unit, whole.
        wide = [each.erasure for each in waiting if each.erasure.may_come_back]
        if wide:
            await erase_again(self._store, self._kinds, wide)
        ledger = await self._files.read()
        names: Names = defaultdict(list)
        for each in waiting:
            names[each.owner].append((Erasing, each.code))
        await _change_each(self._store, names, lambda _document: None)
        await self._known_through(ledger[-1].at)

    async def _known_through(self, moment: datetime) -> None:
        await write_logbook(self._store, lambda kept: replace(kept, erased_through=moment))
        self._is_behind = True

    async def _put_off(self, files: str, now: datetime) -> None:
        self._not_before = now + AGAIN_AFTER
        await tell_host(self._store, Worry.NOT_ERASED, files, now=now, host=self._host())


def _file_of(error: LedgerDamaged | OSError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.params["file"])


async def erase_again(
    store: Store, kinds: tuple[type[Document], ...], erasures: Iterable[Erasure]
) -> int:
    """Take the erasures out of every document that still holds what they name; return how many.

    For a database that does not know of them, or not of all.
    """
    erasures = tuple(erasures)

    def look(survey: Survey) -> Names:
        names: Names = defaultdict(list)
        for kind in kinds:
            # The ledger may not have heard of those.
            for document in () if kind is Erasing else survey.select(kind):
                if without_all(document, erasures) != document:
                    names[document.owner].append((kind, document.code))
        return names

    names = await store.survey(look)
    return await _change_each(store, names, lambda document: without_all(document, erasures))


async def _change_each(store: Store, names: Names, change: Rewriting) -> int:
    for owner, theirs in names.items():
        for start in range(0, len(theirs), _AT_ONCE):
            some = theirs[start : start + _AT_ONCE]
            await store.run(owner, partial(_change, some=some, change=change))
    return sum(map(len, names.values()))


def _change(docs: Documents, *, some: Sequence[KindAndCode], change: Rewriting) -> None:
    for kind, code in some:
        before = docs.find(kind, code)
        if before is None:
            continue
        after = change(before)
        if after is None:
            docs.remove(before)
        elif after != before:
            docs.put(after)
