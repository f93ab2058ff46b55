"""Where in Discord a delivery goes, or went, and what the bot may do there."""

import discord

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import owner_id
from bot.services.sending.deliveries import Deliveries
from bot.services.takeaways.inbox import Inbox

_IN_SERVER = (discord.abc.GuildChannel, discord.Thread)


class NoPlaceError(Exception):
    """There is no channel to send to."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Places:
    """Raises `NoPlaceError`; of letters it knows the channels that were opened in this life."""

    def __init__(self, client: discord.Client, deliveries: Deliveries, inbox: Inbox) -> None:
        self._client = client
        self._deliveries = deliveries
        self._inbox = inbox
        # Two letters to one member must not both open the channel.
        self._dms: dict[int, int] = {}

    async def channel(self, delivery: Delivery) -> discord.abc.Messageable:
        """Where a claimed delivery goes, or went: people may have chosen another channel since."""
        claimed = delivery.claim.channel_id if delivery.claim is not None else None
        channel_id = claimed or await self.channel_id(delivery)
        if channel_id is None and delivery.user_id is not None:
            dm = await self._client.create_dm(discord.Object(delivery.user_id))
            # Before anybody can answer there.
            await self._inbox.note(delivery.user_id, dm.id)
            self._dms[delivery.user_id] = dm.id
            return dm
        if channel_id is None:
            raise NoPlaceError(Reason.NO_CHANNEL)
        known = self._client.get_channel(channel_id)
        if isinstance(known, discord.abc.Messageable):
            return known
        guild_id = owner_id(delivery.owner) if delivery.user_id is None else None
        return self._client.get_partial_messageable(channel_id, guild_id=guild_id)

    async def channel_id(self, delivery: Delivery) -> int | None:
        match delivery.place:
            case Place.MEMBER:
                return self._dms.get(delivery.user_id or 0)
            case Place.THREAD:
                return (await self.after(delivery))[1]
            case Place.ANNOUNCED:
                return (await self.after(delivery))[0]
            case Place.TALKS | Place.BACKSTAGE | Place.FOLLOWED | Place.FORUM:
                return await self._deliveries.chosen_channel(delivery)
            case Place.EVENTS:
                return None

    async def forum(self, delivery: Delivery) -> discord.ForumChannel:
        claimed = delivery.claim.channel_id if delivery.claim is not None else None
        channel_id = claimed or await self.channel_id(delivery)
        known = self._client.get_channel(channel_id or 0)
        if not isinstance(known, discord.ForumChannel):
            raise NoPlaceError(Reason.NO_CHANNEL if channel_id is None else Reason.CHANNEL_GONE)
        return known

    async def known_channel(self, delivery: Delivery) -> discord.abc.Messageable:
        """The channel with its rights: an archived thread, for one, is not kept in memory."""
        channel = await self.channel(delivery)
        if delivery.user_id is None and isinstance(channel, discord.PartialMessageable):
            fetched = await self._client.fetch_channel(channel.id)
            assert isinstance(fetched, discord.abc.Messageable)
            return fetched
        return channel

    async def after(self, delivery: Delivery) -> tuple[int, int]:
        """Channel and message of the delivery that this one follows."""
        before = await self._deliveries.find(delivery.owner, delivery.after or "")
        if before is None or before.message_id is None or before.channel_id is None:
            raise NoPlaceError(Reason.NO_CHANNEL)
        return before.channel_id, before.message_id


def may_read(channel: discord.abc.Messageable) -> bool:
    """Without the right to read history Discord returns an empty list, not an error."""
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    permissions = permissions_in(channel)
    if permissions is None:
        return not isinstance(channel, _IN_SERVER)
    return permissions.read_message_history


def permissions_in(channel: discord.abc.Messageable) -> discord.Permissions | None:
    """The bot's permissions, or None where there are none to ask (letters, unknown channels).

    Nor are there of a server that is unavailable: then the bot does not even know itself there.
    """
    if not isinstance(channel, _IN_SERVER):
        return None
    me: discord.Member | None = channel.guild.me
    return channel.permissions_for(me) if me is not None else None
