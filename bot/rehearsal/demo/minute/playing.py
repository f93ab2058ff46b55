"""What happens in the minute. Everything is done by the same deeds as in the story, by pressing."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from bot.domain.takeaways.takeaway import UNDECIDED, Placement
from bot.rehearsal import acting
from bot.rehearsal.deeds import editing, ending, publishing, signing_up, talking
from bot.rehearsal.deeds.scene import Scene
from bot.rehearsal.deeds.story import perform
from bot.rehearsal.demo.minute.frame import Frame, lines, message, paper
from bot.rehearsal.demo.minute.left_behind import files_with
from bot.rehearsal.demo.minute.papers import begin_of_word, page_of_pdf
from bot.rehearsal.demo.pulling import pulling
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.strip import pings_so_far, planned_view
from bot.rehearsal.facts import Count

# How long each frame is looked at, in seconds: a minute in all.
SCRIPT: Final = {
    "card": 6,
    "notes": 6,
    "ended": 4,
    "results": 4,
    "hidden": 4,
    "sort-other": 4,
    "sort-new": 3,
    "sort-out": 2,
    "sorted": 3,
    "killed": 6,
    "looked": 5,
    "once": 3,
    "papers": 5,
    "erased": 5,
}
_WROTE: Final = 3  # people who write something into the poll
_SORTED: Final = ("sort-other", "sort-new", "sort-out")
_TEXT_PAGE: Final = 3  # the first after the title and the contents
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
    await talking.take_notes(scene, first=talking.ASKED_IN_MINUTE + 1, replied=show.dismiss)
    await perform(scene, ending.END)
    answered = await ending.vote(scene, [show.mia, *show.voters], writers=_WROTE)
    yield Frame(
        key="ended",
        exhibits=(
            message(show, scene.live_panel, show.ada, "panel"),
            message(show, answered, show.mia, "poll"),
        ),
        numbers={"people": 1 + len(show.voters)},
    )
    results = await perform(scene, ending.COUNT)
    yield Frame(
        key="results",
        exhibits=(message(show, results, show.mia, "results") | {"ends": True},),
        numbers={"few": _WROTE},
    )
    yield await _hidden(show)
    async for frame in _sorted(show, scene):
        yield frame
    async for frame in _published(show, scene):
        yield frame
    yield await _taken_out(show, files)
    yield await _erased(show)


async def _announced(show: Show) -> Frame:
    facts = await show.facts()
    planned = [(each["due"], each["what"]) for each in planned_view(show, facts)]
    return Frame(
        key="card",
        exhibits=(
            message(show, show.today.card, show.mia, "card", pressed="going"),
            lines(show, "planned", planned) | {"zone": show.demo.series.zone},
        ),
        numbers={"planned": len(facts.planned), "pings": pings_so_far(show)},
    )


async def _noted(show: Show) -> Frame:
    scene = show.today
    await perform(scene, signing_up.SIGN_UP)
    await perform(scene, signing_up.LETTER)
    await perform(scene, talking.START)
    noor = await perform(scene, talking.NOTE)
    mia = await perform(scene, talking.LOG)
    await show.world.settle()
    return Frame(
        key="notes",
        exhibits=(
            message(show, noor, show.noor, "noor"),
            message(show, mia, show.mia, "mia"),
            message(show, scene.live_panel, show.noor, "panel"),
        ),
    )


async def _hidden(show: Show) -> Frame:
    """The poll of the first talk, which hardly anybody answered."""
    first = show.scene(show.first)
    ballot = first.stored_ballot(facts := await show.facts())
    few = [each.answers for each in facts.tallies if ballot and each.code == ballot.code]
    told = acting.find_message(show.world, "backstage", verb="ballot-together")
    return Frame(
        key="hidden",
        exhibits=(
            message(show, first.poll, show.mia, "sealed"),
            message(show, told, show.ada, "sealed-team"),
        ),
        numbers={"few": sum(few)},
    )


async def _sorted(show: Show, scene: Scene) -> AsyncIterator[Frame]:
    """The first of each kind is shown before it is pressed, the others go on meanwhile."""
    bench = await editing.open_bench(scene)
    coming = list(_SORTED)
    async for card, choice in editing.one_by_one(scene, bench):
        if coming and choice.verb == coming[0]:
            coming.pop(0)
            shown = message(show, card, show.noor, "sorting", pressed=choice.verb)
            shown["chosen"] = choice.finding or choice.heading
            yield Frame(key=choice.verb, exhibits=(shown,))
    facts = await show.facts()
    placements = Counter(each.placement for each in facts.takeaways)
    yield Frame(
        key="sorted",
        exhibits=(message(show, await editing.open_bench(scene), show.noor, "bench"),),
        numbers={
            "findings": len(facts.findings),
            "placed": placements[Placement.PLACED],
            "later": sum(placements[each] for each in UNDECIDED),
        },
    )


async def _published(show: Show, scene: Scene) -> AsyncIterator[Frame]:
    """The bot is killed while its post is on the way, and comes back."""
    bench = await editing.open_bench(scene)
    await editing.write(scene, bench)
    await editing.write_around(scene, bench)
    await publishing.ask_review(scene)
    question = await publishing.look_first(scene)
    post = lambda: publishing.findings_post(scene)  # noqa: E731
    async for part in pulling(show, lambda: publishing.say_yes(scene, question), post):
        if part.count is not None:
            yield _counted(show, part.count)
        else:
            wire = lines(show, "wire", list(part.facts))
            yield Frame(key=part.key, exhibits=(wire, message(show, post(), show.max, "talks")))


def _counted(show: Show, count: Count) -> Frame:
    shown = {"kind": "count", "title": show.text("minute-at-count"), **asdict(count)}
    return Frame(key="once", exhibits=(shown,), numbers={"once": count.once})


async def _taken_out(show: Show, files: Files) -> Frame:
    for form in _PAPERS:
        exported = await acting.export(show.world, show.ada, "findings", form=form)
        files[exported.filename] = exported.data
    html, pdf, word = files
    pictured = f"{pdf}.png"
    files[pictured] = await asyncio.to_thread(page_of_pdf, files[pdf], _TEXT_PAGE)
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
            message(show, done, mia, "mia"),
            lines(show, "before", [(_named(show, name), str(n)) for name, n in before.items()]),
            lines(show, "left", [(_named(show, name), str(n)) for name, n in left.items()]),
        ),
        numbers={"before": sum(before.values()), "left": sum(left.values())},
    )


def _named(show: Show, file: str) -> str:
    """What a file is, for who does not know it by its name."""
    about = _FILES.get(file)
    return file if about is None else show.text(f"minute-file-{about}", name=file)
