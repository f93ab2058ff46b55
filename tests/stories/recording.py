"""Which texts each posted message was drawn from, as they were asked for."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.guild.contents.content import Content
from bot.guild.contents.drawing import Contents
from bot.saying.i18n import Text
from bot.services.ports import Claimed


@dataclass(frozen=True)
class Said:
    """A text that was asked for while a message was drawn."""

    text_id: str
    args: Mapping[str, str | float]
    sentence: str


@dataclass
class Recording:
    """By the key of its delivery, all that was ever drawn for a message."""

    drawn: dict[str, list[Said]] = field(default_factory=dict)
    # What private answers were made of, as long as somebody listens.
    answered: list[Said] | None = None

    def of(self, key: str) -> list[Said]:
        return self.drawn.get(key, [])


_DRAWN_NOW: ContextVar[list[Said] | None] = ContextVar("drawn now", default=None)


def record(monkeypatch: pytest.MonkeyPatch) -> Recording:
    recording = Recording()
    say, of, of_mirror = Text.__call__, Contents.of, Contents.of_mirror

    def saying(self: Text, message_id: str, /, **args: str | float) -> str:
        sentence = say(self, message_id, **args)
        said = _DRAWN_NOW.get()
        said = recording.answered if said is None else said
        if said is not None:
            said.append(Said(message_id, args, sentence))
        return sentence

    async def drawing(key: str, draw: Any) -> Content:
        token = _DRAWN_NOW.set(recording.drawn.setdefault(key, []))
        try:
            return await draw
        finally:
            _DRAWN_NOW.reset(token)

    async def drawn(self: Contents, claimed: Claimed) -> Content:
        return await drawing(claimed.delivery.key, of(self, claimed))

    async def redrawn(self: Contents, mirror: Mirror, post: Delivery) -> Content:
        return await drawing(post.key, of_mirror(self, mirror, post))

    monkeypatch.setattr(Text, "__call__", saying)
    monkeypatch.setattr(Contents, "of", drawn)
    monkeypatch.setattr(Contents, "of_mirror", redrawn)
    return recording
