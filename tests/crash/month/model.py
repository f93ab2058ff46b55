"""What must have been sent in a month: time, the machine and Discord, without the program.

The model knows no keys, claims, looks or retries. A message is sent when it is due, or when the bot
comes back, or when somebody tries again what was refused; a wait of seconds is no difference.
"""

import copy
import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.crash.month import events
from tests.crash.month.acts import Act, Deed, Script
from tests.crash.month.deeds import (
    DEEDS,
    Refused,
    give_up_again,
    lapse,
    offer_in_thread,
    open_ballot,
    over,
    seal,
    stop_asking,
)
from tests.crash.month.dice import Fate, Label, fate_of
from tests.crash.month.plain import (
    EVENT,
    IN_CHANNEL_WITHOUT_THREAD,
    NEWS,
    OF_THE_SLOT,
    ONCE,
    OPEN,
    STOPPED,
    Guest,
    Note,
    PlainBallot,
    PlainTalk,
    Promise,
    Want,
    is_late_news,
    too_late,
    wanted,
)

# Later than this, a message says that it is late.
ON_TIME = timedelta(minutes=3)
# Deeds of one moment follow each other so closely that nothing is sent between them.
BEAT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """`start` is the talk's by then; `old` is the one that news of a move names beside it."""

    label: Label
    place: str
    at: datetime
    late: bool
    start: datetime
    old: datetime | None = None


@dataclass(slots=True, kw_only=True)
class State:
    """All that lies in the bot's store, and in its backups."""

    talks: dict[int, PlainTalk] = field(default_factory=dict)
    without_letters: set[int] = field(default_factory=set)
    queue: list[tuple[datetime, int, Promise]] = field(default_factory=list)


