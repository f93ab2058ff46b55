"""Noor at the workbench: what was logged becomes findings with a text."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from bot.domain.findings.finding import in_order
from bot.domain.takeaways.takeaway import UNDECIDED, Placement, Takeaway
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import NOOR, Scene
from bot.rehearsal.demo_data import DemoFinding, DemoTakeaway
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

WEBSITE: Final = "https://northville.example/together-for-safety/2022"


async def open_bench(scene: Scene) -> MessageRecord:
    """Discord shows the command to note-takers only where a server says so."""
    noor = scene.troupe.noor
    return acting.answered(await noor.slash("draft", channel="backstage", hidden=True)).message


@dataclass(frozen=True, slots=True, kw_only=True)
class SortChoice:
    """What is done with one takeaway on the sort card."""

    verb: str
    finding: str = ""
    """The finding that `sort-other` chooses."""
    heading: str = ""
    """That of the finding that `sort-new` begins."""


async def sort(
    scene: Scene,
    bench: MessageRecord | None = None,
    *,
    begin: bool = True,
    unplanned: str = "sort-later",
) -> MessageRecord:
    """Take up every takeaway once, each in its finding; return the workbench."""
    bench = bench or await open_bench(scene)
    sorted_on = [
        card async for card, _ in one_by_one(scene, bench, begin=begin, unplanned=unplanned)
    ]
    if not sorted_on:
        return bench
    return (await acting.press(scene.world, scene.troupe.noor, sorted_on[-1], "draft")).message


async def one_by_one(
    scene: Scene, bench: MessageRecord, *, begin: bool = True, unplanned: str = "sort-later"
) -> AsyncIterator[tuple[MessageRecord, SortChoice]]:
    """Yield each sort card with what will be chosen on it; it is chosen when the next is asked for.

    A finding that is not there yet is begun, or (not `begin`) its takeaways wait for later;
    `unplanned` is the button for what the story has no place for, as a visitor's own note.
    """
    world, noor = scene.world, scene.troupe.noor
    logged = {each.code: each for each in _waiting(await scene.troupe.facts())}
    if not logged:
        return
    card = (await acting.press(world, noor, bench, "sort")).message
    for _ in logged:
        button = acting.button_of(world.fresh(card), "sort-out")
        takeaway = logged[(button.custom_id or "").split(":")[2]]
        choice = await _choice(scene, takeaway, begin=begin, unplanned=unplanned)
        yield world.fresh(card), choice
        card = await _choose(scene, card, choice)


async def open_sorting(scene: Scene) -> MessageRecord:
    """Return the card with the next takeaway; nothing is chosen on it yet."""
    bench = await open_bench(scene)
    return (await acting.press(scene.world, scene.troupe.noor, bench, "sort")).message


async def sort_next(scene: Scene) -> MessageRecord:
    """Choose on one card; return the next one."""
    card = await open_sorting(scene)
    code = (acting.button_of(card, "sort-out").custom_id or "").split(":")[2]
    waiting = _waiting(await scene.troupe.facts())
    takeaway = next(each for each in waiting if each.code == code)
    choice = await _choice(scene, takeaway, begin=True, unplanned="sort-out")
    return await _choose(scene, card, choice)


async def _choice(scene: Scene, takeaway: Takeaway, *, begin: bool, unplanned: str) -> SortChoice:
    plan = _planned(scene, takeaway)
    if plan is None:
        return SortChoice(verb=unplanned)
    if plan.left_out:
        return SortChoice(verb="sort-out")
    heading = _heading(scene, plan)
    known = {each.heading: each.code for each in (await scene.troupe.facts()).findings}
    if heading in known:
        return SortChoice(verb="sort-other", finding=known[heading])
    return (
        SortChoice(verb="sort-new", heading=heading)
        if heading and begin
        else SortChoice(verb="sort-later")
    )


async def _choose(scene: Scene, card: MessageRecord, choice: SortChoice) -> MessageRecord:
    """Return the next card."""
    world, noor = scene.world, scene.troupe.noor
    if choice.finding:
        return (await acting.choose(world, noor, card, choice.verb, choice.finding)).message
    if choice.heading:
        return (await acting.fill(world, noor, card, choice.verb, heading=choice.heading)).message
    return (await acting.press(world, noor, card, choice.verb)).message


def _planned(scene: Scene, logged: Takeaway) -> DemoTakeaway | None:
    """What the story does with it; None for what came up on the way."""
    planned = [each for talk in scene.troupe.demo.talks for each in talk.takeaways]
    return next((each for each in planned if each.line.text == logged.text), None)


def _heading(scene: Scene, plan: DemoTakeaway | None) -> str:
    if plan is None or plan.finding is None:
        return ""
    return scene.troupe.demo.findings[plan.finding - 1].heading


async def write(
    scene: Scene, bench: MessageRecord | None = None, *, upto: int | None = None
) -> MessageRecord:
    """Give the findings up to this number their text, in order; what has a text keeps it."""
    bench = bench or await open_bench(scene)
    for planned in await _without_text(scene, upto=upto):
        await _give_text(scene, bench, planned)
        await acting.press(scene.world, scene.troupe.noor, bench, "draft")
    return scene.world.fresh(bench)


async def write_one(scene: Scene) -> MessageRecord:
    """Give the next finding its text; return it as Noor sees it then, with what it rests on."""
    bench = await open_bench(scene)
    waiting = await _without_text(scene)
    return await _give_text(scene, bench, waiting[0]) if waiting else bench


async def _without_text(scene: Scene, *, upto: int | None = None) -> list[DemoFinding]:
    written = {each.heading for each in (await scene.troupe.facts()).findings if each.body}
    return [each for each in scene.troupe.demo.findings[:upto] if each.heading not in written]


async def _give_text(scene: Scene, bench: MessageRecord, planned: DemoFinding) -> MessageRecord:
    """Also where nothing was sorted into it: then the form of the workbench begins it."""
    world, noor = scene.world, scene.troupe.noor
    fields = {"heading": planned.heading, "body": planned.body.strip()}
    begun = {each.heading: each.code for each in (await scene.troupe.facts()).findings}
    if planned.heading not in begun:
        return (await acting.fill(world, noor, bench, "finding-new", **fields)).message
    code = begun[planned.heading]
    shown = (await acting.choose(world, noor, bench, "finding", code)).message
    return await edit(scene, shown, code, **fields)


async def edit(scene: Scene, shown: MessageRecord, code: str, **fields: str) -> MessageRecord:
    """Beside [Edit] there may be [Write … next], for another finding."""
    noor = scene.troupe.noor
    form = (await acting.press(scene.world, noor, shown, "finding-edit", code)).form
    return (await acting.send_form(noor, form, **fields)).message


async def put_in_order(scene: Scene) -> MessageRecord:
    """Bring the findings into the order in which they will be printed."""
    world, noor = scene.world, scene.troupe.noor
    for place, planned in enumerate(scene.troupe.demo.findings, start=1):
        findings = in_order(list((await scene.troupe.facts()).findings))
        if findings[place - 1].heading == planned.heading:
            continue
        code = next(each.code for each in findings if each.heading == planned.heading)
        which = (await acting.press(world, noor, await open_bench(scene), "order")).message
        where = (await acting.choose(world, noor, which, "order-which", code)).message
        await acting.choose(world, noor, where, "order-where", str(place))
    return await open_bench(scene)


async def write_around(scene: Scene, bench: MessageRecord | None = None) -> MessageRecord:
    """Introduction, further reading, thanks and website: what stands around the findings."""
    edition = scene.troupe.demo.edition
    bench = bench or await open_bench(scene)
    await acting.fill(
        scene.world,
        scene.troupe.noor,
        bench,
        "around",
        introduction=edition.introduction.strip(),
        further_reading="\n".join(edition.further_reading),
        thanks=edition.thanks.strip(),
        website=WEBSITE,
    )
    return bench


def _waiting(facts: Facts) -> list[Takeaway]:
    return [each for each in facts.takeaways if each.placement in UNDECIDED]


def _is_sorted(scene: Scene, facts: Facts) -> bool:
    planned = {each.heading for each in scene.troupe.demo.findings}
    left = any(each.placement is Placement.TO_SORT for each in facts.takeaways)
    return not left and planned <= {each.heading for each in facts.findings}


def _sorted_today(scene: Scene, facts: Facts) -> int:
    return sum(each.placement not in UNDECIDED for each in scene.takeaways(facts))


def _sorts(scene: Scene, facts: Facts) -> bool:
    """Whoever has sorted has opened the card."""
    opened = acting.stands_anywhere(scene.world, "'sort-out:", private=True)
    return opened or _sorted_today(scene, facts) > 0


def _is_written(scene: Scene, facts: Facts) -> bool:
    planned = {each.heading for each in scene.troupe.demo.findings}
    return planned <= {each.heading for each in facts.findings if each.body}


def _has_new_text(scene: Scene, facts: Facts) -> bool:
    """Of a finding that no talk before this one gave."""
    earlier = {
        _heading(scene, each)
        for talk in scene.troupe.demo.talks
        if talk.starts < scene.talk.starts
        for each in talk.takeaways
    }
    planned = {each.heading for each in scene.troupe.demo.findings}
    return any(each.body and each.heading in planned - earlier for each in facts.findings)


def _is_in_order(scene: Scene, facts: Facts) -> bool:
    planned = [each.heading for each in scene.troupe.demo.findings]
    return [each.heading for each in in_order(list(facts.findings))] == planned


def _is_described(scene: Scene, facts: Facts) -> bool:
    name = scene.troupe.demo.edition.name
    return any(each.name == name and bool(each.introduction) for each in facts.editions)


SORT_OPEN = Deed(
    key="sort-open", who=NOOR, do=open_sorting, done=_sorts, needs=("end",), until="sort"
)
SORT_ONE = Deed(
    key="sort-one",
    who=NOOR,
    do=sort_next,
    done=lambda scene, facts: _sorted_today(scene, facts) >= 1,
    needs=("end",),
    until="sort",
)
SORT_TWO = Deed(
    key="sort-two",
    who=NOOR,
    do=sort_next,
    done=lambda scene, facts: _sorted_today(scene, facts) >= 2,  # noqa: PLR2004 - one, two
    needs=("sort-one",),
    until="sort",
)
SORT = Deed(key="sort", who=NOOR, do=sort, done=_is_sorted, needs=("end",))
WRITE_ONE = Deed(
    key="write-one", who=NOOR, do=write_one, done=_has_new_text, needs=("end",), until="write"
)
WRITE = Deed(key="write", who=NOOR, do=write, done=_is_written, needs=("end",))
ORDER = Deed(key="order", who=NOOR, do=put_in_order, done=_is_in_order, needs=("write",))
AROUND = Deed(key="around", who=NOOR, do=write_around, done=_is_described, needs=("programme",))

DEEDS = (SORT_OPEN, SORT_ONE, SORT_TWO, SORT, WRITE_ONE, WRITE, ORDER, AROUND)
