"""Patterns that are compiled when they are first used.

Those of all languages take a quarter of the bot's start to compile, and most starts read no text.
"""

import re
from functools import cached_property
from typing import cast


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> object:
        # Set, so that this is asked once for each method and costs nothing then.
        found: object = getattr(self._made, name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would; a mistake in the pattern is raised at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
