"""The states a talk goes through, and the steps between them."""

from enum import StrEnum


class TalkState(StrEnum):
    DRAFT = "draft"
    ANNOUNCED = "announced"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


OPEN_STATES = frozenset({TalkState.ANNOUNCED, TalkState.LIVE})
# Its slot may still become another one.
MOVABLE_STATES = frozenset({TalkState.DRAFT, TalkState.ANNOUNCED})
# Notes may be given to it.
NOTED_STATES = OPEN_STATES | {TalkState.ENDED}

STEPS: dict[TalkState, frozenset[TalkState]] = {
    TalkState.DRAFT: frozenset({TalkState.ANNOUNCED, TalkState.CANCELLED}),
    TalkState.ANNOUNCED: frozenset({TalkState.LIVE, TalkState.ENDED, TalkState.CANCELLED}),
    TalkState.LIVE: frozenset({TalkState.ENDED, TalkState.CANCELLED}),
    TalkState.ENDED: frozenset(),
    TalkState.CANCELLED: frozenset(),
}
