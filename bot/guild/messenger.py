"""Puts deliveries into Discord."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

import discord

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import (
    Looked,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unknown,
)
from bot.domain.deliveries.kinds import MirrorKind, Place
from bot.domain.deliveries.reasons import GONE, Reason
from bot.domain.document import owner_id
from bot.domain.keeping.errors import StoreUnavailable
from bot.guild.contents.content import Content
from bot.guild.contents.drawing import Contents
from bot.guild.failures import Causes, read_failure
from bot.guild.looking import Lookout
from bot.guild.places import NoPlaceError, Places, permissions_in
from bot.logs import report, work
from bot.network import NETWORK, sent_once
from bot.services.ports import Claimed
from bot.services.sending.deliveries import Deliveries
from bot.services.takeaways.inbox import Inbox
from bot.services.team.servers import Servers
from bot.ui.controls import layout
from bot.ui.membership import Membership

# A thread that Discord has put away: after a week without a word that is every one.
_ARCHIVED = 50083


log = logging.getLogger(__name__)

_THREAD_EXISTS = 160004
_POLL_OVER = 520006
ARCHIVE_AFTER = 10080  # minutes: a week, Discord's longest


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
        self._places = Places(client, deliveries, inbox)
        self._looking = Lookout(client, self._places)
        self._causes = Causes(client, servers, membership)

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        try:
            channel_id = await self._places.channel_id(delivery)
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
        return await self._looking.look(delivery)

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
            content = await self._contents.of_mirror(mirror, post)
            await _edit(message, content)
            if content.thread_name is not None:
                await self._rename(post.channel_id, content)
            return
        try:
            await message.end_poll()
        except discord.HTTPException as error:
            # Somebody ended it by hand, or it ended by itself: it is closed.
            if error.code != _POLL_OVER:
                raise

    async def _rename(self, thread_id: int, content: Content) -> None:
        """A name that it has already costs none of the few renames that Discord allows.

        Nor is a locked thread stuck for it; one that sleeps is not known until it is asked for.
        """
        known = self._client.get_channel(thread_id) or await self._client.fetch_channel(thread_id)
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
        if delivery.place is Place.FORUM:
            return await self._post_in_forum(delivery, content)
        if content.thread_name is not None:
            return await self._open_thread(delivery, content.thread_name)
        if delivery.place is Place.MEMBER:
            against = await self._causes.against_reading(delivery)
            if against is not None:
                return against
        channel = await self._places.channel(delivery)
        self._require_right_to_send(channel)
        if await self._deliveries.is_overtaken(delivery):
            return NotSent()
        with sent_once():
            message = await _send(channel, content, delivery)
        return Sent(message_id=message.id, channel_id=message.channel.id)

    async def _open_thread(self, delivery: Delivery, name: str) -> Outcome:
        """A thread has its message's id, so opening it twice is opening it once."""
        origin = await self._places.after(delivery)
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

    async def _post_in_forum(self, delivery: Delivery, content: Content) -> Outcome:
        """Its first message is the delivery's; both have one id."""
        forum = await self._places.forum(delivery)
        permissions = forum.permissions_for(forum.guild.me)
        if not permissions.view_channel:
            raise NoPlaceError(Reason.NO_ACCESS)
        if not permissions.send_messages:
            raise NoPlaceError(Reason.NO_PERMISSION)
        # Discord refuses a post without a tag where the forum wants one.
        tags = [each for each in forum.available_tags if not each.moderated][:1]
        with sent_once():
            made = await forum.create_thread(
                name=content.thread_name or "",
                auto_archive_duration=ARCHIVE_AFTER,
                view=layout(content.items),
                applied_tags=tags if forum.flags.require_tag else [],
                allowed_mentions=_pings(content),
            )
        return Sent(message_id=made.thread.id, channel_id=made.thread.id)

    def _require_right_to_send(self, channel: discord.abc.Messageable) -> None:
        """Spare Discord a request that is known to fail: too many of those ban an address."""
        permissions = permissions_in(channel)
        if permissions is None:
            return
        in_thread = isinstance(channel, discord.Thread)
        may = permissions.send_messages_in_threads if in_thread else permissions.send_messages
        if not permissions.view_channel:
            raise NoPlaceError(Reason.NO_ACCESS)
        if not may:
            raise NoPlaceError(Reason.NO_PERMISSION)


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


# Somebody was faster, or an earlier answer got lost.
_ALREADY = 40033
# The channel was made an ordinary one, which nobody can follow.
_NOT_THERE = 50024


async def crosspost(client: discord.Client, post: Delivery) -> None:
    """Pass it on once, however often it is asked for; nothing to do in an ordinary channel.

    Discord shows what is edited later there as well, and allows ten new ones an hour.
    """
    assert post.channel_id is not None
    assert post.message_id is not None
    channel = client.get_channel(post.channel_id)
    if isinstance(channel, discord.TextChannel) and not channel.is_news():
        return
    try:
        await client.http.publish_message(post.channel_id, post.message_id)
    except discord.HTTPException as error:
        if error.code not in {_ALREADY, _NOT_THERE}:
            raise


def not_passed_on(outcome: Outcome) -> Outcome:
    """The outcome as the team reads it: the post itself stands, unless it is gone."""
    if isinstance(outcome, Refused) and outcome.reason not in GONE:
        return Refused(reason=Reason.NOT_PASSED_ON)
    return outcome


async def in_thread(
    client: discord.Client, channel_id: int, act: Callable[[], Awaitable[None]]
) -> None:
    """Do it; where the thread is archived, wake it for that, and let it sleep on.

    Where it is locked too, the refusal of the archived one is raised: nobody but a moderator
    wakes it.
    """
    try:
        await act()
    except discord.HTTPException as error:
        if error.code != _ARCHIVED:
            raise
        thread = await client.fetch_channel(channel_id)
        if not isinstance(thread, discord.Thread) or thread.locked:
            raise
    else:
        return
    await thread.edit(archived=False)
    try:
        await act()
    finally:
        # A thread that stays awake archives itself after its week.
        with suppress(*NETWORK):
            await thread.edit(archived=True)
