"""`/help`: what this person can do here."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.cards.team.help import help_card
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.replies import reply


class HelpCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-help"), description=named("cmd-help-about"))
    @app_commands.guild_only()
    async def help(self, interaction: discord.Interaction) -> None:
        """Show the commands that this person may use."""
        person = person_of(interaction)
        server = await self._context.services.servers.of(person.owner)
        await reply(interaction, help_card(server, person, self._context.text_for(interaction)))
