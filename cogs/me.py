"""`/me`: one's own reminders and answers."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.cards.signups.me import me
from bot.ui.command_text import named
from bot.ui.context import Context
from bot.ui.people import person_of
from bot.ui.replies import reply


class MeCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-me"), description=named("cmd-me-about"))
    @app_commands.guild_only()
    async def me(self, interaction: discord.Interaction) -> None:
        """Show and change what concerns oneself."""
        services = self._context.services
        member = await services.members.me(interaction.user.id)
        coming = await services.signups.coming(person_of(interaction))
        await reply(interaction, me(member, coming, self._context.text_for(interaction)))
