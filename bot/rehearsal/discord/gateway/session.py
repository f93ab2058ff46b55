"""One gateway session: its numbered events, kept so that a resume can replay them."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Mapping
from typing import Any

import discord

_REPLAYABLE = 5000


class Session:
    def __init__(self, intents: discord.Intents, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(8)
        self.intents = intents
        self.shard = shard
        self.seq = 0
        self.acknowledged = 0
        """The highest sequence number that the bot's heartbeats have reported."""
        self.outbox: asyncio.Queue[str] | None = None
        """None while no socket is connected."""
        self._sent: deque[tuple[int, str]] = deque(maxlen=_REPLAYABLE)

    def takes(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Direct messages and whatever names no server arrive on shard 0."""
        number, count = self.shard
        guild_id = payload.get("id") if event.startswith("GUILD_") else None
        guild_id = payload.get("guild_id", guild_id)
        return number == (0 if guild_id is None else (int(guild_id) >> 22) % count)

    def send(self, event: str, payload: Mapping[str, Any]) -> None:
        self.seq += 1
        frame = json.dumps({"op": 0, "s": self.seq, "t": event, "d": payload}, default=str)
        self._sent.append((self.seq, frame))
        if self.outbox is not None:
            self.outbox.put_nowait(frame)

    def connect(self) -> asyncio.Queue[str]:
        self.outbox = asyncio.Queue()
        return self.outbox

    def disconnect(self, outbox: asyncio.Queue[str]) -> None:
        """Forget the socket unless a newer one took over."""
        if self.outbox is outbox:
            self.outbox = None

    def can_replay(self, after: int) -> bool:
        return after <= self.seq and (not self._sent or self._sent[0][0] <= after + 1)

    def replay(self, after: int) -> int:
        """Queue every event that came after number `after`; return how many."""
        missed = [frame for number, frame in self._sent if number > after]
        for frame in missed:
            if self.outbox is not None:
                self.outbox.put_nowait(frame)
        return len(missed)
