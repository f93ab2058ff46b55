"""Noor at the workbench: what was logged becomes findings with a text."""

from bot.domain.takeaways.takeaway import UNDECIDED, Takeaway
from bot.rehearsal import acting
from bot.rehearsal.demo.casting import NOOR
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo_data import DemoTakeaway
from bot.rehearsal.discord.records import MessageRecord

_WEBSITE = "https://northville.example/together-for-safety/2022"


def waiting(facts: Facts) -> list[Takeaway]:
    return [each for each in facts.takeaways if each.placement in UNDECIDED]


async def open_bench(show: Show) -> MessageRecord:
    outcome = await show.person(NOOR).slash("draft", channel="backstage")
    return acting.answered(outcome).message


async def write(show: Show, bench: MessageRecord, *, upto: int) -> None:
    """Write the findings up to this number, in order, as far as they are not written yet."""
    known = {each.heading for each in (await show.facts()).findings}
    for planned in show.demo.findings[:upto]:
        if planned.heading not in known:
            fields = {"heading": planned.heading, "body": planned.body.strip()}
            await acting.fill(show.world, show.person(NOOR), bench, "finding-new", **fields)
            await acting.press(show.world, show.person(NOOR), bench, "draft")


async def sort(show: Show, bench: MessageRecord) -> None:
    """Take up every takeaway once; what has no finding yet waits for later."""
    facts, world, noor = await show.facts(), show.world, show.person(NOOR)
    findings = {each.heading: each.code for each in facts.findings}
    logged = {each.code: each for each in waiting(facts)}
    if not logged:
        return
    await acting.press(world, noor, bench, "sort")
    for _ in logged:
        card = world.fresh(bench)
        code = (acting.button_of(card, "sort-out").custom_id or "").split(":")[2]
        plan = _planned(show, logged[code])
        if plan is None or plan.left_out:
            await acting.press(world, noor, card, "sort-out")
        elif (heading := _heading(show, plan)) in findings:
            await acting.choose(world, noor, card, "sort-other", findings[heading])
        else:
            await acting.press(world, noor, card, "sort-later")
    await acting.press(world, noor, bench, "draft")


def _planned(show: Show, logged: Takeaway) -> DemoTakeaway | None:
    """What the story does with it; None for what a visitor has logged."""
    planned = [each for talk in show.demo.talks for each in talk.takeaways]
    return next((each for each in planned if each.line.text == logged.text), None)


def _heading(show: Show, plan: DemoTakeaway) -> str:
    return "" if plan.finding is None else show.demo.findings[plan.finding - 1].heading


async def describe(show: Show, bench: MessageRecord) -> None:
    """Write what stands around the findings."""
    edition = show.demo.edition
    await acting.fill(
        show.world,
        show.person(NOOR),
        bench,
        "around",
        introduction=edition.introduction.strip(),
        further_reading="\n".join(edition.further_reading),
        thanks=edition.thanks.strip(),
        website=_WEBSITE,
    )
