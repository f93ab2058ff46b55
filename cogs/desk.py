"""`/desk`: the team's overview."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.cards.team.desk import desk
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.replies import reply


class DeskCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-desk"), description=named("cmd-desk-about"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def desk(self, interaction: discord.Interaction) -> None:
        """Show next talks, what is missing, what will be sent and what is stuck."""
        view = await self._context.services.desk.view(person_of(interaction))
        await reply(interaction, desk(view, self._context.text_for(interaction)))
