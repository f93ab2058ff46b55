"""What one ballot says, and all of a poll together: there nothing tells what came together."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.ballots.errors import BallotEmpty, NotAnOption
from bot.domain.ballots.questions import ANSWER_MAX, Question
from bot.domain.errors import TextTooLong
from bot.domain.plain import harmless, is_visible

# The numbers of options (from 0, in order, each once), or a text.
BallotAnswer = tuple[int, ...] | str

_WRITING = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """By the key of the question; what was left open is not there."""

    given: Mapping[str, BallotAnswer]


def read_answers(questions: Sequence[Question], given: Mapping[str, BallotAnswer]) -> Answers:
    """Take what a form brought.

    Raises `NotAnOption` for what was not offered, `TextTooLong`, and `BallotEmpty` if nothing is
    answered.
    """
    asked = {each.key: each for each in questions}
    if unknown := next((key for key in given if key not in asked), None):
        raise NotAnOption(question=unknown)
    read = {
        each.key: answer
        for each in questions
        if each.key in given and (answer := _read(each, given[each.key]))
    }
    if not read:
        raise BallotEmpty
    return Answers(read)


def write_answers(answers: Answers) -> str:
    """Write them so that equal answers are equal texts, whatever was answered first."""
    return _WRITING.encode(dict(answers.given))


def answers_from(text: str) -> Answers:
    """Read what `write_answers` wrote."""
    read: dict[str, list[int] | str] = json.loads(text)
    given = {key: each if isinstance(each, str) else tuple(each) for key, each in read.items()}
    return Answers(given)


def _read(question: Question, answer: BallotAnswer) -> BallotAnswer:
    if isinstance(answer, str) is not question.is_text:
        raise NotAnOption(question=question.text)
    if isinstance(answer, str):
        return _read_text(answer)
    numbers = tuple(sorted(set(answer)))
    if any(not 0 <= each < len(question.options) for each in numbers):
        raise NotAnOption(question=question.text)
    if len(numbers) > 1 and not question.takes_several:
        raise NotAnOption(question=question.text)
    return numbers


def _read_text(answer: str) -> str:
    text = harmless(answer).strip()
    if not is_visible(text):
        return ""
    if len(text) > ANSWER_MAX:
        raise TextTooLong(length=len(text), limit=ANSWER_MAX)
    return text


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
