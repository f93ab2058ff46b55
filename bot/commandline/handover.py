"""`python -m bot handover [--to DIR]`."""

import argparse
import asyncio
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.clock import SystemClock
from bot.commandline.handover_page import ArchiveFile, HandedOver, page
from bot.commandline.saying import say
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
from bot.settings import Settings
from bot.store.sqlite.engine import PRIVATE_FOLDER, create_file, sync_file, sync_folder
from bot.store.sqlite.opening import open_reading
from bot.store.upkeep.backups import copy_ledger, make_backup
from bot.store.upkeep.copying import UNFINISHED

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
