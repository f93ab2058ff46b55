"""All chapters, in order: deeds of the story, some of them in a way that is the demo's own."""

from bot.rehearsal.deeds import editing, ending, later, publishing, signing_up, talking
from bot.rehearsal.deeds.scene import ADA
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Step
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts, count_sent
from bot.rehearsal.plug import killed_while_posting


async def _go_on(show: Show) -> MessageRecord:
    """Nobody wants to see the private replies of three people."""
    following = talking.ASKED_IN_MINUTE + 1
    return await talking.take_notes(show.today, first=following, replied=show.dismiss)


async def _sort(show: Show) -> MessageRecord:
    """What a visitor logged beside the story is left out."""
    bench = await editing.open_bench(show.today)
    await editing.write(show.today, bench)
    await editing.sort(show.today, bench, unplanned="sort-out")
    return await editing.write_around(show.today, bench)


async def _publish(show: Show) -> MessageRecord:
    """The bot is killed before it hears that Discord has the post."""
    question = await publishing.look_first(show.today)
    async with killed_while_posting(show.world, show.bot):
        await publishing.say_yes(show.today, question)
    await show.bot.start()
    await show.world.advance(publishing.MOMENT)
    return publishing.findings_post(show.today)


def counted(show: Show, facts: Facts) -> str:
    """Say how often each planned message stands in its channel."""
    count = count_sent(facts, show.world)
    return show.text("demo-plug-counted", once=count.once, twice=count.twice, missing=count.missing)


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(key="before", steps=tuple(Step(deed=deed) for deed in signing_up.DEEDS)),
    Chapter(
        key="live",
        steps=(
            Step(deed=talking.START),
            Step(deed=talking.NOTE),
            Step(deed=talking.LOG),
            Step(deed=talking.ASK),
            Step(deed=talking.GO_ON, way=_go_on),
        ),
    ),
    Chapter(
        key="after",
        steps=(
            Step(deed=ending.END),
            Step(deed=ending.VOTE),
            Step(deed=ending.COUNT),
            Step(deed=editing.SORT_OPEN),
            Step(deed=editing.SORT_ONE),
            Step(deed=editing.SORT_TWO),
            Step(deed=editing.SORT, way=_sort),
            Step(deed=publishing.REVIEW, viewer=ADA),
            Step(deed=publishing.PUBLISH, way=_publish, note=counted),
            Step(deed=publishing.READ),
        ),
    ),
    Chapter(key="later", steps=tuple(Step(deed=deed) for deed in later.DEEDS)),
)
