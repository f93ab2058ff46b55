"""`python -m bot deliveries [--stuck] [--server ID] [--json]`."""

import argparse
import asyncio
import json
from datetime import datetime

from bot.clock import SystemClock
from bot.commandline.planned_report import ReportFacts, as_json, told
from bot.commandline.saying import say
from bot.domain.document import guild_owner
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.saying.i18n import Localizer
from bot.services.ports import Survey
from bot.services.team.planned import PlannedMessage, planned_messages
from bot.settings import Settings
from bot.store.sqlite.opening import open_reading
from bot.store.upkeep.backup_maker import FolderBackups


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
