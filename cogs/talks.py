"""`/talks`: what is coming, for everyone."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.presses.talks.talks import coming_talks
from bot.ui.visit import Context, command


class TalksCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-talks"), description=named("cmd-talks-about"))
    @app_commands.guild_only()
    async def talks(self, interaction: discord.Interaction) -> None:
        """Show the coming talks with sign-up and calendar."""
        await coming_talks(command(self._context, interaction))
