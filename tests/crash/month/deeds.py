"""What each deed of people changes in the model, and when it is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.crash.month import events
from tests.crash.month.acts import Act, Deed, Wall
from tests.crash.month.dice import DRIFTING
from tests.crash.month.plain import (
    BALLOT_DAYS,
    DAY,
    HOUR,
    MINUTE,
    OPEN,
    Guest,
    PlainBallot,
    PlainTalk,
    Promise,
    asks_in_public,
    has_event,
)

if TYPE_CHECKING:
    from tests.crash.month.model import Model

COMING = {"going", "maybe"}
NEWS_AND_LETTERS = {"moved", "moved_letter", "cancelled", "cancelled_letter"}
# Not of a talk to come alone.
WORTH_LATER = {"still_running", "poll", "ballot", "cancelled", "cancelled_letter", *DRIFTING}
MAY_BE_CANCELLED = {"draft", "announced", "live"}
WEEK = 7 * DAY
SHORTEST, LONGEST = 5, 12 * 60  # minutes
TAKEN_BACK_WITHIN = 10 * MINUTE


class Refused(Exception):
    """The bot says in a sentence why it will not do that."""


def require(condition: bool) -> None:
    if not condition:
        raise Refused


def create(model: "Model", act: Act, now: datetime) -> None:
    wall = act.the_wall
    require(wall.exists and wall.moment > now)
    model.state.talks[act.talk] = PlainTalk(
        number=act.talk,
        title=f"Talk {act.talk}",
        wall=wall,
        minutes=act.number,
        in_public=asks_in_public(act.talk),
        has_event=has_event(act.talk),
    )


def repeat(model: "Model", act: Act, now: datetime) -> None:
    """Make drafts like it, a week apart on the wall: all of them, or none."""
    first = _talk(model, act)
    walls = [replace(first.wall, local=first.wall.local + n * WEEK) for n in _weeks(act)]
    require(all(wall.exists for wall in walls) and walls[0].moment > now)
    first.repeats = first.number
    for number, wall in zip(act.made, walls, strict=True):
        model.state.talks[number] = PlainTalk(
            number=number,
            title=first.title,
            wall=wall,
            minutes=first.minutes,
            has_event=first.has_event,
            seats=first.seats,
            in_public=first.in_public,
            repeats=first.number,
        )


def _weeks(act: Act) -> range:
    return range(1, 1 + len(act.made))


def _reached(model: "Model", talk: PlainTalk, act: Act, now: datetime) -> list[PlainTalk]:
    """Those of its repeat that are still to come, `talk` in any case."""
    others = (each for each in model.state.talks.values() if each is not talk)
    return [
        talk,
        *(
            each
            for each in others
            if talk.repeats
            and each.repeats == talk.repeats
            and each.state in {"draft", "announced"}
            and each.start > now
            and (act.word == "all" or each.start >= talk.start)
        ),
    ]


def move_together(model: "Model", act: Act, now: datetime) -> None:
    talk = _talk(model, act)
    reached = _reached(model, talk, act, now)
    walls = [each.wall.along(talk.wall, act.the_wall) for each in reached]
    require(act.the_wall.exists and act.the_wall.moment > now)
    for each, wall in zip(reached, walls, strict=True):
        require(_may_move(each, wall, now))
    for each, wall in zip(reached, walls, strict=True):
        _move_to(model, each, wall, act.number, now)


def cancel_together(model: "Model", act: Act, now: datetime) -> None:
    reached = _reached(model, _talk(model, act), act, now)
    require(all(each.state in MAY_BE_CANCELLED for each in reached))
    for each in reached:
        _cancel(model, each, now)


def announce(model: "Model", act: Act, now: datetime) -> None:
    """Now or later; what is announced later can still be announced at another time."""
    talk = _talk(model, act)
    at = now
    if act.wall is not None:
        require(act.wall.exists and act.wall.moment > now)
        at = act.wall.moment
    later = talk.state == "announced" and not talk.is_public(now)
    require(talk.state == "draft" or later)
    require(now < talk.start and at < talk.start)
    talk.state, talk.announce_at = "announced", at
    model.plan(talk, now)


def move(model: "Model", act: Act, now: datetime) -> None:
    """An announcement that would come after the talk's new start, or was missed, comes at once."""
    talk = _talk(model, act)
    require(_may_move(talk, act.the_wall, now))
    _move_to(model, talk, act.the_wall, act.number, now)


