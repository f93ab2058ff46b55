"""The command tree: every error of a command, check or transformer ends in one sentence."""

from typing import Any

import discord
from discord import app_commands

from bot.saying.i18n import Localizer
from bot.ui.door import answer_error
from bot.ui.seen import Seen


class SeriesTree(app_commands.CommandTree[Any]):
    """Set `localizer` before the first command arrives; `bootstrap` does."""

    localizer: Localizer

    def __init__(self, client: discord.Client) -> None:
        super().__init__(client)
        self._seen = Seen()

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let each command through once, however often it comes."""
        return not self._seen.again(interaction.id)

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        await answer_error(interaction, error, self.localizer.for_locale(interaction.locale.value))
