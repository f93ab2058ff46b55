"""What all ballots of a poll say together; nothing here tells which answers came together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.ballots.answers import Answers
from bot.domain.ballots.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTotals:
    """What was answered to one question.

    `counts` has a number for each option, `texts` the free texts in alphabetical order, and
    `answers` how many answered it, which is less than the sum where one may choose several.
    """

    key: str
    answers: int = 0
    counts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    def withheld_below(self, k: int) -> "QuestionTotals":
        """Return how many answered alone, if they are too few."""
        return self if self.answers >= k else QuestionTotals(key=self.key, answers=self.answers)


def count(questions: Sequence[Question], ballots: Iterable[Answers]) -> tuple[QuestionTotals, ...]:
    """Count in the order of the questions; the order of the ballots changes nothing."""
    answers = {each.key: 0 for each in questions}
    counts = {each.key: [0] * len(each.options) for each in questions}
    texts: dict[str, list[str]] = {each.key: [] for each in questions}
    for ballot in ballots:
        for key, given in ballot.given.items():
            answers[key] += 1
            if isinstance(given, str):
                texts[key].append(given)
            else:
                for option in given:
                    counts[key][option] += 1
    return tuple(
        QuestionTotals(
            key=each.key,
            answers=answers[each.key],
            counts=tuple(counts[each.key]),
            texts=tuple(sorted(texts[each.key])),
        )
        for each in questions
    )
