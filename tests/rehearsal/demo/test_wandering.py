"""Somebody wanders through the demo without a plan: it answers in words, and the story goes on."""

import random
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Final

import pytest
from playwright.async_api import Browser, Page, expect

from bot.rehearsal.demo.pictures import find_browser
from bot.rehearsal.demo.web_page import WebPage
from tests.rehearsal.demo.test_demo_page import (
    DESKTOP,
    browser,
    complaints,
    faultless_show,
    visit,
)

__all__ = ("browser", "complaints")

pytestmark = [
    pytest.mark.evidence,
    pytest.mark.skipif(find_browser() is None, reason="there is no Chromium"),
    pytest.mark.asyncio(loop_scope="module"),
]

SEEDS: Final = (5,)
ACTS: Final = 20
_TYPED: Final = ("/log some text", "/log + one more", "/search trust", "/me", "/nonsense", "hello")
_PAUSE: Final = 150  # milliseconds
_LONG: Final = 90_000
# What only a fault of the demo says.
_INTERNAL: Final = ("Something went wrong", "that the story does not know", "Error", "Traceback")


class Wanderer:
    def __init__(self, page: Page, seed: int) -> None:
        self.page = page
        self.told: list[str] = []
        self._draw = random.Random(seed)
        self._home = page.url.partition("#")[0]

    async def act(self) -> None:
        ways: list[Callable[[], Awaitable[object]]] = [
            self._press_step,
            self._press_step,
            self._press_step_twice,
            self._skip,
            self._look_elsewhere,
            self._look_elsewhere,
            self._press_anything,
            self._press_anything,
            self._type,
            self._go_back,
        ]
        await self._draw.choice(ways)()
        await self.page.wait_for_timeout(_PAUSE)
        await self._return()
        self.told += await self.page.locator(".toast > span").all_inner_texts()

    async def to_the_end(self) -> None:
        """Press [Do it] at whatever is next, until nothing is."""
        ended, step = self.page.locator(".finished"), self.page.locator("#chapters .do-it")
        for _ in range(40):
            await self._return()
            if await ended.count():
                return
            key = await self.page.locator('.step[data-state="next"]').get_attribute("data-key")
            await step.click()
            following = self.page.locator(f'.step[data-key="{key}"]:not([data-state="next"])')
            await following.wait_for(state="attached", timeout=_LONG)
            self.told += await self.page.locator(".toast > span").all_inner_texts()
        raise AssertionError("the story does not end")

    async def _return(self) -> None:
        """Out of forms, out of the plug's sentences, and back from other pages."""
        if "127.0.0.1" not in self.page.url or await self.page.locator("#stage").is_hidden():
            await self.page.goto(f"{self._home}#story")
            await self.page.locator(".chapter").first.wait_for()
        if await self.page.locator("dialog[open]").count():
            await self.page.keyboard.press("Escape")

    async def _press_step(self) -> None:
        await self._any("#chapters .do-it")

    async def _press_step_twice(self) -> None:
        await self._any("#chapters .do-it", times=2)

    async def _skip(self) -> None:
        await self._any("[data-skip]:enabled")

    async def _look_elsewhere(self) -> None:
        await self._any("#viewers button, #channels button")

    async def _press_anything(self) -> None:
        await self._any("#messages button[data-control]:enabled")

    async def _type(self) -> None:
        box = self.page.get_by_label("Message", exact=True)
        if await box.count():
            await box.fill(self._draw.choice(_TYPED))
            await box.press("Enter")

    async def _go_back(self) -> None:
        await self.page.go_back()

    async def _any(self, selector: str, *, times: int = 1) -> None:
        """What moves away meanwhile is not pressed: people miss it as well."""
        await self.page.evaluate(
            "([selector, share, times]) => { const all = [...document.querySelectorAll(selector)];"
            " const one = all[Math.floor(share * all.length)];"
            " for (let n = 0; one && n < times; n++) one.click(); }",
            [selector, self._draw.random(), times],
        )


@pytest.mark.parametrize("seed", SEEDS)
async def test_story_goes_on_whatever_a_visitor_does(
    browser: Browser, complaints: list[str], seed: int
):
    async with (
        faultless_show() as show,
        WebPage(show.text, lambda: nullcontext(show)).open() as address,
    ):
        page = await visit(browser, address, complaints, DESKTOP)
        wanderer = Wanderer(page, seed)
        for _ in range(ACTS):
            await wanderer.act()
        await wanderer.to_the_end()
        await expect(page.locator("#chapters")).to_contain_text("That was the story.")
        await page.close()

    assert [each for each in wanderer.told if any(part in each for part in _INTERNAL)] == []
