"""Checking what the bot sends against Discord's own OpenAPI document, where that is at hand."""

import asyncio
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, Self

from bot.rehearsal.discord.json_types import Json

_BESIDE_CHECKOUT = "shared/reference/openapi.json"


class RequestRules(Protocol):
    def check(self, method: str, path: str, body: Json) -> list[str]: ...


def find_document() -> Path | None:
    """Return `DISCORD_OPENAPI`, else the copy beside the checkout, if it is a file."""
    named = os.environ.get("DISCORD_OPENAPI")
    checkout = Path(__file__).resolve().parents[4]
    path = Path(named) if named else checkout.parent / _BESIDE_CHECKOUT
    return path if path.is_file() else None


class RequestChecker:
    """Counts what it checked; without its means it checks nothing and says why in `skipped`."""

    def __init__(self, document: Path | None) -> None:
        self.checked = 0
        self.skipped = ""
        self._rules: RequestRules | None = None
        if document is None:
            self.skipped = "no OpenAPI document: DISCORD_OPENAPI names no file"
        elif find_spec("jsonschema_rs") is None:
            self.skipped = "jsonschema_rs is not installed"
        else:
            self._rules = _load(document)

    @classmethod
    async def at_hand(cls) -> Self:
        """Read the document, in a thread."""
        return await asyncio.to_thread(lambda: cls(find_document()))

    def check(self, method: str, path: str, body: Json) -> list[str]:
        """Return what is wrong with one request; the path is without `/api/v10`."""
        if self._rules is None:
            return []
        self.checked += 1
        return [f"{method} {path}: {text}" for text in self._rules.check(method, path, body)]


def _load(document: Path) -> RequestRules:
    # A demo is installed without the tools of development.
    from bot.rehearsal.discord.openapi.document import load  # noqa: PLC0415

    return load(document)
