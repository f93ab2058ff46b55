"""What people ask of their world."""

from typing import Protocol

from bot.rehearsal.discord.records import ChannelRecord, MessageRecord, Place, ServerRecord
from bot.rehearsal.discord.simcord_internals import Interaction, Message
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord


class PeopleHost(Protocol):
    @property
    def discord(self) -> SimulatedDiscord: ...
    @property
    def home(self) -> ServerRecord: ...

    def channel(self, place: Place) -> ChannelRecord: ...
    def first_channel(self) -> ChannelRecord: ...
    def record(self, stored: Message) -> MessageRecord: ...
    def server_of_event(self, event_id: int) -> int: ...

    async def answered(self, record: Interaction) -> float:
        """Wait until the bot has answered an interaction, and its handlers are done.

        Return after how many real seconds the answer stood: others' handlers may run for longer.
        """
        ...

    async def dealt_with(self) -> None:
        """Wait until the bot has received all events and its handlers are done."""
        ...
