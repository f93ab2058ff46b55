"""The plug, pulled while a post of the bot is on its way: what is seen of it, part by part."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from bot.domain.deliveries.delivery import DeliveryState
from bot.rehearsal import acting
from bot.rehearsal.deeds import publishing
from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.rest.request_log import LoggedRequest
from bot.rehearsal.facts import Count, count_sent
from bot.rehearsal.plug import killed_while_posting

Find = Callable[[], MessageRecord]

_SEEN_DEAD: Final = 3.0  # seconds for which people see that it is dead
_ASKED: Final = {"POST": "demo-wire-post", "GET": "demo-wire-look"}
_LAST_STEP: Final = "4"  # of the setup; it can send a test message


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    key: Literal["killed", "looked", "once"]
    facts: tuple[tuple[str, str], ...] = ()
    """What each is about, and what is so."""
    count: Count | None = None
    """Of all that the bot ever sent by itself; with `once`."""


async def pull(
    show: Show, place: str, cause: Callable[[], Awaitable[object]], find: Find
) -> MessageRecord:
    """Pull the plug while the post that `cause` brings to `place` is on its way, and show it.

    `find` returns that post, which Discord has and the bot does not know of.
    """
    show.pulls += 1
    show.pulled = []
    try:
        async for part in pulling(show, place, cause, find):
            show.pulled.append(_view(show, part))
            show.world.changed()
            if part.key == "killed":
                await asyncio.sleep(_SEEN_DEAD)
    except BaseException:
        show.pulled = []
        raise
    finally:
        show.world.changed()
    return find()


async def pull_any_time(show: Show) -> MessageRecord:
    """Ada has the bot send something that the story knows nothing of: a test message."""
    panel = acting.answered(await show.ada.slash("setup", channel="backstage"))
    show.dismiss(panel)
    await acting.press(show.world, show.ada, panel.message, "setup-step", _LAST_STEP)
    await show.world.settle()

    async def ask() -> None:
        show.dismiss(await acting.press(show.world, show.ada, panel.message, "setup-test"))

    return await pull(show, "backstage", ask, lambda: show.world.messages("backstage")[-1])


async def pulling(
    show: Show, place: str, cause: Callable[[], Awaitable[object]], find: Find
) -> AsyncIterator[Part]:
    """Yield `killed`, then (started again) `looked`, then `once`."""
    text, world = show.text, show.world
    async with killed_while_posting(world, show.bot, place):
        await cause()
    post = find()
    yield Part(
        key="killed",
        facts=(
            _asked(show, _requests(show, post)[-1], post),
            (text("demo-wire-discord"), text("demo-wire-has-it")),
            (text("demo-wire-bot"), text("demo-wire-killed", how=show.bot.ended)),
            (text("demo-wire-disk"), await _on_disk(show, post)),
        ),
    )
    asked = world.requests.counts.total()
    await show.bot.start()
    await world.advance(publishing.MOMENT)
    since = _requests(show, post, since=asked)
    yield Part(
        key="looked",
        facts=(
            (text("demo-wire-bot"), text("demo-wire-back")),
            *(_asked(show, each, post) for each in since),
            (text("demo-wire-disk"), await _on_disk(show, post)),
        ),
    )
    yield Part(key="once", count=count_sent(await show.facts(), world))


def _requests(show: Show, post: MessageRecord, *, since: int = 0) -> list[LoggedRequest]:
    """What was asked about the messages of this channel, after so many requests."""
    path, log = f"/channels/{post.channel_id}/messages", show.world.requests
    later = len(log.entries) - (log.counts.total() - since)
    return [each for each in list(log.entries)[max(later, 0) :] if each.path == path]


def _asked(show: Show, request: LoggedRequest, post: MessageRecord) -> tuple[str, str]:
    channel = show.world.channel(post.channel_id).name
    return show.text("demo-wire-asked"), show.text(_ASKED[request.method], channel=channel)


async def _on_disk(show: Show, post: MessageRecord) -> str:
    """What the bot has written down of this post, known by its key."""
    found = [each for each in (await show.facts()).deliveries if each.key == str(post.nonce)]
    sent = bool(found) and found[0].state is DeliveryState.SENT
    return show.text("demo-wire-sent" if sent else "demo-wire-on-its-way")


def _view(show: Show, part: Part) -> dict[str, Any]:
    told: dict[str, int] = {} if part.count is None else asdict(part.count)
    return {
        "key": part.key,
        "sentence": show.text(f"demo-pulled-{part.key}", **told),
        "facts": [{"about": about, "text": so} for about, so in part.facts],
    }
