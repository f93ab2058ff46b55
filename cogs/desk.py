"""`/desk`: the team's overview."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.presses.team.desk import show
from bot.ui.visit import Context, command


class DeskCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-desk"), description=named("cmd-desk-about"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def desk(self, interaction: discord.Interaction) -> None:
        """Show next talks, what is missing, what will be sent and what is stuck."""
        await show(command(self._context, interaction))
