"""`python -m bot check [--export FILE]` and `python -m bot check anonymity`."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bot.clock import SystemClock
from bot.commandline.saying import owner_in_words, say
from bot.domain.deliveries.delivery import Delivery
from bot.domain.keeping.errors import FolderUnusable
from bot.domain.keeping.outdated import to_be_erased_at
from bot.domain.kinds import KINDS
from bot.domain.references import Dangling
from bot.domain.team.server import Server
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.paths import DataFolder
from bot.saying.i18n import Localizer, Text, text_id
from bot.settings import Settings
from bot.store.ballots.tracing import Traces, look_for_traces
from bot.store.upkeep.checking import Report, Stuck, check_database
from bot.store.upkeep.rescue import rescuing
from bot.store.upkeep.salvage import SavedName

T = TypeVar("T")
# Of each sort of finding; the rest is counted.
_SHOWN = 20


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Print what was found; reads only, so the bot may be running."""
    if args.what is not None:
        return check_anonymity(settings)
    text = Localizer.load().english
    database = DataFolder(settings.data).database
    now = SystemClock().now()
    if args.export is None:
        report = check_database(database, KINDS, now=now)
    else:
        report = _export(args.export, database, now, text)
    documents = report.counts.total()
    say([text("check-database", database=str(database), documents=documents)])
    say(_told(report, text))
    return _verdict(report, text)


def _export(file: Path, database: Path, now: datetime, text: Text) -> Report:
    # Looked at once before, so that a database that cannot be opened leaves no empty file.
    schema = check_database(database, KINDS, now=now).schema
    try:
        with rescuing(file, now=now, schema=schema) as rescue:
            report = check_database(database, KINDS, now=now, keep=rescue.keep)
    except OSError as error:
        raise FolderUnusable(folder=str(file), problem=error.strerror or str(error)) from error
    say([text("check-exported", file=str(file), documents=rescue.written)])
    return report


def _verdict(report: Report, text: Text) -> int:
    if report.is_damaged:
        say([text("check-is-damaged")])
        return DAMAGED
    if report.needs_people:
        say([text("check-needs-people")])
        return NEEDS_PEOPLE
    say([text("check-well")])
    return 0


def _told(report: Report, text: Text) -> Iterator[str]:
    def names(message_id: str) -> Callable[[SavedName], str]:
        return lambda each: text(
            message_id, kind=each.kind, code=each.code, owner=owner_in_words(each.owner, text)
        )

    if report.is_older:
        yield text("check-older")
    yield from (text("check-complaint", complaint=each) for each in report.complaints)
    yield from _some(report.damaged, names("check-damaged"), text)
    yield from _some(report.unindexed, names("check-unindexed"), text)
    yield from _some(report.unknown, names("check-unknown"), text)
    yield from _some(report.dangling, lambda each: _dangling(each, text), text)
    yield from _some(report.stuck, lambda each: _stuck(each, text), text)
    yield from (
        text("check-audit", owner=owner_in_words(owner, text), number=number)
        for owner, number in sorted(report.broken_audits.items())
    )
    yield from _some(report.left, lambda each: _left(each, text), text)


def _some(found: list[T], tell: Callable[[T], str], text: Text) -> Iterable[str]:
    yield from (tell(each) for each in islice(found, _SHOWN))
    if len(found) > _SHOWN:
        yield text("check-more", count=len(found) - _SHOWN)


def _dangling(found: Dangling, text: Text) -> str:
    return text(
        "check-dangling",
        kind=found.kind,
        code=found.code,
        owner=owner_in_words(found.owner, text),
        field=found.field,
        names=found.names,
    )


def _left(server: Server, text: Text) -> str:
    at = to_be_erased_at(server)
    owner = owner_in_words(server.owner, text)
    return text("check-left", owner=owner, day=f"{at:%Y-%m-%d}" if at else "")


def _stuck(found: Stuck, text: Text) -> str:
    item = found.item
    why = text_id("host-trouble", found.trouble)
    reason = text(text_id("reason", item.reason)) if item.reason else text(why)
    if not isinstance(item, Delivery):
        return text(
            "check-stuck-mirror",
            trouble=found.trouble.value,
            code=item.code,
            owner=owner_in_words(item.owner, text),
            reason=reason,
        )
    return text(
        "check-stuck",
        trouble=found.trouble.value,
        what=text(text_id("delivery", item.kind)),
        code=item.code,
        owner=owner_in_words(item.owner, text),
        due=f"{item.due:%Y-%m-%d %H:%M}",
        reason=reason,
    )


def check_anonymity(settings: Settings) -> int:
    """Print what was looked for and found; reads only, so the bot may be running."""
    text = Localizer.load().english
    traces = look_for_traces(settings.data)
    say(_looked(traces, settings.data, text))
    say(_found(traces, settings.data, text))
    say([text("anonymity-clean" if traces.is_clean else "anonymity-not-clean")])
    return 0 if traces.is_clean else DAMAGED


def _looked(traces: Traces, root: Path, text: Text) -> Iterator[str]:
    yield text("anonymity-polls", sealed=len(traces.sealed), open=len(traces.open))
    yield text("anonymity-files", folder=str(root), count=len(traces.files))
    yield from (f"  {path.relative_to(root)}" for path in traces.files)
    yield text("anonymity-looked-for")


def _found(traces: Traces, root: Path, text: Text) -> Iterator[str]:
    yield from (text("anonymity-rows", poll=poll) for poll in traces.rows)
    yield from (text("anonymity-key", poll=poll) for poll in traces.keys)
    for trace in traces.bytes_left:
        yield text("anonymity-bytes", poll=trace.poll, file=str(trace.file.relative_to(root)))
    for path in traces.readable:
        yield text("anonymity-readable", file=str(path.relative_to(root)))
