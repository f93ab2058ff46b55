"""What those who signed up chose of a talk's question: sums that point at nobody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.parts import SignupQuestion

# A smaller sum would say of few people what each of them chose.
SHOWN_FROM: Final = 5


@dataclass(frozen=True, slots=True)
class ChoiceTotals:
    """Options that enough people chose, each at least so often; `others` is 0 if it says too much.

    By fives, so that nobody reads from a sum before and after what the one chose who came between.
    How many answered at all is not told: what is hidden could be reckoned from it.
    """

    question: str
    options: tuple[tuple[str, int], ...]
    others: int


def choice_totals(question: SignupQuestion, signups: Iterable[Signup]) -> ChoiceTotals:
    """Count those who are on the list; in the order of the options."""
    counted = Counter(
        each.choice
        for each in signups
        if each.answer is not Answer.DECLINED and each.choice in question.options
    )
    shown = [
        (each, _by_fives(counted[each])) for each in question.options if counted[each] >= SHOWN_FROM
    ]
    small = [count for count in counted.values() if count < SHOWN_FROM]
    # Of one option alone the others would be that one.
    others = sum(small) if len(small) > 1 else 0
    return ChoiceTotals(question.text, tuple(shown), _by_fives(others))


def _by_fives(count: int) -> int:
    return count // SHOWN_FROM * SHOWN_FROM
