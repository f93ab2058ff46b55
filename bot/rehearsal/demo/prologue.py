"""What happened before the page opens: Ada plans the series and the first talk takes place."""

import asyncio
from datetime import timedelta

from bot.domain.polls.poll import HOURS
from bot.rehearsal import acting
from bot.rehearsal.demo import casting, editing, polling
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.talking import live_panel, take_notes
from bot.rehearsal.demo_data import DemoTalk, read_programme

# The first talk gave these findings; the others need the second talk.
_WRITTEN_EARLY = 4


async def play_prologue(show: Show) -> None:
    """Play from the set-up to the afternoon on which the page opens."""
    first, second = show.demo.talks
    await prepare(show)
    await show.world.move_to(casting.FIRST_ANNOUNCED)
    await announce(show, first, casting.CROWD[:5])
    await show.world.move_to(casting.FIRST_BEGINS)
    await hold(show, first)
    await show.world.move_to(casting.SECOND_ANNOUNCED)
    await announce(show, second, casting.CROWD)
    await show.world.move_to(casting.CURTAIN)
    show.forget_private_replies()


async def prepare(show: Show) -> None:
    """Ada sets the server up, makes the series and pastes its programme."""
    ada, world, series = show.person(casting.ADA), show.world, show.demo.series
    show.allow_team("draft", "desk")
    await acting.set_up(world, ada, zone=series.zone)
    await acting.make_series(
        ada,
        title=series.title,
        edition=show.demo.edition.name,
        zone=series.zone,
        producers=series.producers,
        cities=series.cities,
    )
    pasted = await asyncio.to_thread(read_programme)
    preview = await acting.paste_programme(ada, pasted)
    await acting.press(world, ada, preview.message, "programme-keep")


async def announce(show: Show, talk: DemoTalk, crowd: tuple[str, ...]) -> None:
    """Ada gives a talk its links and announces it, and people sign up."""
    ada, world = show.person(casting.ADA), show.world
    panel = await acting.open_panel(ada, talk.title)
    await acting.set_links(world, ada, panel, talk.links)
    card = await acting.announce(world, ada, talk.title)
    for name in crowd:
        await acting.sign_up(world, show.person(name), card)
    await world.settle()


async def hold(show: Show, talk: DemoTalk) -> None:
    """The first talk takes place, gets its recording, and is sorted into findings."""
    ada, world = show.person(casting.ADA), show.world
    await take_notes(show, talk)
    await world.move_to(casting.FIRST_ENDS)
    await acting.press(world, ada, live_panel(show, talk), "end")
    await world.advance(timedelta(minutes=1))
    await polling.vote(show, talk, show.crowd)
    await world.advance(timedelta(hours=HOURS, minutes=1))
    panel = await acting.open_panel(ada, talk.title)
    await acting.fill(world, ada, panel, "edit-recording", recording=talk.recording or "")
    bench = await editing.open_bench(show)
    await editing.write(show, bench, upto=_WRITTEN_EARLY)
    await editing.sort(show, bench)
