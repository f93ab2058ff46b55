"""Planning deliveries, inside the unit of work that causes them."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from tinydb import where

from bot.domain.deliveries.delivery import KEY_LENGTH, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Offers, Place
from bot.domain.deliveries.payloads import Payload
from bot.domain.deliveries.reminder import Adjustment, Wish, compare, wishes
from bot.domain.deliveries.transitions import step
from bot.domain.partners.partner import Follower
from bot.domain.signups.signup import COMING, Signup, slot_key
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.domain.times.letter_times import LetterTimes
from bot.services.ports import Documents, Reader

_KEY_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_key() -> str:
    """100 random bits: the nonce of the call and the marker in the message."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(KEY_LENGTH))


def post(
    docs: Documents,
    kind: DeliveryKind,
    *,
    about: str,
    due: datetime,
    place: Place | None = None,
    user_id: int | None = None,
    after: str | None = None,
    occasion: int = 0,
    payload: Payload | None = None,
    again: bool = False,
) -> Delivery:
    """Plan one message, in the place of its kind unless another is given."""
    return docs.put(
        Delivery(
            owner=docs.owner,
            code=docs.new_code(),
            kind=kind,
            about=about,
            place=place or kind.record.place,
            key=new_key(),
            due=due,
            wake=due,
            user_id=user_id,
            after=after,
            occasion=occasion,
            payload=payload,
            again=again,
        )
    )


def replan(docs: Documents, talk: Talk, *, now: datetime, slack: timedelta = timedelta(0)) -> None:
    """Make the talk's waiting deliveries the ones it wants, and want its posted card redrawn."""
    _apply(docs, talk, difference_of(docs, talk, now=now, slack=slack), now=now)
    touch(docs, MirrorKind.CARD, talk.code, now=now)
    touch(docs, MirrorKind.LIVE_PANEL, talk.code, now=now)
    touch(docs, MirrorKind.RUN_SHEET, talk.code, now=now)
    touch(docs, MirrorKind.STILL_MISSING, talk.code, now=now)
    touch(docs, MirrorKind.SCHEDULED_EVENT, talk.code, now=now)
    if not talk.is_open:
        touch(docs, MirrorKind.START, talk.code, now=now)


def replan_letters(docs: Documents, talk: Talk, user_ids: Iterable[int], *, now: datetime) -> None:
    """What `replan` does when nothing has changed but the answers of these members."""
    members = frozenset(user_ids)
    signups = [
        signup
        for user_id in members
        for signup in docs.select(Signup, slot_key=slot_key(talk.code, user_id))
    ]
    letters = docs.select(Delivery, about=talk.code, kind=DeliveryKind.SOON)
    existing = [letter for letter in letters if letter.user_id in members]
    wished = wishes(talk, _reminded(signups), now=now, times=_times(signups))
    theirs = [wish for wish in wished if wish.user_id in members]
    _apply(docs, talk, compare(existing, theirs), now=now)
    card = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    if card is not None:
        # Not by `touch`: how many come is nothing that other servers read.
        touch_post(docs, MirrorKind.CARD, card, now=now)


def difference_of(
    docs: Reader, talk: Talk, *, now: datetime, slack: timedelta = timedelta(0)
) -> Adjustment:
    """Decide what `replan` would do; `talk` need not be the one that is stored."""
    signups = docs.select(Signup, talk=talk.code)
    existing = docs.select(Delivery, about=talk.code)
    series = docs.find(Series, talk.series)
    as_event = series is not None and series.as_events
    wished = wishes(talk, _reminded(signups), now=now, as_event=as_event, times=_times(signups))
    return compare(existing, wished, slack=slack)


def _reminded(signups: list[Signup]) -> tuple[int, ...]:
    return tuple(each.user_id for each in signups if each.remind and each.answer in COMING)


def _times(signups: list[Signup]) -> dict[int, LetterTimes]:
    return {each.user_id: each.letters for each in signups}


def when_to_write(
    docs: Reader, talk: Talk, user_id: int, *, now: datetime, known: datetime | None = None
) -> datetime:
    """When a letter about what happens now leaves: after quiet hours, unless that is too late.

    `known` is another start, which the member has in mind.
    """
    ahead = [each for each in (talk.starts_at, known) if each is not None and each > now]
    signup = next(iter(docs.select(Signup, slot_key=slot_key(talk.code, user_id))), None)
    if signup is None or not ahead:
        return now
    return signup.letters.news_at(now, starts_at=min(ahead))


