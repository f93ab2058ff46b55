"""What the bot has written down, at one moment: what the story asks about."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import UNSURE, WAITING, Delivery, DeliveryState
from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.partners.partner import Following
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.rehearsal.discord.world import World
from bot.services.ports import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    servers: tuple[Server, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    editions: tuple[Edition, ...] = ()
    talks: tuple[Talk, ...] = ()
    signups: tuple[Signup, ...] = ()
    takeaways: tuple[Takeaway, ...] = ()
    polls: tuple[Poll, ...] = ()
    ballots: tuple[BallotPoll, ...] = ()
    tallies: tuple[Tally, ...] = ()
    findings: tuple[Finding, ...] = ()
    key_findings: tuple[KeyFindings, ...] = ()
    followings: tuple[Following, ...] = ()
    events: tuple[ScheduledEvent, ...] = ()

    @property
    def planned(self) -> list[Delivery]:
        """What waits to be sent, the next one first."""
        waiting = [each for each in self.deliveries if each.state in WAITING | UNSURE]
        return sorted(waiting, key=lambda each: each.due)

    def next_due(self, now: datetime) -> datetime | None:
        """When the next planned message goes out; what is stuck counts for nothing."""
        coming = [each.due for each in self.planned if each.wake is not None and each.due > now]
        return min(coming, default=None)

    def talk(self, title: str) -> Talk | None:
        return next((each for each in self.talks if each.title == title), None)


def read_facts(survey: Survey) -> Facts:
    return Facts(
        servers=tuple(survey.select(Server)),
        deliveries=tuple(survey.select(Delivery)),
        editions=tuple(survey.select(Edition)),
        talks=tuple(survey.select(Talk)),
        signups=tuple(survey.select(Signup)),
        takeaways=tuple(survey.select(Takeaway)),
        polls=tuple(survey.select(Poll)),
        ballots=tuple(survey.select(BallotPoll)),
        tallies=tuple(survey.select(Tally)),
        findings=tuple(survey.select(Finding)),
        key_findings=tuple(survey.select(KeyFindings)),
        followings=tuple(survey.select(Following)),
        events=tuple(survey.select(ScheduledEvent)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Planned messages that went out, counted in the channels themselves."""

    once: int = 0
    twice: int = 0
    missing: int = 0


def count_sent(facts: Facts, world: World) -> Count:
    """Look for every sent message by its key, as Discord kept it; threads and events have none."""
    seen = Counter(str(nonce) for nonce in world.discord.nonces.values())
    sent = [
        each
        for each in facts.deliveries
        if each.state is DeliveryState.SENT
        and not (each.kind.record.is_thread or each.kind.record.is_event)
    ]
    times = Counter(min(seen[each.key], 2) for each in sent)
    return Count(once=times[1], twice=times[2], missing=times[0])
