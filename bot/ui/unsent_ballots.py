"""What somebody answered on the first pages of a ballot that is not sent yet: in memory alone.

What is never sent is lost, by a restart or after an hour: it lies on no disk and in no control.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ballots.answers import BallotAnswer
from bot.domain.ballots.errors import BallotDraftGone

KEPT_FOR = timedelta(hours=1)
KEPT = 2000
# Of one person, as with two devices.
KEPT_OF_ONE = 3

Given = Mapping[str, BallotAnswer]


@dataclass(frozen=True, slots=True)
class _Unsent:
    poll: str
    user_id: int
    given: Given
    at: datetime


class UnsentBallots:
    """By random names, so that two devices of one person do not answer into each other."""

    def __init__(self) -> None:
        # Dicts keep the order of arrival.
        self._unsent: dict[str, _Unsent] = {}

    def keep(self, poll: str, user_id: int, given: Given, *, now: datetime) -> str:
        """Return the name by which the next page finds it."""
        self._forget_old(now)
        mine = [name for name, each in self._unsent.items() if each.user_id == user_id]
        for name in mine[: len(mine) - KEPT_OF_ONE + 1]:
            del self._unsent[name]
        if len(self._unsent) >= KEPT:
            del self._unsent[next(iter(self._unsent))]
        name = secrets.token_hex(8)
        self._unsent[name] = _Unsent(poll, user_id, given, now)
        return name

    def of(self, name: str, poll: str, user_id: int, *, now: datetime) -> Given:
        """Raise `BallotDraftGone` for what is not theirs, too old, or of another run."""
        self._forget_old(now)
        kept = self._unsent.get(name)
        if kept is None or (kept.poll, kept.user_id) != (poll, user_id):
            raise BallotDraftGone
        return kept.given

    def forget(self, name: str) -> None:
        self._unsent.pop(name, None)

    def _forget_old(self, now: datetime) -> None:
        self._unsent = {
            name: each for name, each in self._unsent.items() if now - each.at <= KEPT_FOR
        }
