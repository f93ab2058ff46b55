"""The picture of the README, taken by the demo itself: a member has just signed up."""

import shutil
from pathlib import Path

from playwright.async_api import Page, async_playwright

WIDTH, HEIGHT = 1280, 980
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
_STEPS = ("sign-up",)
_SETTLED = 2000  # milliseconds until nothing moves on the page


def find_browser() -> str | None:
    """Return the path of an installed Chromium; None leaves it to Playwright's own."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


async def take(address: str, file: Path) -> None:
    """Do the first steps by pressing what the page offers, and save what it shows."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=list(ARGUMENTS)
        )
        page = await browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            timezone_id="Europe/Copenhagen",
        )
        await page.goto(f"{address}#story")
        for key in _STEPS:
            await do_step(page, key)
        await page.wait_for_timeout(_SETTLED)
        await page.locator("#messages").evaluate("box => box.scrollTo(0, box.scrollHeight)")
        await page.screenshot(path=file)
        await browser.close()


async def do_step(page: Page, key: str) -> None:
    """Press [Do it] at this step, which must be the next, and wait until it is ticked off."""
    step = page.locator(f'.step[data-key="{key}"]')
    await step.get_by_role("button", name="Do it").click()
    await page.locator(f'.step[data-key="{key}"][data-state="done"]').wait_for(state="attached")
