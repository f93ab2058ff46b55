"""What comes of a request: an answer as discord.py wants it, or a line that breaks under it."""

import json
from collections.abc import Mapping
from typing import Literal

from aiohttp import web

from bot.rehearsal.discord.json_types import Json

Broken = Literal["drop", "cut"]
"""The line is cut instead of an answer, or in the middle of one."""
_PROMISED = 100


async def break_line(request: web.Request, how: Broken) -> web.StreamResponse:
    """Cut it as a reset does: the bot sees neither a close nor the rest of the answer."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    if how == "cut":
        answer.content_length = _PROMISED
        await answer.prepare(request)
        await answer.write(b'{"id": "1')
    if request.transport is not None:
        request.transport.abort()
    return answer if how == "cut" else web.Response()


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