class Model:
    """`play` fills `sent`, `told` and `refused`; `state` is what holds at the end."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._ids = count(1)
        self._up = True
        self._denied: set[str] = set()
        self._tried: set[Label] = set()
        self._stands: set[int] = set()
        """Ids of what stands in Discord, whatever the store believes."""
        self.events = events.PlainEvents()
        self._backup = State()
        self.state = State()
        self.sent: list[Expected] = []
        self.told: Counter[tuple[str, str, int]] = Counter()
        """How often the team reads of a kind, with its reason, of a talk."""
        self.refused: list[Act] = []

    @property
    def acts(self) -> tuple[Act, ...]:
        return self._script.acts

    def play(self) -> None:
        for at, acts in self._script.moments():
            self._pass_until(at)
            for number, act in enumerate(acts):
                self._act(act, at + number * BEAT)
            self._send_due(at + len(acts) * BEAT)
        self._pass_until(self._script.ends)

    # Time

    def _pass_until(self, moment: datetime) -> None:
        while self._up and (ahead := self._next()) is not None and ahead < moment:
            self._send_due(ahead)

    def _next(self) -> datetime | None:
        turns = [talk.forgotten for talk in self._unended()]
        turns += [g.until for g in self._guests() if g.until is not None]
        turns += [ballot.closes for _, ballot in self._open_ballots()]
        return min([*turns, *(due for due, _, _ in self.state.queue[:1])], default=None)

    def _unended(self) -> list[PlainTalk]:
        """Talks that nobody has ended, of which people know."""
        talks = self.state.talks.values()
        return [talk for talk in talks if talk.is_open and talk.is_known]

    def _guests(self) -> list[Guest]:
        return [guest for talk in self.state.talks.values() for guest in talk.guests.values()]

    def _open_ballots(self) -> list[tuple[PlainTalk, PlainBallot]]:
        found = [(talk, talk.ballot) for talk in self.state.talks.values()]
        return [(talk, ballot) for talk, ballot in found if ballot and not ballot.is_sealed]

    def _end_unended(self, now: datetime) -> None:
        for talk in self._unended():
            if talk.forgotten <= now:
                over(self, talk, now, said=False)

    def _send_due(self, now: datetime) -> None:
        if self._up:
            self._end_unended(now)
            for talk in self.state.talks.values():
                lapse(self, talk, now)
            for talk, ballot in self._open_ballots():
                if ballot.closes <= now:
                    seal(self, talk, now)
        queue = self.state.queue
        while self._up and queue and queue[0][0] <= now:
            due, _, promise = heapq.heappop(queue)
            # It may have been moved, or taken back, since it was put there.
            if promise.state == "waiting" and promise.due == due:
                self._try(promise, now)
        for talk in self.state.talks.values() if self._up else ():
            events.keep(self, talk, now)

    # Sending

    def _try(self, promise: Promise, now: datetime) -> None:
        if promise.doubt and self._is_blind(promise):
            self._hold(promise, "cannot_look")
        elif promise.doubt == "arrived":
            self._confirm(promise, now)
        else:
            self._find_lost(promise)
            self._judge(promise, now)

    def _find_lost(self, promise: Promise) -> None:
        """What goes out only now says itself what the news of it would have said."""
        if not promise.doubt:
            return
        promise.doubt = ""
        for other in self.state.talks[promise.talk].promises:
            if other.after is promise and other.kind in NEWS and other.state in OPEN:
                other.state = "dropped"

    def _judge(self, promise: Promise, now: datetime) -> None:
        talk = self.state.talks[promise.talk]
        if promise.kind in IN_CHANNEL_WITHOUT_THREAD and _has_no_thread(promise.after):
            promise.place, promise.after = "talks", None
        if promise.overtaken:
            promise.state = "withdrawn"
        elif promise.kind in STOPPED and promise.who in self.state.without_letters:
            promise.state = "dropped"
        elif promise.after is not None and promise.after.state != "sent":
            self._follow(promise, promise.after)
        elif verdict := too_late(promise, talk, now):
            promise.state = "dropped"
            promise.too_late = verdict == "too_late"
            if verdict != "not_wanted":
                self.tell(promise, verdict)
        elif self._is_denied(promise):
            self._hold(promise, "dm_closed" if promise.place == "dm" else "no_permission")
            if promise.kind == "seat_free":
                self._begin_offer(promise, talk, now)
                offer_in_thread(self, talk, promise.who, now)
        else:
            if promise.kind == "seat_free":
                self._begin_offer(promise, talk, now)
            self._send(promise, now)

    def _begin_offer(self, promise: Promise, talk: PlainTalk, now: datetime) -> None:
        """The time to take the seat begins when its letter leaves."""
        guest = talk.guests.get(promise.who)
        if guest is not None and guest.until is not None:
            guest.until = talk.kept_until(now)

    def _follow(self, promise: Promise, before: Promise) -> None:
        """What follows waits for it, is held with it, and is dropped with it.

        The team is told of news only: people were said to read it.
        """
        if before.state in {"held", "blocked"}:
            promise.state, promise.was_held = "blocked", True
            if promise.kind in NEWS:
                self.tell(promise, "depends_on_held")
        elif before.state in {"dropped", "withdrawn"}:
            promise.state = "dropped"

    def _send(self, promise: Promise, now: datetime) -> None:
        blind = self._is_blind(promise)
        fate = Fate.ACCEPTED
        if promise.label not in self._tried:
            self._tried.add(promise.label)
            unread = "history" in self._denied
            fate = fate_of(self._script.seed, promise.label, blind=blind, unread=unread)
        if blind and fate is Fate.REQUEST_LOST:
            promise.doubt = "lost"
            self._hold(promise, "cannot_look")
            return
        if promise.kind == "seat_free" and fate not in {Fate.ACCEPTED, Fate.ANSWER_LOST}:
            # It leaves a moment later, once more: that may be in the next minute.
            talk = self.state.talks[promise.talk]
            self._begin_offer(promise, talk, now + timedelta(seconds=1))
        if not (promise.kind == "thread" and promise.id in self._stands):
            self._note(promise, now)
        if blind and fate is Fate.ANSWER_LOST:
            promise.doubt = "arrived"
            self._hold(promise, "cannot_look")
            return
        if is_late_news(promise, now):
            self.tell(promise, "late")
        self._confirm(promise, now)

    def _note(self, promise: Promise, now: datetime) -> None:
        self._stands.add(promise.id)
        if promise.kind == EVENT:
            self.events.made(promise, self.state.talks[promise.talk])
        self.sent.append(
            Expected(
                label=promise.label,
                place=promise.place,
                at=now,
                late=now - promise.due > ON_TIME,
                start=self.state.talks[promise.talk].start,
                old=promise.old,
            )
        )

    def _confirm(self, promise: Promise, now: datetime) -> None:
        promise.state, promise.doubt = "sent", ""
        talk = self.state.talks[promise.talk]
        if promise.kind == EVENT:
            talk.event = Note(shown=dict(self.events.standing[promise.id].facts))
        if promise.kind == "ballot" and talk.ballot is None:
            open_ballot(self, talk, now)
        for other in talk.promises:
            if other.after is promise and (other.state == "blocked" or _is_due(other, now)):
                self._try(other, now)

    def _hold(self, promise: Promise, reason: str) -> None:
        promise.state, promise.was_held = "held", True
        self.tell(promise, reason)

    def tell(self, promise: Promise, reason: str) -> None:
        self._tell_of(self.state.talks[promise.talk], promise.kind, reason)

    def _tell_of(self, talk: PlainTalk, kind: str, reason: str) -> None:
        self.told[kind, reason, talk.number] += 1

    def _is_denied(self, promise: Promise) -> bool:
        place = f"dm:{promise.who}" if promise.place == "dm" else promise.place
        return ("talks" if place == "thread" else place) in self._denied

    def _is_blind(self, promise: Promise) -> bool:
        """A thread is looked for by its id, which needs no history."""
        in_public = promise.place in {"talks", "thread"} and promise.kind != "thread"
        return in_public and "history" in self._denied

    # What happens

    def _act(self, act: Act, now: datetime) -> None:
        own: dict[Deed, Callable[[], None]] = {
            Deed.STOP: lambda: self._turn(on=False),
            Deed.KILL: lambda: self._turn(on=False),
            Deed.START: lambda: self._turn(on=True),
            Deed.DENY: lambda: self._denied.add(act.word),
            Deed.ALLOW: lambda: self._denied.discard(act.word),
            Deed.TRY_AGAIN: self._try_again,
            Deed.BACK_UP: self._back_up,
            Deed.RESTORE: lambda: self._restore(now),
            Deed.LETTERS_OFF: lambda: self.state.without_letters.add(act.who),
            Deed.LETTERS_ON: lambda: self.state.without_letters.discard(act.who),
        }
        if act.deed in own:
            own[act.deed]()
            return
        try:
            DEEDS[act.deed](self, act, now)
        except Refused:
            self.refused.append(act)

    def _turn(self, *, on: bool) -> None:
        self._up = on

    def _try_again(self) -> None:
        """Somebody presses [Try again] at everything that is held."""
        for talk in self.state.talks.values():
            for promise in talk.promises:
                if promise.state in {"held", "blocked"}:
                    promise.state = "waiting"
                    heapq.heappush(self.state.queue, (promise.due, promise.id, promise))

    def _back_up(self) -> None:
        self._backup = copy.deepcopy(self.state)

    def _restore(self, now: datetime) -> None:
        """People did the rest in vain; what was due since is not sent again if it stands there.

        What is not due yet is not looked for: where the talk was moved since, what went out for
        that slot does not stand for this one. A ballot that is out is open from when it is found.
        What was answered is in no backup, and what was sealed since stays so. What members gave up
        since, a seat or a letter, they are not given again.
        """
        before, self.state = self.state, copy.deepcopy(self._backup)
        for talk in self.state.talks.values():
            for promise in talk.promises:
                self._find_again(promise, now)
        for talk, ballot in self._open_ballots():
            ballot.votes.clear()
            if not _is_sealed(before.talks.get(talk.number)):
                self._tell_of(talk, "ballot", "not_in_backup")
        for talk in self.state.talks.values():
            since = before.talks.get(talk.number)
            if since is not None and _is_sealed(since):
                talk.ballot = since.ballot
                stop_asking(talk)
            if since is not None:
                give_up_again(self, talk, since, now)
        self.state.without_letters |= before.without_letters

    def _find_again(self, promise: Promise, now: datetime) -> None:
        stands = promise.id in self._stands
        if promise.kind != "thread" and promise.state in {"held", "blocked"}:
            promise.state, promise.doubt = "held", "arrived" if stands else "lost"
        elif stands and _is_due(promise, now):
            promise.state = "sent"
            if promise.kind == "ballot":
                promise.state, promise.doubt = "waiting", "arrived"
            elif promise.kind == EVENT:
                self.events.find_again(promise, self.state.talks[promise.talk])
        elif _is_due(promise, now):
            promise.looked_for = True

    # For the deeds

    def promise(self, talk: PlainTalk, kind: str, place: str, due: datetime, **more) -> Promise:
        made = Promise(
            id=next(self._ids), talk=talk.number, kind=kind, place=place, due=due, **more
        )
        talk.promises.append(made)
        heapq.heappush(self.state.queue, (due, made.id, made))
        return made

    def plan(self, talk: PlainTalk, now: datetime) -> None:
        """Make what waits equal to what the talk wants by now.

        What went out for this very moment stands for it; what went out for another does not, so a
        moved talk has its reminders anew. What lies in the past is not made any more, but what is
        only late stays. Where a message may stand in Discord already, nothing is moved.
        """
        kept: set[int] = set()
        for want in wanted(talk):
            known = [p for p in talk.promises if p.identity == want.identity]
            passed = want.due < now and want.kind not in ONCE
            if want.kind in {"run_sheet", EVENT}:
                passed = talk.start <= now
            alive = [p for p in known if _stands_for(p, want.due, kept, passed=passed)]
            kept |= {p.id for p in alive}
            for promise in alive:
                self._move(promise, want.due)
            if not alive and not passed:
                kept.add(self._want(talk, want).id)
        for promise in talk.promises:
            is_over = promise.kind in OF_THE_SLOT and promise.id not in kept
            if is_over and promise.state in OPEN:
                promise.take_back()

    def _want(self, talk: PlainTalk, want: Want) -> Promise:
        after = talk.newest({"thread": "announcement", "start": "thread"}.get(want.kind, ""))
        return self.promise(talk, want.kind, want.place, want.due, who=want.who, after=after)

    def _move(self, promise: Promise, due: datetime) -> None:
        if promise.state in OPEN and promise.due != due:
            promise.due = due
            if promise.state == "waiting":
                heapq.heappush(self.state.queue, (due, promise.id, promise))


def _is_due(promise: Promise, now: datetime) -> bool:
    return promise.state == "waiting" and promise.due <= now


def _has_no_thread(thread: Promise | None) -> bool:
    return thread is not None and thread.state in {"held", "blocked", "dropped", "withdrawn"}


def _is_sealed(talk: PlainTalk | None) -> bool:
    return talk is not None and talk.ballot is not None and talk.ballot.is_sealed


def _stands_for(promise: Promise, due: datetime, kept: set[int], *, passed: bool) -> bool:
    """Nothing stands for it that follows what does not."""
    if promise.state == "withdrawn" or (promise.after and promise.after.id not in kept):
        return False
    if (promise.kind in ONCE and not promise.too_late) or promise.due == due:
        return True
    return promise.state in OPEN and not promise.doubt and not passed
