"""Changes of a talk as steps inside a unit, for the use cases and for confirmed previews alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Offers
from bot.domain.errors import ChangedMeanwhile
from bot.domain.keeping.audit import deeds_between
from bot.domain.talks.copying import copied
from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.errors import MinutesOutOfRange, TalkNeedsChannels, TimeInThePast
from bot.domain.talks.series import Series
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN, Slot, Venue, VenueKind
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime, instant
from bot.services.audit import note
from bot.services.lookups import require, server_of, talk_for
from bot.services.outbox.planning import (
    has_missed_announcement,
    newest,
    post,
    replan,
    touch,
    touch_all,
    touch_offers,
)
from bot.services.outbox.telling import tell_back_on, tell_cancelled, tell_moved
from bot.services.ports import Documents, Reader
from bot.services.talks.edition_cards import renumbered, touch_last_card, touch_other_cards
from bot.services.talks.scheduled_events import make_anew
from bot.services.talks.views import TalkView, view_for
from bot.services.talks.which_edition import find_edition

Change = Callable[[Documents, Talk, datetime], Talk]
# What follows from the talk before and the talk after, at a moment.
OnChange = Callable[[Documents, Talk, Talk, datetime], None]

PLACE_MAX = 100


def make_talk(
    docs: Documents,
    person: Person,
    *,
    title: str,
    slot: Slot,
    join: str | None,
    edition: str | None,
    copies: str | None = None,
    now: datetime,
) -> TalkView:
    """Make a draft in the edition (the newest unless named), like the talk that it `copies`."""
    require(docs, person, Act.PLAN_TALKS)
    where = find_edition(docs, edition)
    draft = new_draft(docs, where.series, where.code, checked_title(title), slot, now=now)
    if copies is not None:
        draft = copied(draft, docs.get(Talk, copies))
    draft = draft.with_join_link(join)
    made = docs.put(draft.edited_by(person.user_id).with_time_kept())
    return view_for(docs, renumbered(docs, made, now=now), person, now=now)


def new_draft(
    docs: Documents, series: str, edition: str, title: str, slot: Slot, *, now: datetime
) -> Talk:
    """Begin a draft, which the caller puts; raises `TimeInThePast` and what `new_slot` raises."""
    planned = new_slot(slot)
    if planned.starts_at <= now:
        raise TimeInThePast(when=slot.start)
    return Talk(
        owner=docs.owner,
        code=docs.new_code(),
        series=series,
        edition=edition,
        number=NO_NUMBER,
        title=title,
        changed_at=now,
        slot=planned,
        planned_on=slot.start.local.date(),
    )


def change_talk(
    docs: Documents,
    person: Person,
    code: str,
    version: int | None,
    change: Change,
    *,
    act: Act,
    now: datetime,
) -> TalkView:
    """Run one change and plan what follows; `version` is what the person saw, None if no matter."""
    talk = talk_for(docs, person, act, code)
    if version is not None and talk.was_changed_by_others(version, person.user_id):
        raise ChangedMeanwhile
    changed = change(docs, talk, now).edited_by(person.user_id)
    for deed in deeds_between(talk, changed):
        note(docs, deed, by=person.user_id, about=Talk.KIND, which=code, now=now)
    return view_for(docs, put_changed(docs, talk, changed, now=now), person, now=now)


def followed(change: Change, follows: tuple[OnChange, ...]) -> Change:
    """The same change with what follows from it in the same unit."""

    def both(docs: Documents, talk: Talk, now: datetime) -> Talk:
        changed = change(docs, talk, now)
        for follow in follows:
            follow(docs, talk, changed, now)
        return changed

    return both


def put_changed(docs: Documents, talk: Talk, changed: Talk, *, now: datetime) -> Talk:
    """Keep what a talk has become, and plan what follows."""
    changed = docs.put(changed.with_time_kept())
    if changed.is_open and _has_come(talk, now) and not _has_come(changed, now):
        make_anew(docs, changed, now=now)
    replan(docs, changed, now=now)
    if changed.title != talk.title:
        touch(docs, MirrorKind.THREAD_NAME, changed.code, now=now)
    if changed.is_open is not talk.is_open and talk.state is not TalkState.DRAFT:
        touch_last_card(docs, changed.edition, now=now)
        touch(docs, MirrorKind.START, changed.code, now=now)
        touch_offers(docs, changed, Offers.UNTIL_THE_END, now=now)
    if talk.state is not TalkState.DRAFT:
        _touch_letters(docs, talk, changed, now=now)
    return renumbered(docs, changed, now=now)


def _has_come(talk: Talk, now: datetime) -> bool:
    return talk.slot is not None and talk.slot.starts_at <= now


def _touch_letters(docs: Documents, talk: Talk, changed: Talk, *, now: datetime) -> None:
    """Want drawn anew what stands and reads otherwise now, and no more: letters are many."""
    if _reads_otherwise(talk, changed, now=now):
        for until in Offers:
            touch_offers(docs, changed, until, now=now)
    elif talk.slot != changed.slot or talk.began_at() != changed.began_at():
        # Another length or beginning: news says it, the letter shortly before the start does not.
        touch_offers(docs, changed, Offers.UNTIL_THE_START, now=now)
        touch_all(docs, MirrorKind.STILL_RUNNING, changed.code, now=now)


def _reads_otherwise(talk: Talk, changed: Talk, *, now: datetime) -> bool:
    """Tell whether news and letters say another name, start or place, or offer what is no more."""
    if talk.title != changed.title or talk.was_cancelled is not changed.was_cancelled:
        return True
    if talk.slot and changed.slot and changed.slot.is_news_after(talk.slot):
        return True
    if talk.takes_signups(now) is not changed.takes_signups(now):
        return True
    has_begun = talk.starts_at is not None and talk.starts_at <= now
    return talk.is_open is not changed.is_open and not has_begun


def announce_at(wall: WallTime | None) -> Change:
    """Announce now (None) or later; raises what `announced` raises."""

    def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
        return announced(docs, talk, wall, now=now)

    return change


def announced(docs: Reader, talk: Talk, wall: WallTime | None, *, now: datetime) -> Talk:
    """Return the talk as it is once announced, now (None) or later; stores nothing.

    Raises `TalkNeedsTime`, `TalkNeedsChannels`, `TimeInThePast` and `AnnouncementTooLate`.
    """
    if not server_of(docs).is_ready:
        raise TalkNeedsChannels
    at = now if wall is None else instant(wall)
    if wall is not None and at <= now:
        raise TimeInThePast(when=wall)
    series = docs.find(Series, talk.series)
    told = talk.announced(at=at, now=now)
    return replace(told, over_after=series.over_after) if series is not None else told


def move_to(slot: Slot, join: str | None = None) -> Change:
    """Give it another slot, and tell those who knew the old one.

    Where the announcement came too late for the old one, the talk is announced now.
    """

    def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
        moved = talk.moved(new_slot(slot), now=now)
        if moved != talk and has_missed_announcement(docs, talk):
            moved = replace(moved, announce_at=now)
        if talk.is_live(now):
            # What says that it runs is for the old time, and no longer the newest from here on.
            touch(docs, MirrorKind.START, talk.code, now=now)
            touch(docs, MirrorKind.LIVE_PANEL, talk.code, now=now)
        if talk.slot is not None:
            _tell_slot(docs, moved, talk.slot, now=now)
        return moved.with_join_link(join)

    return change


def hold_at(where: Venue, join: str | None) -> Change:
    """Hold it elsewhere at the same time, and tell those who knew the old place."""

    def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
        placed = talk.placed(checked_where(where), now=now)
        if talk.slot is not None:
            _tell_slot(docs, placed, talk.slot, now=now)
        return replace(placed.with_join_link(join), changed_at=now)

    return change


def _tell_slot(docs: Documents, talk: Talk, old: Slot, *, now: datetime) -> None:
    if talk.the_slot().is_news_after(old):
        tell_moved(docs, talk, old, now=now)


def cancel() -> Change:
    def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
        cancelled = talk.cancelled(now=now)
        tell_cancelled(docs, cancelled, now=now)
        touch_other_cards(docs, cancelled, now=now)
        return cancelled

    return change


def hold_after_all() -> Change:
    def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
        held = talk.held_after_all(now=now)
        tell_back_on(docs, held, talk.sequence, now=now)
        touch_other_cards(docs, held, now=now)
        _list_anew(docs, held, now=now)
        return held

    return change


def _list_anew(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """A scheduled event that was cancelled is cancelled for good: another takes its place."""
    cancelled = newest(docs, talk.code, DeliveryKind.SCHEDULED_EVENT)
    if cancelled is not None and cancelled.is_sent:
        post(docs, cancelled.kind, about=talk.code, due=now, occasion=talk.sequence, again=True)


def new_slot(slot: Slot) -> Slot:
    """As `checked_slot`; refuses also a time that the clocks skip, by the rules of today."""
    instant(slot.start)
    return checked_slot(slot)


def checked_slot(slot: Slot) -> Slot:
    """Refuse lengths that no talk has; raises `BadInput`."""
    if not MINUTES_MIN <= slot.minutes <= MINUTES_MAX:
        raise MinutesOutOfRange(minutes=slot.minutes, least=MINUTES_MIN, most=MINUTES_MAX)
    return slot.at(checked_where(slot.where))


def checked_where(where: Venue) -> Venue:
    """A room needs a name; what is online, or a channel, is found without. Raises `BadInput`."""
    if not where.place and where.kind is not VenueKind.SITE:
        return where
    return replace(where, place=checked_title(where.place, PLACE_MAX))
