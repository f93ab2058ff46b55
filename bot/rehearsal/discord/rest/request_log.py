"""What the bot asked of Discord, counted by method and route."""

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.discord.json_types import Json

_KEPT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRequest:
    at: datetime
    method: str
    path: str
    route: str
    body: Json
    status: int
    """0 when the line was cut instead of answering."""


class RequestLog:
    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.entries: deque[LoggedRequest] = deque(maxlen=_KEPT)

    def add(self, entry: LoggedRequest) -> None:
        self.counts[entry.method, entry.route] += 1
        self.entries.append(entry)

    def count(self, method: str, route: str) -> int:
        """Count by route: `/channels/{id}/messages`, `/webhooks/{id}/{token}`."""
        return self.counts[method, route]

    def of(self, method: str, route: str) -> list[LoggedRequest]:
        return [e for e in self.entries if (e.method, e.route) == (method, route)]

    def clear(self) -> None:
        self.counts.clear()
        self.entries.clear()
