"""JSON answers as discord.py wants them."""

import json
from collections.abc import Mapping

from aiohttp import web

from bot.rehearsal.discord.json_types import Json


def json_answer(
    body: Json, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """The type must be exactly `application/json`: with a charset discord.py returns text."""
    return web.Response(
        body=json.dumps(body, default=str).encode(),
        status=status,
        headers=headers,
        content_type="application/json",
    )
