"""Telling the team what did not go out as planned, inside the unit of work that finds it out."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from tinydb import where

from bot.domain.deliveries.delivery import WAITING, Delivery, DeliveryState
from bot.domain.deliveries.facts import Mended, Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import NoticeLine, notice_of
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import is_late_news
from bot.domain.deliveries.transitions import step
from bot.domain.document import own_code
from bot.services.lookups import server_of
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store, Survey

_PLANNED = DeliveryState.PLANNED.value
# What is late rarely comes alone: a notice waits so long after the last of it, so long in all.
GATHER = timedelta(seconds=30)
GATHER_AT_MOST = timedelta(minutes=5)
# Long enough for an organiser to notice and choose another channel.
SILENT_FOR = timedelta(hours=1)


def tell_backstage(
    docs: Documents,
    line: NoticeLine,
    *,
    now: datetime,
    since: datetime | None = None,
    others_follow: bool = False,
) -> None:
    """Plan one notice for the team, or add to the one that nobody has read yet.

    `since` is when the message should have gone out, if it is late: after a downtime others will
    be, and the notice waits for them. So it does where `others_follow`: the letters of one minute.
    """
    notice = _unread(docs) or _new_notice(docs, line.about, now=now)
    told = notice_of(notice.payload).with_line(line)
    if notice.is_held:
        # Perhaps it gets through by now: the next word tries again, with all that was not read.
        tried = step(notice, Mended(), now=now)
        docs.put(replace(tried, payload=told, wake=now + GATHER))
        return
    wake = notice.wake or now
    if since is not None:
        told = told.late_since(since)
    if since is not None or others_follow:
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
    is_letter = delivery.place is Place.MEMBER
    tell_backstage(docs, line, now=now, since=since, others_follow=is_letter)


def tell_if_late(docs: Documents, sent: Delivery, *, now: datetime) -> None:
    """Tell of a message that went out late: at its claim, for a look may find it much later."""
    claimed_at = sent.claim.at if sent.claim is not None else now
    if is_late_news(sent, at=claimed_at):
        line = NoticeLine(what=sent.kind, about=sent.about)
        tell_backstage(docs, line, now=now, since=sent.due)


def sound_alarm(docs: Documents, *, now: datetime) -> None:
    """Plan one letter to whoever set the bot up, for when backstage stays silent for an hour."""
    user_id = server_of(docs).set_up_by
    alarms = docs.select(Delivery, kind=DeliveryKind.ALARM.value)
    if user_id is None or any(each.is_open for each in alarms):
        return
    told_at = max((each.sent_at for each in alarms if each.sent_at), default=None)
    if told_at is not None and not _was_heard_since(docs, told_at):
        return
    about = own_code(docs.owner)
    post(docs, DeliveryKind.ALARM, about=about, due=now + SILENT_FOR, user_id=user_id)


def _was_heard_since(docs: Documents, moment: datetime) -> bool:
    sent = docs.select(Delivery, state=DeliveryState.SENT.value)
    backstage = (each.sent_at for each in sent if each.place is Place.BACKSTAGE)
    return any(at is not None and at > moment for at in backstage)


def silence_alarm(docs: Documents, *, now: datetime) -> None:
    """Backstage reads again: no letter is needed."""
    for alarm in docs.select(Delivery, kind=DeliveryKind.ALARM.value):
        if alarm.is_waiting:
            docs.put(step(alarm, Withdrawn(), now=now))


def try_notices_again(docs: Documents, *, now: datetime) -> None:
    """Backstage can be written to, by another choice or again: what was not read goes there."""
    kind, state = DeliveryKind.NOTICE.value, DeliveryState.HELD.value
    for notice in docs.select(Delivery, kind=kind, state=state):
        if notice.is_surely_unread:
            docs.put(step(notice, Mended(), now=now))


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
