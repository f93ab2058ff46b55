"""Runs the bot until it is told to stop."""

import argparse
import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator

import aiohttp
import discord

from bot.bootstrap.building import Application, build
from bot.clock import OffsetClock, SystemClock
from bot.exits import (
    GATEWAY_LOST,
    REFUSED_BY_DISCORD,
    SESSIONS_SPENT,
    STOPPED,
    STORE_BROKEN,
)
from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.guild.rehearsal_link import RehearsalLink
from bot.guild.session_starts import SessionsSpentError
from bot.guild.watchdog import Watchdog
from bot.logs import event
from bot.services.ports import Condition
from bot.settings import Settings, SettingsError
from bot.stalls import StallWatch, keep_stalls_short

log = logging.getLogger(__name__)

UNREACHABLE = (
    discord.DiscordServerError,
    discord.GatewayNotFound,
    discord.RateLimited,
    aiohttp.ClientError,
    TimeoutError,
)


def run(_args: argparse.Namespace, settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; return the exit code."""
    keep_stalls_short()
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    if settings.rehearsal is not None:
        return await _rehearse(settings, settings.rehearsal)
    return await serve(await build(settings, SystemClock()), settings.require_token())


async def _rehearse(settings: Settings, address: str) -> int:
    """Run against a simulated Discord, whose clock is ours."""
    socket = address.replace("http://", "ws://", 1)
    point_discord_at(f"{address}/api/v10", f"{socket}/gateway")
    clock = OffsetClock()
    application = await build(settings, clock)
    application.client.expect_servers_at_once()
    stalls = StallWatch()

    async def settle() -> float:
        await application.timekeeper.settle()
        return stalls.longest

    link = RehearsalLink(
        f"{socket}/rehearsal/control", clock, settle, application.timekeeper.next_wake
    )
    async with stalls:
        link.start()
        try:
            if not await link.found():
                await application.close_store()
                return STOPPED
            # Nobody else is left to stop a bot whose rehearsal was killed.
            return await serve(application, settings.token or REHEARSAL_TOKEN, stop=link.lost)
        finally:
            await link.close()


async def serve(
    application: Application,
    token: str,
    *,
    stop: asyncio.Event | None = None,
    watchdog: Watchdog | None = None,
) -> int:
    """Start everything, wait for the end, a signal or `stop`, and stop it in reverse.

    Returns an exit code; raises `SettingsError` where Discord refuses the token.
    """
    stop = stop or asyncio.Event()
    watchdog = watchdog or Watchdog(application.client)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    # Only another run can tell what is on disk: going on would only seem to save.
    application.store.on_broken(stop.set)
    try:
        async with running(application, token) as connection:
            code = await _end_of(connection, stop, watchdog)
    except discord.LoginFailure:
        raise SettingsError("token-refused") from None
    except discord.PrivilegedIntentsRequired:
        return REFUSED_BY_DISCORD
    except discord.ConnectionClosed as error:
        event(log, "session_refused", logging.ERROR, code=error.code)
        return REFUSED_BY_DISCORD
    except SessionsSpentError:
        return SESSIONS_SPENT
    except UNREACHABLE as error:
        event(log, "discord_unreachable", logging.ERROR, error=type(error).__name__)
        return GATEWAY_LOST
    finally:
        event(log, "stopped")
    broken = application.store.health.condition is Condition.BROKEN
    return STORE_BROKEN if broken else code


async def _end_of(connection: asyncio.Task[None], stop: asyncio.Event, watchdog: Watchdog) -> int:
    """Wait for whichever end comes first; raises what the connection raised."""
    stopping = asyncio.create_task(stop.wait(), name="stop")
    losing = asyncio.create_task(watchdog.lost(), name="watchdog")
    done, _ = await asyncio.wait(
        {connection, stopping, losing}, return_when=asyncio.FIRST_COMPLETED
    )
    for task in (stopping, losing):
        task.cancel()
    if connection in done:
        connection.result()
    return GATEWAY_LOST if losing in done and stopping not in done else STOPPED


@contextlib.asynccontextmanager
async def running(application: Application, token: str) -> AsyncIterator[asyncio.Task[None]]:
    """Log in, connect and keep time inside the block; yields the connection, which may fail."""
    client = application.client
    tasks: list[asyncio.Task[None]] = []
    try:
        if application.pages is not None:
            await application.pages.start()
        await client.login(token)
        tasks.append(asyncio.create_task(client.connect(), name="gateway"))
        tasks.append(asyncio.create_task(_keep_time(application), name="timekeeper"))
        yield tasks[0]
    finally:
        for task in reversed(tasks):
            if task.get_name() == "timekeeper":
                task.cancel()
        if application.pages is not None:
            await application.pages.close()
        await client.close()
        # Between two attempts to reach Discord the connection would sleep on, for minutes.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await application.close_store()


async def _keep_time(application: Application) -> None:
    """Deliveries begin when the servers and their channels are known."""
    await application.client.wait_until_ready()
    event(log, "ready", servers=len(application.client.guilds))
    await application.timekeeper.run()
