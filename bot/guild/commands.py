"""Telling Discord the commands, only when they changed (200 creations a day and server)."""

import hashlib
import json
import logging
from typing import Any

from discord import app_commands

from bot.domain.keeping.commands import COMMANDS_OWNER, CommandSet
from bot.logs import event
from bot.services.ports import Documents, Reader, Store

log = logging.getLogger(__name__)
_CODE = "commands"


async def sync_commands(tree: app_commands.CommandTree[Any], store: Store) -> None:
    """Send the commands if their description differs from what was sent last."""
    digest = await _digest(tree)

    def look(docs: Reader) -> CommandSet | None:
        return docs.find(CommandSet, _CODE)

    known = await store.read(COMMANDS_OWNER, look)
    if known is not None and known.digest == digest:
        return
    await tree.sync()

    def work(docs: Documents) -> None:
        kept = docs.find(CommandSet, _CODE)
        version = kept.version if kept else 0
        docs.put(CommandSet(owner=COMMANDS_OWNER, code=_CODE, version=version, digest=digest))

    await store.run(COMMANDS_OWNER, work)
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
