"""`/talks`: what is coming, for everyone."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.cards.talks.talks import talk_list
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.replies import reply


class TalksCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-talks"), description=named("cmd-talks-about"))
    @app_commands.guild_only()
    async def talks(self, interaction: discord.Interaction) -> None:
        """Show the coming talks with sign-up and calendar."""
        views = await self._context.services.talks.upcoming(person_of(interaction).owner)
        await reply(interaction, talk_list(views, self._context.text_for(interaction)))
