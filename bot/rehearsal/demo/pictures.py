"""The pictures of the README, taken by the demo itself from its minute."""

import asyncio
import shutil
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page, async_playwright

from bot.rehearsal.demo.apng import animated
from bot.rehearsal.demo.minute.playing import SCRIPT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
# As wide as a phone, and as high as the card.
_PHONE: Final = {"width": 390, "height": 1300}
_WIDE: Final = {"width": 1280, "height": 720}
_SETTLED: Final = 700  # milliseconds until nothing moves on the page
_PATIENCE: Final = 120_000  # milliseconds, in which also the server is built
_HASTE: Final = 2.0  # the film is looked at twice as fast as the minute


def find_browser() -> str | None:
    """Return the path of an installed Chromium; None leaves it to Playwright's own."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


async def take(address: str, folder: Path) -> None:
    """Save a card on a phone, the live panel, the plug, the findings, and the minute as a film."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=list(ARGUMENTS)
        )
        page = await open_minute(browser, address, _WIDE)
        film = [(await frame(page, key), seconds / _HASTE) for key, seconds in SCRIPT.items()]
        await asyncio.to_thread((folder / "minute.png").write_bytes, animated(film))
        page = await open_minute(browser, address, _PHONE)
        await frame(page, "card")
        await page.locator(".exhibit").first.screenshot(path=folder / "card.png")
        await frame(page, "ended")
        await page.locator(".exhibit").first.screenshot(path=folder / "panel.png")
        page = await open_minute(browser, address, _WIDE)
        await frame(page, "killed", folder / "plug.png")
        await frame(page, "papers", folder / "findings.png")
        await browser.close()


async def open_minute(browser: Browser, address: str, size: dict[str, int]) -> Page:
    """Open a page on which nothing moves by itself, on its first frame."""
    page = await browser.new_page(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="light",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    page.set_default_timeout(_PATIENCE)
    await page.goto(f"{address}#minute")
    return page


async def frame(page: Page, key: str, file: Path | None = None) -> bytes:
    """Turn the pages up to this frame, and return what it looks like."""
    exhibits = page.locator("#exhibits")
    await page.locator("#exhibits[data-frame]").wait_for()
    while (at := await exhibits.get_attribute("data-frame")) != key:
        await page.locator("#minute-next").click()
        await page.locator(f'#exhibits:not([data-frame="{at}"])').wait_for()
    await page.wait_for_timeout(_SETTLED)
    return await page.screenshot(path=file)


async def do_step(page: Page, key: str) -> None:
    """Press [Do it] at this step, which must be the next, and wait until it is ticked off."""
    step = page.locator(f'.step[data-key="{key}"]')
    await step.get_by_role("button", name="Do it").click()
    await page.locator(f'.step[data-key="{key}"][data-state="done"]').wait_for(state="attached")
