"""From what was typed to the possible wall times."""

import discord

from bot.domain.times.wall import WallTime
from bot.ui.door import Press
from bot.words.when import Understood, read_when


def readings(press: Press, typed: str, zone: str) -> tuple[WallTime, ...]:
    """Read a time in the series' zone, as of the moment at which the person sent it."""
    return readings_at(press.interaction, typed, zone)


def readings_at(interaction: discord.Interaction, typed: str, zone: str) -> tuple[WallTime, ...]:
    """One reading, or several to choose from; raises `BadInput`."""
    read = read_when(typed, now=interaction.created_at, zone=zone)
    return (read.wall,) if isinstance(read, Understood) else read.candidates
