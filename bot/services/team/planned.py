"""The planned messages, with what people need to recognise each: of one server, or of all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import OPEN, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.dry_run import does_ping
from bot.domain.deliveries.getting_on import Trouble, trouble_of
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import is_worth_again
from bot.domain.document import own_code
from bot.domain.partners.partner import Arrival
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server, default_server
from bot.services.ports import Looking

# Owner and code.
PlannedAddress = tuple[str, str]

# Updates that were refused, and that nothing will try again.
REFUSED = where("reason").exists() & ~where("wake").exists()


# A channel is chosen anew in the set-up; what stood in one is posted again.
_POSTED_AGAIN = frozenset({Reason.MESSAGE_GONE, Reason.THREAD_GONE})
# Those whose channel the set-up chooses; a thread hangs in that of the talks.
_CHOSEN_PLACES = frozenset({Place.TALKS, Place.BACKSTAGE, Place.THREAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMessage:
    """`trouble` is None while it gets on by itself; `zone` is where its time is meant.

    `title` is that of its talk or edition, empty for what concerns the whole server. Where `update`
    is set, it is not the message that is meant, which was sent, but an edit that was refused.
    """

    delivery: Delivery
    title: str
    server: str
    zone: str
    pings: bool
    trouble: Trouble | None
    update: Mirror | None = None
    # Its channel is not the one that the set-up shows now.
    is_elsewhere: bool = False

    @property
    def code(self) -> str:
        """What a button names."""
        return (self.update or self.delivery).code

    @property
    def reason(self) -> Reason | None:
        """Why it is stuck; a deleted channel is not to be chosen anew where that was done."""
        reason = (self.update or self.delivery).reason
        if reason is Reason.CHANNEL_GONE and self.is_elsewhere:
            return Reason.CHANNEL_REPLACED
        return reason

    @property
    def is_gone(self) -> bool:
        """Tell whether it, or what it stands in or under, was deleted in Discord."""
        if self.update is not None:
            return self.update.is_gone
        return self.delivery.is_held and self.reason in _POSTED_AGAIN

    @property
    def is_planned(self) -> bool:
        return self.trouble is None and self.delivery.is_planned

    @property
    def is_held(self) -> bool:
        return self.update is not None or self.delivery.is_held


def planned_messages(docs: Looking, *, now: datetime) -> list[PlannedMessage]:
    """All that is neither sent nor given up, the earliest first; of one moment the oldest.

    Updates come last, and only those that were refused.
    """
    talks = {(each.owner, each.code): each for each in docs.select(Talk)}
    servers = {each.owner: each for each in docs.select(Server)}
    names = titles(docs)
    waiting = docs.search(Delivery, where("state").one_of(list(OPEN)))
    waiting.sort(key=lambda each: each.due)
    found = [_message(each, talks, servers, names, now=now) for each in waiting]
    for update, post in _refused(docs):
        if update.is_gone and not _comes_back(docs, post, talks, now=now):
            continue
        message = _message(post, talks, servers, names, now=now)
        found.append(replace(message, pings=False, trouble=Trouble.HELD, update=update))
    return found


def _comes_back(
    docs: Looking, deleted: Delivery, talks: Mapping[PlannedAddress, Talk], *, now: datetime
) -> bool:
    """Tell whether what was deleted can be posted again, and neither was nor shall not be."""
    if any(each.left_out for each in docs.select(ScheduledEvent, post=deleted.code)):
        return False
    talk = talks.get((deleted.owner, deleted.about))
    same = docs.select(Delivery, about=deleted.about, kind=deleted.kind.value)
    others = [each for each in same if each.again and each.code != deleted.code]
    later = any(each.due >= (deleted.sent_at or now) for each in others)
    return not later and is_worth_again(deleted, talk, now=now)


def _refused(docs: Looking) -> Iterator[tuple[Mirror, Delivery]]:
    """The updates that somebody must mend, each with the message that it is of."""
    refused = docs.search(Mirror, REFUSED)
    if not refused:
        return
    sent = docs.select(Delivery, state=DeliveryState.SENT.value)
    posts = {(each.owner, each.code): each for each in sent}
    for each in refused:
        if post := posts.get((each.owner, each.post)):
            yield each, post


def titles(docs: Looking) -> dict[PlannedAddress, str]:
    """The titles of all talks and editions, and of what arrived from other servers."""
    series = {(each.owner, each.code): each.title for each in docs.select(Series)}
    named = {(each.owner, each.code): each.title for each in docs.select(Talk)}
    for each in docs.select(Edition):
        of = series.get((each.owner, each.series), "")
        named[each.owner, each.code] = f"{of} {each.name}".strip()
    named |= {(each.owner, each.code): each.title for each in docs.select(Arrival)}
    return named


def _message(
    delivery: Delivery,
    talks: Mapping[PlannedAddress, Talk],
    servers: Mapping[str, Server],
    names: Mapping[PlannedAddress, str],
    *,
    now: datetime,
) -> PlannedMessage:
    about = (delivery.owner, delivery.about)
    talk = talks.get(about)
    server = servers.get(delivery.owner) or default_server(delivery.owner)
    return PlannedMessage(
        delivery=delivery,
        title=names.get(about, ""),
        server=server.name or own_code(delivery.owner),
        zone=talk.slot.start.zone if talk is not None and talk.slot is not None else server.zone,
        pings=does_ping(delivery.kind, talk, server) and not delivery.again,
        trouble=_trouble(delivery, now),
        is_elsewhere=_is_elsewhere(delivery, server),
    )


def _is_elsewhere(delivery: Delivery, server: Server) -> bool:
    """Tell whether it was for, or stands in, another channel than is chosen now."""
    in_claim = delivery.claim.channel_id if delivery.claim is not None else None
    was = delivery.channel_id or in_claim
    is_backstage = delivery.place is Place.BACKSTAGE
    chosen = server.backstage_channel_id if is_backstage else server.talks_channel_id
    return delivery.place in _CHOSEN_PLACES and None not in (was, chosen) and was != chosen


def _trouble(delivery: Delivery, now: datetime) -> Trouble | None:
    """As `trouble_of`; here a doubt counts from its first moment."""
    is_unsure = delivery.is_doubtful
    return Trouble.IN_DOUBT if is_unsure else trouble_of(delivery, now=now)
