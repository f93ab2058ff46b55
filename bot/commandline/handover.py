"""`python -m bot handover [--to DIR]`."""

import argparse
import asyncio
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

from bot.clock import SystemClock
from bot.commandline.saying import say
from bot.documents.escaping import escape
from bot.documents.file_names import safe_name
from bot.documents.write.archive import archive_bytes
from bot.domain.document import own_code
from bot.domain.keeping.errors import FolderUnusable, HandoverFolderTaken
from bot.domain.kinds import KINDS
from bot.domain.team.server import Server
from bot.ical.calendar import exported_calendar
from bot.paths import DataFolder
from bot.saying.i18n import Localizer, Text
from bot.services.exports.handover import Handover, OpenBallot
from bot.services.exports.views import ArchiveExport
from bot.settings import Settings, declaration
from bot.store.sqlite.engine import PRIVATE_FOLDER, create_file, sync_file, sync_folder
from bot.store.sqlite.opening import open_reading
from bot.store.upkeep.backups import copy_ledger, make_backup
from bot.store.upkeep.copying import UNFINISHED

# Secrets, and what means nothing on another machine.
_OF_THIS_MACHINE = frozenset({"token", "token_file", "data", "rehearsal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """One server's archive."""

    file: str
    server: str
    server_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    at: datetime
    backup: str
    # None where nothing was ever erased.
    ledger: str | None
    archives: Sequence[ArchiveFile]
    open_ballots: Sequence[OpenBallot]


def page(handed: HandedOver, settings: Settings, text: Text) -> str:
    return "\n".join(_lines(handed, settings, text)) + "\n"


def _lines(handed: HandedOver, settings: Settings, text: Text) -> Iterator[str]:
    yield f"# {text('handover-title')}"
    yield ""
    yield text("handover-intro", day=f"{handed.at.astimezone(UTC):%Y-%m-%d}")
    yield from _section(text("handover-files"), _bullets(_files(handed, text)))
    yield from _section(text("handover-steps"), _steps(handed, settings, text))
    yield from _section(text("handover-missing"), _missing(handed, text))
    after = (text("handover-after-old"), text("handover-after-here"))
    yield from _section(text("handover-after"), _bullets(after))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {each}" for each in lines)


def _files(handed: HandedOver, text: Text) -> Iterator[str]:
    yield text("handover-backup", file=handed.backup)
    if handed.ledger is not None:
        yield text("handover-ledger", file=handed.ledger)
    for each in handed.archives:
        name = escape(each.server)
        yield text("handover-archive", file=each.file, server=name, id=each.server_id)


def _steps(handed: HandedOver, settings: Settings, text: Text) -> Iterator[str]:
    for number in (1, 2, 3):
        yield f"{number}. {text(f'handover-step-{number}')}"
    yield f"4. {text('handover-step-4')}"
    yield from (f"   - {each}" for each in _settings(settings, text))
    yield f"5. {text('handover-step-5', file=handed.backup)}"
    yield f"6. {text('handover-step-6')}"


def _settings(settings: Settings, text: Text) -> Iterator[str]:
    """What an `.env` file would say where it differs from the defaults."""
    usual = Settings()
    changed = [
        (declaration(item).name, _as_typed(getattr(settings, item.name)))
        for item in fields(Settings)
        if item.name not in _OF_THIS_MACHINE
        and getattr(settings, item.name) != getattr(usual, item.name)
    ]
    if not changed:
        yield text("handover-setting-none")
    for name, value in changed:
        yield text("handover-setting", name=name, value=value)


def _as_typed(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case (str() as host, int() as port):
            return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        case tuple():
            return ", ".join(str(each) for each in cast("tuple[object, ...]", value))
        case _:
            return str(value)


def _missing(handed: HandedOver, text: Text) -> Iterator[str]:
    yield f"- {text('handover-no-token')}"
    if not handed.open_ballots:
        yield f"- {text('handover-nothing-open')}"
        return
    yield f"- {text('handover-no-answers')}"
    for each in handed.open_ballots:
        closes = "closing" if each.closes_at is None else f"{each.closes_at:%Y-%m-%d %H:%M}"
        names = {"server": escape(each.server), "talk": escape(each.talk)}
        yield f"  - {text('handover-open-ballot', closes=closes, **names)}"


_PAGE = "run-me-elsewhere.md"
_SERVERS = "servers"


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Only reads the database, so the bot may be running."""
    text = Localizer.load().english
    now = SystemClock().now()
    folder = args.to or Path(f"rostrum-handover-{now.astimezone(UTC):%Y-%m-%d}")
    if folder.exists():
        raise HandoverFolderTaken(folder=str(folder))
    servers = _hand_over(settings, folder, text, now)
    say(
        [
            text("handover-made", folder=str(folder), servers=servers, page=_PAGE),
            text("handover-moment"),
            text("handover-private"),
        ]
    )
    return 0


def _hand_over(settings: Settings, folder: Path, text: Text, now: datetime) -> int:
    """Fill a folder beside, which gets its name when it is whole; return how many servers."""
    unfinished = folder.with_name(f"{folder.name}{UNFINISHED}")
    try:
        unfinished.mkdir(mode=PRIVATE_FOLDER, parents=True)
        try:
            servers = _fill(settings, unfinished, text, now)
            unfinished.rename(folder)
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise FolderUnusable(folder=str(folder), problem=error.strerror or str(error)) from error
    return servers


def _fill(settings: Settings, folder: Path, text: Text, now: datetime) -> int:
    data = DataFolder(settings.data)
    backup = make_backup(data, folder, now=now)
    copy_ledger(data, folder)
    (folder / _SERVERS).mkdir(mode=PRIVATE_FOLDER)
    archives, open_ballots = asyncio.run(_write_archives(settings, folder, text))
    ledger = data.erasures.name
    handed = HandedOver(
        at=now,
        backup=backup.name,
        ledger=ledger if (folder / ledger).exists() else None,
        archives=archives,
        open_ballots=open_ballots,
    )
    _write(folder / _PAGE, page(handed, settings, text).encode())
    return len(archives)


async def _write_archives(
    settings: Settings, folder: Path, text: Text
) -> tuple[list[ArchiveFile], list[OpenBallot]]:
    """One server after the other, so that no two are in memory at once."""
    store = await open_reading(settings.data, KINDS)
    try:
        handover = Handover(store, SystemClock(), KINDS)
        written: list[ArchiveFile] = []
        for server in await handover.servers():
            export = await handover.archive(server)
            file = _file_of(server, export)
            content = await asyncio.to_thread(_archived, export, settings.host_name, text)
            await asyncio.to_thread(_write, folder / file, content)
            written.append(ArchiveFile(file=file, server=export.server, server_id=_id_of(server)))
        return written, await handover.open_ballots()
    finally:
        await store.close()


def _archived(export: ArchiveExport, host: str, text: Text) -> bytes:
    return archive_bytes(export, partial(exported_calendar, host=host, text=text), text)


def _file_of(server: Server, export: ArchiveExport) -> str:
    """Two servers may have the same name."""
    return f"{_SERVERS}/{safe_name(export.server, 'server')}-{_id_of(server)}.zip"


def _id_of(server: Server) -> str:
    return own_code(server.owner)


def _write(file: Path, content: bytes) -> None:
    create_file(file)
    file.write_bytes(content)
    sync_file(file)
