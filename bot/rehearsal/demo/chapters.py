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
from bot.rehearsal.demo.story import StoryChapter, StoryStep
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


CHAPTERS: tuple[StoryChapter, ...] = (
    StoryChapter(
        key="before",
        steps=(
            StoryStep(deed=signing_up.SIGN_UP),
            StoryStep(deed=calendars.CALENDAR),
            StoryStep(deed=seats.OFFER),
            StoryStep(deed=signing_up.LETTER),
            StoryStep(deed=signing_up.WAIT),
            StoryStep(deed=signing_up.JOIN),
            StoryStep(deed=seats.PASS_ON),
            StoryStep(deed=calendars.EVENT),
            StoryStep(deed=calendars.RENAME),
            StoryStep(deed=calendars.SET_BACK),
        ),
    ),
    StoryChapter(
        key="live",
        steps=(
            StoryStep(deed=talking.START),
            StoryStep(deed=talking.NOTE),
            StoryStep(deed=talking.LOG),
            StoryStep(deed=talking.ASK),
            StoryStep(deed=talking.GO_ON, way=_go_on),
        ),
    ),
    StoryChapter(
        key="after",
        steps=(
            StoryStep(deed=ending.END),
            StoryStep(deed=ending.VOTE),
            StoryStep(deed=ending.COUNT),
        ),
    ),
    StoryChapter(
        key="findings",
        steps=(
            StoryStep(deed=editing.SORT_OPEN),
            StoryStep(deed=editing.SORT_ONE),
            StoryStep(deed=editing.SORT_TWO),
            StoryStep(deed=editing.SORT, way=_sort),
            StoryStep(deed=editing.WRITE_ONE),
            StoryStep(deed=editing.WRITE),
            StoryStep(deed=editing.AROUND),
            StoryStep(deed=publishing.REVIEW, viewer=ADA),
        ),
    ),
    StoryChapter(
        key="published",
        steps=(
            StoryStep(deed=partners.FOLLOW),
            StoryStep(deed=publishing.PUBLISH, way=_publish),
            StoryStep(deed=publishing.READ),
            StoryStep(deed=partners.CORRECT, viewer=SAM),
        ),
    ),
    StoryChapter(key="later", steps=tuple(StoryStep(deed=deed) for deed in later.DEEDS)),
)
