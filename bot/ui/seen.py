"""Telling an event that comes again: Discord promises none, one, or several of each."""

import logging

from bot.logs import event

log = logging.getLogger(__name__)

# More than come within the minutes that a resume can replay.
KEPT = 5000


class Seen:
    """The newest ids that came in by one door."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        # A dict keeps the order of arrival.
        self._ids: dict[int, None] = {}

    def again(self, event_id: int) -> bool:
        """Tell whether it came before, and remember it."""
        if event_id in self._ids:
            event(log, "came_again")
            return True
        self._ids[event_id] = None
        if len(self._ids) > self._kept:
            del self._ids[next(iter(self._ids))]
        return False
