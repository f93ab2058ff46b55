"""What all else stands on: the store, the client, the texts."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import aiohttp

from bot.domain.kinds import KINDS
from bot.domain.polls.poll import PollTemplate
from bot.domain.times.zones import warm_zones
from bot.guild.client import RostrumClient, host_of
from bot.guild.discord_time import DiscordTime
from bot.guild.pace import Pace
from bot.network import refuse_blind_resends
from bot.paths import BALLOT_TEMPLATES, POLL_TEMPLATES, DataFolder
from bot.saying.i18n import Localizer
from bot.services.ballots.asking import Templates
from bot.services.outbox.machine_worries import Host
from bot.services.ports import Clock
from bot.settings import Settings
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backup_maker import FolderBackups
from bot.store.upkeep.cleaning import FolderErasures
from bot.templates import read_ballot_templates, read_poll_templates
from bot.ui.tree import SeriesTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all else stands on: the store, Discord's client, the texts, and the time."""

    settings: Settings
    clock: Clock
    localizer: Localizer
    poll_templates: Mapping[str, PollTemplate]
    ballot_templates: Templates
    store: DocumentStore
    keys: FolderKeys
    files: FolderErasures
    # None in a rehearsal, which lives for minutes, and whose months pass in seconds.
    backups: FolderBackups | None
    client: RostrumClient
    discord_time: DiscordTime

    @property
    def host(self) -> Host:
        return partial(host_of, self.client)


async def lay_ground(settings: Settings, clock: Clock, *, strict: bool) -> Ground:
    """Raises `StoreInUse`, `StoreIsNewer`, `StoreUnavailable`."""
    localizer = await asyncio.to_thread(Localizer.load, strict)
    await asyncio.to_thread(warm_zones)
    polls = await asyncio.to_thread(read_poll_templates, POLL_TEMPLATES)
    ballots = await asyncio.to_thread(read_ballot_templates, BALLOT_TEMPLATES)
    store = await open_store(settings.data, KINDS)
    folder = DataFolder(settings.data)
    discord_time = DiscordTime(clock)
    return Ground(
        settings=settings,
        clock=clock,
        localizer=localizer,
        poll_templates=polls,
        ballot_templates=ballots,
        store=store,
        keys=FolderKeys(folder.keys),
        files=FolderErasures(folder, store, KINDS),
        backups=None if settings.rehearsal else FolderBackups(folder),
        client=RostrumClient(SeriesTree, _trace(discord_time)),
        discord_time=discord_time,
    )


def _trace(discord_time: DiscordTime) -> aiohttp.TraceConfig:
    """What sees, and may hold up, every request of the client."""
    trace = discord_time.trace()
    refuse_blind_resends(trace)
    Pace().slow(trace)
    return trace
