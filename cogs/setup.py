"""`/setup`: the panel in four steps."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.team.server import Right
from bot.ui.cards.team.setup import setup_panel
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.presses.team.setup import setup_view
from bot.ui.replies import reply


class SetupCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-setup"), description=named("cmd-setup-about"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def setup(self, interaction: discord.Interaction) -> None:
        """Open the set-up at its first step."""
        servers = self._context.services.servers
        server = await servers.for_team(person_of(interaction), Right.ORGANISE)
        view = setup_view(server, 1, interaction.guild)
        await reply(interaction, setup_panel(view, self._context.text_for(interaction)))
