"""One talk in five states, as an organiser sees it: `python -m tests.states` takes the pictures.

Desk, panel and card stand side by side on the demo's own page, so that whoever changes one of them
can look at all that it says. Needs Chromium, and is no test.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Browser, async_playwright

from bot.clock import ManualClock
from bot.rehearsal.demo.message_view import message_view
from bot.rehearsal.demo.pictures import ARGUMENTS, find_browser
from bot.rehearsal.demo.web_page import PAGE
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import World, start_world
from bot.rehearsal.stage import Stage
from tests.source import CHECKOUT
from tests.stories.acting import (
    STARTS,
    Ready,
    fill,
    give_links,
    make_ready,
    open_panel,
    sign_up,
)
from tests.stories.conftest import STORY_BEGINS
from tests.stories.live import end_talk, go_live

PICTURES = CHECKOUT / "docs" / "pictures" / "states"
MINUTE = timedelta(minutes=1)
PROGRAMME = "Session 1: Squares\nAda Example, City of Northville\nSession 2: Benches\nBo Example"
_LOOK = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="/page/style.css"><link rel="stylesheet" href="/page/front.css">
<style>
  body { display: block; overflow: auto; height: auto; margin: 8px; background: #fff }
  main { display: grid; grid-template-columns: repeat(3, 390px); gap: 12px; align-items: start }
  .exhibit, .exhibit-body { max-height: none !important; overflow: visible !important }
</style><main></main>
<script type="module">
  import { drawExhibit } from "/page/exhibits.js"
  import { setClock } from "/page/times.js"
  const { now, names, exhibits } = await (await fetch("/seen")).json()
  setClock(now)
  const main = document.querySelector("main")
  for (const each of exhibits) main.append(drawExhibit(each, { names, zone: "Europe/Copenhagen" }))
  main.dataset.ready = "yes"
</script>"""


@dataclass(slots=True)
class Camera:
    """Shows what it was given last, and takes a picture of it."""

    browser: Browser
    address: str = ""
    seen: dict[str, Any] | None = None

    async def take(self, ready: Ready, name: str) -> None:
        world, ada = ready.world, ready.ada
        await world.advance(MINUTE)
        shown = {
            "Desk": (await ada.slash("desk", channel="backstage")).message,
            "Panel": (await open_panel(ready)),
            "Card": ready.card,
        }
        exhibits = [
            {"kind": "message", "title": title, "message": message_view(world, record, ada.id)}
            for title, record in shown.items()
        ]
        now = world.clock.now().isoformat()
        self.seen = {"now": now, "names": _names(world), "exhibits": exhibits}
        page = await self.browser.new_page(
            viewport={"width": 1210, "height": 700},
            color_scheme="light",
            timezone_id="Europe/Copenhagen",
        )
        await page.goto(self.address)
        await page.locator("main[data-ready]").wait_for()
        file = PICTURES / f"{name}.jpg"
        await page.screenshot(path=file, full_page=True, type="jpeg", quality=70)
        await page.close()


def _names(world: World) -> dict[str, dict[str, str]]:
    users = world.discord.users.values()
    places = (*world.channels(), *world.threads())
    return {
        "users": {str(each.id): each.global_name or each.name for each in users},
        "roles": {},
        "names": {str(each.id): each.name for each in places},
        "kinds": {},
    }


@asynccontextmanager
async def a_camera() -> AsyncIterator[Camera]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=list(ARGUMENTS)
        )
        camera = Camera(browser)

        async def look(_request: web.Request) -> web.Response:
            return web.Response(text=_LOOK, content_type="text/html")

        async def seen(_request: web.Request) -> web.Response:
            return web.json_response(camera.seen)

        app = web.Application()
        app.router.add_static("/page/", PAGE)
        app.add_routes([web.get("/", look), web.get("/seen", seen)])
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        camera.address = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        yield camera
        await runner.cleanup()
        await browser.close()


@asynccontextmanager
async def announced() -> AsyncIterator[Ready]:
    """A talk with two segments, its links, and two who come."""
    world = await start_world(northville(), clock=ManualClock(STORY_BEGINS))
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(world, Path(folder) / "data")
        await stage.start()
        ready = await make_ready(stage)
        await fill(ready, "edit-people", {"segments": PROGRAMME})
        await give_links(ready, join="https://meet.example.org/1")
        await sign_up(ready, ready.mia, letters=True)
        await sign_up(ready, ready.max)
        yield ready
        await stage.stop()
        await world.close()


async def take_all() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with a_camera() as camera:
        async with announced() as ready:
            await camera.take(ready, "1-announced")
            await go_live(ready, 12)
            await ready.mia.slash("log", text="Benches invite people")
            await camera.take(ready, "2-live")
            await end_talk(ready)
            await ready.world.advance(20 * MINUTE)
            await camera.take(ready, "3-over")
        async with announced() as ready:
            asked = await ready.ada.click(await open_panel(ready), "Cancel the talk")
            await ready.ada.click(asked.message, "Cancel the talk")
            await camera.take(ready, "4-cancelled")
        async with announced() as ready:
            ready.world.deny_bot("talks", "send_messages")
            await ready.world.move_to(STARTS - timedelta(hours=20))
            await camera.take(ready, "5-stuck")


if __name__ == "__main__":
    asyncio.run(take_all())
