"""What is asked of a line several times while a text is read is found out once.

Nothing of it stays longer than the reading takes: whose text it was need not be kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_KNOWN: ContextVar[dict[object, object] | None] = ContextVar("_KNOWN", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Keep what is found out until the end of the block."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def once_in_a_reading(find_out: Callable[P, T]) -> Callable[P, T]:
    """Ask a function once for the same arguments within a reading, and anew outside of one."""

    @wraps(find_out)
    def known(*args: P.args, **named: P.kwargs) -> T:
        kept = _KNOWN.get()
        if kept is None:
            return find_out(*args, **named)
        asked = (find_out, args, *named.items())
        if asked not in kept:
            kept[asked] = find_out(*args, **named)
        return cast("T", kept[asked])

    return known
