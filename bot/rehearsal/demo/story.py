"""The story as chapters of steps: done by a button, or noticed when somebody did them by hand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.records import MessageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Where to look after a step, and through whose eyes."""

    viewer: str
    channel_id: int
    message_id: int | None = None
    note: str = ""
    """A sentence about what happened, where the channel alone does not tell it."""


def sight(viewer: str, message: MessageRecord, note: str = "") -> Sight:
    return Sight(viewer=viewer, channel_id=message.channel_id, message_id=message.id, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Its texts are `demo-step-KEY` and `demo-why-KEY`."""

    key: str
    who: str
    do: Callable[[Show], Awaitable[Sight]]
    done: Callable[[Show, Facts], bool]
    closes: bool = False
    """Once this has happened, what comes before it can be done no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Its title is `demo-chapter-KEY`."""

    key: str
    steps: tuple[Step, ...]


class Story:
    """Remembers which steps are done; what was done once stays done.

    Missed is what can be done no longer, since a visitor went another way: the story goes on.
    """

    def __init__(self, show: Show, chapters: tuple[Chapter, ...]) -> None:
        self._show = show
        self.chapters = chapters
        self.done: set[str] = set()
        self.missed: set[str] = set()
        self.doing: str | None = None

    @property
    def steps(self) -> list[Step]:
        return [step for chapter in self.chapters for step in chapter.steps]

    @property
    def next(self) -> Step | None:
        passed = self.done | self.missed
        return next((step for step in self.steps if step.key not in passed), None)

    def notice(self, facts: Facts) -> None:
        """Mark what has happened meanwhile, in whatever order."""
        before: set[str] = set()
        for step in self.steps:
            if step.key not in self.done and step.done(self._show, facts):
                self.done.add(step.key)
                if step.closes:
                    self.missed |= before
            before.add(step.key)
        self.missed -= self.done

    async def do(self, key: str) -> Sight:
        """Do a step as its person; raises `KeyError` for one that is not in the story."""
        step = {step.key: step for step in self.steps}[key]
        async with self._show.stage:
            self.doing = key
            try:
                seen = await step.do(self._show)
                await self._show.world.settle()
                self.done.add(key)
            except Exception:
                self.missed.add(key)
                raise
            finally:
                self.doing = None
                self._show.world.changed()
        return seen
