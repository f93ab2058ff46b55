"""Puts deliveries into Discord, and looks for them where their outcome is unknown."""

import logging
from datetime import timedelta
from functools import partial

import discord

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import (
    Absent,
    CannotLook,
    Found,
    Looked,
    NotSent,
    NotYet,
    Outcome,
    Refused,
    Sent,
    Unknown,
    Unreadable,
)
from bot.domain.deliveries.kinds import MirrorKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import owner_id
from bot.domain.keeping.errors import StoreUnavailable
from bot.guild.causes import Causes, gone_place
from bot.guild.contents.content import Content
from bot.guild.contents.drawing import Contents
from bot.guild.crossposts import crosspost, not_passed_on
from bot.guild.failures import is_discords, read_failure, wait_asked_for
from bot.guild.marks import find_own
from bot.guild.raw_messages import newest
from bot.guild.threads import in_thread
from bot.logs import event, report, work
from bot.network import NETWORK, sent_once
from bot.services.ports import Claimed
from bot.services.sending.deliveries import Deliveries
from bot.services.takeaways.inbox import Inbox
from bot.services.team.servers import Servers
from bot.ui.controls import layout
from bot.ui.membership import Membership

log = logging.getLogger(__name__)

# Where the last message before the claim is not known, a look goes back this far.
LOOK_BACK = timedelta(hours=1)
# So many messages are one look; where more stand it goes on behind them.
LOOK_AT_MOST = 500
_PAGE = 100
_THREAD_EXISTS = 160004
_POLL_OVER = 520006
_IN_SERVER = (discord.abc.GuildChannel, discord.Thread)
ARCHIVE_AFTER = 10080  # minutes: a week, Discord's longest


