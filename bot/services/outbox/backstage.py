"""Telling the team what did not go out as planned, inside the unit of work that finds it out."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from tinydb import where

from bot.domain.deliveries.delivery import WAITING, Delivery, DeliveryState
from bot.domain.deliveries.facts import Retimed
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.notice import is_late_news
from bot.domain.deliveries.payloads import NoticeLine, notice_of
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store, Survey

_PLANNED = DeliveryState.PLANNED.value
# What is late rarely comes alone: a notice waits so long after the last of it, so long in all.
GATHER = timedelta(seconds=30)
GATHER_AT_MOST = timedelta(minutes=5)


def tell_backstage(
    docs: Documents, line: NoticeLine, *, now: datetime, since: datetime | None = None
) -> None:
    """Plan one notice for the team, or add to the one that nobody has read yet.

    `since` is when the message should have gone out, if it is late: after a downtime others will
    be, and the notice waits for them.
    """
    notice = _unread(docs) or _new_notice(docs, line.about, now=now)
    told = notice_of(notice.payload).with_line(line)
    if notice.is_held:
        docs.put(replace(notice, payload=told))
        return
    wake = notice.wake or now
    if since is not None:
        told = told.late_since(since)
        wake = max(wake, min(now + GATHER, notice.due + GATHER_AT_MOST))
    docs.put(replace(notice, payload=told, wake=wake))


def _unread(docs: Documents) -> Delivery | None:
    """One that waits, or is held: where backstage is broken they would pile up."""
    waits = where("state").one_of(list(WAITING))
    notices = docs.search(Delivery, (where("kind") == DeliveryKind.NOTICE) & waits)
    unread = [notice for notice in notices if notice.is_surely_unread]
    return min(unread, key=lambda notice: notice.is_held, default=None)


def _new_notice(docs: Documents, about: str, *, now: datetime) -> Delivery:
    return post(docs, DeliveryKind.NOTICE, about=about, due=now)


def tell_not_sent(docs: Documents, delivery: Delivery, reason: Reason, *, now: datetime) -> None:
    """Tell of a message that is held or was dropped; after a downtime, with what was late."""
    line = NoticeLine(what=delivery.kind, reason=reason, about=delivery.about)
    since = delivery.due if is_late_news(delivery, at=now) else None
    tell_backstage(docs, line, now=now, since=since)


def tell_if_late(docs: Documents, sent: Delivery, *, now: datetime) -> None:
    """Tell of a message that went out late: at its claim, for a look may find it much later."""
    claimed_at = sent.claim.at if sent.claim is not None else now
    if is_late_news(sent, at=claimed_at):
        line = NoticeLine(what=sent.kind, about=sent.about)
        tell_backstage(docs, line, now=now, since=sent.due)


class WaitingNotices:
    """A notice that waited as the bot went down waits anew, for what this downtime adds to it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def open(self, now: datetime) -> None:
        def look(survey: Survey) -> list[Delivery]:
            return survey.select(Delivery, kind=DeliveryKind.NOTICE.value, state=_PLANNED)

        for notice in await self._store.survey(look):
            await self._store.run(notice.owner, partial(_gather_again, code=notice.code, now=now))


def _gather_again(docs: Documents, *, code: str, now: datetime) -> None:
    notice = docs.get(Delivery, code)
    if notice.is_planned:
        docs.put(step(notice, Retimed(now + GATHER, notice.occasion), now=now))
