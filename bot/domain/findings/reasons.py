"""Why something is corrected or retracted: a sentence that everybody reads."""

import hashlib
from collections.abc import Iterable

from bot.domain.errors import TextMissing, TextTooLong
from bot.domain.findings.errors import ReasonNames
from bot.domain.plain import one_line
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.talk import Talk

REASON_MAX = 300


def checked_reason(typed: str) -> str:
    """One line; raises `TextMissing` and `TextTooLong`."""
    reason = one_line(typed)
    if not reason:
        raise TextMissing
    if len(reason) > REASON_MAX:
        raise TextTooLong(length=len(reason), limit=REASON_MAX)
    return reason


def mark_of(reason: str) -> str:
    """By which a form brings back that somebody was asked about the names in just this reason."""
    return hashlib.sha256(reason.encode()).hexdigest()[:12]


def require_meant(reason: str, talks: Iterable[Talk], meant: str) -> None:
    """Raise `ReasonNames` for one that names whom it should not, unless `meant` is its mark."""
    names = names_in(reason, unagreed(talks))
    if names and meant != mark_of(reason):
        raise ReasonNames(names=", ".join(names), count=len(names))
