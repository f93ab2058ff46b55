"""Where people come in: commands, presses, messages, and pages on the web."""

from bot.bootstrap.ground import Ground
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.guild.catching_up import CatchingUp
from bot.guild.client import RostrumClient
from bot.guild.commands import Commands
from bot.services.sending.deliveries import Deliveries
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
