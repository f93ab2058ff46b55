"""The command tree: who may come in, and every error of a command ends in one sentence."""

from typing import Any

import discord
from discord import app_commands

from bot.domain.team.rights import Act
from bot.ui.choices import answer_choice
from bot.ui.door import Seen, answer_error
from bot.ui.errors import explain
from bot.ui.verbs import COMMANDS
from bot.ui.visit import Context, ways_on


class SeriesTree(app_commands.CommandTree[Any]):
    """Set `context` before the first command arrives; `bootstrap` does."""

    context: Context

    def __init__(self, client: discord.Client) -> None:
        super().__init__(client)
        self._seen = Seen()

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let each command through once, however often it comes, and whoever may use it.

        What is typed into an option with suggestions comes in by here as well.
        """
        if self._seen.again(interaction.id):
            return False
        act = _act_of(interaction)
        if act is None:
            return True  # the tree finds that it knows no such command, and says so
        try:
            await self.context.membership.admit(interaction, act)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            await self._refuse(interaction, error)
            return False
        return True

    async def _refuse(self, interaction: discord.Interaction, error: Exception) -> None:
        text = self.context.text_for(interaction)
        if interaction.type is discord.InteractionType.autocomplete:
            await answer_choice(interaction, explain(error, text))
        else:
            await answer_error(interaction, error, text)

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        text = self.context.text_for(interaction)
        ways = await ways_on(interaction, error, self.context, text)
        await answer_error(interaction, error, text, ways)


def _act_of(interaction: discord.Interaction) -> Act | None:
    command = interaction.command
    if isinstance(command, app_commands.ContextMenu):
        return COMMANDS[command.name]
    return COMMANDS[f"/{command.qualified_name}"] if command is not None else None
