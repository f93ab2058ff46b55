"""Outages in which Discord itself cannot reach a server: its channels look as if they were gone."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

import discord
from discord.ext import commands

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import CannotLook, Looked, NotSent, Outcome, Refused, Unknown
from bot.domain.deliveries.reasons import GONE, Reason
from bot.domain.document import guild_owner, owner_id
from bot.network import by_itself
from bot.services.ports import Claimed, Messenger

# Rarely enough for the refusals of hundreds of servers not to ban an address (10,000 in 10 min).
UNTIL_BACK = timedelta(minutes=1)
# A refusal can be read so long after the server came back,
JUST_BACK = timedelta(seconds=5)
# What is planned on a server that the host does not list stays planned, and goes once it is listed.
UNTIL_LISTED = timedelta(hours=1)
# and so long before the gateway says that it is away.
NOT_YET_HEARD = timedelta(seconds=0.5)


class PatientMessenger:
    """Implements `Messenger`: while its server is unavailable no refusal of a message is final.

    Everything is tried all the same: often only the gateway has lost the server. Its requests wait
    until nobody waits for an answer. `watch` counts monotonic seconds, and `serves` tells whether
    the host wants a server to be served: to the others nothing goes.
    """

    def __init__(
        self,
        client: commands.Bot,
        messenger: Messenger,
        watch: Callable[[], float] = time.monotonic,
        *,
        serves: Callable[[int], bool] = lambda _guild_id: True,
    ) -> None:
        self._client = client
        self._messenger = messenger
        self._watch = watch
        self._serves = serves
        # By server, when it was last known to be away.
        self._away_at: dict[int, float] = {}
        client.add_listener(self._note_away, "on_guild_unavailable")
        client.add_listener(self._note_back, "on_guild_available")

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        return await self._messenger.newest_message_id(delivery)

    async def send(self, claimed: Claimed) -> Outcome:
        if not self._is_served(claimed.delivery.owner):
            return NotSent(wait=UNTIL_LISTED)
        # It may be back before the answer is read.
        self._is_away(self._server_of(claimed.delivery))
        with by_itself():
            outcome = await self._messenger.send(claimed)
        return await self._doubted(claimed.delivery, outcome)

    async def look(self, delivery: Delivery) -> Looked:
        with by_itself():
            looked = await self._messenger.look(delivery)
        guild = self._server_of(delivery)
        if not isinstance(looked, CannotLook):
            return looked
        if guild is None and looked.reason in GONE and delivery.user_id is None:
            # It may stand there: once the bot is back, it is looked for again.
            return CannotLook()
        return Unknown(wait=UNTIL_BACK) if self._is_away(guild) else looked

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome:
        if not self._is_served(post.owner):
            return NotSent(wait=UNTIL_LISTED)
        self._is_away(self._server_of(post))
        with by_itself():
            outcome = await self._messenger.show(mirror, post)
        return await self._doubted(post, outcome)

    def _is_served(self, owner: str) -> bool:
        """What goes to the host, or to somebody as such, is no server's."""
        guild_id = owner_id(owner)
        return owner != guild_owner(guild_id) or self._serves(guild_id)

    async def _doubted(self, delivery: Delivery, outcome: Outcome) -> Outcome:
        """Read a refusal by what is known of the server; a letter goes by none."""
        if not isinstance(outcome, Refused) or delivery.user_id is not None:
            return outcome
        guild = self._server_of(delivery)
        if guild is not None and not self._is_away(guild):
            await asyncio.sleep(NOT_YET_HEARD.total_seconds())
            guild = self._server_of(delivery)
        if guild is None and outcome.reason in GONE:
            # Whoever was put out is told so of every channel, and may come back.
            return Refused(reason=Reason.NO_PERMISSION)
        return NotSent(wait=UNTIL_BACK) if self._is_away(guild) else outcome

    def _is_away(self, guild: discord.Guild | None) -> bool:
        """Tell whether it is, or was a moment ago; what is seen of it here is remembered."""
        if guild is None:
            return False
        if guild.unavailable:
            self._away_at[guild.id] = self._watch()
        away_at = self._away_at.get(guild.id)
        return away_at is not None and self._watch() - away_at < JUST_BACK.total_seconds()

    async def _note_away(self, guild: discord.Guild) -> None:
        self._away_at[guild.id] = self._watch()

    async def _note_back(self, guild: discord.Guild) -> None:
        # Discord says so of every server at each start: that is no outage.
        if guild.id in self._away_at:
            self._away_at[guild.id] = self._watch()

    def _server_of(self, delivery: Delivery) -> discord.Guild | None:
        return self._client.get_guild(owner_id(delivery.owner))