class NoPlaceError(Exception):
    """There is no channel to send to."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class GuildMessenger:
    """Implements `Messenger` with discord.py; every failure becomes an outcome."""

    def __init__(
        self,
        client: discord.Client,
        servers: Servers,
        deliveries: Deliveries,
        contents: Contents,
        inbox: Inbox,
        membership: Membership,
    ) -> None:
        self._client = client
        self._deliveries = deliveries
        self._contents = contents
        self._inbox = inbox
        self._causes = Causes(client, servers, membership)
        # Two letters to one member must not both open the channel.
        self._dms: dict[int, int] = {}

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        try:
            channel_id = await self._channel_id(delivery)
        except NoPlaceError:
            # What it follows has not been sent yet; the claim finds that out as well.
            return None
        channel = self._client.get_channel(channel_id or 0)
        return getattr(channel, "last_message_id", None)

    async def send(self, claimed: Claimed) -> Outcome:
        delivery = claimed.delivery
        with work(log, "delivery", kind=delivery.kind.value, code=delivery.code) as line:
            try:
                content = await self._draw(claimed)
                outcome = Refused(reason=Reason.REFUSED)
                if content is not None:
                    outcome = await self._post(delivery, content)
            except NoPlaceError as error:
                outcome = Refused(reason=error.reason)
            except NETWORK as error:
                outcome = await self._causes.of(read_failure(error), delivery)
            line["came_of_it"] = type(outcome).__name__
            return outcome

    async def look(self, delivery: Delivery) -> Looked:
        """Look among the bot's own messages since the claim, if it may read them at all."""
        try:
            if delivery.kind.record.is_thread:
                return await self._look_for_thread(delivery)
            channel = await self._known_channel(delivery)
            if not _may_read(channel):
                return CannotLook()
            return await self._search(channel, delivery)
        except NoPlaceError as error:
            return CannotLook(reason=error.reason)
        except NETWORK as error:
            return _read_blindness(error, delivery)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - what one look stumbles over, the next one does
            event(log, "look_unreadable", logging.WARNING, error=type(error).__name__)
            return Unreadable()

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome:
        """Edit the posted message so that it shows the state of this moment.

        Whoever may not read of it any more keeps the letter as it was.
        """
        assert post.channel_id is not None
        assert post.message_id is not None
        try:
            if post.place is Place.MEMBER:
                against = await self._causes.against_reading(post)
                if isinstance(against, NotSent):
                    return against
                if against is not None:
                    return Sent(message_id=post.message_id, channel_id=post.channel_id)
            is_thread = post.kind.record.is_thread
            where = post.message_id if is_thread else post.channel_id
            await in_thread(self._client, where, partial(self._redraw, mirror, post))
        except NETWORK as error:
            outcome = await self._causes.of(read_failure(error), post, stands=True)
            if mirror.kind is MirrorKind.CROSSPOST:
                outcome = not_passed_on(outcome)
            # An edit is the same however often it is made.
            return NotSent() if isinstance(outcome, Unknown) else outcome
        return Sent(message_id=post.message_id, channel_id=post.channel_id)

    async def _redraw(self, mirror: Mirror, post: Delivery) -> None:
        assert post.channel_id is not None
        assert post.message_id is not None
        if mirror.kind.is_name:
            await self._rename(post.message_id, await self._contents.of_mirror(mirror, post))
            return
        if mirror.kind is MirrorKind.CROSSPOST:
            await crosspost(self._client, post)
            return
        message = self._client.get_partial_messageable(
            post.channel_id, guild_id=owner_id(post.owner)
        ).get_partial_message(post.message_id)
        if mirror.kind is not MirrorKind.POLL_CLOSING:
            await _edit(message, await self._contents.of_mirror(mirror, post))
            return
        try:
            await message.end_poll()
        except discord.HTTPException as error:
            # Somebody ended it by hand, or it ended by itself: it is closed.
            if error.code != _POLL_OVER:
                raise

    async def _rename(self, thread_id: int, content: Content) -> None:
        """A name that it has already costs none of the few renames that Discord allows."""
        known = self._client.get_channel(thread_id)
        if isinstance(known, discord.Thread) and known.name == content.thread_name:
            return
        await self._client.http.edit_channel(thread_id, name=content.thread_name)

    async def _draw(self, claimed: Claimed) -> Content | None:
        """Draw the message; a fault of our own must not be taken for an unknown outcome."""
        try:
            return await self._contents.of(claimed)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - surely nothing was sent
            report(log, "drawing_failed", error, kind=claimed.delivery.kind.value)
            return None

    async def _post(self, delivery: Delivery, content: Content) -> Outcome:
        if content.thread_name is not None:
            return await self._open_thread(delivery, content.thread_name)
        if delivery.place is Place.MEMBER:
            against = await self._causes.against_reading(delivery)
            if against is not None:
                return against
        channel = await self._channel(delivery)
        self._require_right_to_send(channel)
        if await self._deliveries.is_overtaken(delivery):
            return NotSent()
        with sent_once():
            message = await _send(channel, content, delivery)
        return Sent(message_id=message.id, channel_id=message.channel.id)

    async def _open_thread(self, delivery: Delivery, name: str) -> Outcome:
        """A thread has its message's id, so opening it twice is opening it once."""
        origin = await self._after(delivery)
        channel_id, message_id = origin
        channel = self._client.get_partial_messageable(
            channel_id, guild_id=owner_id(delivery.owner)
        )
        try:
            thread = await channel.get_partial_message(message_id).create_thread(
                name=name, auto_archive_duration=ARCHIVE_AFTER
            )
        except discord.HTTPException as error:
            if error.code != _THREAD_EXISTS:
                raise
            return Sent(message_id=message_id, channel_id=channel_id)
        return Sent(message_id=thread.id, channel_id=channel_id)

    async def _look_for_thread(self, delivery: Delivery) -> Looked:
        channel_id, message_id = await self._after(delivery)
        try:
            # Whatever it looks like: it is there.
            await self._client.http.get_channel(message_id)
        except discord.NotFound:
            return Absent()
        return Found(message_id=message_id, channel_id=channel_id)

    async def _search(self, channel: discord.abc.Messageable, delivery: Delivery) -> Looked:
        """Read the raw pages: one message that the library cannot read would hide all others."""
        assert self._client.user is not None
        claim = delivery.claim
        if claim is not None and claim.since_id is not None:
            since = claim.since_id
        else:
            begun = claim.at if claim is not None else delivery.due
            since = discord.utils.time_snowflake(begun - LOOK_BACK)
        channel_id = (await channel._get_channel()).id  # noqa: SLF001 - as `history` asks for it
        for _ in range(LOOK_AT_MOST // _PAGE):
            page = await self._client.http.logs_from(channel_id, _PAGE, after=since)
            found = find_own(page, self._client.user.id, delivery.key)
            if found is not None:
                return Found(message_id=found, channel_id=channel_id)
            if len(page) < _PAGE:
                return Absent()
            since = newest(page)
        return NotYet(upto_id=since)

    async def _known_channel(self, delivery: Delivery) -> discord.abc.Messageable:
        """The channel with its rights: an archived thread, for one, is not kept in memory."""
        channel = await self._channel(delivery)
        if delivery.user_id is None and isinstance(channel, discord.PartialMessageable):
            fetched = await self._client.fetch_channel(channel.id)
            assert isinstance(fetched, discord.abc.Messageable)
            return fetched
        return channel

    async def _channel(self, delivery: Delivery) -> discord.abc.Messageable:
        """Where a claimed delivery goes, or went: people may have chosen another channel since."""
        claimed = delivery.claim.channel_id if delivery.claim is not None else None
        channel_id = claimed or await self._channel_id(delivery)
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

    async def _channel_id(self, delivery: Delivery) -> int | None:
        match delivery.place:
            case Place.MEMBER:
                return self._dms.get(delivery.user_id or 0)
            case Place.THREAD:
                return (await self._after(delivery))[1]
            case Place.ANNOUNCED:
                return (await self._after(delivery))[0]
            case Place.TALKS | Place.BACKSTAGE | Place.FOLLOWED:
                return await self._deliveries.chosen_channel(delivery)

    async def _after(self, delivery: Delivery) -> tuple[int, int]:
        """Channel and message of the delivery that this one follows."""
        before = await self._deliveries.find(delivery.owner, delivery.after or "")
        if before is None or before.message_id is None or before.channel_id is None:
            raise NoPlaceError(Reason.NO_CHANNEL)
        return before.channel_id, before.message_id

    def _require_right_to_send(self, channel: discord.abc.Messageable) -> None:
        """Spare Discord a request that is known to fail: too many of those ban an address."""
        permissions = _permissions(channel)
        if permissions is None:
            return
        in_thread = isinstance(channel, discord.Thread)
        may = permissions.send_messages_in_threads if in_thread else permissions.send_messages
        if not permissions.view_channel:
            raise NoPlaceError(Reason.NO_ACCESS)
        if not may:
            raise NoPlaceError(Reason.NO_PERMISSION)


def _read_blindness(error: BaseException, delivery: Delivery) -> Looked:
    """Only Discord's own word ends the looking."""
    if isinstance(error, discord.HTTPException) and is_discords(error):
        if isinstance(error, discord.Forbidden):
            return CannotLook()
        if isinstance(error, discord.NotFound):
            return CannotLook(reason=gone_place(delivery))
    return Unknown(wait=wait_asked_for(error))


def _may_read(channel: discord.abc.Messageable) -> bool:
    """Without the right to read history Discord returns an empty list, not an error."""
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    permissions = _permissions(channel)
    if permissions is None:
        return not isinstance(channel, _IN_SERVER)
    return permissions.read_message_history


def _permissions(channel: discord.abc.Messageable) -> discord.Permissions | None:
    """The bot's permissions, or None where there are none to ask (letters, unknown channels).

    Nor are there of a server that is unavailable: then the bot does not even know itself there.
    """
    if not isinstance(channel, _IN_SERVER):
        return None
    me: discord.Member | None = channel.guild.me
    return channel.permissions_for(me) if me is not None else None


async def _send(
    channel: discord.abc.Messageable, content: Content, delivery: Delivery
) -> discord.Message:
    """Send with the delivery's key as the nonce: discord.py then asks Discord to enforce it."""
    nonce, silent = delivery.key, delivery.kind.record.is_silent or delivery.again
    if content.poll is not None:
        return await channel.send(content.text, poll=content.poll, nonce=nonce, silent=silent)
    return await channel.send(
        view=layout(content.items),
        files=list(content.files),
        nonce=nonce,
        silent=silent,
        allowed_mentions=_pings(content),
    )


def _pings(content: Content) -> discord.AllowedMentions:
    roles = [discord.Object(role_id) for role_id in content.ping_role_ids]
    return discord.AllowedMentions(everyone=False, users=False, roles=roles or False)


async def _edit(message: discord.PartialMessage, content: Content) -> None:
    """Draw anew; a document that goes with the message is replaced with it."""
    if content.files or content.takes_files_away:
        await message.edit(view=layout(content.items), attachments=list(content.files))
    else:
        await message.edit(view=layout(content.items))
