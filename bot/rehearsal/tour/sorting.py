"""The workbench: takeaways become findings, and findings are written and put in order."""

from bot.domain.findings.finding import Finding, KeyFindings, in_order
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.series import Edition
from bot.rehearsal import acting
from bot.rehearsal.demo_data import DemoTakeaway
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.tour.checks import has, need, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_WEBSITE = "https://northville.example/together-for-safety/2022"


async def open_draft(company: Company) -> str:
    """Note-takers may, though Discord shows the command to them only where a server says so."""
    bench = await bench_of(company)
    takeaways = await company.ledger.all(Takeaway)
    has(bench, f"{len(takeaways)} takeaways")
    refused = acting.answered(await company.mia.slash("draft", hidden=True)).message
    same("what a member reads", refused.text, company.text("error-not-a-note-taker"))
    return f"/draft shows {len(takeaways)} takeaways to sort and what is missing; members get a no"


async def bench_of(company: Company) -> MessageRecord:
    return acting.answered(
        await company.noor.slash("draft", channel="backstage", hidden=True)
    ).message


async def sort_all(company: Company) -> str:
    """One takeaway at a time; what nobody planned a place for waits for later."""
    bench = await bench_of(company)
    logged = {each.code: each for each in await company.ledger.all(Takeaway)}
    card = (await acting.press(company.world, company.noor, bench, "sort")).message
    for _ in logged:
        button = acting.button_of(card, "sort-out")
        code = (button.custom_id or "").split(":")[2]
        card = await _sort_one(company, card, _plan(company, logged[code]))
    found = await company.ledger.all(Takeaway)
    counts = {place: sum(each.placement is place for each in found) for place in Placement}
    same("still untouched", counts[Placement.TO_SORT], 0)
    findings = await company.ledger.all(Finding)
    headings = {each.heading for each in company.demo.findings}
    need({each.heading for each in findings} <= headings, "a finding has a heading of its own")
    return (
        f"{counts[Placement.PLACED]} placed in {len(findings)} findings, "
        f"{counts[Placement.LEFT_OUT]} left out, {counts[Placement.LATER]} for later"
    )


def _plan(company: Company, logged: Takeaway) -> DemoTakeaway | None:
    """What the story does with it; None for what came up on the way."""
    planned = [each for talk in company.demo.talks for each in talk.takeaways]
    return next((each for each in planned if each.line.text == logged.text), None)


async def _sort_one(
    company: Company, card: MessageRecord, plan: DemoTakeaway | None
) -> MessageRecord:
    world, noor = company.world, company.noor
    if plan is None or (plan.finding is None and not plan.left_out):
        return (await acting.press(world, noor, card, "sort-later")).message
    if plan.finding is None:
        return (await acting.press(world, noor, card, "sort-out")).message
    heading = company.demo.findings[plan.finding - 1].heading
    known = {each.heading: each.code for each in await company.ledger.all(Finding)}
    if heading in known:
        return (await acting.choose(world, noor, card, "sort-other", known[heading])).message
    return (await acting.fill(world, noor, card, "sort-new", heading=heading)).message


async def write(company: Company) -> str:
    """Every finding gets its text; those without a takeaway are begun on the workbench."""
    world, noor = company.world, company.noor
    begun = {each.heading: each.code for each in await company.ledger.all(Finding)}
    for planned in company.demo.findings:
        bench = await bench_of(company)
        fields = {"heading": planned.heading, "body": planned.body.strip()}
        if planned.heading not in begun:
            await acting.fill(world, noor, bench, "finding-new", **fields)
            continue
        shown = await acting.choose(world, noor, bench, "finding", begun[planned.heading])
        await acting.fill(world, noor, shown.message, "finding-edit", **fields)
    written = {each.heading: each.body for each in await company.ledger.all(Finding)}
    same("bodies", written, {each.heading: each.body.strip() for each in company.demo.findings})
    added = len(company.demo.findings) - len(begun)
    return f"{len(written)} findings with their text, {added} of them begun on the workbench"


async def put_in_order(company: Company) -> str:
    world, noor = company.world, company.noor
    wanted = [each.heading for each in company.demo.findings]
    moved = 0
    for place, heading in enumerate(wanted, start=1):
        findings = in_order(await company.ledger.all(Finding))
        if findings[place - 1].heading == heading:
            continue
        bench = await bench_of(company)
        code = next(each.code for each in findings if each.heading == heading)
        which = (await acting.press(world, noor, bench, "order")).message
        where = (await acting.choose(world, noor, which, "order-which", code)).message
        await acting.choose(world, noor, where, "order-where", str(place))
        moved += 1
    found = [each.heading for each in in_order(await company.ledger.all(Finding))]
    same("order", found, wanted)
    return f"{moved} moved; 1 to {len(found)} as they will be printed"


async def write_around(company: Company) -> str:
    wanted = company.demo.edition
    await acting.fill(
        company.world,
        company.noor,
        await bench_of(company),
        "around",
        introduction=wanted.introduction.strip(),
        further_reading="\n".join(wanted.further_reading),
        thanks=wanted.thanks.strip(),
        website=_WEBSITE,
    )
    edition = await company.ledger.one(Edition)
    kept = (edition.introduction, edition.further_reading, edition.thanks, edition.website)
    given = (wanted.introduction.strip(), wanted.further_reading, wanted.thanks.strip(), _WEBSITE)
    same("around the findings", kept, given)
    key = await company.ledger.one(KeyFindings)
    return f"introduction, further reading, thanks and website; this is draft {key.draft}"


STOPS = (
    Stop(name="draft", play=open_draft, needs=("log", "second talk")),
    Stop(name="sort", play=sort_all, needs=("draft",)),
    Stop(name="write findings", play=write, needs=("sort",)),
    Stop(name="order", play=put_in_order, needs=("write findings",)),
    Stop(name="around", play=write_around, needs=("draft",)),
)
