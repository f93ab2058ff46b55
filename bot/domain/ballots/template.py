"""What is asked after talks, in every language that somebody wrote it in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.ballots.questions import Question, QuestionKind, checked_questions

# The language that every text has.
FALLBACK = "en"
NAME_MAX = 60
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateQuestion:
    """A question by language; what one language lacks is said in English."""

    key: str
    kind: QuestionKind
    text: Texts
    hint: Texts | None = None
    options: tuple[Texts, ...] = ()

    def __post_init__(self) -> None:
        for language in self.languages:
            self.said(language)

    @property
    def languages(self) -> frozenset[str]:
        texts = (self.text, *((self.hint,) if self.hint else ()), *self.options)
        if any(FALLBACK not in each for each in texts):
            raise ValueError(f"a text of {self.key!r} is missing in English")
        return frozenset(language for each in texts for language in each)

    def said(self, language: str) -> Question:
        """Raises `ValueError` for what a form cannot show."""
        return Question(
            key=self.key,
            kind=self.kind,
            text=said(self.text, language),
            hint=said(self.hint, language) if self.hint else None,
            options=tuple(said(each, language) for each in self.options),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotTemplate:
    """Raises `ValueError` if its questions make no ballot."""

    name: Texts
    questions: tuple[TemplateQuestion, ...]

    def __post_init__(self) -> None:
        checked_questions(self.said(FALLBACK))

    def said(self, language: str) -> tuple[Question, ...]:
        return tuple(each.said(language) for each in self.questions)


def template_of(name: str, questions: Iterable[Question]) -> BallotTemplate:
    """A template that says in every language what somebody worded in one."""
    return BallotTemplate(
        name={FALLBACK: name[:NAME_MAX]},
        questions=tuple(
            TemplateQuestion(
                key=each.key,
                kind=each.kind,
                text={FALLBACK: each.text},
                hint={FALLBACK: each.hint} if each.hint else None,
                options=tuple({FALLBACK: option} for option in each.options),
            )
            for each in questions
        ),
    )


def said(texts: Texts, language: str) -> str:
    return texts.get(language) or texts[FALLBACK]
