"""What happened before the page opens: Ada plans the series and the first talk takes place."""

import contextlib
from collections.abc import AsyncIterator, Iterator

from bot.rehearsal import acting
from bot.rehearsal.deeds import editing, ending, planning, talking
from bot.rehearsal.deeds.scene import Scene
from bot.rehearsal.deeds.story import perform
from bot.rehearsal.demo import casting
from bot.rehearsal.demo.show import Show, open_show

# The first talk gave these findings; the others need the second talk.
_WRITTEN_EARLY = 4
_PATIENCE = 60.0  # real seconds
# So few answered its poll that nothing of it may be shown.
FEW_ANSWERED = 3


@contextlib.asynccontextmanager
async def begun_show() -> AsyncIterator[Show]:
    """A show of its own, played to where the page opens."""
    async with open_show() as show:
        with _patience(show):
            await play_prologue(show)
        yield show


@contextlib.contextmanager
def _patience(show: Show) -> Iterator[None]:
    """Nobody watches yet: what a busy machine answers late is no reason to begin anew."""
    knobs = show.world.knobs
    usual, knobs.answer_timeout = knobs.answer_timeout, _PATIENCE
    try:
        yield
    finally:
        knobs.answer_timeout = usual


async def play_prologue(show: Show) -> None:
    """Play from the set-up to the afternoon on which the page opens."""
    first, second = show.scene(show.first), show.scene(show.second)
    show.allow_team("draft", "desk")
    await perform(first, planning.PROGRAMME)
    await first.not_before(casting.FIRST_ANNOUNCED)
    await announce(first, casting.CROWD[:5])
    await first.not_before(first.starts_at)
    await hold(show, first)
    await first.not_before(casting.SECOND_ANNOUNCED)
    await announce(second, casting.CROWD)
    await second.not_before(casting.CURTAIN)
    show.forget_private_replies()


async def announce(scene: Scene, crowd: tuple[str, ...]) -> None:
    """Ada gives a talk its links and announces it, and people sign up."""
    card = await perform(scene, planning.ANNOUNCE)
    for name in crowd:
        await acting.sign_up(scene.world, scene.world.person(name), card)
    await scene.world.settle()


async def hold(show: Show, scene: Scene) -> None:
    """The first talk takes place, gets its recording, and is sorted into findings."""
    await talking.take_notes(scene, replied=show.dismiss)
    await perform(scene, ending.END)
    await ending.vote(scene, show.voters[:FEW_ANSWERED])
    await perform(scene, ending.COUNT)
    await perform(scene, ending.RECORDING)
    bench = await editing.open_bench(scene)
    await editing.write(scene, bench, upto=_WRITTEN_EARLY)
    await editing.sort(scene, bench, begin=False)
