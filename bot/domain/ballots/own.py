"""What a team asks in its own words: instead of a template, or beside it after one talk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.domain.ballots.errors import LastQuestion, OptionsWrong, QuestionGone, TooManyQuestions
from bot.domain.ballots.questions import (
    HINT_MAX,
    OPTION_MAX,
    OPTIONS_MAX,
    OPTIONS_MIN,
    QUESTIONS_MAX,
    RATING_OPTIONS,
    RECOMMEND_OPTIONS,
    TEXT_MAX,
    Question,
    QuestionKind,
)
from bot.domain.ballots.template import (
    BallotTemplate,
    TemplateQuestion,
    template_of,
)
from bot.domain.document import Document
from bot.domain.errors import TextMissing, TextTooLong
from bot.domain.plain import is_visible, one_line

# How many lines of options somebody writes: of a rating the words at its two ends.
_LINES: Mapping[QuestionKind, tuple[int, int]] = {
    QuestionKind.RATING: (2, 2),
    QuestionKind.CHOICE: (OPTIONS_MIN, OPTIONS_MAX),
    QuestionKind.CHOICES: (OPTIONS_MIN, OPTIONS_MAX),
    QuestionKind.RECOMMEND: (RECOMMEND_OPTIONS, RECOMMEND_OPTIONS),
    QuestionKind.TEXT: (0, 0),
}
_STEP = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestions(Document):
    """Of a series they stand for its template; of a talk they are asked after those."""

    KIND: ClassVar[str] = "own_questions"
    INDEXED: ClassVar[tuple[str, ...]] = ("about",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"about": ("series", "talk")}

    about: str
    # As they were worded, or stood in the language of the series.
    questions: tuple[Question, ...]
    # Those of them that a file or a template brought in several languages.
    in_languages: tuple[TemplateQuestion, ...] = ()

    def said(self, language: str) -> tuple[Question, ...]:
        known = {each.key: each for each in self.in_languages}
        return tuple(
            known[each.key].said(language) if each.key in known else each for each in self.questions
        )

    def as_template(self, name: str) -> BallotTemplate:
        """All that is there of each language, to be changed in a file."""
        known = {each.key: each for each in self.in_languages}
        plain = template_of(name, self.questions)
        return replace(plain, questions=tuple(known.get(e.key, e) for e in plain.questions))

    def with_template(self, template: BallotTemplate, language: str) -> "OwnQuestions":
        """Ask what it asks instead of all that was."""
        several = [each for each in template.questions if len(each.languages) > 1]
        return replace(self, questions=template.said(language), in_languages=tuple(several))

    def with_question(self, question: Question, *, instead: str | None) -> "OwnQuestions":
        """Ask it instead of the one of this key, or after the others; raises `QuestionGone`."""
        kept = list(self.questions)
        if instead is None:
            kept.append(question)
        else:
            kept[self._place(instead)] = question
        if len(kept) > QUESTIONS_MAX:
            raise TooManyQuestions(limit=QUESTIONS_MAX)
        return self._asking(kept)

    def without(self, key: str) -> "OwnQuestions":
        """Raise `QuestionGone` for what is not there, and `LastQuestion`."""
        place = self._place(key)
        kept = (*self.questions[:place], *self.questions[place + 1 :])
        if not kept:
            raise LastQuestion
        return self._asking(kept)

    def _asking(self, questions: Sequence[Question]) -> "OwnQuestions":
        keys = {each.key for each in questions}
        kept = tuple(each for each in self.in_languages if each.key in keys)
        return replace(self, questions=tuple(questions), in_languages=kept)

    def _place(self, key: str) -> int:
        keys = [each.key for each in self.questions]
        if key not in keys:
            raise QuestionGone
        return keys.index(key)


def asked_together(usual: Sequence[Question], of_talk: Sequence[Question]) -> tuple[Question, ...]:
    """What a talk is asked about: as many as a ballot holds, its own last."""
    room = QUESTIONS_MAX - len(of_talk)
    taken = {each.key for each in usual}
    own = [each for each in of_talk if each.key not in taken]
    return (*usual[:room], *own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A question as somebody typed it; `options` has a line for each."""

    kind: QuestionKind
    text: str
    hint: str = ""
    options: str = ""

    def as_question(self, key: str) -> Question:
        """Raise `TextMissing`, `TextTooLong` and `OptionsWrong`."""
        return Question(
            key=key,
            kind=self.kind,
            text=_checked(self.text, TEXT_MAX),
            hint=_checked(self.hint, HINT_MAX) if is_visible(self.hint) else None,
            options=self._options(),
        )

    def _options(self) -> tuple[str, ...]:
        room = OPTION_MAX - len(f"{RATING_OPTIONS}{_STEP}")
        lines = [_checked(line, room) for line in self.options.splitlines() if is_visible(line)]
        least, most = _LINES[self.kind]
        if not least <= len(lines) <= most or len(set(lines)) < len(lines):
            kind = self.kind.value
            raise OptionsWrong(kind=kind, least=least, most=most, count=len(lines))
        if self.kind is QuestionKind.RATING:
            inner = (str(step) for step in range(2, RATING_OPTIONS))
            return (f"1{_STEP}{lines[0]}", *inner, f"{RATING_OPTIONS}{_STEP}{lines[1]}")
        return tuple(lines)


def worded(question: Question) -> Worded:
    """As somebody would have typed it."""
    lines = question.options
    if question.kind is QuestionKind.RATING:
        lines = tuple(each.partition(_STEP)[2] or each for each in (lines[0], lines[-1]))
    return Worded(
        kind=question.kind,
        text=question.text,
        hint=question.hint or "",
        options="\n".join(lines),
    )


def _checked(typed: str, limit: int) -> str:
    kept = one_line(typed)
    if not is_visible(kept):
        raise TextMissing
    if len(kept) > limit:
        raise TextTooLong(length=len(kept), limit=limit)
    return kept
