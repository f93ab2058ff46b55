"""The Discord client: no privileged intent, no mention, no message cache, and one door."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.deliveries.delivery import KEY_LENGTH
from bot.guild.session_starts import require_session_starts
from bot.services.sending.deliveries import Deliveries

OnInteraction = Callable[[discord.Interaction], Awaitable[None]]
OnMessage = Callable[[discord.Message], Awaitable[None]]
SetUp = Callable[[], Awaitable[None]]
CatchUp = Callable[[], Awaitable[None]]


def intents() -> discord.Intents:
    """Servers and the fact of messages; the text of strangers stays unseen.

    What of it is used for what stands in `docs/operations.md`.
    """
    chosen = discord.Intents.none()
    chosen.guilds = True
    chosen.guild_messages = True
    chosen.guild_scheduled_events = True
    chosen.voice_states = True
    chosen.dm_messages = True
    return chosen


class RostrumClient(commands.Bot):
    """Hands every event to one place; holds no rule and no state of its own.

    It is a `Bot` for its cogs; commands typed as messages are not read.
    """

    def __init__(
        self, tree: type[app_commands.CommandTree[Any]], trace: aiohttp.TraceConfig
    ) -> None:
        """`trace` sees every request and answer."""
        super().__init__(
            http_trace=trace,
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=tree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # Longer waits than this raise RateLimited, which plans the delivery again.
            max_ratelimit_timeout=30.0,
        )
        self._set_up: SetUp | None = None
        self._on_interaction: OnInteraction | None = None
        self._on_message: OnMessage | None = None
        self._deliveries: Deliveries | None = None
        self._catch_up: CatchUp | None = None

    def connect_to(
        self,
        *,
        set_up: SetUp,
        on_interaction: OnInteraction,
        on_message: OnMessage,
        deliveries: Deliveries,
        catch_up: CatchUp,
    ) -> None:
        """Wire what events go to; `bootstrap` calls this once, before login.

        `catch_up` is called whenever a session began: what came before it was not heard.
        """
        self._set_up = set_up
        self._on_interaction = on_interaction
        self._on_message = on_message
        self._deliveries = deliveries
        self._catch_up = catch_up

    def expect_servers_at_once(self) -> None:
        """Do not wait 2 s for one more server after the last: a rehearsal sends all together."""
        self._connection.guild_ready_timeout = 0.05  # pyright: ignore[reportAttributeAccessIssue]

    async def setup_hook(self) -> None:
        if self._set_up is not None:
            await self._set_up()

    async def on_ready(self) -> None:
        if self._catch_up is not None:
            await self._catch_up()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Raises `SessionsSpentError`, which ends `connect()`."""
        await require_session_starts(self)
        await super().before_identify_hook(shard_id, initial=initial)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Raises `GatewayNotFound` also where discord.py 2.7.1 stumbles over its missing socket.

        It does so when the very first attempt fails.
        """
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError:
            if self.ws is not None:
                raise
            raise discord.GatewayNotFound from None

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if self._on_interaction is not None:
            await self._on_interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        if self.user is not None and message.author.id == self.user.id:
            await self._confirm(message)
        elif not message.author.bot and self._on_message is not None:
            await self._on_message(message)

    async def _confirm(self, message: discord.Message) -> None:
        """Our own message arriving with its nonce proves that it went out."""
        nonce = str(message.nonce or "")
        if self._deliveries is not None and len(nonce) == KEY_LENGTH:
            await self._deliveries.confirm_by_key(
                nonce, message_id=message.id, channel_id=message.channel.id
            )


def host_of(client: discord.Client) -> int | None:
    """None before the login."""
    application = client.application
    if application is None:
        return None
    if application.team is not None:
        return application.team.owner_id
    return application.owner.id
