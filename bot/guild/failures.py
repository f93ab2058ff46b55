"""What a failed request means for the message that it carried, and why that was refused."""

import logging
from contextlib import suppress
from datetime import timedelta

import aiohttp
import discord

from bot.domain.deliveries.delivery import RETRY_AFTER, Delivery
from bot.domain.deliveries.facts import NotSent, Outcome, Refused, Unknown
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import RIGHT_MISSING, Reason
from bot.domain.document import owner_id
from bot.domain.team.errors import MembershipUnknown, NotOnServer
from bot.logs import event
from bot.network import NETWORK
from bot.services.team.servers import Servers
from bot.ui.membership import UNKNOWN_MEMBER, Membership

log = logging.getLogger(__name__)

_SERVER_FAULT = 500
_TOO_MANY_REQUESTS = 429
_UNAUTHORIZED = 401
# Nobody is kept waiting for longer by what may be no more than an odd number.
LONGEST_WAIT = timedelta(days=1)
_REASONS: dict[int, Reason] = {
    10003: Reason.CHANNEL_GONE,
    10008: Reason.MESSAGE_GONE,
    10070: Reason.EVENT_GONE,
    30038: Reason.EVENTS_FULL,
    50001: Reason.NO_ACCESS,
    50013: Reason.NO_PERMISSION,
    50007: Reason.DM_CLOSED,
    50278: Reason.MEMBER_LEFT,
    # Of a thread that is archived we edit nothing without waking it, so that it is locked too.
    50083: Reason.THREAD_LOCKED,
    160005: Reason.THREAD_LOCKED,
}


def read_failure(error: BaseException) -> Outcome:
    """Tell surely-not-sent from nobody-knows; only a person mends what Discord refuses."""
    if isinstance(error, discord.RateLimited):
        return NotSent(wait=wait_asked_for(error))
    if isinstance(error, discord.HTTPException):
        return _read_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent()  # no connection, so the request never left
    return Unknown()


def wait_asked_for(error: BaseException) -> timedelta | None:
    """How long Discord, or a wall in front of it, wants to be left alone; None if it does not say.

    discord.py waits by itself, but not for a wall (a 429 without `Via`), nor for ever.
    """
    if isinstance(error, discord.RateLimited):
        return timedelta(seconds=error.retry_after)
    if isinstance(error, discord.HTTPException) and error.status == _TOO_MANY_REQUESTS:
        with suppress(KeyError, ValueError, OverflowError):
            asked = timedelta(seconds=float(error.response.headers["Retry-After"]))
            return min(max(asked, RETRY_AFTER), LONGEST_WAIT)
    return None


def is_discords(error: discord.HTTPException) -> bool:
    """Tell whether Discord said it, and not a proxy or a wall in front of it, with a page."""
    return error.response.headers.get("Content-Type") == "application/json"


def _read_answer(error: discord.HTTPException) -> Outcome:
    if error.status >= _SERVER_FAULT:
        return Unknown()
    # A token that is no longer good ends the process soon; a new one mends all of it at once.
    if error.status in {_TOO_MANY_REQUESTS, _UNAUTHORIZED} or not is_discords(error):
        return NotSent(wait=wait_asked_for(error))
    reason = _REASONS.get(error.code, Reason.REFUSED)
    event(log, "discord_refused", logging.WARNING, status=error.status, code=error.code)
    return Refused(reason=reason)


class Causes:
    def __init__(self, client: discord.Client, servers: Servers, membership: Membership) -> None:
        self._client = client
        self._servers = servers
        self._membership = membership

    async def of(self, outcome: Outcome, delivery: Delivery, *, stands: bool = False) -> Outcome:
        """Return the outcome with the cause as its reason; `stands` is true of an edit."""
        if not isinstance(outcome, Refused):
            return outcome
        reason = outcome.reason
        if reason is Reason.DM_CLOSED and await self.has_left(delivery):
            reason = Reason.MEMBER_LEFT
        elif reason is Reason.CHANNEL_GONE:
            is_own_thread = stands and delivery.place is Place.FORUM
            reason = Reason.THREAD_GONE if is_own_thread else gone_place(delivery)
        elif stands and reason is Reason.NO_PERMISSION and await self._is_locked(delivery):
            reason = Reason.THREAD_LOCKED
        elif stands and reason in RIGHT_MISSING and not await self._is_chosen(delivery):
            reason = Reason.OLD_CHANNEL
        return Refused(reason=reason)

    async def against_reading(self, delivery: Delivery) -> Outcome | None:
        """What keeps a letter from its member now, by Discord's word; None if nothing does.

        It may reach whoever has left by another server, and what is in it is this one's.
        """
        if not delivery.kind.record.is_for_part:
            left = await self.has_left(delivery)
            return Refused(reason=Reason.MEMBER_LEFT) if left else None
        assert delivery.user_id is not None
        try:
            takes_part = await self._membership.takes_part(
                owner_id(delivery.owner), delivery.user_id
            )
        except NotOnServer:
            return Refused(reason=Reason.MEMBER_LEFT)
        except MembershipUnknown:
            return NotSent()
        if takes_part is None:
            return Refused(reason=Reason.TALKS_UNKNOWN)
        return None if takes_part else Refused(reason=Reason.NO_PART)

    async def has_left(self, delivery: Delivery) -> bool:
        """Tell whether Discord says that the member of a letter is not on the server any more."""
        guild = self._client.get_guild(owner_id(delivery.owner))
        if guild is None or delivery.user_id is None:
            return False
        try:
            await guild.fetch_member(delivery.user_id)
        except discord.NotFound as error:
            return error.code == UNKNOWN_MEMBER
        except NETWORK:
            return False
        return False

    async def _is_locked(self, post: Delivery) -> bool:
        """Tell whether only moderators may change its thread now, as a name: Discord says 50013."""
        is_thread = post.kind.record.is_thread
        where = (post.message_id if is_thread else post.channel_id) or 0
        try:
            found = self._client.get_channel(where) or await self._client.fetch_channel(where)
        except (*NETWORK, discord.InvalidData):
            return False
        return isinstance(found, discord.Thread) and found.locked

    async def _is_chosen(self, post: Delivery) -> bool:
        """Tell whether it stands in, or under, a channel that the set-up shows."""
        if post.place is Place.FOLLOWED:
            return True  # whatever channel it was, the team chose it for this
        server = await self._servers.of(post.owner)
        guild = self._client.get_guild(owner_id(post.owner))
        thread = guild.get_thread(post.channel_id or 0) if guild is not None else None
        where = thread.parent_id if thread is not None else post.channel_id
        if thread is None and post.place is Place.THREAD:
            return True  # an archived thread is not known by its channel
        return where in {
            server.talks_channel_id,
            server.backstage_channel_id,
            server.forum_channel_id,
        }


def gone_place(delivery: Delivery) -> Reason:
    """What is gone where Discord knows no such channel."""
    is_in_thread = delivery.place is Place.THREAD and not delivery.kind.record.is_thread
    return Reason.THREAD_GONE if is_in_thread else Reason.CHANNEL_GONE
