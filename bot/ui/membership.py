"""Who is acting, as Discord vouches for it: the one place that every door asks before it opens.

An interaction on a server brings its member along. A direct message does not: there Discord is
asked whether the person is on the server that is meant, and what is not known is no yes.
"""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import discord

from bot.domain.document import guild_owner
from bot.domain.team.errors import MembershipUnknown, NotOnServer, NotServed, OnlyOnServer
from bot.domain.team.rights import TABLE, Act, Right
from bot.domain.team.server import Person
from bot.network import NETWORK, sent_once
from bot.services.ports import Clock
from bot.services.team.servers import Servers

# For so long Discord's answer is taken for true: whoever presses in a hurry costs it one question.
ANSWER_HOLDS = timedelta(seconds=10)
# So many answers are remembered.
ANSWERS = 1000
# A press must be answered within three seconds.
WAITED_FOR = timedelta(seconds=2)
_PERSON = "person"
# Discord says so itself: no such server, channel or member, or none that the bot may ask about.
_GONE = (discord.NotFound, discord.Forbidden)
UNKNOWN_MEMBER = 10007


class User(Protocol):
    """Whoever Discord names: a user, a member, or an id that stands for one."""

    @property
    def id(self) -> int: ...


class Membership:
    """`served` are the servers that the host has listed; None where nothing is listed."""

    def __init__(
        self,
        client: discord.Client,
        servers: Servers,
        clock: Clock,
        served: Collection[int] | None = None,
    ) -> None:
        self._client = client
        self._servers = servers
        self._clock = clock
        self._served = served
        # Dicts keep the order of arrival. None: no member.
        self._answers: dict[tuple[int, int], tuple[datetime, Person | None]] = {}
        # Channels that Discord does not know, or does not let the bot see.
        self._unseen: dict[int, datetime] = {}

    async def admit(self, interaction: discord.Interaction, act: Act, guild_id: int = 0) -> None:
        """Let somebody in for what the act is: after it, `admitted` tells who they are.

        In a direct message `guild_id` is the server that the control names. Raises `NotTakingPart`,
        `NotOnServer`, `OnlyOnServer`, `NotServed` and `MembershipUnknown`.
        """
        person = await self._of(interaction, act, guild_id)
        await self._require_part(person, act)
        interaction.extras[_PERSON] = replace(person, locale=interaction.locale.value)

    async def author(self, message: discord.Message, guild_id: int, act: Act) -> Person:
        """Whoever wrote to a talk of this server; raises what `admit` raises."""
        member = message.author
        if isinstance(member, discord.Member) and _is_known(member.guild):
            person = await self._of_member(member)
        else:
            person = await self._on(guild_id, member)
        await self._require_part(person, act)
        return person

    async def is_on(self, guild: discord.Guild, user_id: int) -> bool:
        """Ask Discord about somebody else; raises `MembershipUnknown` where it does not say."""
        try:
            await guild.fetch_member(user_id)
        except discord.NotFound:
            return False
        except NETWORK:
            raise MembershipUnknown from None
        return True

    async def takes_part(self, guild_id: int, user_id: int) -> bool | None:
        """Ask Discord whether a letter may go to them; None while it shows no talks channel.

        Raises `NotOnServer` where Discord says so of this member, and `MembershipUnknown`.
        """
        guild = self._client.get_guild(guild_id)
        if guild is None or not _is_known(guild):
            raise MembershipUnknown
        try:
            member = await guild.fetch_member(user_id)
        except discord.NotFound as error:
            if error.code == UNKNOWN_MEMBER:
                raise NotOnServer from None
            raise MembershipUnknown from None
        except NETWORK:
            raise MembershipUnknown from None
        server = await self._servers.of(guild_owner(guild_id))
        if server.may(await self._of_member(member), Act.SEE_TALKS):
            return True
        return False if await self._talks_channel(member) is not None else None

    async def may_still(self, guild_id: int, user_id: int, act: Act) -> bool:
        """Tell whether somebody who is not here may do this; raises `MembershipUnknown`."""
        try:
            person = await self._on(guild_id, discord.Object(user_id))
        except (NotOnServer, NotServed):
            return False
        return (await self._servers.of(person.owner)).may(person, act)

    def serves(self, guild_id: int) -> bool:
        return self._served is None or guild_id in self._served

    async def _of(self, interaction: discord.Interaction, act: Act, guild_id: int) -> Person:
        user = interaction.user
        if interaction.guild_id is None:
            if TABLE[act].right is Right.NOBODY:
                return Person(user_id=user.id, guild_id=0)
            if not guild_id:
                raise OnlyOnServer
            return await self._on(guild_id, user)
        if not self.serves(interaction.guild_id):
            raise NotServed
        if isinstance(user, discord.Member) and _is_known(user.guild):
            person = await self._of_member(user)
            # These are counted for the channel in which it was pressed.
            return replace(person, manages_events=interaction.permissions.manage_events)
        return await self._on(interaction.guild_id, user)

    async def _require_part(self, person: Person, act: Act) -> None:
        (await self._servers.of(person.owner)).require_part(person, act)

    async def _on(self, guild_id: int, user: User) -> Person:
        """Ask Discord, unless it was asked a moment ago."""
        if not self.serves(guild_id):
            raise NotServed
        key = (guild_id, user.id)
        known = self._answers.get(key)
        if known is None or self._clock.now() - known[0] >= ANSWER_HOLDS:
            known = (self._clock.now(), await self._ask(guild_id, user))
            self._answers.pop(key, None)
            self._answers[key] = known
            if len(self._answers) > ANSWERS:
                del self._answers[next(iter(self._answers))]
        if known[1] is None:
            raise NotOnServer
        return known[1]

    async def _ask(self, guild_id: int, user: User) -> Person | None:
        guild = self._client.get_guild(guild_id)
        if guild is None and self._client.is_ready():
            return None
        try:
            async with asyncio.timeout(WAITED_FOR.total_seconds()):
                with sent_once():
                    if guild is None or not _is_known(guild):
                        guild = await self._client.fetch_guild(guild_id, with_counts=False)
                    member = await guild.fetch_member(user.id)
        except _GONE:
            return None
        except NETWORK:
            raise MembershipUnknown from None
        return await self._of_member(member)

    async def _of_member(self, member: discord.Member) -> Person:
        guild = member.guild
        return Person(
            user_id=member.id,
            guild_id=guild.id,
            role_ids=frozenset(role.id for role in member.roles),
            manages_events=member.guild_permissions.manage_events,
            sees_talks=await self._sees_talks(member),
            server_name=guild.name,
        )

    async def _sees_talks(self, member: discord.Member) -> bool:
        channel = await self._talks_channel(member)
        return channel is not None and channel.permissions_for(member).view_channel

    async def _talks_channel(self, member: discord.Member) -> discord.abc.GuildChannel | None:
        """None where none is chosen, or Discord does not show it to the bot."""
        channel_id = (await self._servers.of(guild_owner(member.guild.id))).talks_channel_id
        if channel_id is None:
            return None
        return member.guild.get_channel(channel_id) or await self._fetched(member, channel_id)

    async def _fetched(
        self, member: discord.Member, channel_id: int
    ) -> discord.abc.GuildChannel | None:
        """A channel that is not in memory; None if Discord does not show it to the bot."""
        unseen = self._unseen.get(channel_id)
        if unseen is not None and self._clock.now() - unseen < ANSWER_HOLDS:
            return None
        try:
            async with asyncio.timeout(WAITED_FOR.total_seconds()):
                with sent_once():
                    channel = await member.guild.fetch_channel(channel_id)
        except _GONE:
            self._unseen[channel_id] = self._clock.now()
            return None
        except NETWORK:
            raise MembershipUnknown from None
        return channel if isinstance(channel, discord.abc.GuildChannel) else None


def admitted(interaction: discord.Interaction) -> Person:
    """Who was let in. Nobody acts whom no door has let in: then it raises `KeyError`."""
    return interaction.extras[_PERSON]


def _is_known(guild: discord.Guild) -> bool:
    """Tell whether its roles are in memory, by which rights are counted."""
    default: discord.Role | None = guild.default_role
    return default is not None
