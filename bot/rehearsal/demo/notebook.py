"""What the bot has written down, read from its store while it runs: facts for the page."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.deliveries.delivery import UNSURE, WAITING, Delivery, DeliveryState
from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.keeping.errors import StoreIsOlder, StoreUnavailable
from bot.domain.kinds import KINDS
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.world import World
from bot.services.ports import Survey
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_reading

# Discord gives no nonce to a thread, so it cannot be counted by its key.


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the story asks about, as it is on disk at one moment."""

    deliveries: tuple[Delivery, ...] = ()
    editions: tuple[Edition, ...] = ()
    talks: tuple[Talk, ...] = ()
    signups: tuple[Signup, ...] = ()
    takeaways: tuple[Takeaway, ...] = ()
    polls: tuple[Poll, ...] = ()
    findings: tuple[Finding, ...] = ()
    key_findings: tuple[KeyFindings, ...] = ()

    @property
    def planned(self) -> list[Delivery]:
        """What waits to be sent, the next one first."""
        waiting = [each for each in self.deliveries if each.state in WAITING | UNSURE]
        return sorted(waiting, key=lambda each: each.due)

    def next_due(self, now: datetime) -> datetime | None:
        """When the next planned message goes out; what is stuck counts for nothing."""
        coming = [each.due for each in self.planned if each.wake is not None and each.due > now]
        return min(coming, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Planned messages that went out, counted in the channels themselves."""

    once: int = 0
    twice: int = 0
    missing: int = 0


def count_sent(facts: Facts, world: World) -> Count:
    """Look for every sent message by its key, as Discord kept it."""
    seen = Counter(str(nonce) for nonce in world.discord.nonces.values())
    sent = [
        each
        for each in facts.deliveries
        if each.state is DeliveryState.SENT and not each.kind.record.is_thread
    ]
    times = Counter(min(seen[each.key], 2) for each in sent)
    return Count(once=times[1], twice=times[2], missing=times[0])


def stands_anywhere(world: World, part: str, *, private: bool = False) -> bool:
    """Tell whether any message has this in its components, an address or the start of an id."""
    return any(
        part in str(message.components)
        for messages in world.discord.messages.values()
        for message in messages.values()
        if message.components and (message.is_ephemeral or not private)
    )


class Notebook:
    """Opens the store beside the bot, once there is one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store: DocumentStore | None = None

    async def facts(self) -> Facts:
        """Read everything; before the bot has made its store there are no facts."""
        if self._store is None:
            try:
                self._store = await open_reading(self._folder, KINDS)
            except (StoreUnavailable, StoreIsOlder):
                return Facts()
        return await self._store.survey(_read)

    async def close(self) -> None:
        if self._store is not None:
            await self._store.close()


def _read(survey: Survey) -> Facts:
    return Facts(
        deliveries=tuple(survey.select(Delivery)),
        editions=tuple(survey.select(Edition)),
        talks=tuple(survey.select(Talk)),
        signups=tuple(survey.select(Signup)),
        takeaways=tuple(survey.select(Takeaway)),
        polls=tuple(survey.select(Poll)),
        findings=tuple(survey.select(Finding)),
        key_findings=tuple(survey.select(KeyFindings)),
    )
