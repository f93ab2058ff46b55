"""The demo's story notices what visitors do, in whatever order."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.rehearsal.acting import MissingError
from bot.rehearsal.demo.chapters import CHAPTERS
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.story import Chapter, Sight, Step, Story


@pytest.fixture
def happened() -> set[str]:
    return set()


@pytest.fixture
def story(happened: set[str]) -> Story:
    """Three steps; when the second has happened, the first can be done no longer."""

    def step(key: str, *, closes: bool = False) -> Step:
        async def do(_show) -> Sight:
            if key in happened:
                raise MissingError(key)
            return Sight(viewer="Ada", channel_id=1)

        done = lambda _show, _facts: key in happened  # noqa: E731
        return Step(key=key, who="Ada", do=do, done=done, closes=closes)

    steps = (step("letter"), step("start", closes=True), step("end"))
    return Story(quiet_show(), (Chapter(key="before", steps=steps),))


def quiet_show() -> Any:
    async def settle() -> None:
        return None

    world = SimpleNamespace(settle=settle, changed=lambda: None)
    return cast("Any", SimpleNamespace(stage=asyncio.Lock(), world=world))


def test_story_takes_steps_in_any_order(story: Story, happened: set[str]):
    happened.add("end")
    story.notice(Facts())

    assert (story.done, story.missed) == ({"end"}, set())
    assert story.next is not None
    assert story.next.key == "letter"


def test_story_passes_over_what_can_be_done_no_longer(story: Story, happened: set[str]):
    happened.add("start")
    story.notice(Facts())

    assert (story.done, story.missed) == ({"start"}, {"letter"})
    assert story.next is not None
    assert story.next.key == "end"


async def test_story_goes_on_when_a_step_fails(story: Story, happened: set[str]):
    happened.add("letter")
    with pytest.raises(MissingError):
        await story.do("letter")

    assert (story.missed, story.doing) == ({"letter"}, None)


def test_every_step_has_its_texts(localizer):
    text = localizer.english
    keys = [step.key for chapter in CHAPTERS for step in chapter.steps]

    assert len(set(keys)) == len(keys)
    assert all(text(f"demo-step-{key}") and text(f"demo-why-{key}") for key in keys)
    assert all(text(f"demo-chapter-{chapter.key}") for chapter in CHAPTERS)
