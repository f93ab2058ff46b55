"""Telling people what changed about a talk that they know of, and nobody of one they do not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import OtherTime
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.document import own_code, user_owner
from bot.domain.signups.signup import ON_THE_LIST, Answer, Signup
from bot.domain.talks.slot import Slot
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member, default_member
from bot.services.lookups import server_of
from bot.services.outbox.planning import has_missed_announcement, newest, post, when_to_write
from bot.services.ports import Documents, Reader, Store

# A channel, or a member by letter.
Whom = Place | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who reads of a change: the channel, and by letter those who come or asked for letters.

    Who reads of several talks stands there for each. `stopped` is how many people take no letters,
    so that none goes to them, and `closed` how many let no direct message in when they were last
    written to. `announces` tells that the announcement came too late, and a move
    makes up for it.
    """

    channel: bool
    readers: tuple[int, ...] = ()
    stopped: int = 0
    closed: int = 0
    announces: bool = False
    # The talk was announced in another channel than the one that is chosen now: both read of it.
    elsewhere: bool = False

    @property
    def letters(self) -> int:
        """To how many people."""
        return len(set(self.readers))

    @property
    def of_several(self) -> bool:
        """Somebody gets more than one letter."""
        return self.letters < len(self.readers)


async def member_of(store: Store, user_id: int) -> Member:
    """What a person chose for themself, on every server alike."""
    owner = user_owner(user_id)

    def look(docs: Reader) -> Member:
        return docs.find(Member, own_code(owner)) or default_member(user_id)

    return await store.read(owner, look)


async def wants_letters(store: Store, user_id: int) -> bool:
    return (await member_of(store, user_id)).reminders


async def with_stopped(store: Store, told: Audience) -> Audience:
    """Look up who of them takes no letters: each one's choice is a document of their own."""
    wanted = [await wants_letters(store, user_id) for user_id in set(told.readers)]
    return replace(told, stopped=wanted.count(False))


def count_closed(docs: Reader, readers: Iterable[int]) -> int:
    """How many a letter was refused for that nobody has tried again, or got through to since."""
    refused = docs.search(
        Delivery,
        (where("state") == DeliveryState.HELD.value) & (where("reason") == Reason.DM_CLOSED.value),
    )
    last: dict[int, Delivery] = {}
    for each in refused:
        if each.user_id is not None:
            last[each.user_id] = max(last.get(each.user_id, each), each, key=lambda one: one.due)
    known = set(readers) & set(last)
    return sum(not _was_read_since(docs, last[user_id]) for user_id in known)


def _was_read_since(docs: Reader, refused: Delivery) -> bool:
    """Of the same talk: all letters that ever went out would be too many to read."""
    return any(
        each.is_sent and each.user_id == refused.user_id and each.due >= refused.due
        for each in docs.select(Delivery, about=refused.about)
    )


def audience(docs: Reader, talk: Talk) -> Audience:
    readers = tuple(_readers(docs, talk))
    return Audience(
        channel=is_known(docs, talk),
        readers=readers,
        closed=count_closed(docs, readers),
        announces=has_missed_announcement(docs, talk),
        elsewhere=_announced_elsewhere(docs, talk) is not None,
    )


def is_known(docs: Reader, talk: Talk) -> bool:
    """Tell whether the channel has read of the talk, or may have."""
    return _first_word(docs, talk) is not None


def tell_moved(docs: Documents, talk: Talk, old: Slot, *, now: datetime) -> None:
    """Tell each time and place that they know and the new ones; back at the old is no news."""
    unread = _take_back(docs, talk, now=now)
    new = talk.the_slot()
    move = OtherTime(old=old.starts_at, new=new.starts_at, old_place=old.where, new_place=new.where)
    for reader in _audience_of_news(docs, talk):
        told = move.knowing(unread[reader]) if reader in unread else move
        if not told.tells_nothing:
            _tell(docs, talk, DeliveryKind.MOVED, reader, told, now=now)


def tell_cancelled(docs: Documents, talk: Talk, *, now: datetime) -> None:
    _take_back(docs, talk, now=now)
    for reader in _audience_of_news(docs, talk):
        _tell(docs, talk, DeliveryKind.CANCELLED, reader, None, now=now)


def tell_back_on(docs: Documents, talk: Talk, cancelled: int, *, now: datetime) -> None:
    """Tell whoever read, or may have read, that the talk of SEQUENCE `cancelled` was called off.

    Of news that surely nobody read nothing is said, and it is taken back.
    """
    for news in docs.search(
        Delivery, (where("about") == talk.code) & (where("occasion") == cancelled)
    ):
        kind = news.kind.record.taken_back_by
        if kind is None or not (news.is_open or news.is_sent):
            continue
        known = not news.is_surely_unread
        if news.is_open:
            docs.put(step(news, Withdrawn(), now=now))
        if known:
            doubt = news.code if news.is_in_doubt else None
            due = now
            if news.user_id is not None:
                due = when_to_write(docs, talk, news.user_id, now=now)
            post(
                docs,
                kind,
                about=talk.code,
                due=due,
                place=news.place,
                user_id=news.user_id,
                # There it names the announcement, in whose channel it goes.
                after=news.after if news.place is Place.ANNOUNCED else doubt,
                occasion=talk.sequence,
            )


