"""`/export`: everything that leaves the bot as a file."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.choices import edition_choices, offered
from bot.ui.command_text import named
from bot.ui.exporting import Format, What
from bot.ui.membership import admitted
from bot.ui.presses.exports.exports import export
from bot.ui.visit import Context, command

_WHAT = [
    app_commands.Choice(name=named(f"export-what-{what.value}"), value=what.value) for what in What
]
_FORMATS = [
    app_commands.Choice(name=named(f"export-format-{form.value}"), value=form.value)
    for form in Format
]


class ExportCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-export"), description=named("cmd-export-about"))
    @app_commands.rename(
        what=named("opt-what"), edition=named("opt-edition"), form=named("opt-format")
    )
    @app_commands.describe(
        what=named("opt-what-about"),
        edition=named("opt-edition-choice-about"),
        form=named("opt-format-about"),
    )
    @app_commands.choices(what=_WHAT, form=_FORMATS)
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def export(
        self,
        interaction: discord.Interaction,
        what: str,
        edition: str | None = None,
        form: str = Format.MARKDOWN,
    ) -> None:
        """Send a file, privately."""
        given = {"what": what, "format": form}
        await export(command(self._context, interaction, **given, edition=edition))

    @export.autocomplete("edition")
    async def _edition(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = edition_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)
