"""What became stricter since a backup was made, read from the database that it replaces."""

from collections import defaultdict
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.domain.document import Document
from bot.domain.findings.finding import Revision
from bot.domain.keeping.stricter import STRICT_KINDS, TAKEN_BACK_KINDS, as_strict, unchanged
from bot.domain.keeping.written import WRITTEN, as_taken_out, not_to_be_named
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.services.findings.retracting import take_back_all
from bot.services.outbox.planning import replan_letters
from bot.services.ports import Documents, Store
from bot.services.signups.seating import fill_seats
from bot.store.upkeep.salvage import documents_in


def read_strict(database: Path) -> list[Document]:
    """Return what may be stricter there, as far as it can be read. Blocks."""
    kinds = dict.fromkeys((*STRICT_KINDS, *TAKEN_BACK_KINDS, *WRITTEN))
    return list(documents_in(database, tuple(kinds)))


async def keep_strict(store: Store, present: list[Document], *, now: datetime) -> int:
    """Return how many documents of the backup were looser, and are so no more."""
    by_owner: dict[str, list[Document]] = defaultdict(list)
    for each in present:
        by_owner[each.owner].append(each)
    counts = [
        await store.run(owner, partial(_tighten, present=theirs, now=now))
        for owner, theirs in by_owner.items()
    ]
    return sum(counts)


def _tighten(docs: Documents, present: list[Document], *, now: datetime) -> int:
    stricter: list[Document] = []
    for each in present:
        kept = docs.find(type(each), each.code) or _unchanged(docs, each)
        if kept is not None and (strict := as_strict(kept, each)) != kept:
            stricter.append(docs.put(strict))
    _plan_accordingly(docs, stricter, now=now)
    return len(stricter) + _take_back(docs, present) + _take_out(docs, present)


def _unchanged(docs: Documents, present: Document) -> Document | None:
    """Who stopped all letters since may have had no document of their own at the backup."""
    if isinstance(present, Intake) and docs.find(Talk, present.talk) is None:
        return None
    return unchanged(present)


def _take_out(docs: Documents, present: list[Document]) -> int:
    """Names that were taken out of what people wrote since."""
    names = not_to_be_named(present)
    there = {(each.KIND, each.code): each for each in present if type(each) in WRITTEN}
    changed = [
        without
        for kind in (WRITTEN if names else ())
        for kept in docs.select(kind)
        if (without := as_taken_out(kept, there.get((kept.KIND, kept.code)), names)) != kept
    ]
    for each in changed:
        docs.put(each)
    return len(changed)


def _plan_accordingly(docs: Documents, stricter: list[Document], *, now: datetime) -> None:
    """The backup has letters planned that nobody wants any more, and seats that are free again."""
    answers: dict[str, set[int]] = defaultdict(set)
    for each in stricter:
        if isinstance(each, Signup):
            answers[each.talk].add(each.user_id)
        elif isinstance(each, Revision) and each.is_retracted:
            take_back_all(docs, each.edition, now=now)
    for code, user_ids in answers.items():
        if (talk := docs.find(Talk, code)) is not None:
            let_in = fill_seats(docs, talk, now=now)
            replan_letters(docs, talk, {*user_ids, *let_in}, now=now)


def _take_back(docs: Documents, present: list[Document]) -> int:
    """Remove what is there no more; of a server that could not be read nobody knows what is."""
    if not any(isinstance(each, Server) for each in present):
        return 0
    there = {(each.KIND, each.code) for each in present}
    gone = [
        each
        for kind in TAKEN_BACK_KINDS
        for each in docs.select(kind)
        if (each.KIND, each.code) not in there
    ]
    for each in gone:
        docs.remove(each)
    return len(gone)
