"""What of sealed polls may be shown, so that no numbers together tell of fewer than k ballots.

A *cell* is what one poll's ballots answered to one question. All that is ever shown of a question,
of talks and of editions, today and later, is made of sets of cells that share none: a cell with
`k` answers or more stands for itself, and the others are summed up, in the order in which their
polls were sealed, to blocks that reach `k`. What somebody works out from sums of such sets weighs
all cells of one set alike, so it tells of whole sets: of `k` ballots or more.

This holds for as long as a set never changes. So the order is that of sealing, each poll keeps the
`k` that it was asked with, and a block that has reached `k` takes no further cell.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.ballots.same import other_wordings
from bot.domain.shares import whole_percents, whole_percents_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What may be shown of one question; `counts` are None where too few answered it.

    `texts` are those of its free texts that somebody let people read.
    """

    question: Question
    answers: int
    counts: tuple[int, ...] | None
    texts: tuple[str, ...] = ()

    @property
    def is_withheld(self) -> bool:
        return self.counts is None

    @property
    def shares(self) -> tuple[int, ...]:
        """Whole percent for each option, of those who answered."""
        counts = self.counts or ()
        if self.question.takes_several:
            return whole_percents_of(counts, self.answers)
        return whole_percents(counts)

    def chosen_by_few(self, k: int) -> tuple[int, ...]:
        """Which options (from 0) somebody chose, but fewer than `k`: for whoever publishes."""
        return tuple(n for n, count in enumerate(self.counts or ()) if 0 < count < k)

    @property
    def mean(self) -> float | None:
        """What was chosen on average of a rating from 1 on, to one digit, a half of it up."""
        if self.question.kind is not QuestionKind.RATING or not self.counts:
            return None
        total = sum(place * count for place, count in enumerate(self.counts, start=1))
        return (20 * total + self.answers) // (2 * self.answers) / 10


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionResult:
    """One question over the polls of an edition: `talks` are in it, `waiting` not yet."""

    result: Result
    talks: int
    waiting: int
    other_wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPoll:
    """`k` is the one it was asked with."""

    questions: tuple[Question, ...]
    totals: tuple[QuestionTotals, ...]
    k: int


@dataclass(frozen=True, slots=True)
class _Cell:
    question: Question
    answers: int
    counts: tuple[int, ...]
    k: int


def results(poll: SealedPoll, *, texts: Collection[str] = ()) -> tuple[Result, ...]:
    """Show one poll, with those of its free texts that are among `texts`."""
    return tuple(
        Result(
            question=question,
            answers=each.answers,
            counts=each.counts if each.answers >= poll.k else None,
            texts=tuple(one for one in each.texts if one in texts)
            if each.answers >= poll.k
            else (),
        )
        for question, each in zip(poll.questions, poll.totals, strict=True)
    )


def edition_results(polls: Sequence[SealedPoll]) -> tuple[EditionResult, ...]:
    """Sum up the polls of an edition, which come in the order of their sealing.

    A question stands for itself if its key, kind and number of options are the same, in the words
    in which it was asked last. Free texts stay with their talks.
    """
    asked: dict[tuple[object, ...], list[_Cell]] = {}
    for cell in _cells(polls):
        asked.setdefault(cell.question.identity, []).append(cell)
    return tuple(_summed(cells) for cells in asked.values())


def published_sets(sizes: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Which cells are shown together, by their places; each cell is its answers and its k."""
    alone: list[list[int]] = []
    blocks: list[list[int]] = []
    block: list[int] = []
    joint = needed = 0
    for place, (answers, k) in enumerate(sizes):
        if answers >= k:
            alone.append([place])
        elif answers:
            block.append(place)
            joint += answers
            needed = max(needed, k)
            if joint >= needed:
                blocks.append(block)
                block = []
                joint = needed = 0
    return alone + blocks


def _cells(polls: Iterable[SealedPoll]) -> Iterator[_Cell]:
    for poll in polls:
        for question, each in zip(poll.questions, poll.totals, strict=True):
            if not question.is_text:
                yield _Cell(question, each.answers, each.counts, poll.k)


def _summed(cells: Sequence[_Cell]) -> EditionResult:
    shown = {
        place
        for one_set in published_sets((each.answers, each.k) for each in cells)
        for place in one_set
    }
    counted = [cells[place] for place in sorted(shown)]
    columns = zip(*(each.counts for each in counted), strict=True)
    result = Result(
        question=cells[-1].question,
        answers=sum(each.answers for each in counted or cells),
        counts=tuple(map(sum, columns)) if counted else None,
    )
    waiting = sum(each.answers > 0 for each in cells) - len(counted)
    return EditionResult(
        result=result,
        talks=len(counted),
        waiting=waiting,
        other_wordings=other_wordings(each.question for each in cells),
    )
