"""Options that several commands have, or that a type alone does not describe."""

import discord
from discord import app_commands
from discord.app_commands import Range

# What people type in one line.
Short = Range[str, 1, 100]
Title = Range[str, 1, 200]


class SpokenChannelId(app_commands.Transformer):
    """A voice or stage channel by its id; whether the bot may see it is for the use of it to say.

    discord.py's own types refuse a channel that is not in its cache by an error without a word.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.voice, discord.ChannelType.stage_voice]

    async def transform(
        self, interaction: discord.Interaction, value: app_commands.AppCommandChannel, /
    ) -> int:
        del interaction  # the base class hands it in
        return value.id
