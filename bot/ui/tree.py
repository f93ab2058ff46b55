"""The command tree: every error of a command, check or transformer ends in one sentence."""

from typing import Any

import discord
from discord import app_commands

from bot.i18n import Localizer
from bot.ui.door import answer_error


class SeriesTree(app_commands.CommandTree[Any]):
    """Set `localizer` before the first command arrives; `bootstrap` does."""

    localizer: Localizer

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        await answer_error(interaction, error, self.localizer.for_locale(interaction.locale.value))
