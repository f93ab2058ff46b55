"""Whatever of the bot's is deleted, locked, archived or renamed, or loses its rights, comes back.

Each thing that the bot made, at each moment of a talk: once people have removed the cause, where
there is one, two presses from the desk bring it back, and nothing of it stands twice.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.deeds.scene import is_ballot
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import STARTS, Ready

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

MOMENTS = {
    "announced": STARTS - 10 * DAY,
    "the day before": STARTS - DAY + MINUTE,
    "live": STARTS + 5 * MINUTE,
    "ended": STARTS + 30 * MINUTE,
}


def delete_card(ready: Ready) -> None:
    ready.world.delete_message(ready.card)


def delete_thread(ready: Ready) -> None:
    ready.world.delete_channel(ready.thread)


def delete_all_in_thread(ready: Ready) -> None:
    for message in ready.world.messages(ready.thread):
        ready.world.delete_message(message)


def delete_backstage_messages(ready: Ready) -> None:
    for message in ready.world.messages("backstage"):
        if message.by_bot:
            ready.world.delete_message(message)


def archive(ready: Ready) -> None:
    ready.world.archive(ready.thread)


def rename(ready: Ready) -> None:
    for place in ("talks", "backstage", ready.thread):
        ready.world.rename(place, "renamed")


def nothing(_ready: Ready) -> None:
    """There is no cause that somebody must remove: the desk mends it alone."""


def lock(ready: Ready) -> None:
    ready.world.archive(ready.thread, locked=True)


def unlock(ready: Ready) -> None:
    for thread in ready.world.threads("talks"):
        ready.world.lock(thread, locked=False)


def close_talks(ready: Ready) -> None:
    ready.world.deny_bot("talks", "view_channel")


def open_talks(ready: Ready) -> None:
    ready.world.allow_bot("talks", "view_channel")


def hush_talks(ready: Ready) -> None:
    ready.world.deny_bot("talks", "send_messages", "send_messages_in_threads", "send_polls")


def close_backstage(ready: Ready) -> None:
    ready.world.deny_bot("backstage", "view_channel")


def open_backstage(ready: Ready) -> None:
    ready.world.allow_bot("backstage", "view_channel")


HARMS: dict[str, tuple[Callable[[Ready], None], Callable[[Ready], None]]] = {
    "card deleted": (delete_card, nothing),
    "thread deleted": (delete_thread, nothing),
    "messages in the thread deleted": (delete_all_in_thread, nothing),
    "panel and sheets deleted": (delete_backstage_messages, nothing),
    "thread archived": (archive, nothing),
    "all renamed": (rename, nothing),
    "thread locked": (lock, unlock),
    "talks hidden": (close_talks, open_talks),
    "talks silent": (hush_talks, open_talks),
    "backstage hidden": (close_backstage, open_backstage),
}


DELETED = [name for name in HARMS if "deleted" in name]
AGAIN = "Post again what was deleted"
LIVE = ("We are live", "We have been live")


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="general")).message


async def mend(ready: Ready) -> None:
    """What an organiser does: at most two presses from the desk."""
    desk = await desk_of(ready.ada)
    if "All that is stuck" in desk.labels:
        page = (await ready.ada.click(desk, "All that is stuck")).message
        desk = (await ready.ada.click(page, "Try all again")).message
    else:
        ways = [each for each in desk.labels if each.startswith(("Try again", "Post it again"))]
        for label in ways:
            desk = await desk_of(ready.ada)
            if label in desk.labels:
                await ready.ada.click(desk, label)
    await ready.world.settle()


async def post_again(ready: Ready) -> None:
    """The talk on the desk, then [Post again]."""
    desk = await desk_of(ready.ada)
    opened = next(label for label in desk.labels if label.startswith("Talk 1"))
    panel = (await ready.ada.click(desk, opened)).message
    await ready.ada.click(panel, AGAIN)
    await ready.world.settle()


async def press_on_panel(ready: Ready) -> None:
    """A talk that has ended is no longer on the desk: its panel is opened by the command."""
    panel = (await ready.ada.slash("talk panel", channel="general", talk=ready.code)).message
    if AGAIN in panel.labels:
        await ready.ada.click(panel, AGAIN)
    await ready.world.settle()


def standing(ready: Ready) -> Counter[str]:
    """What stands of what people come back to, by what it is."""
    world, found = ready.world, Counter[str]()
    talks, *_ = (c for c in world.channels() if c.name in {"talks", "renamed"})
    for message in world.messages(talks):
        found["card"] += "More" in message.labels and message.text.startswith("-#")
        found["poll"] += is_ballot(message)
    for thread in world.threads(talks):
        found["thread"] += 1
        for message in world.messages(thread):
            found["start"] += any(said in message.text for said in LIVE)
            found["poll"] += is_ballot(message)
    backstage = [c for c in world.channels() if c.name in {"backstage", "renamed"}][-1]
    for message in world.messages(backstage):
        found["panel"] += "End talk" in message.labels
    return +found


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("harm", HARMS)
async def test_two_presses_bring_everything_back_once(ready: Ready, harm: str, moment: str):
    world = ready.world
    hurt, cure = HARMS[harm]
    await world.move_to(MOMENTS[moment])
    has_ended = moment == "ended"
    if has_ended:
        panel = next(m for m in world.messages("backstage") if "End talk" in m.labels)
        await acting.end_talk(world, ready.ada, panel)
        await world.advance(GOES_ON_WITHIN + MINUTE)
    hurt(ready)
    await world.dealt_with()
    if not has_ended:
        listed = (await ready.mia.slash("talks", channel="general")).message
        await ready.mia.click(listed, f"going:{ready.code}", forged=True)
    await world.move_to(max(STARTS, MOMENTS[moment]) + 20 * MINUTE)

    cure(ready)
    if has_ended:
        await press_on_panel(ready)
    elif harm in DELETED:
        await post_again(ready)
    await mend(ready)
    await world.advance(MINUTE)

    assert "stuck" not in (await desk_of(ready.ada)).text
    if has_ended:
        assert standing(ready)["poll"] == 1
    else:
        assert standing(ready) == {"card": 1, "thread": 1, "start": 1, "panel": 1}
        assert "1 going" in (await desk_of(ready.ada)).text
