"""Who has a form open, for others to know: in memory alone, since a form does not outlive much."""

from datetime import datetime, timedelta

# Discord tells nobody that a form was closed; whoever writes for longer saves in between.
TOLD_FOR = timedelta(minutes=30)
KEPT = 1000


class Writing:
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
