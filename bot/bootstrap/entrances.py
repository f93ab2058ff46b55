"""What comes in: commands, presses, messages, pages on the web, and what Discord tells."""

from bot.bootstrap.ground import Ground
from bot.bootstrap.use_cases import following
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.guild.catching_up import CatchingUp
from bot.guild.client import RostrumClient
from bot.guild.commands import Commands
from bot.guild.event_changes import hear_of_events
from bot.guild.server_changes import hear_of_servers
from bot.guild.standing import hear_of_deletions
from bot.guild.unread_events import UnreadPresses, fence_events
from bot.guild.voice_rooms import GuildRooms, VoiceRooms, hear_of_emptied_rooms
from bot.services.bundle import Services
from bot.services.host.machine import Hearing
from bot.services.sending.deletions import Deletions
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.event_room import EventRoom
from bot.services.signups.attending import Attending
from bot.services.talks.emptying import Emptying
from bot.ui.command_text import CommandTranslator
from bot.ui.door import Door
from bot.ui.messages import MessageDoor
from bot.ui.presses.all import HANDLERS
from bot.ui.tree import SeriesTree
from bot.ui.visit import Context
from bot.web.pages import Pages
from cogs.desk import DeskCog
from cogs.export import ExportCog
from cogs.findings import FindingsCog
from cogs.help import HelpCog
from cogs.me import MeCog
from cogs.series import SeriesCog
from cogs.setup import SetupCog
from cogs.takeaways import TakeawaysCog, log_menu
from cogs.talk import TalkCog
from cogs.talks import TalksCog

COGS = (
    TalksCog,
    TakeawaysCog,
    FindingsCog,
    ExportCog,
    MeCog,
    HelpCog,
    SetupCog,
    DeskCog,
    SeriesCog,
    TalkCog,
)


def hear(ground: Ground, services: Services, hearing: Hearing) -> None:
    """What Discord tells without being asked, other than what people do to the bot."""
    store, clock, client = ground.store, ground.clock, ground.client
    hear_of_servers(client, services.servers)
    hear_of_deletions(client, Deletions(store, clock))
    hear_of_events(client, services.scheduled_events, EventRoom(store, clock))
    rooms = VoiceRooms(client, Attending(store, clock))
    for kind in (Server, Talk):
        store.watch(kind, rooms.look_soon)
    on_change = following(services.polls, services.ballots)
    hear_of_emptied_rooms(client, Emptying(store, clock, on_change), GuildRooms(client))
    fence_events(client, hearing, UnreadPresses(client, ground.localizer).answer)


async def open_entrances(
    context: Context,
    client: RostrumClient,
    deliveries: Deliveries,
    commands: Commands,
) -> None:
    """Commands, presses and messages: all that people can do to the bot."""
    assert isinstance(client.tree, SeriesTree)
    client.tree.context = context
    messages = MessageDoor(context, client)
    door = Door(context)
    for handlers in HANDLERS:
        door.register(handlers)
    for cog in COGS:
        await client.add_cog(cog(context))
    client.tree.add_command(log_menu(context))

    async def set_up() -> None:
        await client.tree.set_translator(CommandTranslator(context.localizer))
        await commands.start()

    client.connect_to(
        set_up=set_up,
        on_interaction=door.on_interaction,
        on_message=messages.on_message,
        deliveries=deliveries,
        catch_up=CatchingUp(client, context.services.inbox, messages.on_message).run,
    )


def build_pages(ground: Ground, context: Context) -> Pages | None:
    """What is read without Discord; None without a public address."""
    settings = ground.settings
    if settings.web_address is None:
        return None
    pages = Pages(settings, ground.clock, context.localizer, context.services, context.membership)
    for kind in (Edition, OwnCalendar, Series, Server, Signup, Talk):
        ground.store.watch(kind, pages.shelf.mark_stale)
    return pages
