"""What the store's threads have found out about the disk."""

import logging
from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from bot.services.ports import Condition, Health

_log = logging.getLogger(__name__)


class State:
    """Written by the writer and the readers, read by anybody; `on_broken` is called once."""

    def __init__(self, on_broken: Callable[[], None]) -> None:
        self._lock = Lock()
        self._on_broken = on_broken
        self.health = Health()

    def wrote(self) -> None:
        """A commit is on disk, so whatever was in the way is gone."""
        if self.health.condition is Condition.REFUSING:
            self._set(Condition.WELL, "")
            _log.warning("The store accepts writes again.")

    def refused(self, cause: BaseException) -> None:
        if self.health.condition is not Condition.BROKEN:
            self._set(Condition.REFUSING, str(cause))

    def broke(self, cause: BaseException) -> None:
        """In the writer's thread."""
        if self.health.condition is not Condition.BROKEN:
            self._set(Condition.BROKEN, str(cause))
            self._on_broken()

    def note_damage(self, kind: str, code: str) -> None:
        """Remember a document that cannot be read, and log it once."""
        with self._lock:
            if (kind, code) in self.health.damaged:
                return
            damaged = self.health.damaged | {(kind, code)}
            self.health = replace(self.health, damaged=damaged)
        _log.error("Damaged on the disk, and left out: %s %s.", kind, code)

    def _set(self, condition: Condition, reason: str) -> None:
        with self._lock:
            self.health = replace(self.health, condition=condition, reason=reason)
