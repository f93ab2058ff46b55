"""The demo's story notices what visitors do, in whatever order."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.rehearsal.acting import MissingError
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.demo.chapters import CHAPTERS
from bot.rehearsal.demo.story import Story, StoryChapter, StoryStep
from bot.rehearsal.demo.strip import story_view
from bot.rehearsal.demo.told import ToldError
from bot.rehearsal.facts import Facts


@pytest.fixture
def happened() -> set[str]:
    return set()


@pytest.fixture
def story(happened: set[str], localizer) -> Story:
    """Three steps; when the second has happened, the first can be done no longer."""

    def step(key: str, *, until: str | None = None) -> StoryStep:
        async def do(_scene):
            raise MissingError("no message with 'end' in 'backstage'")

        done = lambda _scene, _facts: key in happened  # noqa: E731
        return StoryStep(deed=Deed(key=key, who="Ada", do=do, done=done, until=until))

    steps = (step("letter", until="start"), step("start", until="end"), step("end"))
    return Story(quiet_show(localizer.english), (StoryChapter(key="before", steps=steps),))


def quiet_show(text) -> Any:
    world = SimpleNamespace(changed=lambda: None)
    return cast("Any", SimpleNamespace(stage=asyncio.Lock(), world=world, today=None, text=text))


def test_story_takes_steps_in_any_order(story: Story, happened: set[str]):
    happened.add("letter")
    story.notice(Facts())

    assert (story.done, story.missed) == ({"letter"}, set())
    assert story.next is not None
    assert story.next.key == "start"


def test_story_passes_over_what_can_be_done_no_longer(story: Story, happened: set[str]):
    happened.add("start")
    story.notice(Facts())

    assert (story.done, story.missed) == ({"start"}, {"letter"})
    assert story.next is not None
    assert story.next.key == "end"


def test_what_was_passed_over_lets_pass_over_what_came_before_it(story: Story, happened: set[str]):
    happened.add("end")
    story.notice(Facts())

    assert (story.done, story.missed, story.next) == ({"end"}, {"letter", "start"}, None)


async def test_story_goes_on_when_a_step_fails_and_says_so_in_words(story: Story):
    with pytest.raises(ToldError, match="“Ada ends the talk” cannot be done here any more"):
        await story.do("end")

    assert (story.missed, story.doing) == ({"end"}, None)


async def test_second_press_of_a_step_says_that_it_is_done(story: Story):
    story.done.add("start")

    with pytest.raises(ToldError, match="is done already"):
        await story.do("start")

    assert (story.done, story.missed, story.doing) == ({"start"}, set(), None)


def test_every_step_has_its_texts(localizer):
    text = localizer.english
    keys = [step.key for chapter in CHAPTERS for step in chapter.steps]

    assert len(set(keys)) == len(keys)
    assert all(text(f"demo-step-{key}") and text(f"demo-why-{key}") for key in keys)
    assert all(text(f"demo-chapter-{chapter.key}") for chapter in CHAPTERS)


def test_page_hears_of_every_step_before_its_people_are_there(localizer):
    show = quiet_show(localizer.english)

    shown = story_view(show, Story(show, CHAPTERS))

    steps = [step["key"] for chapter in shown["chapters"] for step in chapter["steps"]]
    assert steps == [step.key for chapter in CHAPTERS for step in chapter.steps]
