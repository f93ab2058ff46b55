"""`/help`: what this person can do here."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.presses.team.desk import help_here
from bot.ui.visit import Context, command


class HelpCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-help"), description=named("cmd-help-about"))
    @app_commands.guild_only()
    async def help(self, interaction: discord.Interaction) -> None:
        """Show the commands that this person may use."""
        await help_here(command(self._context, interaction))
