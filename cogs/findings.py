"""`/draft`: the findings workbench; `/findings`: what was published."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.choices import edition_choices, offered
from bot.ui.command_text import named
from bot.ui.membership import admitted
from bot.ui.presses.findings.findings import open_anew
from bot.ui.presses.findings.publication import list_published
from bot.ui.visit import Context, command


class FindingsCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-draft"), description=named("cmd-draft-about"))
    @app_commands.rename(edition=named("opt-edition"))
    @app_commands.describe(edition=named("opt-edition-choice-about"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def draft(self, interaction: discord.Interaction, edition: str | None = None) -> None:
        """Open the workbench of an edition."""
        await open_anew(command(self._context, interaction, edition=edition))

    @app_commands.command(name=named("cmd-findings"), description=named("cmd-findings-about"))
    @app_commands.rename(edition=named("opt-edition"))
    @app_commands.describe(edition=named("opt-edition-choice-about"))
    @app_commands.guild_only()
    async def findings(self, interaction: discord.Interaction, edition: str | None = None) -> None:
        """List the published key findings."""
        await list_published(command(self._context, interaction, edition=edition))

    @draft.autocomplete("edition")
    @findings.autocomplete("edition")
    async def _edition(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = edition_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)
