"""Runs as a process of its own: lets children that die at their n-th statement seat and count.

Prints one line per child: how it ended, what it had acknowledged, what stands then, and what stands
once the next life has gone on.
"""

import asyncio
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import Document, own_code, user_owner
from bot.domain.keeping.logbook import LOGBOOK_CODE, LOGBOOK_OWNER, Logbook
from bot.domain.kinds import KINDS
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Attended
from bot.domain.times.letter_times import LetterTimes
from bot.paths import DataFolder
from bot.services.ports import Documents
from bot.services.signups.attending import Attending, Room
from bot.services.signups.members import Spreading
from bot.services.signups.seating import Lapsing
from bot.services.signups.signups import Signups
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.checking import check_database
from tests.crash.dying import DIED, die_at_statement, end_of_child
from tests.factories import (
    NOW,
    OWNER,
    START,
    TALK_CODE,
    a_member,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.store.filling import contents, fill

ROOM = Room(OWNER, 1_000_000_000_000_000_041)
MIA, MAX, NOOR = 7001, 7002, 7003
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# Not each of some four hundred statements; no unit has fewer than this.
STRIDE = 4
EARLY = LetterTimes(before=60)
Deed = tuple[str, Callable[[], Awaitable[object]]]


class Play:
    """One seat: Mia has it and gives it up, Max lets his offer pass, and Noor takes hers."""

    def __init__(self, store: DocumentStore) -> None:
        self._clock = ManualClock(NOW)
        self._signups = Signups(store, self._clock)
        self._lapsing = Lapsing(store, self._clock)
        self._spreading = Spreading(store, self._clock)
        self._attending = Attending(store, self._clock)
        self._store = store

    async def begin(self) -> None:
        """What the bot does first in each life; its clock stands where the last one ended."""
        await self._spreading.open(NOW + DAY)

    def deeds(self) -> list[Deed]:
        return [
            ("mia", lambda: self._answer(MIA, Answer.GOING, NOW)),
            ("max", lambda: self._answer(MAX, Answer.GOING, NOW + MINUTE)),
            ("noor", lambda: self._answer(NOOR, Answer.GOING, NOW + 2 * MINUTE)),
            ("left", lambda: self._answer(MIA, Answer.DECLINED, NOW + 3 * MINUTE)),
            ("passed", self._let_pass),
            ("taken", lambda: self._answer(NOOR, Answer.GOING, NOW + 2 * DAY)),
            ("came", lambda: self._seen({MIA, NOOR}, START + MINUTE)),
            ("went", lambda: self._seen({NOOR}, START + 11 * MINUTE)),
            ("over", lambda: self._seen(set(), START + 21 * MINUTE)),
        ]

    async def _answer(self, who: int, wanted: Answer, at: datetime) -> None:
        self._clock.set(at)
        await self._signups.answer(a_member(user_id=who), TALK_CODE, wanted)

    async def _let_pass(self) -> None:
        def letters_leave(docs: Documents) -> None:
            for letter in docs.select(Delivery, kind=DeliveryKind.SEAT_FREE):
                if letter.is_planned:
                    docs.put(replace(letter, state=DeliveryState.SENT, wake=None))

        await self._store.run(OWNER, letters_leave)
        self._clock.set(NOW + DAY + 5 * MINUTE)
        while await self._lapsing.run_due(self._clock.now()):
            pass

    async def _seen(self, who: set[int], at: datetime) -> None:
        self._clock.set(at)
        await self._attending.seen(ROOM, frozenset(who))


def broken(found: list[Document], said: list[str]) -> list[str]:
    """What may be wrong at no moment at all: a unit in halves, or what was said and is not so."""
    signups = {each.user_id: each for each in found if isinstance(each, Signup)}
    letters = {each.user_id for each in found if isinstance(each, Delivery)}
    rows = {each.user_id: each for each in found if isinstance(each, Attendance)}
    sums = [each for each in found if isinstance(each, Turnout)] or [
        Turnout(owner=OWNER, code=TALK_CODE)
    ]
    true = {
        "mia": lambda: MIA in signups,
        "max": lambda: MAX in signups,
        "noor": lambda: NOOR in signups and signups[NOOR].letters == EARLY,
        "left": lambda: signups[MIA].answer is Answer.DECLINED and MAX in letters,
        "passed": lambda: signups[MAX].answer is Answer.DECLINED and NOOR in letters,
        "taken": lambda: signups[NOOR].answer is Answer.GOING,
        "came": lambda: set(rows) == {MIA, NOOR},
        "went": lambda: rows[MIA].since is None and rows[MIA].seconds == 600,
        "over": lambda: rows[NOOR].since is None and rows[NOOR].seconds == 1200,
    }
    wrong = [each for each in said if not true[each]()]
    if sum(each.holds_seat for each in signups.values()) > 1:
        wrong.append("two have the one seat")
    if any(each.offered_until and each.user_id not in letters for each in signups.values()):
        wrong.append("an offer that nobody is told of")
    if (sums[0].people, sums[0].seconds) != (
        len(rows),
        sum(each.seconds for each in rows.values()),
    ):
        wrong.append("the sums are not those of the rows")
    return wrong


def summary(found: list[Document]) -> str:
    signups = [each for each in found if isinstance(each, Signup)]
    letters = [each.user_id for each in found if isinstance(each, Delivery)]
    rows = [each for each in found if isinstance(each, Attendance)]
    return ",".join(
        [
            *(f"{each.user_id}:{each.answer}:{each.letters.before}" for each in signups),
            *(f"offered:{each}" for each in letters),
            *(f"stayed:{each.user_id}:{each.seconds // 60}" for each in rows),
        ]
    )


async def play(root: Path, die_at: int = 0) -> None:
    """Each acknowledgement is a line of a file; what is in it already is not done again."""
    store = await open_store(root, KINDS)
    die_at_statement(die_at, store)
    played = Play(store)
    await played.begin()
    done = said_in(root)
    said = os.open(root / "said", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    for name, deed in played.deeds():
        if name not in done:
            await deed()
            os.write(said, f"{name} ".encode())
    await store.close()


def said_in(root: Path) -> list[str]:
    return (root / "said").read_text().split() if (root / "said").exists() else []


def child(root: Path, die_at: int = 0) -> int:
    """Return how the child ended."""
    return end_of_child(lambda: asyncio.run(play(root, die_at)))


def beginning() -> list[Document]:
    room = Venue(kind=VenueKind.VOICE, place="Talk room", channel_id=ROOM.channel_id)
    talk: Talk = a_talk(seats=1)
    noor = user_owner(NOOR)
    return [
        a_server(attended=Attended.TOTALS),
        a_series(),
        an_edition(),
        replace(talk, slot=talk.the_slot().at(room)).with_time_kept(),
        Member(owner=noor, code=own_code(noor), letters=EARLY),
        Logbook(owner=LOGBOOK_OWNER, code=LOGBOOK_CODE, seen_at=NOW),
    ]


def main(place: Path) -> None:
    original = place / "original"
    fill(original, *beginning())
    number, ended = 1, DIED
    while ended == DIED:
        number += STRIDE
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended = child(root, number)
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        health = "damaged" if report.is_damaged else "whole"
        wrong = "; ".join(broken(contents(root), said_in(root))) or "right"
        again = child(root)
        seen = summary(contents(root))
        print(f"{number} {ended} {health} {again} {seen} {wrong}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
