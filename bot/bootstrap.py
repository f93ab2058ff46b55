"""Builds every object and wires them; the only module that knows everybody."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.domain.delivery import Delivery, Mirror
from bot.domain.zones import warm_zones
from bot.guild.client import RostrumClient
from bot.guild.commands import sync_commands
from bot.guild.contents import Contents
from bot.guild.messenger import GuildMessenger
from bot.i18n import Localizer
from bot.kinds import KINDS
from bot.services.bundle import Services
from bot.services.deliveries import Deliveries
from bot.services.desk import Desk
from bot.services.ports import Clock, Store
from bot.services.programmes import Programmes
from bot.services.proposals import Proposals
from bot.services.series import SeriesService
from bot.services.servers import Servers
from bot.services.signups import Members, Signups
from bot.services.talks import TalkService
from bot.services.timekeeper import Timekeeper
from bot.settings import Settings
from bot.store.opening import open_store
from bot.ui.command_text import CommandTranslator
from bot.ui.context import Context
from bot.ui.door import Door
from bot.ui.presses.all import HANDLERS
from bot.ui.tree import SeriesTree
from cogs.desk import DeskCog
from cogs.help import HelpCog
from cogs.me import MeCog
from cogs.series import SeriesCog
from cogs.setup import SetupCog
from cogs.talk import TalkCog
from cogs.talks import TalksCog

COGS = (TalksCog, MeCog, HelpCog, SetupCog, DeskCog, SeriesCog, TalkCog)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Everything that runs, in the order in which it is started."""

    settings: Settings
    store: Store
    services: Services
    client: RostrumClient
    timekeeper: Timekeeper
    localizer: Localizer
    close_store: Callable[[], Awaitable[None]]


def build_services(store: Store, clock: Clock, *, run_id: str) -> Services:
    return Services(
        servers=Servers(store, clock),
        series=SeriesService(store, clock),
        talks=TalkService(store, clock),
        programmes=Programmes(store, clock),
        proposals=Proposals(store, clock),
        signups=Signups(store, clock),
        members=Members(store),
        desk=Desk(store, clock),
        deliveries=Deliveries(store, clock, run_id),
    )


async def build(settings: Settings, clock: Clock, *, strict: bool = False) -> Application:
    """Open the store and build everything; nothing reaches Discord before the client starts.

    Raises `StoreInUse`, `StoreIsNewer`, `StoreUnavailable`.
    """
    localizer = await asyncio.to_thread(Localizer.load, strict)
    await asyncio.to_thread(warm_zones)
    store = await open_store(settings.data, KINDS)
    services = build_services(store, clock, run_id=secrets.token_hex(8))
    client = RostrumClient(SeriesTree)
    assert isinstance(client.tree, SeriesTree)
    client.tree.localizer = localizer
    context = Context(services=services, localizer=localizer, settings=settings)
    contents = Contents(services, localizer)
    messenger = GuildMessenger(client, services.servers, services.deliveries, contents)
    timekeeper = Timekeeper(services.deliveries, messenger, clock)
    store.watch(Delivery, timekeeper.wake)
    store.watch(Mirror, timekeeper.wake)
    door = Door(context)
    for handlers in HANDLERS:
        door.register(handlers)
    for cog in COGS:
        await client.add_cog(cog(context))

    async def set_up() -> None:
        await client.tree.set_translator(CommandTranslator(localizer))
        await sync_commands(client.tree, store)

    client.connect_to(
        set_up=set_up,
        on_interaction=door.on_interaction,
        on_message=_ignore,
        deliveries=services.deliveries,
    )
    return Application(
        settings=settings,
        store=store,
        services=services,
        client=client,
        timekeeper=timekeeper,
        localizer=localizer,
        close_store=store.close,
    )


async def _ignore(_message: discord.Message) -> None:
    """Messages of others mean nothing yet."""
