"""The demo's page, in a real browser, used as a visitor would use it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
    async_playwright,
    expect,
)
from playwright.async_api import TimeoutError as PlaywrightTimeout

from bot.rehearsal.demo.chapters import CHAPTERS
from bot.rehearsal.demo.minute.playing import SCRIPT
from bot.rehearsal.demo.pictures import ARGUMENTS, do_step, find_browser
from bot.rehearsal.demo.prologue import begun_show
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.web_page import WebPage
from tests.rehearsal.demo.test_accessible import complaints as complaints_of_axe

pytestmark = [
    pytest.mark.evidence,
    pytest.mark.skipif(find_browser() is None, reason="there is no Chromium"),
    # Most of these share one show, which takes seconds to begin; each keeps to people of its own.
    pytest.mark.asyncio(loop_scope="module"),
]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PARTS = ("killed", "looked", "once")
PATIENCE = 90_000  # milliseconds: a busy machine is no failure


@asynccontextmanager
async def faultless_show() -> AsyncIterator[Show]:
    async with begun_show() as show:
        yield show
        assert show.world.problems == []


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def show() -> AsyncIterator[Show]:
    async with faultless_show() as show:
        yield show


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def address(show: Show) -> AsyncIterator[str]:
    async with WebPage(show.text, lambda: nullcontext(show)).open() as address:
        yield address


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=list(ARGUMENTS)
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def complaints() -> AsyncIterator[list[str]]:
    """What the browser complains of, and what it asks of others than this machine."""
    found: list[str] = []
    yield found
    assert found == []


@pytest_asyncio.fixture(loop_scope="module")
async def page(address: str, browser: Browser, complaints: list[str]) -> AsyncIterator[Page]:
    page = await visit(browser, address, complaints, DESKTOP)
    yield page
    await page.close()


async def visit(
    browser: Browser, address: str, complaints: list[str], size: dict[str, int]
) -> Page:
    page = await browser.new_page(viewport=size)
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def asked(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in {"data", "blob"} and url.hostname != "127.0.0.1":
            complaints.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", asked)
    await page.goto(address)
    if "#" not in address:
        await page.get_by_role("link", name="Step by step").click()
    if not address.endswith("#"):
        await expect(page.locator("#messages .message").first).to_be_visible()
    return page


async def look_through(page: Page, name: str) -> None:
    await page.get_by_role("radio", name=name).click()
    await expect(page.get_by_role("radio", name=name)).to_be_checked()
    await expect(page.locator("#messages .message").first).to_be_visible()


def message(page: Page, text: str):
    return page.locator("#messages .message").filter(has_text=text).last


async def test_member_signs_up_by_hand_and_gets_the_letter(page: Page):
    await look_through(page, "Mia Member")
    card = message(page, "Talk 2 of 2")
    await expect(card).to_contain_text("8 going")
    await card.get_by_role("button", name="I'm going").click()
    await expect(card).to_contain_text("9 going")
    offer = message(page, "Shall I write to you")
    await expect(offer).to_contain_text("Only you can see this")
    await offer.get_by_role("button", name="Yes").click()
    await expect(page.locator('.step[data-key="letter"]')).to_have_attribute("data-state", "done")
    await expect(page.locator("#counts")).to_have_text("planned messages: 4, pings: 0")

    await page.get_by_role("button", name="To the next planned message").click()

    await expect(page.locator("#now")).to_contain_text("14:45")
    direct = page.get_by_role("button", name="Rostrum")
    await expect(direct).to_contain_text("Rostrum")
    await expect(direct.get_by_label("new messages")).to_be_visible()
    await direct.click()
    await expect(message(page, "in 15 minutes")).to_be_visible()


async def test_plug_is_pulled_and_every_message_stands_once(page: Page, show: Show):
    await page.get_by_role("button", name="Pull the plug").click()

    killed, back, once = (page.locator(f'[data-part="{part}"]') for part in PARTS)
    await expect(killed).to_contain_text("to post this message in #backstage")
    await expect(killed).to_contain_text("killed on the spot")
    await expect(killed).to_contain_text("“on its way”")
    await expect(back).to_contain_text("what stands in #backstage")
    await expect(back).not_to_contain_text("to post")
    await expect(back).to_contain_text("“sent”")
    await expect(once).to_contain_text("each sent once, 0 sent twice, 0 lost")
    await expect(page.locator("#bot-state")).to_have_text("bot runs")
    assert show.bot.running
    assert await page.get_by_text("This is the test from the set-up").count() == 1
    await page.locator("#pulled-close").click()
    await expect(page.locator("#pulled")).to_be_hidden()
    await page.locator('[data-place="talks"]').click()
    await look_through(page, "Max Member")
    await message(page, "Talk 2 of 2").get_by_role("button", name="Maybe").click()
    await expect(message(page, "Noted as maybe")).to_be_visible()


async def test_story_tells_itself_to_the_end(browser: Browser, complaints: list[str]):
    async with (
        faultless_show() as show,
        WebPage(show.text, lambda: nullcontext(show)).open() as address,
    ):
        page = await visit(browser, address, complaints, DESKTOP)
        await tell(page)
        await page.close()


async def tell(page: Page) -> None:
    found = await complaints_of_axe(page, "beginning")
    for chapter in CHAPTERS:
        for step in chapter.steps:
            await do_step(page, step.key)
            await expect(page.locator("#toasts")).to_be_empty()
            if step.key == "publish":
                await expect(page.locator('[data-part="once"]')).to_be_visible()
                found += await complaints_of_axe(page, "the plug")
        found += await complaints_of_axe(page, chapter.key)

    assert found == []
    await expect(page.locator("#chapters")).to_contain_text("That was the story.")
    await expect(page.locator("#counts")).to_have_text("planned messages: 0, pings: 0")


async def test_anonymous_poll_is_answered_by_keyboard_and_read_aloud(
    browser: Browser, complaints: list[str]
):
    async with (
        faultless_show() as show,
        WebPage(show.text, lambda: nullcontext(show)).open() as address,
    ):
        page = await visit(browser, address, complaints, DESKTOP)
        steps = [step.key for chapter in CHAPTERS for step in chapter.steps]
        for key in steps[: steps.index("vote")]:
            await do_step(page, key)
        await expect(page.get_by_role("radio", name="Ada Organiser")).to_be_checked()
        await expect(message(page, "Your view of")).to_be_visible()
        await look_through(page, "Mia Member")
        await page.get_by_role("button", name="Answer (2 minutes)").click()
        form = page.get_by_role("dialog")
        rating = form.get_by_role("radiogroup", name="How useful was this talk")
        await expect(rating.get_by_role("radio", name="1 · Not useful")).to_be_focused()
        await page.keyboard.press("Space")
        await page.keyboard.press("ArrowDown")
        await expect(rating.get_by_role("radio").nth(1)).to_be_checked()
        await (
            form.get_by_role("group", name="What will you use")
            .get_by_role("checkbox", name="A contact")
            .check()
        )
        await form.get_by_role("button", name="Send").click()
        await expect(message(page, "Counted. No moderator sees")).to_be_visible()
        await do_step(page, "vote")
        await do_step(page, "count")
        await expect(message(page, "Your view of")).to_contain_text("9 people answered.")
        await page.close()


async def appears(locator: Locator, within: float = 8_000) -> bool:
    try:
        await locator.wait_for(timeout=within)
    except PlaywrightTimeout:
        return False
    return True


@asynccontextmanager
async def held(page: Page, what: str) -> AsyncIterator[None]:
    """Let no answer of this kind reach the page inside the block."""
    release = asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch() if what == "story" else None
        await release.wait()
        await (route.fulfill(response=answer) if answer else route.continue_())

    address = f"**/{what}**"
    await page.route(address, hold)
    yield
    release.set()
    await page.unroute_all(behavior="wait")


async def test_command_is_typed_completed_and_sent(page: Page):
    # Typed before the page knows which commands there are.
    async with held(page, "events"):
        await page.get_by_role("button", name="backstage").click()
        await page.get_by_label("Message", exact=True).fill("/talk pa")
        await page.keyboard.press("Enter")
    option = page.get_by_label("talk optional")
    await option.fill("Safe City")
    suggestion = page.get_by_role("option", name="Safe City Governance")
    if not await appears(suggestion):
        # Discord drops suggestions that take over three seconds; people then type on.
        await option.press_sequentially(" G")
    await suggestion.click()
    await page.get_by_role("button", name="Send command").click()

    panel = message(page, "Talk 2 of 2")
    await expect(panel).to_contain_text("Ada Organiser used /talk")
    await panel.get_by_role("button", name="Links").click()
    form = page.get_by_role("dialog")
    await expect(form.get_by_label("Join")).to_have_value(
        "https://meet.northville.example/networks"
    )
    await form.get_by_label("Registration").fill("https://example.org/register")
    await form.get_by_role("button", name="Send").click()
    await expect(message(page, "registration, join, panellists")).to_be_visible()


async def test_command_with_its_text_after_it_goes_out_at_once(page: Page):
    await look_through(page, "Max Member")
    box = page.get_by_label("Message", exact=True)
    await box.fill("/search bins")
    await box.press("Enter")

    found = message(page, "bins")
    await expect(found).to_contain_text("Max Member used /search")
    await expect(found).to_contain_text("rubbish bins")


async def test_people_are_chosen_by_arrow_keys_and_escape_closes(page: Page):
    await page.get_by_role("radio", name="Ada Organiser").focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("radio", name="Noor Notes")).to_be_checked()
    await expect(page.get_by_role("radio", name="Noor Notes")).to_be_focused()
    await expect(page.locator("#eyes")).to_have_text("as Noor Notes")
    await page.locator("#counts").click()
    await page.keyboard.press("Escape")
    await expect(page.locator("#planned")).not_to_have_attribute("open", "")
    await page.go_back()
    await expect(page.get_by_role("radio", name="Ada Organiser")).to_be_checked()


async def test_what_people_write_never_becomes_markup(page: Page):
    box = page.get_by_label("Message", exact=True)
    await box.fill('<img src=x onerror="document.title=1"> **bold** <t:1649336400:R> \\*plain\\*')
    await box.press("Enter")

    said = message(page, "onerror")
    await expect(said.locator("strong", has_text="bold")).to_be_visible()
    await expect(said.locator("time.stamp")).to_be_visible()
    await expect(said).to_contain_text("*plain*")
    assert await said.locator("img").count() == 0
    assert await page.title() == "Rostrum demo"


async def test_whoever_may_not_see_the_open_channel_begins_in_the_first(
    browser: Browser, address: str
):
    page = await visit(browser, address, [], DESKTOP)
    await page.get_by_role("button", name="backstage").click()
    await expect(page.locator("#title")).to_have_text("# backstage")

    await look_through(page, "Max Member")

    await expect(page.locator("#title")).to_have_text("# talks")
    await expect(page.get_by_role("radio", name="Max Member")).to_be_checked()
    await page.close()


async def test_members_see_neither_backstage_nor_its_commands(page: Page):
    await expect(page.get_by_role("button", name="backstage")).to_be_visible()
    await look_through(page, "Mia Member")

    await expect(page.get_by_role("button", name="backstage")).to_have_count(0)
    await page.get_by_label("Message", exact=True).fill("/")
    await expect(page.get_by_role("option", name="/talks")).to_be_visible()
    await expect(page.get_by_role("option", name="/setup")).to_have_count(0)


async def test_small_screen_shows_one_part_and_the_next_step(
    address: str, browser: Browser, complaints: list[str]
):
    page = await visit(browser, address, complaints, PHONE)
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    following = page.locator("#next-bar")
    before = await following.inner_text()
    noor = page.get_by_role("radio", name="Noor Notes")
    # Whoever looks elsewhere before a step's answer comes is left there.
    answered = page.expect_event("requestfinished", lambda it: it.url.endswith("/story"))
    async with answered, held(page, "story"):
        await following.get_by_role("button", name="Do it").click()
        await expect(following).not_to_have_text(before)
        await page.get_by_role("button", name="Channels", exact=True).click()
        await noor.click()
    await expect(noor).to_be_checked()
    await expect(page.locator("#messages")).to_be_hidden()
    await page.close()


async def test_address_of_an_earlier_demo_leads_to_the_beginning(
    address: str, browser: Browser, complaints: list[str]
):
    page = await visit(browser, f"{address}#123/456", complaints, DESKTOP)

    await expect(page.get_by_role("radio", name="Ada Organiser")).to_be_checked()
    complaints[:] = [text for text in complaints if "404" not in text]
    await page.close()


# Controls that the edge of their box, or of the window, cuts in two.
CUT_IN_TWO = """() => [...document.querySelectorAll(".exhibit-body")].flatMap((body) => {
  const { top, bottom } = body.getBoundingClientRect();
  return [...body.querySelectorAll("button, select")].filter((control) => {
    const box = control.getBoundingClientRect();
    return [top, bottom, innerHeight].some((edge) => box.top < edge - 1 && box.bottom > edge + 1);
  }).map((control) => control.textContent);
})"""


async def test_minute_plays_itself_and_leaves_the_story_where_it_began(
    browser: Browser, complaints: list[str]
):
    async with (
        faultless_show() as show,
        WebPage(show.text, lambda: nullcontext(show)).open() as address,
    ):
        page = await visit(browser, f"{address}#", complaints, PHONE)
        await expect(page.get_by_role("heading", name="Rostrum")).to_be_visible()
        await page.get_by_role("link", name="Play it in 60 seconds").click()
        sentence = page.locator("#sentence")
        await expect(sentence).to_contain_text("signs up for a talk with one press")
        # By itself.
        await expect(sentence).to_contain_text("Noor, the team's note-taker")
        await page.get_by_role("button", name="Pause").click()
        place, following = page.locator("#minute-place"), page.locator("#minute-next")
        killed, frames = list(SCRIPT).index("killed") + 1, len(SCRIPT)
        for number in range(3, killed + 1):
            await following.click()
            await expect(place).to_have_text(f"{number} of {frames}")
            assert await page.evaluate(CUT_IN_TWO) == []
        await expect(page.locator("#exhibits .banner")).to_have_text("KILLED")
        await expect(page.get_by_text("killed on the spot")).to_be_visible()
        for number in range(killed + 1, frames):
            await page.keyboard.press("ArrowRight")
            await expect(place).to_have_text(f"{number} of {frames}")
        papers = page.locator("#exhibits")
        await expect(
            papers.frame_locator("iframe").get_by_role("heading", name="Together for Safety").first
        ).to_be_visible()
        await following.click()
        await expect(sentence).to_contain_text("Mia erases herself")
        await page.get_by_role("button", name="Put it on your server", exact=True).click()
        await page.get_by_label("Application ID").fill("123456789012345678")
        await expect(page.locator("#invite")).to_contain_text("client_id=123456789012345678")
        kept = page.get_by_role("link", name="findings.pdf")
        async with page.expect_download() as taking:
            await kept.click()
        assert (await (await taking.value).path()).stat().st_size > 10_000
        await page.go_back()
        await expect(sentence).to_be_visible()
        await page.get_by_role("link", name="Step by step").click()
        await expect(page.locator("#next-bar")).to_contain_text("Mia signs up")
        await page.close()


async def test_who_asks_for_less_motion_turns_the_pages_of_the_minute(
    browser: Browser, address: str
):
    page = await browser.new_page(reduced_motion="reduce")
    await page.goto(f"{address}#minute")
    await expect(page.locator("#minute-place")).to_have_text(f"1 of {len(SCRIPT)}")
    await expect(page.get_by_role("button", name="Play")).to_be_visible()
    # At twice the size nothing of the opening is out of reach.
    await page.set_viewport_size({"width": 640, "height": 400})
    await page.get_by_role("link", name="Rostrum").click()
    top = await page.get_by_role("heading", name="Rostrum").bounding_box()
    assert top is not None
    assert top["y"] >= 0
    await page.close()
