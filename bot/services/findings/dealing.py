"""Which takeaway lies before whom, so that two who sort at once get different ones.

In memory alone: after a restart two may get the same one, of which the second is told.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from bot.domain.takeaways.takeaway import Takeaway

# Whoever went away without an answer keeps it from the others for so long.
KEPT_FOR = timedelta(minutes=10)
KEPT = 1000


class Dealing:
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
