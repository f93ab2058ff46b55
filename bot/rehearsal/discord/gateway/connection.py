"""One open gateway socket and the task that writes to it."""

import asyncio
import contextlib

from aiohttp import web

from bot.rehearsal.discord.gateway.session import Session


class Connection:
    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._request = request
        self.socket = socket
        self.session: Session | None = None
        self._outbox: asyncio.Queue[str] | None = None
        self._writer: asyncio.Task[None] | None = None

    def attach(self, session: Session) -> None:
        self.session = session
        self._outbox = session.connect()
        self._writer = asyncio.create_task(self._write(self._outbox), name="rehearsal gateway")

    def detach(self) -> None:
        if self._writer is not None:
            self._writer.cancel()
        if self.session is not None and self._outbox is not None:
            self.session.disconnect(self._outbox)

    def abort(self) -> None:
        """Cut the line: the bot sees a reset, not a close frame."""
        self.detach()
        if self._request.transport is not None:
            self._request.transport.abort()

    async def _write(self, outbox: asyncio.Queue[str]) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await outbox.get()
                await self.socket.send_str(frame)
                outbox.task_done()
