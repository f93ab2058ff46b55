"""Breaking the line under a request."""

from typing import Literal

from aiohttp import web

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
