"""How much work something takes, in calls of functions: no clock, so no slow machine fails it."""

import sys
from collections.abc import Callable


def calls_of(act: Callable[[], object]) -> int:
    """Return how many functions are called, Python's own and C's."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
