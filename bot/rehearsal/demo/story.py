"""The story as chapters of steps: done by a button, or noticed when somebody did them by hand."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.logs import report
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.story import TooLateError, prepare
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.told import ToldError
from bot.rehearsal.discord.errors import CannotDoError, NoSuchThingError
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Where to look after a step, and through whose eyes."""

    viewer: str
    channel_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """A deed with the demo's words, `demo-step-KEY` and `demo-why-KEY`."""

    deed: Deed
    viewer: str = ""
    """Through whose eyes to look then, if not through those of the doer."""
    way: Callable[[Show], Awaitable[MessageRecord]] | None = None
    """The demo's own way of doing it."""

    @property
    def key(self) -> str:
        return self.deed.key

    async def play(self, show: Show) -> Sight:
        await prepare(show.today, self.deed)
        seen = await (self.deed.do(show.today) if self.way is None else self.way(show))
        viewer = self.viewer or self.deed.who
        return Sight(viewer=viewer, channel_id=seen.channel_id, message_id=seen.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChapter:
    """Its title is `demo-chapter-KEY`."""

    key: str
    steps: tuple[StoryStep, ...]


class Story:
    """Remembers which steps are done; what was done once stays done.

    Missed is what can be done no longer, since a visitor went another way: the story goes on.
    """

    def __init__(self, show: Show, chapters: tuple[StoryChapter, ...]) -> None:
        self._show = show
        self.chapters = chapters
        self.done: set[str] = set()
        self.missed: set[str] = set()
        self.doing: str | None = None

    @property
    def steps(self) -> list[StoryStep]:
        return [step for chapter in self.chapters for step in chapter.steps]

    @property
    def next(self) -> StoryStep | None:
        passed = self.done | self.missed
        return next((step for step in self.steps if step.key not in passed), None)

    def notice(self, facts: Facts) -> None:
        """Mark what has happened meanwhile, in whatever order."""
        scene = self._show.today
        self.done |= {step.key for step in self.steps if step.deed.done(scene, facts)}
        for step in reversed(self.steps):
            if step.deed.until in self.done | self.missed:
                self.missed.add(step.key)
        self.missed -= self.done

    async def do(self, key: str) -> Sight:
        """Do a step as its person, and first what it builds on.

        Raises `KeyError` for one that is not in the story, and `ToldError` where it cannot be done.
        """
        step = {step.key: step for step in self.steps}[key]
        async with self._show.stage:
            if key in self.done:
                name = self._show.text(f"demo-step-{key}")
                raise ToldError(self._show.text("demo-done-already", step=name))
            self.doing = key
            try:
                seen = await step.play(self._show)
                await self._show.world.settle()
                self.done.add(key)
            except Exception as error:
                self.missed.add(key)
                raise self._in_words(step, error) from error
            finally:
                self.doing = None
                self._show.world.changed()
        return seen

    def _in_words(self, step: StoryStep, error: Exception) -> Exception:
        text = self._show.text
        name = text(f"demo-step-{step.key}")
        if isinstance(error, TooLateError):
            after = text(f"demo-step-{error.after.key}")
            return ToldError(text("demo-too-late", step=name, after=after))
        if isinstance(error, AssertionError | CannotDoError | NoSuchThingError):
            report(log, "demo_step_failed", error, step=step.key)
            return ToldError(text("demo-step-failed", step=name))
        return error
