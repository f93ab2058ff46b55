"""What happens in the minute. Everything is done by the same deeds as in the story, by pressing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.takeaways.takeaway import Placement
from bot.rehearsal import acting
from bot.rehearsal.deeds import editing, ending, publishing, signing_up, talking
from bot.rehearsal.deeds.scene import Scene
from bot.rehearsal.deeds.story import perform
from bot.rehearsal.demo.minute.frame import Exhibit, Frame, lines, message, paper, shortened
from bot.rehearsal.demo.minute.left_behind import files_with
from bot.rehearsal.demo.minute.papers import begin_of_word, first_page_of_pdf
from bot.rehearsal.demo.pulling import pulling
from bot.rehearsal.demo.show import Show
from bot.rehearsal.facts import Count
from bot.saying.i18n import text_id

# How long each frame is looked at, in seconds: a minute in all.
SCRIPT: Final = {
    "card": 6,
    "notes": 7,
    "ended": 5,
    "results": 7,
    "sorting": 8,
    "written": 7,
    "killed": 4,
    "once": 4,
    "papers": 6,
    "erased": 6,
}
_WROTE: Final = 3  # people who write something into the poll
_SORTED: Final = ("sort-new", "sort-other", "sort-out")
_PAPERS: Final = ("html", "pdf", "docx")
# The files in which somebody's id may stand, by what they are called in the texts.
_FILES: Final = {
    "rostrum.sqlite3": "records",
    "rostrum.sqlite3-wal": "journal",
    "backups/erasures.jsonl": "erased",
}

Files = dict[str, bytes]


async def play(show: Show, files: Files) -> AsyncIterator[Frame]:
    """Yield the frames of `SCRIPT`, each when it has happened; `files` gets what is exported."""
    scene = show.today
    yield await _announced(show)
    yield await _noted(show)
    yield await _ended(show)
    yield await _counted(show)
    yield await _sorted(show, scene)
    yield await _written(show, scene)
    async for frame in _published(show, scene):
        yield frame
    yield await _taken_out(show, files)
    yield await _erased(show)


async def _announced(show: Show) -> Frame:
    scene = show.today
    await perform(scene, signing_up.SIGN_UP)
    await perform(scene, signing_up.LETTER)
    facts = await show.facts()
    planned = [(each.due.isoformat(), _plan(show, each.kind)) for each in facts.planned]
    return Frame(
        key="card",
        exhibits=(
            message(show, scene.card, show.mia, "card", pressed="going"),
            lines(show, "planned", planned) | {"zone": show.demo.series.zone},
        ),
    )


def _plan(show: Show, kind: DeliveryKind) -> str:
    return show.text(text_id("minute-plan", kind))


async def _noted(show: Show) -> Frame:
    scene = show.today
    await perform(scene, talking.START)
    noor = await perform(scene, talking.NOTE)
    mia = await perform(scene, talking.LOG)
    await show.world.settle()
    return Frame(
        key="notes",
        exhibits=(
            message(show, noor, show.noor, "noor"),
            message(show, mia, show.mia, "mia"),
        ),
    )


async def _ended(show: Show) -> Frame:
    scene = show.today
    await talking.take_notes(scene, first=talking.ASKED_IN_MINUTE + 1, replied=show.dismiss)
    await show.world.settle()
    running = message(show, scene.live_panel, show.ada, "panel", pressed="end")
    await perform(scene, ending.END)
    asked = message(show, scene.poll, show.mia, "poll", pressed="ballot-answer")
    return Frame(key="ended", exhibits=(running, asked))


async def _counted(show: Show) -> Frame:
    """Beside it the poll of the first talk, which hardly anybody answered."""
    voters = [show.mia, *show.voters]
    await ending.vote(show.today, voters, writers=_WROTE)
    results = await perform(show.today, ending.COUNT)
    first = show.scene(show.first)
    ballot = first.stored_ballot(facts := await show.facts())
    few = [each.answers for each in facts.tallies if ballot and each.code == ballot.code]
    return Frame(
        key="results",
        exhibits=(
            message(show, results, show.mia, "results"),
            message(show, first.poll, show.ada, "sealed"),
        ),
        numbers={"people": len(voters), "few": sum(few)},
    )


async def _sorted(show: Show, scene: Scene) -> Frame:
    """Of each kind the first, as it is before it is pressed; the others go the same way."""
    bench = await editing.open_bench(scene)
    coming, seen = list(_SORTED), list[Exhibit]()
    async for card, choice in editing.one_by_one(scene, bench):
        if coming and choice.verb == coming[0]:
            verb = coming.pop(0)
            shown = message(show, card, show.noor, verb, pressed=verb)
            seen.append(shortened(shown) | {"chosen": choice.finding or choice.heading})
    return Frame(key="sorting", exhibits=tuple(seen))


async def _written(show: Show, scene: Scene) -> Frame:
    """One of the findings, with the takeaways that it rests on."""
    finding = await editing.write_one(scene)
    await editing.write(scene)
    facts = await show.facts()
    placed = sum(each.placement is Placement.PLACED for each in facts.takeaways)
    return Frame(
        key="written",
        exhibits=(shortened(message(show, finding, show.noor, "finding")),),
        numbers={"findings": len(facts.findings), "placed": placed},
    )


async def _published(show: Show, scene: Scene) -> AsyncIterator[Frame]:
    """The bot is killed while its post is on the way, and comes back."""
    bench = await editing.open_bench(scene)
    await editing.write_around(scene, bench)
    await publishing.ask_review(scene)
    question = await publishing.look_first(scene)
    post = lambda: publishing.findings_post(scene)  # noqa: E731
    wires: list[Exhibit] = []
    async for part in pulling(show, "talks", lambda: publishing.say_yes(scene, question), post):
        if part.count is not None:
            yield Frame(key="once", exhibits=(wires[-1], _count(show, part.count)))
            continue
        wires.append(lines(show, "wire", list(part.facts)))
        if part.key == "killed":
            seen = message(show, post(), show.max, "talks")
            yield Frame(key="killed", exhibits=(wires[-1], seen))


def _count(show: Show, count: Count) -> Exhibit:
    return {"kind": "count", "title": show.text("minute-at-count"), **asdict(count)}


async def _taken_out(show: Show, files: Files) -> Frame:
    for form in _PAPERS:
        exported = await acting.export(show.world, show.ada, "findings", form=form)
        files[exported.filename] = exported.data
    html, pdf, word = files
    pictured = f"{pdf}.png"
    files[pictured] = await asyncio.to_thread(first_page_of_pdf, files[pdf])
    begun = await asyncio.to_thread(begin_of_word, files[word])
    return Frame(
        key="papers",
        exhibits=(
            message(show, publishing.findings_post(show.today), show.max, "talks"),
            paper(show, "html", html),
            paper(show, "pdf", pdf, picture=f"minute/files/{pictured}"),
            paper(show, "word", word, paragraphs=begun),
        ),
    )


async def _erased(show: Show) -> Frame:
    world, mia = show.world, show.mia
    before = await asyncio.to_thread(files_with, show.bot.data, mia.id)
    mine = acting.answered(await mia.slash("me", channel="talks")).message
    shown = (await acting.press(world, mia, mine, "my-data")).message
    everywhere = (await acting.press(world, mia, shown, "my-data", "all")).message
    asked = (await acting.press(world, mia, everywhere, "erase")).message
    done = (await acting.press(world, mia, asked, "erase-yes")).message
    await world.advance(timedelta(minutes=1))
    left = await asyncio.to_thread(files_with, show.bot.data, mia.id)
    return Frame(
        key="erased",
        exhibits=(
            message(show, done, mia, "erased"),
            _places(show, "before", before),
            _places(show, "left", left),
        ),
        numbers={"before": sum(before.values()), "left": sum(left.values())},
    )


def _places(show: Show, title: str, found: dict[str, int]) -> Exhibit:
    told = [(_named(show, name), str(n)) for name, n in found.items()]
    return lines(show, title, told, places=sum(found.values()))


def _named(show: Show, file: str) -> str:
    """What a file is, for who does not know it by its name."""
    about = _FILES.get(file)
    return file if about is None else show.text(f"minute-file-{about}")
