"""What was answered, as people read it: bars in text that need no colour."""

from collections.abc import Sequence

from bot.domain.ballots.questions import Question
from bot.domain.ballots.totals import QuestionTotals
from bot.saying.i18n import Text
from bot.ui.controls import Item, text
from bot.ui.plain import paragraphs, plain


def result_items(
    questions: Sequence[Question],
    totals: Sequence[QuestionTotals],
    shown_texts: Sequence[str],
    words: Text,
) -> list[Item]:
    """One block for each question; of the free texts those that may be shown."""
    del words
    return [
        text("\n".join(_lines(question, each, shown_texts)))
        for question, each in zip(questions, totals, strict=True)
    ]


def _lines(question: Question, totals: QuestionTotals, shown: Sequence[str]) -> list[str]:
    head = f"**{plain(question.text, 90)}**"
    if question.is_text:
        return [head, *(f"- {paragraphs(each, 300)}" for each in totals.texts if each in shown)]
    pairs = zip(question.options, totals.counts, strict=True)
    return [head, *(f"{plain(option, 100)}: {count}" for option, count in pairs)]
