"""What the bot has on disk, read beside it while it runs or after it was killed."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.domain.document import Document
from bot.domain.keeping.errors import StoreIsOlder, StoreUnavailable
from bot.domain.kinds import KINDS
from bot.domain.talks.talk import Talk
from bot.rehearsal.acting import MissingError
from bot.rehearsal.facts import Facts, read_facts
from bot.services.ports import Survey
from bot.store.sqlite.opening import open_reading

D = TypeVar("D", bound=Document)
R = TypeVar("R")
Versions = dict[str, int]


class Ledger:
    """Opens the store for each look, so that nobody else holds it when the bot is killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def facts(self) -> Facts:
        """Read all that the story asks about; before the bot has made its store, nothing."""
        try:
            return await self._look(read_facts)
        except (StoreUnavailable, StoreIsOlder):
            return Facts()

    async def all(self, kind: type[D], /, **equal: str | int | None) -> list[D]:
        """Every document of a kind whose indexed fields equal these."""
        return await self._look(lambda survey: survey.select(kind, **equal))

    async def one(self, kind: type[D], /, **equal: str | int | None) -> D:
        """The only one; raises `MissingError` if there are none or several."""
        found = await self.all(kind, **equal)
        if len(found) != 1:
            raise MissingError(f"the store has {len(found)} of {kind.KIND} {equal}, not one")
        return found[0]

    async def talk(self, title: str) -> Talk:
        found = [talk for talk in await self.all(Talk) if talk.title == title]
        if len(found) != 1:
            raise MissingError(f"the store has {len(found)} talks {title!r}, not one")
        return found[0]

    async def versions(self, *kinds: type[Document]) -> Versions:
        """The code and version of every document of these kinds: equal if nothing has changed."""
        found: Versions = {}
        for kind in kinds:
            found |= {f"{kind.KIND} {each.code}": each.version for each in await self.all(kind)}
        return found

    async def _look(self, look: Callable[[Survey], R]) -> R:
        store = await open_reading(self._folder, KINDS)
        try:
            return await store.survey(look)
        finally:
            await store.close()
