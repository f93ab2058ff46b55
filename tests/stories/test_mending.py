"""Whatever of the bot's is deleted, locked, archived or renamed, or loses its rights, comes back.

Each thing that the bot made, at each moment of a talk: once people have removed the cause, where
there is one, two presses from the desk bring it back, and nothing of it stands twice.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.deeds.scene import is_ballot
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import ChannelRecord, MessageRecord
from tests.stories.acting import STARTS, Ready, second_organiser
from tests.stories.test_forum import FORUM, each_apart, publish

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
MOST = 2  # presses from the desk

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


def archive_and_rename(ready: Ready) -> None:
    ready.world.archive(ready.thread)
    for place in ("talks", "backstage", ready.thread):
        ready.world.rename(place, "renamed")


async def nothing(_ready: Ready) -> None:
    """There is no cause that somebody must remove: the desk mends it alone."""


def lock(ready: Ready) -> None:
    ready.world.archive(ready.thread, locked=True)


async def unlock(ready: Ready) -> None:
    for thread in ready.world.threads("talks"):
        ready.world.lock(thread, locked=False)


def close_talks(ready: Ready) -> None:
    ready.world.deny_bot("talks", "view_channel")


async def open_talks(ready: Ready) -> None:
    ready.world.allow_bot("talks", "view_channel")


def hush_talks(ready: Ready) -> None:
    ready.world.deny_bot("talks", "send_messages", "send_messages_in_threads", "send_polls")


def close_backstage(ready: Ready) -> None:
    ready.world.deny_bot("backstage", "view_channel")


async def open_backstage(ready: Ready) -> None:
    ready.world.allow_bot("backstage", "view_channel")


def hush_threads(ready: Ready) -> None:
    ready.world.deny_bot("talks", "send_messages_in_threads", "manage_threads")


def delete_talks(ready: Ready) -> None:
    ready.world.delete_channel("talks")


def delete_backstage(ready: Ready) -> None:
    ready.world.delete_channel("backstage")


async def choose(ready: Ready, what: str) -> None:
    setup = (await ready.ada.slash("setup", channel="general")).message
    await ready.ada.select(setup, f"setup-channel:{what}", [ready.world.channel("general")])
    await ready.world.settle()


async def choose_talks(ready: Ready) -> None:
    await choose(ready, "talks")


async def choose_backstage(ready: Ready) -> None:
    await choose(ready, "backstage")


Harm = tuple[Callable[[Ready], None], Callable[[Ready], Awaitable[None]]]
HARMS: dict[str, Harm] = {
    "card deleted": (delete_card, nothing),
    "thread deleted": (delete_thread, nothing),
    "messages in the thread deleted": (delete_all_in_thread, nothing),
    "panel and sheets deleted": (delete_backstage_messages, nothing),
    "thread archived and all renamed": (archive_and_rename, nothing),
    "thread locked": (lock, unlock),
    "talks hidden": (close_talks, open_talks),
    "talks silent": (hush_talks, open_talks),
    "threads silent": (hush_threads, open_talks),
    "backstage hidden": (close_backstage, open_backstage),
    "talks deleted": (delete_talks, choose_talks),
    "backstage deleted": (delete_backstage, choose_backstage),
}


LIVE = ("We are live", "We have been live")
WAYS = ("Post it again", "Ask again", "Try again")


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="general")).message


async def mend(ready: Ready) -> int:
    """What an organiser does: press what the desk offers; returns how many presses it took."""
    presses = 0
    shown = await desk_of(ready.ada)
    for _ in range(MOST + 1):
        offered = [each for way in WAYS for each in shown.labels if each.startswith(way)]
        several = [each for each in ("Try all again", "All that is stuck") if each in shown.labels]
        wanted = next(
            iter([*(each for each in offered if "Try" not in each), *several, *offered]), ""
        )
        if not wanted:
            break
        await ready.ada.click(shown, wanted)
        presses += 1
        await ready.world.settle()
        is_list = wanted == "All that is stuck"
        shown = ready.world.fresh(shown) if is_list else await desk_of(ready.ada)
    return presses


def places(ready: Ready, name: str) -> list[ChannelRecord]:
    """The channel of this name, or what became of it, or else the one that was chosen instead."""
    channels = ready.world.channels()
    there = [each for each in channels if each.name in {name, "renamed"}]
    return there or [each for each in channels if each.name == "general"]


def standing(ready: Ready) -> Counter[str]:
    """What stands of what people come back to, by what it is."""
    world, found = ready.world, Counter[str]()
    talks = places(ready, "talks")[0]
    for message in world.messages(talks):
        found["card"] += "More" in message.labels and message.text.startswith("-#")
        found["poll"] += is_ballot(message)
    for thread in world.threads(talks):
        found["thread"] += 1
        for message in world.messages(thread):
            found["start"] += any(said in message.text for said in LIVE)
            found["poll"] += is_ballot(message)
    backstage = places(ready, "backstage")[-1]
    for message in world.messages(backstage):
        found["panel"] += "End talk" in message.labels
    return +found


async def come(ready: Ready) -> None:
    """Mia signs up without the card, so that something changes that the card shows."""
    listed = (await ready.mia.slash("talks", channel="general")).message
    await ready.mia.click(listed, f"going:{ready.code}", forged=True)


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
    if not has_ended and harm == "talks deleted":
        # Nobody can be known to take part while the channel that tells it is gone.
        await come(ready)
    hurt(ready)
    await world.dealt_with()
    if not has_ended and harm != "talks deleted":
        await come(ready)
    await world.move_to(max(STARTS, MOMENTS[moment]) + 20 * MINUTE)

    await cure(ready)
    assert await mend(ready) <= MOST
    await world.advance(MINUTE)

    assert "stuck" not in (await desk_of(ready.ada)).text
    if has_ended:
        assert standing(ready)["poll"] == 1
    else:
        assert standing(ready) == {"card": 1, "thread": 1, "start": 1, "panel": 1}
        assert "1 going" in (await desk_of(ready.ada)).text


def delete_posts(ready: Ready) -> None:
    for post in ready.world.threads(FORUM):
        ready.world.delete_channel(post)


def archive_posts(ready: Ready) -> None:
    for post in ready.world.threads(FORUM):
        ready.world.archive(post)


def lock_posts(ready: Ready) -> None:
    for post in ready.world.threads(FORUM):
        ready.world.archive(post, locked=True)


async def unlock_posts(ready: Ready) -> None:
    for post in ready.world.threads(FORUM):
        ready.world.lock(post, locked=False)


def rename_posts(ready: Ready) -> None:
    for post in ready.world.threads(FORUM):
        ready.world.rename(post, "renamed")


def hush_forum(ready: Ready) -> None:
    ready.world.deny_bot(FORUM, "send_messages", "send_messages_in_threads", "manage_threads")


async def open_forum(ready: Ready) -> None:
    ready.world.allow_bot(FORUM, "send_messages", "send_messages_in_threads", "manage_threads")


def delete_post(ready: Ready) -> None:
    for message in ready.world.messages("talks"):
        if "Read here" in message.labels:
            ready.world.delete_message(message)


HARMS_OF_FINDINGS: dict[str, Harm] = {
    "posts deleted": (delete_posts, nothing),
    "posts archived": (archive_posts, nothing),
    "posts locked": (lock_posts, unlock_posts),
    "posts renamed": (rename_posts, nothing),
    "forum silent": (hush_forum, open_forum),
    "post in the channel deleted": (delete_post, nothing),
}


async def test_two_presses_bring_published_findings_back_once(ready: Ready):
    """After each harm they are corrected by one finding more, which all of them have to show."""
    world = ready.world
    second_organiser(world)
    await each_apart(ready)
    await publish(ready, "Benches decide", each=True)
    for number, (harm, (hurt, cure)) in enumerate(HARMS_OF_FINDINGS.items(), start=2):
        hurt(ready)
        await world.dealt_with()
        await publish(ready, f"Point {number}", each=True)
        await world.advance(MINUTE)
        await cure(ready)
        assert await mend(ready) <= MOST, harm
        await world.advance(MINUTE)
        assert "stuck" not in (await desk_of(ready.ada)).text, harm
        said = [world.messages(post)[0].text for post in world.threads(FORUM)]
        assert sum(f"**{number}** Point {number}" in text for text in said) == 1, harm
        assert len(said) == number + 1, harm
        (there,) = [each for each in world.messages("talks") if "Read here" in each.labels]
        assert f"**{number}** Point {number}" in there.text, harm
