"""What arrives on the server that follows, planned in a unit of its own from what is public."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import PartnerEvent, PartnerNews
from bot.domain.deliveries.receipts import Went, went
from bot.domain.deliveries.transitions import step
from bot.domain.document import own_code
from bot.domain.partners.partner import Arrival, Ending, Following
from bot.domain.partners.shared import SharedFindings, SharedTalk
from bot.services.outbox.planning import newest, post, touch
from bot.services.partners.outgoing import Outgoing
from bot.services.ports import Documents, Reader

_EVENTS = {Ending.CUT_OFF: PartnerEvent.CUT_OFF, Ending.GONE: PartnerEvent.GONE}


def arrive(docs: Documents, following: Following, came: Outgoing, *, now: datetime) -> None:
    """Make what stands here the same as what is public there; run twice it changes nothing more."""
    named = replace(following, title=came.title, server=came.server)
    if named != following:
        docs.put(named)
    known = {each.of: each for each in docs.select(Arrival, following=following.code)}
    for shown, arrival in _wanted(docs, following, came, known, now=now):
        if arrival.version and shown == arrival:
            continue
        _put(docs, docs.put(arrival), now=now)
    gone = known.keys() - {each.of for each in (*came.talks, *came.findings)}
    for arrival in (known[of] for of in gone):
        if not arrival.is_withdrawn:
            _put(docs, docs.put(replace(arrival, is_withdrawn=True)), now=now)


def _wanted(
    docs: Documents,
    following: Following,
    came: Outgoing,
    known: dict[str, Arrival],
    *,
    now: datetime,
) -> Iterator[tuple[Arrival | None, Arrival]]:
    """Each as it is here, and as it is to be; of what is over nothing new begins."""
    for talk in came.talks:
        before = known.get(talk.of)
        if before is not None:
            yield before, replace(before, talk=talk, is_withdrawn=False)
        elif talk.is_to_come(now):
            yield None, _new(docs, following, talk)
    for findings in came.findings:
        before = known.get(findings.of)
        if before is not None:
            yield before, replace(before, findings=findings, is_withdrawn=False)
        elif _is_new(findings, following):
            yield None, _new(docs, following, findings)


def _is_new(findings: SharedFindings, following: Following) -> bool:
    """Tell whether it was published since this server follows; what is older is not sent after."""
    since = following.since
    return findings.article is not None and since is not None and findings.published_at >= since


def _new(docs: Documents, following: Following, shown: SharedTalk | SharedFindings) -> Arrival:
    is_talk = isinstance(shown, SharedTalk)
    return Arrival(
        owner=docs.owner,
        code=docs.new_code(),
        following=following.code,
        talk=shown if is_talk else None,
        findings=None if is_talk else shown,
        first_start=shown.slot.starts_at if is_talk else None,
    )


def _kinds(arrival: Arrival) -> tuple[DeliveryKind, MirrorKind]:
    if arrival.talk is not None:
        return DeliveryKind.PARTNER_TALK, MirrorKind.PARTNER_TALK
    return DeliveryKind.PARTNER_FINDINGS, MirrorKind.PARTNER_FINDINGS


def _put(docs: Documents, arrival: Arrival, *, now: datetime) -> None:
    """Post it, or show anew what was posted; what nobody has read and is off never comes."""
    kind, mirror = _kinds(arrival)
    posted = newest(docs, arrival.code, kind)
    if not _is_worth_posting(arrival, now=now):
        if posted is not None and posted.is_surely_unread:
            docs.put(step(posted, Withdrawn(), now=now))
            return
    elif posted is None or posted.never_comes:
        post(docs, kind, about=arrival.code, due=now)
        return
    touch(docs, mirror, arrival.code, now=now)


def _is_worth_posting(arrival: Arrival, *, now: datetime) -> bool:
    if arrival.is_withdrawn:
        return False
    if arrival.talk is not None:
        return arrival.talk.is_to_come(now)
    return arrival.findings is not None and arrival.findings.article is not None


def stands_as(docs: Reader, *, following: str, of: str) -> Went | None:
    """What became of one thing here, for whoever shared it; None where it was not to arrive."""
    arrivals = docs.select(Arrival, following=following)
    arrival = next((each for each in arrivals if each.of == of), None)
    posted = newest(docs, arrival.code, _kinds(arrival)[0]) if arrival is not None else None
    return went(posted) if posted is not None else None


def resume(docs: Documents, following: Following, *, now: datetime) -> None:
    """It is followed again: what stood here says so, and what was left out may come."""
    for arrival in docs.select(Arrival, following=following.code):
        _put(docs, arrival, now=now)


def end(docs: Documents, following: Following, why: Ending, *, now: datetime) -> None:
    """Nothing comes any more: what waits is taken back, what stands is kept and says since when."""
    docs.put(following.ended(why, now=now))
    for arrival in docs.select(Arrival, following=following.code):
        kind, mirror = _kinds(arrival)
        for waiting in docs.select(Delivery, about=arrival.code, kind=kind):
            if waiting.is_open:
                docs.put(step(waiting, Withdrawn(), now=now))
        touch(docs, mirror, arrival.code, now=now)
    if why in _EVENTS:
        tell(docs, _EVENTS[why], following.title, following.server, now=now)


def tell(docs: Documents, event: PartnerEvent, series: str, server: str, *, now: datetime) -> None:
    """Tell this server's team what happened between it and another one."""
    news = PartnerNews(event=event, series=series, server=server)
    post(docs, DeliveryKind.PARTNER_NEWS, about=own_code(docs.owner), due=now, payload=news)