def _may_move(talk: PlainTalk, wall: Wall, now: datetime) -> bool:
    return talk.state in {"draft", "announced"} and wall.exists and wall.moment > now


def _move_to(model: "Model", talk: PlainTalk, wall: Wall, minutes: int, now: datetime) -> None:
    old = talk.start
    is_other = (talk.wall, talk.minutes) != (wall, minutes)
    has_come = talk.start <= now
    talk.wall, talk.minutes = wall, minutes
    announced = talk.newest("announcement")
    if announced is not None and announced.too_late and is_other:
        talk.announce_at = now
    if talk.announce_at is not None and talk.announce_at >= talk.start:
        talk.announce_at = now
    if old != talk.start:
        _tell_moved(model, talk, old, now)
    model.plan(talk, now)
    if has_come and talk.is_open and talk.start > now:
        events.replace_running(model, talk, now)


def cancel(model: "Model", act: Act, now: datetime) -> None:
    talk = _talk(model, act)
    require(talk.state in MAY_BE_CANCELLED)
    _cancel(model, talk, now)


def _cancel(model: "Model", talk: PlainTalk, now: datetime) -> None:
    talk.state = "cancelled"
    _take_back(talk)
    first = _first_word(talk)
    if first is not None:
        model.promise(talk, "cancelled", "talks", now, after=_doubt(first))
    for who in _readers(talk):
        model.promise(talk, "cancelled_letter", "dm", now, who=who)
    model.plan(talk, now)


def begin(model: "Model", act: Act, now: datetime) -> None:
    talk = _talk(model, act)
    require(talk.state == "announced" and now >= talk.start - HOUR)
    talk.state, talk.began = "live", now
    model.plan(talk, now)


def extend(model: "Model", act: Act, now: datetime) -> None:
    talk = _talk(model, act)
    passed = (now - talk.start) // MINUTE
    longer = max(talk.minutes, passed) + 15
    longer += -longer % 5
    require(talk.is_open and longer <= LONGEST)
    talk.minutes = longer
    model.plan(talk, now)


def end(model: "Model", act: Act, now: datetime) -> None:
    """The poll is asked in the talk's thread, and in the channel where there is none.

    What nobody ended has ended as planned, and days after that nobody is asked.
    """
    talk = _talk(model, act)
    require(talk.state == "live" or (talk.state == "announced" and now >= talk.start))
    over(model, talk, now, said=True)


def over(model: "Model", talk: PlainTalk, now: datetime, *, said: bool) -> None:
    """It ends, because somebody says so or because nobody says that it goes on.

    One that nobody knew of is not over by itself: who calls it begun, and over, hours after its
    planned end can take that back as others can.
    """
    is_forgotten = now >= talk.forgotten
    talk.ended = max(talk.end, talk.began or talk.end) if is_forgotten else now
    talk.final = talk.ended + TAKEN_BACK_WITHIN if said else talk.ended
    if not said and talk.is_over_by_itself:
        talk.final = talk.forgotten + TAKEN_BACK_WITHIN
    talk.state = "ended"
    if not said:
        _drop_missed(model, talk)
    if now <= talk.ended + 2 * DAY:
        _ask(model, talk, max(now, talk.final))
    model.plan(talk, now)


