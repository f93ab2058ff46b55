"""All chapters, in order: deeds of the story, some of them in a way that is the demo's own."""

from bot.rehearsal.deeds import (
    calendars,
    editing,
    ending,
    later,
    partners,
    publishing,
    seats,
    signing_up,
    talking,
)
from bot.rehearsal.deeds.scene import ADA, SAM
from bot.rehearsal.demo.pulling import pull
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Step
from bot.rehearsal.discord.records import MessageRecord


async def _go_on(show: Show) -> MessageRecord:
    """Nobody wants to see the private replies of three people."""
    following = talking.ASKED_IN_MINUTE + 1
    return await talking.take_notes(show.today, first=following, replied=show.dismiss)


async def _sort(show: Show) -> MessageRecord:
    """What a visitor logged beside the story is left out."""
    return await editing.sort(show.today, unplanned="sort-out")


async def _publish(show: Show) -> MessageRecord:
    """The bot is killed before it hears that Discord has the post."""
    scene = show.today
    question = await publishing.look_first(scene)
    return await pull(
        show,
        "talks",
        lambda: publishing.say_yes(scene, question),
        lambda: publishing.findings_post(scene),
    )


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        key="before",
        steps=(
            Step(deed=signing_up.SIGN_UP),
            Step(deed=calendars.CALENDAR),
            Step(deed=seats.OFFER),
            Step(deed=signing_up.LETTER),
            Step(deed=signing_up.WAIT),
            Step(deed=signing_up.JOIN),
            Step(deed=seats.PASS_ON),
            Step(deed=calendars.EVENT),
            Step(deed=calendars.RENAME),
            Step(deed=calendars.SET_BACK),
        ),
    ),
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
        ),
    ),
    Chapter(
        key="findings",
        steps=(
            Step(deed=editing.SORT_OPEN),
            Step(deed=editing.SORT_ONE),
            Step(deed=editing.SORT_TWO),
            Step(deed=editing.SORT, way=_sort),
            Step(deed=editing.WRITE_ONE),
            Step(deed=editing.WRITE),
            Step(deed=editing.AROUND),
            Step(deed=publishing.REVIEW, viewer=ADA),
        ),
    ),
    Chapter(
        key="published",
        steps=(
            Step(deed=partners.FOLLOW),
            Step(deed=publishing.PUBLISH, way=_publish),
            Step(deed=publishing.READ),
            Step(deed=partners.CORRECT, viewer=SAM),
        ),
    ),
    Chapter(key="later", steps=tuple(Step(deed=deed) for deed in later.DEEDS)),
)
