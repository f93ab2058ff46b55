"""How many may be on their way to Discord at once, altogether and of one server."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class Gate:
    """Lets in one of each owner in turn; within an owner, as they came.

    One whose calls Discord keeps waiting leaves room for others if `each` is less than `at_once`.
    """

    def __init__(self, *, at_once: int, each: int) -> None:
        self._at_once = at_once
        self._each = each
        self._inside: Counter[str] = Counter()
        # Those who wait, in the order of their turns.
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def passed(self, owner: str) -> AsyncGenerator[None, None]:
        """Wait for the owner's turn, and hold a place inside."""
        await self._enter(owner)
        try:
            yield
        finally:
            self._leave(owner)

    async def _enter(self, owner: str) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(owner, deque()).append(turn)
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave(owner)
            raise

    def _leave(self, owner: str) -> None:
        self._inside[owner] -= 1
        if not self._inside[owner]:
            del self._inside[owner]
        self._let_in()

    def _let_in(self) -> None:
        while self._inside.total() < self._at_once and (owner := self._next()) is not None:
            turns = self._waiting.pop(owner)
            turn = turns.popleft()
            if turns:
                # Behind all others who wait.
                self._waiting[owner] = turns
            if not turn.done():
                self._inside[owner] += 1
                turn.set_result(None)

    def _next(self) -> str | None:
        """Whose turn it is, of those who have not all that they may have."""
        return next((each for each in self._waiting if self._inside[each] < self._each), None)
