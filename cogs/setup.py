"""`/setup`: the panel in four steps."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.presses.team.setup import open_setup
from bot.ui.visit import Context, command


class SetupCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-setup"), description=named("cmd-setup-about"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def setup(self, interaction: discord.Interaction) -> None:
        """Open the set-up at its first step."""
        await open_setup(command(self._context, interaction))
