"""`python -m bot deliveries [--stuck] [--server ID] [--json]`."""

import argparse
import asyncio
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import SystemClock
from bot.commandline.saying import say
from bot.domain.deliveries.getting_on import trouble_of
from bot.domain.document import guild_owner
from bot.domain.kinds import KINDS
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.paths import DataFolder
from bot.saying.i18n import Localizer, Text, text_id
from bot.services.ports import BackupState, Survey
from bot.services.team.planned import PlannedMessage, planned_messages
from bot.settings import Settings
from bot.store.sqlite.opening import open_reading
from bot.store.upkeep.backup_maker import FolderBackups
from bot.ui.plain import label

_NAME_SHOWN = 30
_TITLE_SHOWN = 60
_GAP = "  "
# Characters of these take two places (Unicode Standard Annex 11).
_WIDE = frozenset("WF")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """`damaged` names, as (kind, code), what could not be read of what was looked at."""

    planned: tuple[PlannedMessage, ...]
    stuck: tuple[PlannedMessage, ...]
    backup: BackupState
    damaged: tuple[tuple[str, str], ...]
    now: datetime

    @property
    def next_due(self) -> datetime | None:
        return self.planned[0].delivery.due if self.planned else None

    @property
    def pings(self) -> int:
        return sum(each.pings for each in self.planned)

    @property
    def exit_code(self) -> int:
        if self.damaged:
            return DAMAGED
        # A doubt of seconds is being looked into: that needs nobody.
        needed = (each.is_held or trouble_of(each.delivery, now=self.now) for each in self.stuck)
        return NEEDS_PEOPLE if any(needed) else 0


def told(found: ReportFacts, text: Text, *, only_stuck: bool) -> Iterator[str]:
    if not only_stuck:
        yield _planned(found, text)
        if found.planned:
            yield from _indented(_table(found.planned, text))
    yield text("deliveries-stuck", count=len(found.stuck))
    if found.stuck:
        yield from _indented(_stuck_table(found.stuck, text))
    if not only_stuck:
        yield _backed_up(found.backup, text)
    yield from (text("deliveries-damaged", kind=kind, code=code) for kind, code in found.damaged)
    looked_after = found.stuck and not found.exit_code
    yield text(f"deliveries-verdict-{'looked-after' if looked_after else found.exit_code}")


def _planned(found: ReportFacts, text: Text) -> str:
    line = text("deliveries-planned", count=len(found.planned), pings=found.pings)
    if found.next_due is None:
        return line
    return line + text("deliveries-next", due=_utc(found.next_due))


def _table(messages: Iterable[PlannedMessage], text: Text) -> Iterator[str]:
    head = [text(f"deliveries-{name}") for name in ("due", "what", "where", "server", "about")]
    return table(head, [[*_cells(each, text), _title(each)] for each in messages])


def _stuck_table(messages: Iterable[PlannedMessage], text: Text) -> Iterator[str]:
    head = [text(f"deliveries-{name}") for name in ("due", "what", "where", "server", "code")]
    for each, line in zip(
        [None, *messages],
        table(head, [[*_cells(each, text), each.code] for each in messages]),
        strict=True,
    ):
        yield line
        if each is not None:
            yield text("deliveries-why", title=_title(each), why=_why(each, text))


def _cells(each: PlannedMessage, text: Text) -> list[str]:
    delivery = each.delivery
    what = text(text_id("delivery", delivery.kind))
    if each.update is not None:
        what = text("planned-update", what=what)
    return [
        _utc(delivery.due),
        text("deliveries-pings", what=what) if each.pings else what,
        text("deliveries-place", place=delivery.place.value),
        label(each.server, _NAME_SHOWN),
    ]


def _title(each: PlannedMessage) -> str:
    return label(each.title, _TITLE_SHOWN) or "–"


def _why(each: PlannedMessage, text: Text) -> str:
    if each.reason is not None:
        return text(text_id("reason", each.reason))
    return text(text_id("host-trouble", each.trouble or ""))


def _backed_up(backup: BackupState, text: Text) -> str:
    never = text("deliveries-never")
    return text(
        "deliveries-backup",
        made=f"{_utc(backup.made_at)} UTC" if backup.made_at else never,
        copied=f"{_utc(backup.copied_at)} UTC" if backup.copied_at else never,
    )


def _indented(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines)
    yield ""


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def as_json(found: ReportFacts) -> dict[str, object]:
    """Ids are strings: JavaScript's numbers cannot hold them. No member is named."""
    backup = found.backup
    return {
        "now": found.now.isoformat(),
        "next_due": _iso(found.next_due),
        "pings": found.pings,
        "planned": [_message(each) for each in found.planned],
        "stuck": [_message(each) for each in found.stuck],
        "backup": {
            "made_at": _iso(backup.made_at),
            "since": _iso(backup.since),
            "copied_at": _iso(backup.copied_at),
        },
        "damaged": [{"kind": kind, "code": code} for kind, code in found.damaged],
    }


def _message(each: PlannedMessage) -> dict[str, object]:
    delivery = each.delivery
    return {
        "code": each.code,
        "is_update": each.update is not None,
        "owner": delivery.owner,
        "server": each.server,
        "kind": delivery.kind.value,
        "place": delivery.place.value,
        "about": delivery.about,
        "title": each.title,
        "due": delivery.due.isoformat(),
        "zone": each.zone,
        "pings": each.pings,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "trouble": each.trouble,
        "reason": each.reason,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def table(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line a row, each column as wide as its widest cell; no line ends in spaces."""
    rows = [head, *body]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (wide - _width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Print what is planned; reads only, so the bot may be running."""
    text = Localizer.load().english
    found = asyncio.run(_look(DataFolder(settings.data), args.server))
    if args.json:
        say([json.dumps(as_json(found), ensure_ascii=False, indent=2)])
    else:
        say(told(found, text, only_stuck=args.stuck))
    return found.exit_code


async def _look(folder: DataFolder, server: int | None) -> ReportFacts:
    now = SystemClock().now()
    store = await open_reading(folder.root, KINDS)
    try:
        messages = await store.survey(lambda docs: _messages(docs, server, now))
        backup = await FolderBackups(folder).state()
    finally:
        await store.close()
    return ReportFacts(
        planned=tuple(each for each in messages if each.is_planned),
        stuck=tuple(each for each in messages if each.trouble),
        backup=backup,
        damaged=tuple(sorted(store.health.damaged)),
        now=now,
    )


def _messages(docs: Survey, server: int | None, now: datetime) -> list[PlannedMessage]:
    found = planned_messages(docs, now=now)
    if server is None:
        return found
    return [each for each in found if each.delivery.owner == guild_owner(server)]
