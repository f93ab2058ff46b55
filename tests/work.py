"""How much work something takes, in calls of functions: no clock, so no slow machine fails it."""

import cProfile
from collections.abc import Callable


def calls_of(act: Callable[[], object]) -> int:
    """Return how many functions are called, Python's own and C's.

    A function given to `sys.setprofile` counts the same, and takes a third longer.
    """
    profile = cProfile.Profile()
    profile.runcall(act)
    return sum(entry.callcount for entry in profile.getstats())
