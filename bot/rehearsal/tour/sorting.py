"""The workbench: takeaways become findings, and findings are written and put in order."""

from bot.domain.findings.finding import Finding, KeyFindings, in_order
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.series import Edition
from bot.rehearsal import acting
from bot.rehearsal.deeds import editing
from bot.rehearsal.tour.checks import has, need, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop


async def open_draft(company: Company) -> str:
    """Note-takers may, though Discord shows the command to them only where a server says so."""
    bench = await editing.open_bench(company.scene(company.first))
    takeaways = await company.ledger.all(Takeaway)
    has(bench, f"{len(takeaways)} takeaways")
    refused = acting.answered(await company.mia.slash("draft", hidden=True)).message
    same("what a member reads", refused.text, company.text("error-not-a-note-taker"))
    return f"/draft shows {len(takeaways)} takeaways to sort and what is missing; members get a no"


async def sort_all(company: Company) -> str:
    """One takeaway at a time; what nobody planned a place for waits for later."""
    await editing.sort(company.scene(company.first))
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


async def write(company: Company) -> str:
    """Every finding gets its text; those without a takeaway are begun on the workbench."""
    begun = await company.ledger.all(Finding)
    await company.do(editing.WRITE, company.first)
    written = {each.heading: each.body for each in await company.ledger.all(Finding)}
    same("bodies", written, {each.heading: each.body.strip() for each in company.demo.findings})
    added = len(company.demo.findings) - len(begun)
    return f"{len(written)} findings with their text, {added} of them begun on the workbench"


async def put_in_order(company: Company) -> str:
    wanted = [each.heading for each in company.demo.findings]
    before = in_order(await company.ledger.all(Finding))
    await company.do(editing.ORDER, company.first)
    found = [each.heading for each in in_order(await company.ledger.all(Finding))]
    same("order", found, wanted)
    elsewhere = sum(each.heading != place for each, place in zip(before, wanted, strict=True))
    return f"{elsewhere} stood elsewhere; 1 to {len(found)} as they will be printed"


async def write_around(company: Company) -> str:
    wanted = company.demo.edition
    await company.do(editing.AROUND, company.first)
    edition = await company.ledger.one(Edition)
    kept = (edition.introduction, edition.further_reading, edition.thanks, edition.website)
    given = (
        wanted.introduction.strip(),
        wanted.further_reading,
        wanted.thanks.strip(),
        editing.WEBSITE,
    )
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
