"""A talk's picture for its scheduled event, as Discord has it: the site it is on is not asked.

Discord wants the bytes of it, and has fetched them for the card, where it says at which address of
its own they are. So the bot asks nobody but Discord, and no site learns where the bot runs.
"""

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

import aiohttp
import discord
from discord.asset import Asset
from yarl import URL

from bot.services.talks.views import Posted

# What Discord takes as an image (API reference, "Image Data"), by how such files begin.
_KINDS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_DISCORDS: Final = (".discordapp.net", ".discordapp.com")
# A request is 10 MB at most, and base64 makes it a third more.
_LARGEST: Final = 5_000_000
_SECONDS: Final = aiohttp.ClientTimeout(total=20)
_OK, _TOO_MANY, _DISCORDS_FAULT = 200, 429, 500


class NotYetError(aiohttp.ClientError):
    """Discord has not fetched it yet, or does not hand it out now."""


async def picture_of(client: discord.Client, card: Posted, address: str) -> str | None:
    """The picture that the card shows, as a `data:` address; None where Discord has none to give.

    Raises `NotYetError`, and what requests to Discord raise.
    """
    message = await client.http.get_message(card.channel_id, card.message_id)
    proxied = next(_proxied(message, address), None)
    if proxied is None:
        raise NotYetError
    url = URL(proxied, encoded=True)
    if not _is_discords(url):
        return None
    found = await _read(url)
    # A WebP is no image to this part of Discord; its proxy makes a PNG of it.
    return found or await _read(url.update_query(format="png"))


def _proxied(part: object, address: str) -> Iterator[str]:
    """Where Discord keeps what is shown from `address`, wherever it stands in a message."""
    if isinstance(part, list):
        for each in cast("list[object]", part):
            yield from _proxied(each, address)
    elif isinstance(part, Mapping):
        found = cast("Mapping[str, Any]", part)
        if found.get("url") == address and isinstance(found.get("proxy_url"), str):
            yield found["proxy_url"]
        for each in found.values():
            yield from _proxied(each, address)


def _is_discords(url: URL) -> bool:
    is_named = url.scheme == "https" and (url.host or "").endswith(_DISCORDS)
    return is_named or url.origin() == URL(Asset.BASE).origin()


async def _read(url: URL) -> str | None:
    async with (
        aiohttp.ClientSession(timeout=_SECONDS, cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.get(url, allow_redirects=False) as response,
    ):
        if response.status >= _DISCORDS_FAULT or response.status == _TOO_MANY:
            raise NotYetError
        if response.status != _OK:
            return None
        content = bytearray()
        async for piece in response.content.iter_any():
            content += piece
            if len(content) > _LARGEST:
                return None
    return _as_data(bytes(content))


def _as_data(content: bytes) -> str | None:
    kind = next((kind for begin, kind in _KINDS.items() if content.startswith(begin)), None)
    return None if kind is None else f"data:{kind};base64,{base64.b64encode(content).decode()}"
