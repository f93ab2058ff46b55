"""Builds the whole bot, in the order in which one thing needs another."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.bootstrap.by_itself import build_deliveries, build_timekeeper
from bot.bootstrap.entrances import build_pages, hear, open_entrances
from bot.bootstrap.ground import Ground, lay_ground
from bot.bootstrap.use_cases import build_services
from bot.domain.kinds import KINDS
from bot.guild.client import RostrumClient
from bot.guild.commands import Commands
from bot.guild.server_changes import Leaving
from bot.guild.standing import GuildMessages
from bot.saying.i18n import Localizer
from bot.services.bundle import Services
from bot.services.host.erasures import Erasures
from bot.services.host.machine import Hearing
from bot.services.ports import Clock
from bot.services.sending.timekeeper import Timekeeper
from bot.settings import Settings
from bot.store.sqlite.document_store import DocumentStore
from bot.ui.membership import Membership
from bot.ui.visit import Context
from bot.web.pages import Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Everything that runs, in the order in which it is started."""

    settings: Settings
    store: DocumentStore
    services: Services
    client: RostrumClient
    timekeeper: Timekeeper
    localizer: Localizer
    close_store: Callable[[], Awaitable[None]]
    # None without a public address.
    pages: Pages | None = None


async def build(settings: Settings, clock: Clock, *, strict: bool = False) -> Application:
    """Open the store and build everything; nothing reaches Discord before the client starts.

    Raises `StoreInUse`, `StoreIsNewer`, `StoreUnavailable`.
    """
    ground = await lay_ground(settings, clock, strict=strict)
    store, client = ground.store, ground.client
    erasures = Erasures(store, clock, ground.files, KINDS, ground.host)
    # Before anybody can read: the database may be an older one, put in its place by hand.
    await erasures.catch_up()
    hearing = Hearing()
    services = _build_all_services(ground, hearing)
    hear(ground, services, hearing)
    context = _build_context(ground, services)
    deliveries = build_deliveries(ground)
    commands = Commands(client, store, clock, ground.host)
    timekeeper = build_timekeeper(ground, context, deliveries, erasures, commands)
    await open_entrances(context, client, deliveries, commands)
    return Application(
        settings=settings,
        store=store,
        services=services,
        client=client,
        timekeeper=timekeeper,
        localizer=ground.localizer,
        close_store=store.close,
        pages=build_pages(ground, context),
    )


def _build_all_services(ground: Ground, hearing: Hearing) -> Services:
    leaving = Leaving(ground.client)
    services = build_services(
        ground.store,
        ground.clock,
        ground.poll_templates,
        ground.ballot_templates,
        ground.keys,
        backups=ground.backups,
        hearing=hearing,
        messages=GuildMessages(ground.client),
        on_servers=leaving,
        held_words=ground.settings.held_words,
    )
    leaving.tell(services.servers)
    return services


def _build_context(ground: Ground, services: Services) -> Context:
    settings = ground.settings
    served = settings.servers or None
    membership = Membership(ground.client, services.servers, ground.clock, served)
    return Context(
        services=services, localizer=ground.localizer, settings=settings, membership=membership
    )
