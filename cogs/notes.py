"""`/log`, `/search` and the message menu "Log takeaway"."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.ui.cards.takeaways.search import found
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.presses.takeaways.notes import keep_or_choose, open_note
from bot.ui.replies import reply


class NotesCog(commands.Cog):
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
        if text is None:
            await open_note(self._context, interaction)
        else:
            await keep_or_choose(self._context, interaction, text)

    @app_commands.command(name=named("cmd-search"), description=named("cmd-search-about"))
    @app_commands.rename(words=named("opt-words"))
    @app_commands.describe(words=named("opt-words-about"))
    @app_commands.guild_only()
    async def search(self, interaction: discord.Interaction, words: Range[str, 1, 100]) -> None:
        """Search takeaways and findings of all editions."""
        hits = await self._context.services.search.find(person_of(interaction), words)
        await reply(interaction, found(hits, words, self._context.text_for(interaction)))


def log_menu(context: Context) -> app_commands.ContextMenu:
    """The menu of a message: a form with its text, which its reader may still change."""

    @app_commands.guild_only()
    async def log_takeaway(interaction: discord.Interaction, message: discord.Message) -> None:
        talk = await context.services.takeaways.talk_of_message(
            person_of(interaction).owner, channel_id=message.channel.id
        )
        await open_note(context, interaction, value=message.content, talk=talk)

    return app_commands.ContextMenu(name=named("cmd-menu-log"), callback=log_takeaway)
