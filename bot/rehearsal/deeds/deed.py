"""One deed of the story: who does what, what it builds on, and how to tell that it is done."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rehearsal.deeds.scene import Scene
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    key: str
    who: str
    do: Callable[[Scene], Awaitable[MessageRecord]]
    """Presses the bot's controls as `who`, and returns what they look at then."""
    done: Callable[[Scene, Facts], bool]
    needs: tuple[str, ...] = ()
    """Deeds that it builds on."""
    until: str | None = None
    """The deed after which it can be done no longer."""
