"""Telling Discord the commands, if they are not there as they are to be; the bot runs without."""

import asyncio
import hashlib
import json
import logging
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.guild.failures import LONGEST_WAIT, wait_asked_for
from bot.logs import event
from bot.network import sent_once
from bot.services.host.logbooks import CommandRecord
from bot.services.outbox.machine_worries import Host, Worry, tell_host
from bot.services.ports import Clock, Store, Survey

log = logging.getLogger(__name__)

# At the start everything else waits for them, and later nothing does.
AT_START, LATER = timedelta(seconds=10), timedelta(minutes=2)
# Says that Discord gave no reason.
NO_ANSWER = "none"
# Twice as long each time.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
# Whoever runs the bot is told then: a fault that passes by itself is over.
TOLD_AFTER = 3


class Commands:
    """Looks once in each life of the process, and then is a chore until they are registered.

    To look is free; to register is limited (200 creations a day), and needed only where something
    differs: our description, the application, or what Discord has.
    """

    def __init__(self, client: commands.Bot, store: Store, clock: Clock, host: Host) -> None:
        self._client = client
        self._store = store
        self._host = host
        self._clock = clock
        self._record = CommandRecord(store)
        self._failed = 0
        self._next: datetime | None = None

    async def start(self) -> None:
        """Try it before anything else comes in: commands are there from the first moment on."""
        await self._try(self._clock.now(), within=AT_START)

    async def run_due(self, now: datetime) -> int:
        if self._next is None or not self._is_due(self._next, now):
            return 0
        await self._try(now, within=LATER)
        return 1

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del survey
        return now if self._next is not None and self._is_due(self._next, now) else self._next

    @staticmethod
    def _is_due(moment: datetime, now: datetime) -> bool:
        # What lies further ahead was dated by a clock that was wrong.
        return not now < moment <= now + LONGEST_WAIT

    async def _try(self, now: datetime, *, within: timedelta) -> None:
        """Whatever goes wrong, all but the commands can do without them."""
        try:
            async with asyncio.timeout(within.total_seconds()):
                await self._sync()
        except Exception as error:  # noqa: BLE001 - as said
            await self._fail(error, now)
        else:
            self._next = None

    async def _sync(self) -> None:
        tree, application_id = self._client.tree, self._client.application_id
        assert application_id is not None
        payload = await _payload(tree)
        digest = _digest(payload)
        last = await self._record.last()
        if last.digest == digest and last.application_id == application_id:
            found = await self._client.http.get_global_commands(application_id)
            if last.stands(digest, application_id, _named(found)):
                return
        # discord.py would try for half a minute what can wait.
        with sent_once():
            given = await self._client.http.bulk_upsert_global_commands(
                application_id, payload=payload
            )
        await self._record.keep(digest, application_id, _named(given))
        event(log, "commands_synced", digest=digest[:8])

    async def _fail(self, error: Exception, now: datetime) -> None:
        self._failed += 1
        pause = min(FIRST_PAUSE * 2 ** min(self._failed - 1, 10), LONGEST_PAUSE)
        wait = max(pause, wait_asked_for(error) or pause)
        self._next = now + wait
        reason, again_s = _reason(error), round(wait.total_seconds())
        event(log, "commands_not_synced", logging.WARNING, reason=reason, again_s=again_s)
        if self._failed == TOLD_AFTER:
            await tell_host(self._store, Worry.COMMANDS, reason, now=now, host=self._host())


def _named(commands: Any) -> tuple[str, ...]:  # noqa: ANN401 - raw JSON
    return tuple(sorted(f"{each['id']}:{each['version']}" for each in commands))


def _reason(error: Exception) -> str:
    """What Discord said; what it did not say has no words but our own."""
    if not isinstance(error, discord.HTTPException):
        return NO_ANSWER
    # Not every refusal has a number of Discord's.
    return f"HTTP {error.status}" + (f", code {error.code}" if error.code else "")


async def _payload(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    translator = tree.translator
    return [
        await command.get_translated_payload(tree, translator)
        if translator is not None
        else command.to_dict(tree)
        for command in tree.get_commands()
    ]


def _digest(payload: list[dict[str, Any]]) -> str:
    text = json.dumps(payload, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