def _apply(docs: Documents, talk: Talk, difference: Adjustment, *, now: datetime) -> None:
    for delivery in difference.withdraw:
        _take_back(docs, delivery, now=now)
    for delivery, due in difference.retime:
        docs.put(step(delivery, Retimed(due, talk.sequence), now=now))
    for wish in difference.add:
        _add(docs, talk, wish)


def _take_back(docs: Documents, delivery: Delivery, *, now: datetime) -> None:
    """A letter of which nothing can turn up leaves nothing: people change their minds often."""
    taken_back = step(delivery, Withdrawn(), now=now)
    is_letter = delivery.user_id is not None
    if is_letter and taken_back.was_taken_back and delivery.claim is None:
        docs.remove(delivery)
    else:
        docs.put(taken_back)


def _add(docs: Documents, talk: Talk, wish: Wish) -> None:
    follows = wish.kind.record.follows
    after = newest(docs, talk.code, follows) if follows else None
    post(
        docs,
        wish.kind,
        about=talk.code,
        due=wish.due,
        user_id=wish.user_id,
        after=after.code if after else None,
        occasion=talk.sequence,
    )


def newest(docs: Reader, about: str, kind: DeliveryKind) -> Delivery | None:
    """The latest delivery of a kind that was not taken back."""
    alive = where("state") != DeliveryState.WITHDRAWN
    found = docs.search(Delivery, (where("about") == about) & (where("kind") == kind) & alive)
    return found[-1] if found else None


def newest_of_each(docs: Reader, about: str, kind: DeliveryKind) -> list[Delivery]:
    """As `newest`, of a kind of which there are several: one for each payload."""
    if not kind.record.is_one_of_several:
        found = newest(docs, about, kind)
        return [] if found is None else [found]
    posts = docs.select(Delivery, about=about, kind=kind.value)
    return list({each.payload: each for each in posts if not each.was_taken_back}.values())


def has_missed_announcement(docs: Reader, talk: Talk) -> bool:
    """Tell whether the talk's announcement came too late: nobody was told, and a move may."""
    announced = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    return announced is not None and announced.came_too_late and not announced.again


def touch(docs: Documents, kind: MirrorKind, about: str, *, now: datetime) -> None:
    """Want what was posted shown anew. What is not posted yet is drawn from the newest state."""
    if kind.of.record.is_shared:
        wake_followers(docs, now=now)
    delivery = newest(docs, about, kind.of)
    if delivery is not None:
        touch_post(docs, kind, delivery, now=now)


def touch_looks(docs: Documents, talk: str, *, now: datetime) -> None:
    """What waits for a look may be another number than the team was told."""
    for shown in (MirrorKind.LIVE_PANEL, MirrorKind.TO_LOOK_AT):
        touch(docs, shown, talk, now=now)


def touch_post(docs: Documents, kind: MirrorKind, delivery: Delivery, *, now: datetime) -> None:
    """As `touch`, for one of several posts of its kind."""
    if not (delivery.may_be_read or delivery.is_held):
        return
    docs.put(mirror_of(docs, kind, delivery).touched(now=now))


def touch_offers(docs: Documents, talk: Talk, until: Offers, *, now: datetime) -> None:
    """Want whatever offered something `until` then drawn anew: letters too, so not each time."""
    for kind in MirrorKind:
        if kind.of.record.offers is until:
            touch_all(docs, kind, talk.code, now=now)


def touch_all(docs: Documents, kind: MirrorKind, about: str, *, now: datetime) -> None:
    """As `touch`, for each that stands, not the newest alone."""
    for delivery in docs.select(Delivery, about=about, kind=kind.of):
        touch_post(docs, kind, delivery, now=now)


def mirror_of(docs: Documents, kind: MirrorKind, delivery: Delivery) -> Mirror:
    """The one that keeps this post up to date, not yet stored if it is new."""
    known = docs.search(Mirror, (where("post") == delivery.code) & (where("kind") == kind))
    return known[0] if known else _new_mirror(docs, kind, delivery)


def _new_mirror(docs: Documents, kind: MirrorKind, delivery: Delivery) -> Mirror:
    return Mirror(
        owner=docs.owner,
        code=docs.new_code(),
        kind=kind,
        post=delivery.code,
        about=delivery.about,
    )


def wake_followers(docs: Documents, *, now: datetime) -> None:
    """Want what partners may know of this server's series carried over anew.

    That goes from their own units (`bot.services.partners.courier`): a unit writes one owner.
    """
    for follower in docs.select(Follower):
        docs.put(follower.woken(now=now))
