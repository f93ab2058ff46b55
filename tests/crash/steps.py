"""The places, on a delivery's way into Discord, at which the bot is killed."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """In the order in which a delivery passes them; the last is any moment at all."""

    BEFORE_CLAIM = "before the claim"
    CLAIMED = "after the claim"
    LEFT = "after the request left"
    CUT = "on the way, and Discord never saw it"
    ARRIVED = "as Discord gets it"
    ACCEPTED = "after Discord accepted, before the answer"
    ANSWERED = "after the answer"
    BEFORE_RECORD = "before the confirmation"
    RECORDED = "after the confirmation"
    BEFORE_LOOK = "before a look"
    LOOKED = "after a look"
    ANY_MOMENT = "at a random moment"


# Here the simulated Discord pulls the trigger; at the others the bot kills itself.
BY_DISCORD = frozenset({Step.CUT, Step.ARRIVED, Step.ACCEPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """Kill at the `nth` passing of the step, or after `seconds` of life."""

    step: Step
    nth: int = 1
    seconds: float = 0.0
