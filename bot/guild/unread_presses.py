"""A word to whoever pressed something that the library could not read."""

from collections.abc import Mapping
from typing import Any

import discord
from discord.http import Route

from bot.saying.i18n import Localizer

# Discord's numbers: a message as the answer, and shown to this person alone.
_ANSWER, _PRIVATE = 4, 1 << 6


class UnreadPresses:
    def __init__(self, client: discord.Client, localizer: Localizer) -> None:
        self._client = client
        self._localizer = localizer

    async def answer(self, data: Mapping[str, Any]) -> None:
        """Answer where id and token can be read; raises what a failed request raises."""
        route = Route(
            "POST",
            "/interactions/{interaction_id}/{interaction_token}/callback",
            interaction_id=int(data["id"]),
            interaction_token=str(data["token"]),
        )
        words = self._localizer.for_locale(str(data.get("locale", "")))
        sentence = {"content": words("error-press-unread"), "flags": _PRIVATE}
        await self._client.http.request(route, json={"type": _ANSWER, "data": sentence})
