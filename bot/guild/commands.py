"""Telling Discord the commands, only when they changed (200 creations a day and server)."""

import hashlib
import json
import logging
from typing import Any

from discord import app_commands

from bot.logs import event
from bot.services.host.command_record import CommandRecord

log = logging.getLogger(__name__)


async def sync_commands(tree: app_commands.CommandTree[Any], record: CommandRecord) -> None:
    """Send the commands if their description differs from what was sent last."""
    digest = await _digest(tree)
    if await record.digest() == digest:
        return
    await tree.sync()
    await record.keep(digest)
    event(log, "commands_synced", digest=digest[:8])


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    translator = tree.translator
    commands = tree.get_commands()
    payload = [
        await command.get_translated_payload(tree, translator)
        if translator is not None
        else command.to_dict(tree)
        for command in commands
    ]
    text = json.dumps(payload, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
