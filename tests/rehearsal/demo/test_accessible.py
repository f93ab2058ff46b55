"""The demo holds against axe: opening, minute and ending, light and dark, three widths.

The story does where it tells itself.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright

from bot.rehearsal.demo.minute.playing import SCRIPT
from bot.rehearsal.demo.pictures import ARGUMENTS, find_browser, frame
from bot.rehearsal.demo.web_page import WebPage
from bot.saying.i18n import Localizer

pytestmark = [
    pytest.mark.evidence,
    pytest.mark.skipif(find_browser() is None, reason="there is no Chromium"),
]

DESKTOP, TABLET, PHONE = (1280, 800), (820, 1100), (390, 844)
PATIENCE = 90_000  # milliseconds: a busy machine is no failure


@pytest_asyncio.fixture
async def page(localizer: Localizer) -> AsyncIterator[Page]:
    """A page on which nothing moves by itself."""
    async with (
        WebPage(localizer.english).open() as address,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=list(ARGUMENTS)
        )
        page = await browser.new_page(base_url=address, reduced_motion="reduce")
        page.set_default_timeout(PATIENCE)
        yield page
        await browser.close()


async def complaints(page: Page, state: str) -> list[str]:
    """What axe finds in each scheme and width; the desktop's is left as it was."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width, height in (PHONE, TABLET, DESKTOP):
            await page.set_viewport_size({"width": width, "height": height})
            seen = await Axe().run(page)
            found += [
                f"{state}, {scheme}, {width}: {broken['id']}: {node['html'][:200]}"
                for broken in seen.response["violations"]
                for node in broken["nodes"]
            ]
    return found


async def test_opening_minute_and_ending(page: Page):
    await page.goto("#")
    await page.get_by_role("link", name="Play it in 60 seconds").wait_for()
    found = await complaints(page, "opening")
    await page.goto("#minute")
    for key in SCRIPT:
        await frame(page, key)
        found += await complaints(page, key)
    await page.get_by_role("button", name="Put it on your server", exact=True).click()
    await page.get_by_label("Application ID").wait_for()
    found += await complaints(page, "ending")

    assert found == []
