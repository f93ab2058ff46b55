"""Planning and running talks. Every method is one unit; what follows is planned inside it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.errors import ChangedMeanwhile, IllegalStep, TextTooLong
from bot.domain.keeping.audit import Deed
from bot.domain.talks.errors import HoursNotUnderstood
from bot.domain.talks.parts import Links, Segment, SignupQuestion
from bot.domain.talks.running import MINUTES_STEP
from bot.domain.talks.slot import Slot
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import OPEN_STATES, TalkState
from bot.domain.talks.talk import DESCRIPTION_MAX, Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import edition_over, require, talk_for
from bot.services.outbox.telling import Audience, audience, with_stopped
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks.changes import (
    Change,
    OnChange,
    change_talk,
    checked_slot,
    followed,
)
from bot.services.talks.edition_cards import renumber
from bot.services.talks.views import ComingTalks, TalkView, known_talk, view_for, view_talk
from bot.words.links import checked_link, checked_picture

ROUNDED_TO = 5  # minutes
CLOSES_BEFORE_MAX = 999  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDetails:
    """What an organiser edits about a talk besides its slot; None leaves a thing as it is.

    `seats` 0 means that there is no limit.
    """

    title: str | None = None
    will_be_recorded: bool | None = None
    chatham_house: bool | None = None
    seats: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelling:
    view: TalkView
    told: Audience


class TalkService:
    """`on_change` lets other nouns do what follows from a change of a talk, in the same unit."""

    def __init__(self, store: Store, clock: Clock, on_change: tuple[OnChange, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    async def view(self, owner: str, code: str) -> TalkView:
        """A talk as the bot's own messages show it, whatever its state."""
        now = self._clock.now()

        def look(docs: Reader) -> TalkView:
            return view_talk(docs, docs.get(Talk, code), now=now)

        return await self._store.read(owner, look)

    async def public(self, person: Person, code: str) -> TalkView:
        """A talk as anybody on the server may see it: what is not announced yet is not there."""
        now = self._clock.now()

        def look(docs: Reader) -> TalkView:
            return view_talk(docs, known_talk(docs, person, code, now=now), now=now)

        return await self._store.read(person.owner, look)

    async def panel(self, person: Person, code: str, act: Act = Act.SEE_PANEL) -> TalkView:
        """A talk for the team's panel, or for a form in which `act` begins."""
        now = self._clock.now()

        def look(docs: Reader) -> TalkView:
            return view_for(docs, talk_for(docs, person, act, code), person, now=now)

        return await self._store.read(person.owner, look)

    async def upcoming(self, person: Person) -> ComingTalks:
        """Announced and running talks."""
        now = self._clock.now()

        def look(docs: Reader) -> ComingTalks:
            server = require(docs, person, Act.SEE_TALKS)
            talks = docs.search(Talk, where("state").one_of(list(OPEN_STATES)))
            coming = [talk for talk in talks if talk.is_public(now) and talk.is_ahead(now)]
            coming.sort(key=lambda talk: talk.the_slot().starts_at)
            return ComingTalks(
                talks=[view_talk(docs, talk, now=now) for talk in coming],
                over=None if coming else edition_over(docs, now=now),
                rights=server.rights_of(person),
            )

        return await self._store.read(person.owner, look)

    async def all(self, person: Person) -> list[Talk]:
        """Every talk, for the team's choice, the newest first."""

        def look(docs: Reader) -> list[Talk]:
            require(docs, person, Act.LIST_TALKS)
            return list(reversed(docs.select(Talk)))

        return await self._store.read(person.owner, look)

    async def announce(self, person: Person, code: str, version: int) -> TalkView:
        """Announce now; raises `TalkNeedsTime`, `TalkNeedsChannels`."""
        return await self._change(
            person, Act.ANNOUNCE, code, version, talk_changes.announce_at(None)
        )

    async def set_ping(self, person: Person, code: str, version: int, *, wanted: bool) -> TalkView:
        """Tick, or untick, that the announcement pings the server's role for it."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, ping=wanted, changed_at=now)

        return await self._change(person, Act.ANNOUNCE, code, version, change)

    async def cancel(self, person: Person, code: str, version: int) -> TalkView:
        return await self._change(person, Act.CANCEL, code, version, talk_changes.cancel())

    async def delete(self, person: Person, code: str, version: int) -> None:
        """Delete a draft, of which nothing was ever sent; raises `IllegalStep` for other talks."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            talk = talk_for(docs, person, Act.DELETE_DRAFT, code)
            if talk.was_changed_by_others(version, person.user_id):
                raise ChangedMeanwhile
            planned = docs.select(Delivery, about=code)
            if talk.state is not TalkState.DRAFT or any(each.claim for each in planned):
                raise IllegalStep(title=talk.title, state=talk.state.value, wanted="deleted")
            for each in (*docs.select(Mirror, about=code), *planned, talk):
                docs.remove(each)
            note(docs, Deed.DELETED, by=person.user_id, about=Talk.KIND, which=code, now=now)
            renumber(docs, talk.edition, now=now)

        await self._store.run(person.owner, work)

    async def hold_after_all(self, person: Person, code: str, version: int) -> TalkView:
        """Take a cancelling back; those who read of it are told."""
        return await self._change(person, Act.CANCEL, code, version, talk_changes.hold_after_all())

    async def cancelling(self, person: Person, code: str) -> Cancelling:
        """What would be cancelled, and who would read of it; raises `IllegalStep`."""
        now = self._clock.now()

        def look(docs: Reader) -> Cancelling:
            talk = talk_for(docs, person, Act.CANCEL, code)
            talk.cancelled(now=now)
            return Cancelling(view=view_for(docs, talk, person, now=now), told=audience(docs, talk))

        shown = await self._store.read(person.owner, look)
        return replace(shown, told=await with_stopped(self._store, shown.told))

    async def set_links(self, person: Person, code: str, version: int, links: Links) -> TalkView:
        """Keep the three links; raises `LinkNotUnderstood` and keeps none if one is wrong."""
        checked = Links(
            registration=checked_link(links.registration),
            join=checked_link(links.join),
            panellists=checked_link(links.panellists),
        )

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, links=checked, changed_at=now)

        return await self._change(person, Act.SET_LINKS, code, version, change)

    async def describe(
        self,
        person: Person,
        code: str,
        version: int,
        description: str,
        picture: str,
        language: str = "",
    ) -> TalkView:
        """Keep what it is about, its picture, and its language where one is given.

        Raises `TextTooLong`, `PictureNotUsable`.
        """
        if len(description) > DESCRIPTION_MAX:
            raise TextTooLong(length=len(description), limit=DESCRIPTION_MAX)
        checked = checked_picture(picture)

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(
                talk,
                description=description,
                picture=checked,
                language=language or talk.language,
                changed_at=now,
            )

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def set_recording(
        self, person: Person, code: str, version: int, link: str | None
    ) -> TalkView:
        checked = checked_link(link)

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, recording=checked, changed_at=now)

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def edit(self, person: Person, code: str, version: int, details: TalkDetails) -> TalkView:
        title = checked_title(details.title) if details.title is not None else None

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            wanted = _or(details.chatham_house, talk.chatham_house)
            return replace(
                talk.with_rule(wanted, now=now),
                changed_at=now,
                title=title or talk.title,
                will_be_recorded=_or(details.will_be_recorded, talk.will_be_recorded),
                seats=talk.seats if details.seats is None else (details.seats or None),
            )

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def set_programme(
        self, person: Person, code: str, version: int, segments: tuple[Segment, ...]
    ) -> TalkView:
        """Give it other segments; a panellist whose line stayed the same keeps role and consent."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk.with_segments(segments), changed_at=now)

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def set_consent(
        self, person: Person, code: str, version: int, index: int, consent: Consent
    ) -> TalkView:
        """Note whether the panellist at `index` of the talk's speakers may be named."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            # Also one's own change may have put somebody else in this place.
            if version != talk.version or not 0 <= index < len(talk.speakers):
                raise ChangedMeanwhile
            return replace(talk.with_consent(index, consent), changed_at=now)

        return await self._change(person, Act.SET_CONSENT, code, version, change)

    async def name_note_takers(
        self, person: Person, code: str, version: int, user_ids: tuple[int, ...]
    ) -> TalkView:
        """Let these members, and no others, do for this talk what note-takers may."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, note_taker_ids=user_ids, changed_at=now)

        return await self._change(person, Act.NAME_NOTE_TAKERS, code, version, change)

    async def let_sign_up(
        self,
        person: Person,
        code: str,
        version: int,
        *,
        role_ids: tuple[int, ...] | None = None,
        closes_before: int | None = None,
    ) -> TalkView:
        """Say who may sign up, and until how many hours before the start (0: at any time).

        None leaves as it is. Raises `HoursNotUnderstood`.
        """
        if closes_before is not None and not 0 <= closes_before <= CLOSES_BEFORE_MAX:
            raise HoursNotUnderstood(typed=str(closes_before), most=CLOSES_BEFORE_MAX)

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            hours = talk.closes_before if closes_before is None else (closes_before or None)
            # The role that has the server's own id is everybody's.
            roles = tuple(each for each in role_ids or () if each != person.guild_id)
            return replace(
                talk,
                signup_role_ids=talk.signup_role_ids if role_ids is None else roles,
                closes_before=hours,
                changed_at=now,
            )

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def ask_at_signup(
        self, person: Person, code: str, version: int, question: SignupQuestion | None
    ) -> TalkView:
        """Ask whoever signs up, who need not answer; None asks nothing."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return replace(talk, asks=question, changed_at=now)

        return await self._change(person, Act.EDIT_TALK, code, version, change)

    async def begin(self, person: Person, code: str) -> TalkView:
        """Say that the talk has really begun; note-takers may."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return talk.begun(now=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def next_segment(self, person: Person, code: str, *, seen: int | None = None) -> TalkView:
        """Go on; `seen` is the segment that the button was drawn in, where others press it too.

        Raises `ChangedMeanwhile` if another one runs already.
        """

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            if seen is not None and seen != talk.segment_at(now):
                raise ChangedMeanwhile
            return talk.next_segment(now=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def extend(self, person: Person, code: str, *, seen: int | None = None) -> TalkView:
        """Move the planned end by a quarter of an hour; the start, which people know, stays.

        `seen` is the length in minutes that the button was drawn with: two who press at once mean
        one quarter. Raises `ChangedMeanwhile`, and `IllegalStep` for a talk that is over.
        """

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            if not talk.is_open:
                raise IllegalStep(title=talk.title, state=talk.state.value, wanted="longer")
            slot: Slot = talk.the_slot()
            if seen is not None and seen != slot.minutes:
                raise ChangedMeanwhile
            passed = (now - slot.starts_at) // timedelta(minutes=1)
            minutes = max(slot.minutes, passed) + MINUTES_STEP
            # Nobody plans an end for 16:21.
            longer = replace(slot, minutes=minutes + -minutes % ROUNDED_TO)
            # RFC 5545, 3.8.7.4: another DTEND is another sequence.
            sequence = talk.sequence + 1
            return replace(talk, slot=checked_slot(longer), sequence=sequence, changed_at=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def end(self, person: Person, code: str) -> TalkView:
        """Say that the talk is over; what follows it (the poll) is planned with it."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            if talk.state is not TalkState.LIVE and now < talk.the_slot().starts_at:
                raise IllegalStep(title=talk.title, state=talk.state.value, wanted="ended")
            return talk.ended(now=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def go_on(self, person: Person, code: str) -> TalkView:
        """Take back within minutes that it was over, and with it the poll that waits."""

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return talk.went_on(now=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def say_end(self, person: Person, code: str, minutes: int | None) -> TalkView:
        """Say of a talk that nobody ended how long it went on; None means as planned.

        Raises `MinutesOutOfRange`, and `IllegalStep` where its end was said.
        """

        def change(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            if minutes is None:
                return talk.with_end_said(None, now=now)
            checked = checked_slot(replace(talk.the_slot(), minutes=minutes))
            began = talk.began_at() or checked.starts_at
            at = min(began + timedelta(minutes=checked.minutes), now)
            return talk.with_end_said(at, now=now)

        return await self._change(person, Act.RUN_TALK, code, None, change)

    async def _change(
        self,
        person: Person,
        act: Act,
        code: str,
        version: int | None,
        change: Change,
    ) -> TalkView:
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            then = followed(change, self._on_change)
            return change_talk(docs, person, code, version, then, act=act, now=now)

        return await self._store.run(person.owner, work)


def _or(given: bool | None, kept: bool) -> bool:
    return kept if given is None else given
