"""Planning and running talks. Every method is one unit; what follows is planned inside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.domain.delivery import DeliveryKind, Place
from bot.domain.errors import (
    LinkNotUnderstood,
    MinutesOutOfRange,
    TalkNeedsChannels,
    TimeInThePast,
)
from bot.domain.server import Person, Right
from bot.domain.signup import Answer, Signup
from bot.domain.talk import (
    MINUTES_MAX,
    MINUTES_MIN,
    Links,
    Segment,
    Slot,
    Talk,
    TalkState,
)
from bot.services.lookups import require, talks_of
from bot.services.planning import newest, post, replan
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.series import checked_title, find_edition
from bot.services.takeaways import forget_authors
from bot.services.views import TalkView, view_talk

LINK_MAX = 500
_TOLD = frozenset({Answer.GOING, Answer.MAYBE, Answer.WAITLISTED})
OnEnd = Callable[[Documents, Talk, datetime], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDetails:
    """What an organiser edits about a talk besides its slot; None leaves a thing as it is."""

    title: str | None = None
    segments: tuple[Segment, ...] | None = None
    language: str | None = None
    will_be_recorded: bool | None = None
    chatham_house: bool | None = None
    seats: int | None = None


class TalkService:
    """`on_end` lets other nouns plan what follows a talk's end, in the same unit."""

    def __init__(self, store: Store, clock: Clock, on_end: tuple[OnEnd, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_end = on_end

    async def new(
        self, person: Person, *, title: str, slot: Slot, edition: str | None = None
    ) -> TalkView:
        """Make a draft at the end of the edition (the newest unless named)."""
        checked = checked_slot(slot)
        name = checked_title(title)
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            require(docs, person, Right.ORGANISE)
            where = find_edition(docs, edition)
            if checked.starts_at <= now:
                raise TimeInThePast(when=checked.start.local.isoformat(" ", "minutes"))
            talk = Talk(
                owner=docs.owner,
                code=docs.new_code(),
                series=where.series,
                edition=where.code,
                number=len(talks_of(docs, where.code)) + 1,
                title=name,
                changed_at=now,
                slot=checked,
                planned_on=checked.start.local.date(),
            )
            return view_talk(docs, docs.put(talk.with_time_kept()), now=now)

        return await self._store.run(person.owner, work)

    async def view(self, owner: str, code: str) -> TalkView:
        """A talk as cards show it; drafts are for the team, so this is for their messages."""
        now = self._clock.now()

        def look(docs: Reader) -> TalkView:
            return view_talk(docs, docs.get(Talk, code), now=now)

        return await self._store.read(owner, look)

    async def panel(self, person: Person, code: str) -> TalkView:
        """A talk for the team's panel."""
        now = self._clock.now()

        def look(docs: Reader) -> TalkView:
            require(docs, person, Right.NOTE)
            return view_talk(docs, docs.get(Talk, code), now=now)

        return await self._store.read(person.owner, look)

    async def upcoming(self, owner: str) -> list[TalkView]:
        """Announced and running talks, the earliest first."""
        now = self._clock.now()

        def look(docs: Reader) -> list[TalkView]:
            states = (TalkState.ANNOUNCED, TalkState.LIVE)
            talks = [talk for state in states for talk in docs.select(Talk, state=state.value)]
            coming = [
                talk for talk in talks if talk.is_live(now) or talk.the_slot().starts_at >= now
            ]
            coming.sort(key=lambda talk: talk.the_slot().starts_at)
            return [view_talk(docs, talk, now=now) for talk in coming]

        return await self._store.read(owner, look)

    async def all(self, person: Person) -> list[Talk]:
        """Every talk, for the team's choice, the newest first."""

        def look(docs: Reader) -> list[Talk]:
            require(docs, person, Right.NOTE)
            return list(reversed(docs.select(Talk)))

        return await self._store.read(person.owner, look)

    async def announce(
        self, person: Person, code: str, version: int, *, at: datetime | None = None
    ) -> TalkView:
        """Announce now, or at `at`; raises `TalkNeedsTime`, `TalkNeedsChannels`."""

        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            if not require(docs, person, Right.ORGANISE).is_ready:
                raise TalkNeedsChannels
            if at is not None and at <= now:
                raise TimeInThePast(when=at.isoformat(" ", "minutes"))
            return talk.announced(at=at or now, now=now)

        return await self._change(person, code, version, change)

    async def move(self, person: Person, code: str, version: int, slot: Slot) -> TalkView:
        """Give it another slot, and tell those who knew the old one."""
        checked = checked_slot(slot)

        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            moved = talk.moved(checked, now=now)
            if talk.slot is not None and checked != talk.slot:
                self._tell(docs, moved, now, DeliveryKind.MOVED, _times(talk.slot, checked))
            return moved

        return await self._change(person, code, version, change)

    async def cancel(self, person: Person, code: str, version: int) -> TalkView:
        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            cancelled = talk.cancelled(now=now)
            self._tell(docs, cancelled, now, DeliveryKind.CANCELLED, {})
            return cancelled

        return await self._change(person, code, version, change)

    async def told(self, person: Person, code: str) -> int:
        """How many members a move or a cancellation would be told to."""

        def look(docs: Reader) -> int:
            require(docs, person, Right.ORGANISE)
            signups = docs.select(Signup, talk=docs.get(Talk, code).code)
            return sum(1 for each in signups if each.answer in _TOLD)

        return await self._store.read(person.owner, look)

    async def set_links(self, person: Person, code: str, version: int, links: Links) -> TalkView:
        """Keep the three links; raises `LinkNotUnderstood` and keeps none if one is wrong."""
        checked = Links(
            registration=checked_link(links.registration),
            join=checked_link(links.join),
            panellists=checked_link(links.panellists),
        )

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, links=checked, changed_at=now)

        return await self._change(person, code, version, change)

    async def set_recording(
        self, person: Person, code: str, version: int, link: str | None
    ) -> TalkView:
        checked = checked_link(link)

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, recording=checked, changed_at=now)

        return await self._change(person, code, version, change)

    async def edit(
        self, person: Person, code: str, version: int, details: TalkDetails
    ) -> TalkView:
        title = checked_title(details.title) if details.title is not None else None

        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            if details.chatham_house and not talk.chatham_house:
                forget_authors(docs, talk)
            given = {
                "title": title,
                "segments": details.segments,
                "language": details.language,
                "will_be_recorded": details.will_be_recorded,
                "chatham_house": details.chatham_house,
                "seats": details.seats,
            }
            changes = {name: value for name, value in given.items() if value is not None}
            return replace(talk, changed_at=now, **changes)

        return await self._change(person, code, version, change)

    async def begin(self, person: Person, code: str) -> TalkView:
        """Say that the talk has really begun; note-takers may."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return talk.begun(now=now)

        return await self._change(person, code, None, change, right=Right.NOTE)

    async def next_segment(self, person: Person, code: str) -> TalkView:
        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return talk.next_segment(now=now)

        return await self._change(person, code, None, change, right=Right.NOTE)

    async def extend(self, person: Person, code: str, minutes: int = 15) -> TalkView:
        """Move the planned end; the start, and with it what people were told, stays."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            slot = talk.the_slot()
            passed = (now - slot.starts_at) // timedelta(minutes=1)
            longer = replace(slot, minutes=max(slot.minutes, passed) + minutes)
            return replace(talk, slot=checked_slot(longer), changed_at=now)

        return await self._change(person, code, None, change, right=Right.NOTE)

    async def end(self, person: Person, code: str) -> TalkView:
        """Say that the talk is over; what follows it (the poll) is planned with it."""

        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            ended = talk.ended(now=now)
            for follow in self._on_end:
                follow(docs, ended, now)
            return ended

        return await self._change(person, code, None, change, right=Right.NOTE)

    async def _change(
        self,
        person: Person,
        code: str,
        version: int | None,
        change: Callable[[Documents, Talk, datetime], Talk],
        *,
        right: Right = Right.ORGANISE,
    ) -> TalkView:
        """Run one change of a talk; `version` is what the person saw, None where it is no matter."""
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            require(docs, person, right)
            talk = docs.get(Talk, code)
            if version is not None:
                talk = replace(talk, version=version)
            # Written first: a stale version must refuse before anything is planned from it.
            changed = docs.put(change(docs, docs.put(talk), now).with_time_kept())
            replan(docs, changed, now=now)
            return view_talk(docs, changed, now=now)

        return await self._store.run(person.owner, work)

    def _tell(
        self, docs: Documents, talk: Talk, now: datetime, kind: DeliveryKind, detail: dict[str, str]
    ) -> None:
        """Tell the channel, and by letter those who signed up; a draft was told to nobody."""
        announced = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
        if announced is None or announced.message_id is None:
            return
        letter = (
            DeliveryKind.MOVED_LETTER
            if kind is DeliveryKind.MOVED
            else DeliveryKind.CANCELLED_LETTER
        )
        occasion = talk.sequence
        post(
            docs,
            kind,
            about=talk.code,
            place=Place.TALKS,
            due=now,
            occasion=occasion,
            detail=detail,
        )
        for signup in docs.select(Signup, talk=talk.code):
            if signup.answer in _TOLD and signup.remind:
                post(
                    docs,
                    letter,
                    about=talk.code,
                    place=Place.MEMBER,
                    due=now,
                    user_id=signup.user_id,
                    occasion=occasion,
                    detail=detail,
                )


def _times(old: Slot, new: Slot) -> dict[str, str]:
    return {"old": old.starts_at.isoformat(), "new": new.starts_at.isoformat()}


def checked_slot(slot: Slot) -> Slot:
    """Refuse lengths that no talk has, and times that do not exist; raises `BadInput`."""
    if not MINUTES_MIN <= slot.minutes <= MINUTES_MAX:
        raise MinutesOutOfRange(minutes=slot.minutes, least=MINUTES_MIN, most=MINUTES_MAX)
    return replace(slot, place=checked_title(slot.place, 100))


def checked_link(link: str | None) -> str | None:
    """Keep http and https addresses with a host; nothing else may ever become a button."""
    if link is None or not link.strip():
        return None
    text = link.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host, parts = None, urlsplit("")
    plain = all(character.isprintable() and not character.isspace() for character in text)
    if parts.scheme not in {"http", "https"} or not host or not plain or len(text) > LINK_MAX:
        raise LinkNotUnderstood(link=text[:80])
    return text
