"""`enforce_nonce`: within a window a repeat of a nonce returns the first message."""

from datetime import datetime

from bot.rehearsal.discord.knobs import Knobs


class NonceMemory:
    """Keyed by the nonce alone, since the bot is the one author whose nonces arrive here."""

    def __init__(self, knobs: Knobs) -> None:
        self._knobs = knobs
        self._seen: dict[str, tuple[datetime, int, int]] = {}

    def remember(self, nonce: str | int, now: datetime, channel_id: int, message_id: int) -> None:
        self._seen[str(nonce)] = (now, channel_id, message_id)

    def find(self, nonce: str | int, now: datetime) -> tuple[int, int] | None:
        """Return the channel and message of the first use, while it is remembered."""
        at, channel_id, message_id = self._seen.get(str(nonce), (now, 0, 0))
        if not message_id or now - at >= self._knobs.nonce_memory:
            return None
        return channel_id, message_id
