"""`/log`, `/search` and the message menu "Log takeaway"."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.presses.takeaways.search import search
from bot.ui.presses.takeaways.takeaways import log, log_message
from bot.ui.visit import command


class TakeawaysCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-log"), description=named("cmd-log-about"))
    @app_commands.rename(text=named("opt-text"))
    @app_commands.describe(text=named("opt-text-about"))
    @app_commands.guild_only()
    async def log(
        self, interaction: discord.Interaction, text: Range[str, 1, 4000] | None = None
    ) -> None:
        """Keep one takeaway a line; without a text a form opens, which takes many lines."""
        await log(command(self._context, interaction, text=text))

    @app_commands.command(name=named("cmd-search"), description=named("cmd-search-about"))
    @app_commands.rename(words=named("opt-words"))
    @app_commands.describe(words=named("opt-words-about"))
    @app_commands.guild_only()
    async def search(self, interaction: discord.Interaction, words: Range[str, 1, 100]) -> None:
        """Search takeaways and findings of all editions."""
        await search(command(self._context, interaction, words=words))


def log_menu(context: Context) -> app_commands.ContextMenu:
    """The menu of a message: a form with its text, which its reader may still change."""

    @app_commands.guild_only()
    async def log_takeaway(interaction: discord.Interaction, message: discord.Message) -> None:
        given = {"text": message.content, "channel": message.channel.id}
        await log_message(command(context, interaction, **given))

    return app_commands.ContextMenu(name=named("cmd-menu-log"), callback=log_takeaway)