def _drop_missed(model: "Model", talk: PlainTalk) -> None:
    """What was due while it ran, and never came, the team is told of; what follows goes with it."""
    for promise in talk.promises:
        is_unsure = promise.doubt or promise.looked_for
        is_waiting = promise.state == "waiting" and not is_unsure
        if not is_waiting or promise.due > talk.end or promise.kind in WORTH_LATER:
            continue
        promise.state = "dropped"
        if promise.after is None or promise.after.state != "dropped":
            promise.too_late = True
            model.tell(promise, "too_late")


def go_on(model: "Model", act: Act, now: datetime) -> None:
    """Somebody was wrong that it was over; the poll waits for the end that counts."""
    talk = _talk(model, act)
    require(talk.state == "ended" and talk.final is not None and now < talk.final)
    talk.state, talk.began, talk.ended = "live", talk.began or talk.start, None
    talk.is_over_by_itself = talk.is_over_by_itself and now < talk.end
    poll = talk.newest(_asked_by(talk))
    if poll is not None and poll.state in OPEN and not poll.doubt:
        poll.state = "withdrawn"
    model.plan(talk, now)


def _ask(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """Nobody is asked twice: a ballot that is out already is the one of this end too."""
    if talk.ballot is None:
        _post(model, talk, _asked_by(talk), now)


def _asked_by(talk: PlainTalk) -> str:
    return "poll" if talk.in_public else "ballot"


def write(model: "Model", act: Act, now: datetime) -> None:
    """A note to whoever comes, once on a day by the talk's clock."""
    talk = _talk(model, act)
    require(talk.state not in {"cancelled", "ended"} and now < talk.forgotten)
    zone = ZoneInfo(talk.wall.zone)
    today = now.astimezone(zone).date()
    written = [p.due.astimezone(zone).date() for p in talk.promises if p.kind == "circular"]
    answers = COMING if act.number else {"going"}
    readers = [who for who, guest in talk.guests.items() if guest.answer in answers]
    require(today not in written and bool(readers))
    for who in readers:
        model.promise(talk, "circular", "dm", now, who=who)


def vote(model: "Model", act: Act, now: datetime) -> None:
    _open_ballot(model, act, now).votes[act.who] = act.number


def close_ballot(model: "Model", act: Act, now: datetime) -> None:
    _open_ballot(model, act, now)
    seal(model, _talk(model, act), now)


def open_ballot(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """Its message stands: people may answer for three days, and half way are told so once."""
    local = now.astimezone(ZoneInfo(talk.wall.zone))
    wall = Wall(local=local.replace(tzinfo=None, fold=0), zone=talk.wall.zone, fold=local.fold)
    talk.ballot = PlainBallot(opened=now, closes=wall.earlier(days=-BALLOT_DAYS))
    _post(model, talk, "ballot_half_time", talk.ballot.halfway)


def seal(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """Nobody is asked any more, and the team reads what came of it."""
    assert talk.ballot is not None
    talk.ballot.is_sealed = True
    stop_asking(talk)
    model.promise(talk, "ballot_result", "backstage", now)


def stop_asking(talk: PlainTalk) -> None:
    for promise in talk.promises:
        if promise.kind == "ballot_half_time" and promise.state in OPEN:
            promise.take_back()


def _open_ballot(model: "Model", act: Act, now: datetime) -> PlainBallot:
    ballot = _talk(model, act).ballot
    if ballot is None or ballot.is_sealed or now >= ballot.closes:
        raise Refused
    return ballot


def _post(model: "Model", talk: PlainTalk, kind: str, now: datetime) -> None:
    """In the thread, or in the channel where there is none."""
    thread = talk.newest("thread")
    if thread is not None and thread.state in {"sent", "waiting"}:
        model.promise(talk, kind, "thread", now, after=thread)
    else:
        model.promise(talk, kind, "talks", now)


def seats(model: "Model", act: Act, now: datetime) -> None:
    talk = _talk(model, act)
    talk.seats = act.number
    _fill(model, talk, now)
    model.plan(talk, now)


def answer(model: "Model", act: Act, now: datetime) -> None:
    """Whoever has a seat keeps it; pressing the same again keeps the place in the queue."""
    talk = _open_talk(model, act, now)
    lapse(model, talk, now)
    mine = talk.guests.get(act.who)
    has_seat = mine is not None and (mine.answer == "going" or mine.until is not None)
    is_full = talk.seats and talk.taken - has_seat >= talk.seats
    given = "waitlisted" if act.word == "going" and is_full and not has_seat else act.word
    if mine is None:
        talk.guests[act.who] = Guest(answer=given, since=now)
    else:
        mine.since = mine.since if mine.answer == given else now
        mine.answer = given
        mine.letter = mine.letter and given != "declined"
        mine.until = None
    _fill(model, talk, now)
    model.plan(talk, now)


def letter(model: "Model", act: Act, now: datetime) -> None:
    talk = _open_talk(model, act, now)
    require(act.who in talk.guests)
    require(act.deed is Deed.NO_LETTER or now < talk.start - 15 * MINUTE)
    talk.guests[act.who].letter = act.deed is Deed.LETTER
    model.plan(talk, now)


def change_event(model: "Model", act: Act, _now: datetime) -> None:
    require(events.change(model, act))


def ours(model: "Model", act: Act, _now: datetime) -> None:
    events.settle(_changed(model, act))


def theirs(model: "Model", act: Act, now: datetime) -> None:
    """Name and time become the talk's, and whoever comes is told of it like of any move."""
    talk = _changed(model, act)
    assert talk.event is not None
    assert talk.event.found is not None
    wall, minutes = events.moved_there(talk, talk.event.found)
    is_moved = wall != talk.wall
    require(not is_moved or _may_move(talk, wall, now))
    ends_otherwise = talk.is_open and talk.event.found["end"] != talk.event.shown["end"]
    require(not ends_otherwise or SHORTEST <= minutes <= LONGEST)
    facts = events.settle(talk)
    talk.title = str(facts.get("name", talk.title))
    if ends_otherwise and not is_moved:
        talk.minutes = minutes
        model.plan(talk, now)
    if is_moved:
        _move_to(model, talk, wall, minutes, now)


def _changed(model: "Model", act: Act) -> PlainTalk:
    talk = _talk(model, act)
    require(talk.event is not None and talk.event.found is not None)
    return talk


DEEDS: dict[Deed, Callable[["Model", Act, datetime], None]] = {
    Deed.CREATE: create,
    Deed.ANNOUNCE: announce,
    Deed.ANNOUNCE_AT: announce,
    Deed.MOVE: move,
    Deed.CANCEL: cancel,
    Deed.BEGIN: begin,
    Deed.EXTEND: extend,
    Deed.END: end,
    Deed.GO_ON: go_on,
    Deed.SEATS: seats,
    Deed.VOTE: vote,
    Deed.WRITE: write,
    Deed.REPEAT: repeat,
    Deed.MOVE_TOGETHER: move_together,
    Deed.CANCEL_TOGETHER: cancel_together,
    Deed.CLOSE_BALLOT: close_ballot,
    Deed.RENAME_EVENT: change_event,
    Deed.RETIME_EVENT: change_event,
    Deed.OURS: ours,
    Deed.THEIRS: theirs,
    Deed.ANSWER: answer,
    Deed.LETTER: letter,
    Deed.NO_LETTER: letter,
}


def _talk(model: "Model", act: Act) -> PlainTalk:
    """A talk that the restored backup does not know is not there."""
    require(act.talk in model.state.talks)
    return model.state.talks[act.talk]


def _open_talk(model: "Model", act: Act, now: datetime) -> PlainTalk:
    talk = _talk(model, act)
    require(talk.is_public(now) and talk.is_open and now < talk.forgotten)
    return talk


def _fill(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """A free seat is kept for whoever waited longest, who is told, also without other letters.

    Where there is no limit nobody is asked.
    """
    if not talk.is_open or now >= talk.end:
        return
    queue = [(g.since, who) for who, g in talk.guests.items() if g.answer == "waitlisted"]
    for _, who in sorted(queue):
        guest = talk.guests[who]
        if talk.seats and (guest.until is not None or talk.taken >= talk.seats):
            continue
        if guest.until is None:
            model.promise(talk, "seat_free", "dm", now, who=who)
        guest.answer = "waitlisted" if talk.seats else "going"
        guest.until = talk.kept_until(now) if talk.seats else None


def lapse(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """A seat that was kept until now goes to the next, if its offer is not still on its way."""
    late = [(w, g) for w, g in talk.guests.items() if g.until is not None and g.until <= now]
    for who, guest in late:
        if not talk.is_open or now >= talk.end:
            guest.until = None
        elif any(p.state == "waiting" for p in _offers(talk, who)):
            guest.until = talk.kept_until(now)
        else:
            guest.answer, guest.since, guest.letter, guest.until = "declined", now, False, None
    if late:
        _fill(model, talk, now)
        model.plan(talk, now)


def give_up_again(model: "Model", talk: PlainTalk, since: PlainTalk, now: datetime) -> None:
    """Of a talk as the backup has it, and as it was when that was restored."""
    left = False
    for who, guest in talk.guests.items():
        later = since.guests.get(who, guest)
        if later.answer == "declined" and guest.answer != "declined":
            left = True
            guest.answer, guest.since, guest.until = "declined", later.since, None
        guest.letter = guest.letter and later.letter
        for promise in talk.promises:
            is_theirs = promise.kind == "soon" and promise.who == who
            if is_theirs and promise.state in OPEN and not guest.letter:
                promise.take_back()
    if left:
        _fill(model, talk, now)


def offer_in_thread(model: "Model", talk: PlainTalk, who: int, now: datetime) -> None:
    """Whoever takes no letters finds the offer in the thread, which names nobody."""
    guest = talk.guests.get(who)
    if guest is not None and guest.until is not None:
        _post(model, talk, "seat_offer", now)


def _offers(talk: PlainTalk, who: int) -> list[Promise]:
    kinds = {"seat_free", "seat_offer"}
    return [p for p in talk.promises if p.kind in kinds and p.who in {who, 0}]


def _tell_moved(model: "Model", talk: PlainTalk, old: datetime, now: datetime) -> None:
    """Each reader reads of the time that they know and the new one, if these differ."""
    known = _take_back(talk)
    first = _first_word(talk)
    readers = [("moved", "talks", 0, _doubt(first))] if first is not None else []
    readers += [("moved_letter", "dm", who, None) for who in _readers(talk)]
    for kind, place, who, after in readers:
        before = known.get(who, old)
        if before != talk.start:
            model.promise(talk, kind, place, now, who=who, old=before, after=after)


def _take_back(talk: PlainTalk) -> dict[int, datetime]:
    """Withdraw older news; return, by reader, the start that those know who surely missed it."""
    known: dict[int, datetime] = {}
    for promise in talk.promises:
        if promise.kind in NEWS_AND_LETTERS and promise.state in OPEN:
            promise.take_back()
            if promise.old is not None and not promise.doubt:
                known.setdefault(promise.who, promise.old)
    return known


def _first_word(talk: PlainTalk) -> Promise | None:
    """By what the channel knows of the talk, or may; news waits until a doubt is gone.

    Who read a reminder knows of it, whatever became of the announcement.
    """
    public = [p for p in talk.promises if p.kind in {"announcement", "day_before"}]
    sent = [promise for promise in public if promise.state == "sent"]
    in_doubt = [p for p in public if p.kind == "announcement" and p.is_in_doubt]
    return next(iter([*sent, *in_doubt]), None)


def _doubt(first: Promise) -> Promise | None:
    return first if first.is_in_doubt else None


def _readers(talk: PlainTalk) -> list[int]:
    """Whoever comes, and others who asked for letters."""
    told = COMING | {"waitlisted"}
    return [
        who
        for who, guest in talk.guests.items()
        if guest.answer == "going" or (guest.letter and guest.answer in told)
    ]
