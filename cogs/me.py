"""`/me`: one's own reminders and answers."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.command_text import named
from bot.ui.presses.signups.members import mine
from bot.ui.visit import Context, command


class MeCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-me"), description=named("cmd-me-about"))
    @app_commands.guild_only()
    async def me(self, interaction: discord.Interaction) -> None:
        """Show and change what concerns oneself."""
        await mine(command(self._context, interaction))
