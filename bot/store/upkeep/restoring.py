"""Puts a backup in the place of the database, in three steps: prepare, show, arm.

Preparing happens in a folder of its own. Nothing of the present is touched before the last step,
and that one keeps the present database aside before a single rename replaces it.
"""

import asyncio
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import Restored
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import NoticeLine
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.document import Document
from bot.domain.keeping.erasing import Erasing, Erasure, erasures_since
from bot.domain.keeping.errors import NotABackup
from bot.paths import DataFolder
from bot.services.host.erasures import erase_again
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.backstage import tell_backstage
from bot.services.ports import Documents, Survey
from bot.store.migrations import STEPS, Step
from bot.store.sqlite import engine
from bot.store.sqlite.ballots import leave_out_ballots
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store, take_folder
from bot.store.sqlite.starting_point import lay_out_copy
from bot.store.upkeep.backups import stamp
from bot.store.upkeep.done_since import keep_carried, keep_counted, read_carried, read_counted
from bot.store.upkeep.erasures import read_erasures, write_down
from bot.store.upkeep.opening_words import opening_in_words
from bot.store.upkeep.salvage import Saved, salvage
from bot.store.upkeep.strict_since import keep_strict, read_strict


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What the backup holds once it is ready to replace the database."""

    made_at: datetime
    documents: int
    # In the database that it would replace; None if that cannot be told.
    present: int | None
    erasures: int
    erased: int
    # What was hidden, switched off or taken away since, and stays so.
    tightened: int
    # Looked for at once, and sent if they are not there.
    doubtful: tuple[Delivery, ...]
    # Sent when they are due, as ever.
    planned: tuple[Delivery, ...]
    held: tuple[Delivery, ...]


@contextmanager
def restoring(root: Path) -> Generator[DataFolder, None, None]:
    """Own the data folder, so that no bot runs on it; raises `StoreInUse`. Blocks."""
    folder = DataFolder(root)
    lock = take_folder(folder)
    try:
        with opening_in_words(folder):
            if folder.database.exists():
                lock.take_database(folder.database)
        _clear(folder)
        yield folder
    finally:
        _clear(folder)
        lock.release()


async def prepare(
    folder: DataFolder,
    file: Path,
    kinds: tuple[type[Document], ...],
    *,
    now: datetime,
    steps: tuple[Step, ...] = STEPS,
) -> Prepared:
    """Make the backup ready beside the database, in a folder that `restoring` owns.

    Raises `NotABackup`, `StoreIsNewer`, `LedgerDamaged`, `StoreNotOpened`.
    """
    made_at = await asyncio.to_thread(
        lay_out_copy, file, folder.workbench, present=folder.database, steps=steps
    )
    ledgers = (folder.erasures, file.parent / folder.erasures.name)
    ledger = await asyncio.to_thread(read_erasures, ledgers)
    waiting, present = await asyncio.to_thread(_look_at, folder.database)
    # The ledger is to know those as well: the next backup that is restored has them, too.
    named = [*ledger, *(each for each in waiting if each not in ledger)]
    counted = await asyncio.to_thread(read_counted, folder.database)
    strict = await asyncio.to_thread(read_strict, folder.database)
    carried = await asyncio.to_thread(read_carried, folder.database)
    try:
        store = await open_store(folder.workbench, kinds, steps=steps)
    except msgspec.DecodeError as error:
        raise NotABackup(file=str(file), problem=str(error)) from error
    try:
        logbook = await read_logbook(store)
        erasures = erasures_since(ledger, known=logbook.erased_through, made_at=made_at) + waiting
        erased = await erase_again(store, kinds, erasures)
        await _doubt_all(store, kinds, made_at=made_at, now=now)
        await keep_counted(store, counted, now=now)
        await keep_carried(store, carried)
        tightened = await keep_strict(store, strict, now=now)
        await _tell_of_ballots(store, now=now)
        await _know_the_ledger(store, named)
        await asyncio.to_thread(_take_along, named, folder)
        if erased or tightened:
            await store.forget_removed()
        return await store.survey(
            lambda survey: _summary(
                survey,
                kinds,
                made_at=made_at,
                present=present,
                erasures=len(erasures),
                erased=erased,
                tightened=tightened,
            )
        )
    finally:
        await store.close()


def arm(folder: DataFolder, *, now: datetime) -> Path | None:
    """Make what was prepared the database; return where the present one is kept aside, if any.

    Blocks. A crash at any point leaves the old database or the new one, whole, in its place.
    """
    with opening_in_words(folder):
        # What is written down twice, after a crash, is erased twice.
        if theirs := read_erasures([DataFolder(folder.workbench).erasures]):
            write_down(folder.erasures, *theirs)
        ready = DataFolder(folder.workbench).database
        engine.sync_file(ready)
        kept = _keep_aside(folder, now)
        # SQLite would replay a journal that is left behind into whatever database it finds.
        for name in ("-wal", "-shm"):
            _beside(folder.database, name).unlink(missing_ok=True)
        engine.sync_folder(folder.root)
        ready.replace(folder.database)
        engine.sync_folder(folder.root)
    return kept


async def _doubt_all(
    store: DocumentStore, kinds: tuple[type[Document], ...], *, made_at: datetime, now: datetime
) -> None:
    """Doubt what may have been sent since."""
    for kind in (Delivery, Mirror):
        if kind not in kinds:
            continue
        for owner in sorted({each.owner for each in await store.survey(partial(_all_of, kind))}):

            def work(docs: Documents, kind: type[Delivery | Mirror] = kind) -> None:
                for document in docs.select(kind):
                    _put(docs, document, _doubted(document, made_at=made_at, now=now))

            await store.run(owner, work)


async def _tell_of_ballots(store: DocumentStore, *, now: datetime) -> None:
    """Tell the team of each poll whose answers were left out of the backup."""

    def look(survey: Survey) -> list[BallotPoll]:
        return survey.select(BallotPoll, state=BallotState.OPEN.value)

    for poll in await store.survey(look):
        reason = Reason.NOT_IN_BACKUP
        line = NoticeLine(what=DeliveryKind.BALLOT, reason=reason, about=poll.talk)
        await store.run(poll.owner, partial(tell_backstage, line=line, now=now))


def _take_along(ledger: list[Erasure], folder: DataFolder) -> None:
    """Lay out what our ledger does not say yet: from now on it is ours to remember."""
    ours = set(read_erasures([folder.erasures]))
    if theirs := [each for each in ledger if each not in ours]:
        write_down(DataFolder(folder.workbench).erasures, *theirs)


async def _know_the_ledger(store: DocumentStore, ledger: list[Erasure]) -> None:
    """What it names is erased here; the other files are cleaned at the next start."""
    if ledger:
        last = max(each.at for each in ledger)
        await write_logbook(
            store, lambda kept: replace(kept, erased_through=last, cleaned_through=None)
        )


def _all_of(kind: type[Delivery | Mirror], survey: Survey) -> list[Delivery | Mirror]:
    return list(survey.select(kind))


def _doubted(document: Delivery | Mirror, *, made_at: datetime, now: datetime) -> Document:
    if isinstance(document, Delivery):
        return step(document, Restored(made_at), now=now)
    return document.restored(now=now)


def _put(docs: Documents, before: Document, after: Document) -> None:
    if after != before:
        docs.put(after)


def _summary(
    survey: Survey,
    kinds: tuple[type[Document], ...],
    *,
    made_at: datetime,
    present: int | None,
    erasures: int,
    erased: int,
    tightened: int,
) -> Prepared:
    def having(state: DeliveryState) -> tuple[Delivery, ...]:
        found = survey.select(Delivery, state=state.value)
        return tuple(sorted(found, key=lambda each: (each.due, each.code)))

    return Prepared(
        made_at=made_at,
        documents=sum(len(survey.select(kind)) for kind in kinds),
        present=present,
        erasures=erasures,
        erased=erased,
        tightened=tightened,
        doubtful=having(DeliveryState.DOUBTFUL),
        planned=having(DeliveryState.PLANNED),
        held=having(DeliveryState.HELD),
    )


def _look_at(database: Path) -> tuple[list[Erasure], int | None]:
    """Return what waits there to come into the ledger, and how many documents there are."""
    waiting: list[Erasure] = []
    count = 0
    if not database.exists():
        return waiting, count
    try:
        with closing(engine.connect(database, read_only=True)) as connection:
            for row in salvage(connection):
                count += 1
                if isinstance(row, Saved) and row.name.kind == Erasing.KIND:
                    waiting.append(msgspec.json.decode(row.body, type=Erasing).erasure)
    except (sqlite3.Error, msgspec.DecodeError):
        return waiting, None
    return waiting, count


def _settle(database: Path) -> None:
    """Bring all commits into the file itself; a damaged one stays as it is."""
    with suppress(sqlite3.Error), closing(engine.connect(database, read_only=False)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep_aside(folder: DataFolder, now: datetime) -> Path | None:
    if not folder.database.exists():
        return None
    _settle(folder.database)
    folder.aside.mkdir(mode=engine.PRIVATE_FOLDER, exist_ok=True)
    kept = _free(folder.aside, f"rostrum-{stamp(now)}")
    for name in ("", "-wal"):
        source, target = _beside(folder.database, name), _beside(kept, name)
        if source.exists():
            engine.create_file(target)
            shutil.copyfile(source, target)
            engine.sync_file(target)
    _without_ballots(kept)
    engine.sync_folder(folder.aside)
    return kept


def _without_ballots(kept: Path) -> None:
    """No copy has them; a damaged file stays as it is, for nobody can write it anew."""
    with suppress(sqlite3.Error), closing(engine.connect(kept, read_only=False)) as connection:
        leave_out_ballots(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _free(folder: Path, first: str) -> Path:
    number, path = 1, folder / f"{first}.sqlite3"
    while path.exists():
        number += 1
        path = folder / f"{first}-{number}.sqlite3"
    return path


def _beside(database: Path, name: str) -> Path:
    return database.with_name(f"{database.name}{name}")


def _clear(folder: DataFolder) -> None:
    if folder.workbench.exists():
        shutil.rmtree(folder.workbench)
