"""What was done since a backup was made stays done when the backup is restored.

A poll that was sealed stays sealed. Opened again, it would be answered by nearly the same people,
and the difference of two counts says what single people answered. What was carried to a partner is
not posted there again: the backup knows nothing of it, so that it would be carried anew, a message
of another key, which no look could find.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.transitions import step
from bot.domain.document import Document
from bot.domain.partners.partner import Arrival, Following
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.services.ballots.sealing import stop_asking
from bot.services.ports import Documents, Store
from bot.store.upkeep.salvage import documents_in

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBallots:
    """A poll whose ballots are sums by now, and its message; one whose key was lost has no sums."""

    poll: BallotPoll
    tally: Tally | None
    carrier: Delivery | None


def read_counted(database: Path) -> list[CountedBallots]:
    """Return those of the database that is to be replaced, as far as it can be read. Blocks."""
    polls = _all_of(BallotPoll, database)
    tallies, posts = _all_of(Tally, database), _all_of(Delivery, database)
    tally_of = {each.code: each for each in tallies}
    carrier_of = {each.code: each for each in posts if each.is_sent}
    found = (
        CountedBallots(poll=each, tally=tally_of.get(each.code), carrier=carrier_of.get(each.post))
        for each in polls
    )
    return [each for each in found if each.tally or each.poll.state is BallotState.LOST]


async def keep_counted(store: Store, counted: list[CountedBallots], *, now: datetime) -> None:
    for each in counted:
        await store.run(each.poll.owner, partial(_keep, counted=each, now=now))


def _keep(docs: Documents, counted: CountedBallots, now: datetime) -> None:
    """Of a talk that the backup does not know nobody can be told anything."""
    poll = counted.poll
    if docs.find(Talk, poll.talk) is None or docs.find(Edition, poll.edition) is None:
        return
    for other in docs.select(BallotPoll, talk=poll.talk):
        if other.code != poll.code and other.state is BallotState.PLANNED:
            # It was taken back since, and this one came in its place.
            _take_back(docs, other, now)
    if counted.carrier is not None and docs.find(Delivery, poll.post) is None:
        docs.put(replace(counted.carrier, version=0))
    if counted.tally is not None:
        _put(docs, counted.tally)
    stop_asking(docs, _put(docs, poll), now)


def _take_back(docs: Documents, poll: BallotPoll, now: datetime) -> None:
    carrier = docs.find(Delivery, poll.post)
    if carrier is not None and carrier.is_open:
        docs.put(step(carrier, Withdrawn(), now=now))
    docs.remove(poll)


def _put(docs: Documents, document: D) -> D:
    known = docs.find(type(document), document.code)
    return docs.put(replace(document, version=known.version if known is not None else 0))


def _all_of(kind: type[D], database: Path) -> list[D]:
    return list(documents_in(database, (kind,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What stands on the server that follows, or may, and the messages that show it."""

    arrival: Arrival
    posts: tuple[Delivery, ...]


def read_carried(database: Path) -> list[Carried]:
    """Return those of the database that is to be replaced, as far as it can be read. Blocks."""
    arrivals = list(documents_in(database, (Arrival,)))
    if not arrivals:
        return []
    posts: dict[str, list[Delivery]] = defaultdict(list)
    for each in documents_in(database, (Delivery,)):
        if each.may_be_read:
            posts[each.about].append(each)
    found = (Carried(arrival=each, posts=tuple(posts[each.code])) for each in arrivals)
    return [each for each in found if each.posts]


async def keep_carried(store: Store, carried: list[Carried]) -> None:
    for each in carried:
        await store.run(each.arrival.owner, partial(_keep_carried, carried=each))


def _keep_carried(docs: Documents, carried: Carried) -> None:
    """Where the backup knows it too, its message is looked for as all others are."""
    arrival = carried.arrival
    if docs.find(Following, arrival.following) is None:
        return
    if any(each.of == arrival.of for each in docs.select(Arrival, following=arrival.following)):
        return
    docs.put(replace(arrival, version=0))
    for post in carried.posts:
        docs.put(replace(post, version=0))
