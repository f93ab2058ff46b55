"""Who has what before them just now, so that two do not do the same: in memory alone.

A form does not outlive much; and of two who got the same takeaway after a restart, the second is
told.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from bot.domain.takeaways.takeaway import Takeaway

# Discord tells nobody that a form was closed; whoever writes for longer saves in between.
TOLD_FOR = timedelta(minutes=30)
# Whoever went away without an answer keeps a takeaway from the others for so long.
KEPT_FOR = timedelta(minutes=10)
KEPT = 1000


class Writing:
    """Who has the form of a finding open, for others to know."""

    def __init__(self) -> None:
        # By finding, or edition for what stands around them, and person; the latest last.
        self._since: dict[tuple[str, int], datetime] = {}

    def begin(self, finding: str, user_id: int, *, now: datetime) -> None:
        self._since.pop((finding, user_id), None)
        self._since[finding, user_id] = now
        if len(self._since) > KEPT:
            del self._since[next(iter(self._since))]

    def end(self, finding: str, user_id: int) -> None:
        self._since.pop((finding, user_id), None)

    def since(self, reader_id: int, *, now: datetime) -> dict[str, datetime]:
        """By finding or edition, since when somebody else writes it."""
        found: dict[str, datetime] = {}
        for (finding, user_id), at in self._since.items():
            if user_id != reader_id and timedelta(0) <= now - at <= TOLD_FOR:
                found.setdefault(finding, at)
        return found


class Dealing:
    """Which takeaway lies before whom, so that two who sort at once get different ones."""

    def __init__(self) -> None:
        # By edition and person, the latest last; readings run in several threads.
        self._lies: dict[tuple[str, int], tuple[str, datetime]] = {}
        self._lock = Lock()

    def deal(
        self, edition: str, user_id: int, waiting: Sequence[Takeaway], *, now: datetime
    ) -> Takeaway:
        """The first that lies before nobody else, or the first of all where each does."""
        with self._lock:
            taken = {
                takeaway
                for (where, who), (takeaway, at) in self._lies.items()
                if where == edition and who != user_id and timedelta(0) <= now - at <= KEPT_FOR
            }
            dealt = next((each for each in waiting if each.code not in taken), waiting[0])
            self._lies.pop((edition, user_id), None)
            self._lies[edition, user_id] = (dealt.code, now)
            if len(self._lies) > KEPT:
                del self._lies[next(iter(self._lies))]
            return dealt
