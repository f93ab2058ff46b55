"""Seeing who is in the channels of running talks, and that one is empty; no privileged intent."""

from typing import Final

import discord
from discord.ext import commands

from bot.domain.document import guild_owner, owner_id
from bot.services.signups.attending import Attending, Room
from bot.services.talks.emptying import Emptying

_LOOK: Final = "rostrum_rooms"
# So many members can be asked for by one request.
_ASKED_AT_ONCE: Final = 100


class VoiceRooms:
    """Every event leads to one look at who is there, so none that was missed matters."""

    def __init__(self, client: commands.Bot, attending: Attending) -> None:
        self._client = client
        self._attending = attending
        self._rooms: set[Room] = set()
        # Of everybody seen so far, whether it is a bot: the client remembers no members.
        self._is_bot: dict[int, bool] = {}
        self._is_looking = False
        self._is_outdated = False
        client.add_listener(self._returned, "on_ready")
        client.add_listener(self._look, f"on_{_LOOK}")
        client.add_listener(self._heard, "on_voice_state_update")

    def look_soon(self) -> None:
        """A talk or a server is another one now, and so may be where to look."""
        if self._client.is_ready():
            self._client.dispatch(_LOOK)

    async def _heard(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        self._is_bot[member.id] = member.bot
        owner = guild_owner(member.guild.id)
        channels = {each.channel.id for each in (before, after) if each.channel is not None}
        if any(Room(owner, channel_id) in self._rooms for channel_id in channels):
            await self._look()

    async def _returned(self) -> None:
        await self._look(returned=True)

    async def _look(self, *, returned: bool = False) -> None:
        """One look at a time; what happens meanwhile leads to one more."""
        self._is_outdated = True
        if self._is_looking:
            return
        self._is_looking = True
        try:
            while self._is_outdated:
                self._is_outdated = False
                self._rooms = await self._attending.rooms()
                for room in self._rooms:
                    await self._look_into(room, returned=returned)
                returned = False
        finally:
            self._is_looking = False

    async def _look_into(self, room: Room, *, returned: bool) -> None:
        guild = self._client.get_guild(owner_id(room.owner))
        channel = guild.get_channel(room.channel_id) if guild is not None else None
        if guild is None or guild.unavailable:
            return
        if not isinstance(channel, discord.VoiceChannel | discord.StageChannel):
            return
        there = frozenset(channel.voice_states)
        await self._know(guild, sorted(there - self._is_bot.keys()))
        people = frozenset(each for each in there if not self._is_bot.get(each, False))
        await self._attending.seen(room, people, returned=returned)

    async def _know(self, guild: discord.Guild, user_ids: list[int]) -> None:
        """Ask who of them is a bot; who is not told of counts as a person."""
        for start in range(0, len(user_ids), _ASKED_AT_ONCE):
            some = user_ids[start : start + _ASKED_AT_ONCE]
            try:
                found = await guild.query_members(user_ids=some, limit=len(some), cache=False)
            except (TimeoutError, discord.DiscordException):
                return
            self._is_bot.update({each.id: each.bot for each in found})


class GuildRooms:
    """What the gateway has told of who is where."""

    def __init__(self, client: commands.Bot) -> None:
        self._client = client

    def is_empty(self, owner: str, channel_id: int) -> bool | None:
        guild = self._client.get_guild(owner_id(owner)) if self._client.is_ready() else None
        channel = guild.get_channel(channel_id) if guild is not None else None
        if guild is None or guild.unavailable:
            return None
        if not isinstance(channel, discord.VoiceChannel | discord.StageChannel):
            return None
        return not channel.voice_states


def hear_of_emptied_rooms(client: commands.Bot, emptying: Emptying, rooms: GuildRooms) -> None:
    """To be called once, before the events of the client are fenced."""

    async def moved(
        member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        left = before.channel
        if left is None or left == after.channel or left.voice_states:
            return
        await emptying.emptied(guild_owner(member.guild.id), left.id)

    async def closed(stage: discord.StageInstance) -> None:
        await emptying.closed(guild_owner(stage.guild.id), stage.channel_id)

    async def returned() -> None:
        await emptying.look(rooms)

    async def returned_to(_guild: discord.Guild) -> None:
        await emptying.look(rooms)

    client.add_listener(moved, "on_voice_state_update")
    client.add_listener(closed, "on_stage_instance_delete")
    client.add_listener(returned, "on_ready")
    client.add_listener(returned_to, "on_guild_available")
