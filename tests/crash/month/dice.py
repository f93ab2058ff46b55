"""What Discord does with the first request for a message: the same in each playing of a script."""

import random
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple


class Label(NamedTuple):
    """Which message it is, in words that the model and the bot share."""

    talk: int
    kind: str
    who: int
    due: datetime

    def __str__(self) -> str:
        reader = f" to member {self.who}" if self.who else ""
        return f"{self.kind} of talk {self.talk}{reader}, due {self.due:%d %b %H:%M:%S}"


# Dated by the moment at which their ballot was confirmed to stand, which a failing line delays.
DRIFTING = frozenset({"ballot_half_time", "ballot_result"})
_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def label_of(talk: int, kind: str, who: int, due: datetime) -> Label:
    """A poll is dated when the bot ends what nobody ended, and a kill delays that by seconds."""
    if kind in DRIFTING:
        due = _UNDATED
    elif kind == "partner_talk":
        # Once for each talk, whenever it was carried over.
        due = _UNDATED
    elif kind in {"poll", "ballot"}:
        due = due.replace(second=0, microsecond=0)
    return Label(talk, kind, who, due)


class Fate(StrEnum):
    ACCEPTED = "accepted"
    TOO_MANY = "429"
    TOO_MANY_FOR_LONG = "429 without a time"
    # Nobody knows, and it did or did not arrive.
    ANSWER_LOST = "answer lost"
    REQUEST_LOST = "request lost"
    # The bot dies with it.
    KILLED_BEFORE = "killed before"
    KILLED_AFTER = "killed after"


KILLS = frozenset({Fate.KILLED_BEFORE, Fate.KILLED_AFTER})
# Per mille; the rest is accepted.
_USUAL = {
    Fate.TOO_MANY: 25,
    Fate.TOO_MANY_FOR_LONG: 5,
    Fate.ANSWER_LOST: 15,
    Fate.REQUEST_LOST: 15,
    Fate.KILLED_BEFORE: 4,
    Fate.KILLED_AFTER: 4,
}
# What the bot may not look for; its doubts are what is interesting.
_BLIND = {Fate.ANSWER_LOST: 150, Fate.REQUEST_LOST: 150}


def fate_of(seed: str, label: Label, *, blind: bool, unread: bool) -> Fate:
    """`unread` tells that there is a history that the bot may not read at that moment, `blind` that
    it is the one in which the message would stand.

    Nothing kills the bot then: whatever else is on its way would be in doubt, and remain so, and
    what is on its way is no matter of dice.
    """
    # Seeded with a text: that is the same in every process.
    thrown = random.Random(f"{seed} {label}").randrange(1000)
    for fate, share in (_BLIND if blind else _USUAL).items():
        if thrown < share:
            return Fate.ACCEPTED if unread and fate in KILLS else fate
        thrown -= share
    return Fate.ACCEPTED