def _tell(
    docs: Documents,
    talk: Talk,
    kind: DeliveryKind,
    reader: Whom,
    payload: OtherTime | None,
    *,
    now: datetime,
) -> None:
    is_letter = isinstance(reader, int)
    due = now
    if is_letter:
        known = payload.old if payload is not None else None
        due = when_to_write(docs, talk, reader, now=now, known=known)
    post(
        docs,
        kind.record.letter or kind if is_letter else kind,
        about=talk.code,
        due=due,
        place=None if is_letter else reader,
        user_id=reader if is_letter else None,
        after=None if is_letter else _before_news(docs, talk, reader),
        occasion=talk.sequence,
        payload=payload,
    )


def _before_news(docs: Reader, talk: Talk, place: Place) -> str | None:
    if place is Place.ANNOUNCED:
        elsewhere = _announced_elsewhere(docs, talk)
        return elsewhere.code if elsewhere is not None else None
    return _doubt_before(docs, talk)


def _take_back(docs: Documents, talk: Talk, *, now: datetime) -> dict[Whom, OtherTime]:
    """Take back news that is not out, and return it for those who still know what it calls old.

    What was refused and waits to be mended is as outdated as what is not due. News that is on its
    way, or in doubt, may have been read: it is overtaken, and its reader takes the newer time.
    """
    still_known: dict[Whom, OtherTime] = {}
    for news in docs.select(Delivery, about=talk.code):
        if not news.kind.record.is_news or not news.is_open:
            continue
        docs.put(step(news, Withdrawn(), now=now))
        if news.is_surely_unread and isinstance(news.payload, OtherTime):
            still_known.setdefault(_reader_of(news), news.payload)
    return still_known


def mend_known_time(docs: Documents, unsent: Delivery, *, now: datetime) -> None:
    """After news that was overtaken and surely never sent: its reader knows the time before it.

    The next news to this reader says so, and is not needed where the talk is back at that time.
    Where none was planned, for the unsent news seemed to say the right time, it is now.
    """
    told = unsent.payload
    if not unsent.was_taken_back or not isinstance(told, OtherTime):
        return
    later = [
        news
        for news in docs.search(
            Delivery, (where("about") == unsent.about) & (where("occasion") > unsent.occasion)
        )
        if news.kind.record.is_news
        and _reader_of(news) == _reader_of(unsent)
        and (news.is_open or news.is_sent)
    ]
    if later:
        _pass_on(docs, min(later, key=lambda news: news.occasion), told, now=now)
        return
    talk = docs.get(Talk, unsent.about)
    reader = _reader_of(unsent)
    if not talk.is_open or talk.slot is None or reader not in _audience_of_news(docs, talk):
        return
    place = None if told.old_place is None else talk.slot.where
    move = replace(told, new=talk.slot.starts_at, new_place=place)
    if not move.tells_nothing:
        _tell(docs, talk, DeliveryKind.MOVED, reader, move, now=now)


def _pass_on(docs: Documents, news: Delivery, known: OtherTime, *, now: datetime) -> None:
    """Let the next news, if it calls something old and was not read, say what is known."""
    if not isinstance(news.payload, OtherTime) or news.is_sent:
        return
    told = news.payload.knowing(known)
    if news.is_surely_unread and told.tells_nothing:
        docs.put(step(news, Withdrawn(), now=now))
    else:
        docs.put(replace(news, payload=told))


def _first_word(docs: Reader, talk: Talk) -> Delivery | None:
    """By what the channel knows of the talk, or may; None if it surely does not.

    A reminder goes out also while the announcement is held, and then it is the first word. Of two
    that are in doubt it is the announcement.
    """
    announced = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    is_reminder = (where("about") == talk.code) & (where("kind") == DeliveryKind.DAY_BEFORE)
    found = [each for each in docs.search(Delivery, is_reminder) if each.may_be_read]
    if announced is not None and (announced.is_in_doubt or announced.is_sent):
        found.insert(0, announced)
    return min(found, key=lambda each: each.is_in_doubt, default=None)


def _doubt_before(docs: Reader, talk: Talk) -> str | None:
    """After what news in the channel must wait: people may not know of the talk at all."""
    first = _first_word(docs, talk)
    return first.code if first is not None and first.is_in_doubt else None


def _audience_of_news(docs: Reader, talk: Talk) -> list[Whom]:
    """The channel if it may know of the talk, the one where it was announced, and the members."""
    channels: list[Whom] = []
    if _first_word(docs, talk) is not None:
        channels.append(Place.TALKS)
    if _announced_elsewhere(docs, talk) is not None:
        channels.append(Place.ANNOUNCED)
    return [*channels, *_readers(docs, talk)]


def _announced_elsewhere(docs: Reader, talk: Talk) -> Delivery | None:
    """The announcement, if it stands in another channel than the one that is chosen now."""
    announced = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    chosen = announced.claim.channel_id if announced is not None and announced.claim else None
    if announced is None or not announced.is_sent or chosen is None:
        return None
    mirrors = docs.search(Mirror, where("post") == announced.code)
    is_gone = any(each.reason is Reason.CHANNEL_GONE for each in mirrors)
    is_here = chosen == server_of(docs).talks_channel_id
    return None if is_here or is_gone else announced


def _reader_of(news: Delivery) -> Whom:
    return news.place if news.user_id is None else news.user_id


def _readers(docs: Reader, talk: Talk) -> list[int]:
    """Everybody who comes, whether they asked for letters or not, and others who asked."""
    answered = (where("talk") == talk.code) & where("answer").one_of(list(ON_THE_LIST))
    found = docs.search(Signup, answered)
    return [each.user_id for each in found if each.remind or each.answer is Answer.GOING]
