"""What the bot must be allowed to do, where, and what it lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from bot.domain.talks.errors import VenueNotHere, VenueNotSeen
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.team.server import Mute, Server

# Names as in discord.Permissions; the invite link in the README asks for exactly these.
TALKS = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "create_public_threads",
    "send_messages_in_threads",
    "send_polls",
    "add_reactions",
)
BACKSTAGE = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
)
# A post in a forum is a message, by Discord's rights, and its correction one in a thread.
FORUM = (
    "view_channel",
    "send_messages",
    "read_message_history",
    "send_messages_in_threads",
)
# Asked for only by who wants talks among Discord's scheduled events, the rest by where they are.
EVENTS = ("create_events",)
EVENTS_IN_VOICE = ("view_channel", "connect")
EVENTS_ON_STAGE = (*EVENTS_IN_VOICE, "manage_channels", "mute_members", "move_members")
INVITE = discord.Permissions(**dict.fromkeys(TALKS, True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCheck:
    """`missing` are permission names; None means that the channel is not to be found."""

    channel_id: int
    missing: tuple[str, ...] | None
    # Everybody is right for talks and wrong for backstage.
    seen_by: "SeenBy | None" = None
    # An announcement channel: other servers may follow it.
    is_news: bool = False

    @property
    def is_open(self) -> bool:
        return self.seen_by is not None and self.seen_by.everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBy:
    """Whom Discord lets see a channel: everybody, or these roles and so many single people."""

    everybody: bool
    role_ids: tuple[int, ...] = ()
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsLack:
    """What is missing to make events: on the whole server, and in channels where talks are held."""

    on_server: tuple[str, ...] = ()
    in_channels: tuple[ChannelCheck, ...] = ()


NOTHING_LACKED = EventsLack()


def mute_of(guild: discord.Guild, role_ids: tuple[int, ...]) -> Mute | None:
    """Why a ping of these roles reaches nobody, as far as Discord's own word is at hand."""
    roles = [guild.get_role(role_id) for role_id in role_ids]
    if None in roles:
        return Mute.ROLE_GONE
    me: discord.Member | None = guild.me
    if me is None or me.guild_permissions.mention_everyone:
        return None
    is_heard = all(role is not None and role.mentionable for role in roles)
    return None if is_heard else Mute.NOT_MENTIONABLE


def gone_roles(guild: discord.Guild | None, server: Server) -> frozenset[int]:
    """The chosen roles that Discord has deleted, as far as its own word is at hand."""
    if guild is None:
        return frozenset()
    return frozenset(each for each in server.role_ids if guild.get_role(each) is None)


def check_channel(
    guild: discord.Guild | None, channel_id: int | None, wanted: tuple[str, ...]
) -> ChannelCheck | None:
    """Compare what the bot may do in a channel with what it needs; None if none is chosen."""
    if channel_id is None:
        return None
    channel = guild.get_channel(channel_id) if guild is not None else None
    if guild is None or channel is None:
        return ChannelCheck(channel_id=channel_id, missing=None)
    granted = channel.permissions_for(guild.me)
    missing = tuple(name for name in wanted if not getattr(granted, name))
    is_news = isinstance(channel, discord.TextChannel) and channel.is_news()
    return ChannelCheck(
        channel_id=channel_id, missing=missing, seen_by=_seen_by(channel), is_news=is_news
    )


def missing_for_events(guild: discord.Guild | None) -> tuple[str, ...]:
    """What the bot lacks on the server to make scheduled events; nothing where nobody can tell."""
    me: discord.Member | None = guild.me if guild is not None else None
    if me is None:
        return ()
    return tuple(name for name in EVENTS if not getattr(me.guild_permissions, name))


def missing_for_event_in(channel: discord.abc.GuildChannel) -> tuple[str, ...]:
    """What it lacks in a voice or stage channel to make one there."""
    is_stage = isinstance(channel, discord.StageChannel)
    granted = channel.permissions_for(channel.guild.me)
    needed = EVENTS_ON_STAGE if is_stage else EVENTS_IN_VOICE
    return tuple(name for name in needed if not getattr(granted, name))


def events_lack(guild: discord.Guild | None, channel_ids: Iterable[int]) -> EventsLack:
    """Of what is not to be found here nothing is said."""
    me: discord.Member | None = guild.me if guild is not None else None
    if guild is None or me is None:
        return NOTHING_LACKED
    channels = [channel for each in channel_ids if (channel := guild.get_channel(each)) is not None]
    checks = [
        ChannelCheck(channel_id=each.id, missing=missing_for_event_in(each)) for each in channels
    ]
    return EventsLack(
        on_server=missing_for_events(guild),
        in_channels=tuple(each for each in checks if each.missing),
    )


def _seen_by(channel: discord.abc.GuildChannel) -> SeenBy:
    """Roles of bots count for nobody, and neither do those who see all channels anyway."""
    guild = channel.guild
    if channel.permissions_for(guild.default_role).view_channel:
        return SeenBy(everybody=True)
    roles = [
        role.id
        for role in guild.roles
        if not (role.is_default() or role.managed or role.permissions.administrator)
        and channel.permissions_for(role).view_channel
    ]
    # Without the intent for it people are not in memory, and stand there as mere ids.
    others = {guild.me.id, *(role.id for role in guild.roles)}
    people = sum(
        allowed.view_channel is True
        for target, allowed in channel.overwrites.items()
        if target.id not in others
    )
    return SeenBy(everybody=False, role_ids=tuple(roles), people=people)


def venue_in(guild: discord.Guild | None, channel_id: int) -> Venue:
    """A voice or stage channel as a place; raises `VenueNotHere` and `VenueNotSeen`.

    An id is never trusted: it is looked up among the channels of the server it came from.
    """
    channel = guild.get_channel(channel_id) if guild is not None else None
    if guild is None or not isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        raise VenueNotHere
    if not channel.permissions_for(guild.me).view_channel:
        raise VenueNotSeen(name=channel.name)
    is_stage = isinstance(channel, discord.StageChannel)
    kind = VenueKind.STAGE if is_stage else VenueKind.VOICE
    return Venue(kind=kind, place=channel.name, channel_id=channel.id)
