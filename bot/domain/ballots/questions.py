"""What a ballot asks, in one language, in the sizes that Discord's forms take."""

from dataclasses import dataclass
from enum import StrEnum

# Discord's limits for a label of a form, the line below it, and an option (in characters).
TEXT_MAX = 45
HINT_MAX = 100
OPTION_MAX = 100
# Radio groups have 2 to 10 options; checkbox groups could have one, which asks nothing.
OPTIONS_MIN = 2
OPTIONS_MAX = 10
# Three forms, one after the other: who is asked more than that does not finish.
QUESTIONS_MAX = 15
RATING_OPTIONS = 5
RECOMMEND_OPTIONS = 3
KEY_MAX = 40
# What one person may write into one free text.
ANSWER_MAX = 1000


class QuestionKind(StrEnum):
    # One of five, from the least to the most.
    RATING = "rating"
    CHOICE = "choice"
    CHOICES = "choices"
    # Yes, maybe, no.
    RECOMMEND = "recommend"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; raises `ValueError` for what a form cannot show.

    `key` is the same for the same question of every talk, so that answers can be compared. The
    options of a rating stand from the least to the most, those of a recommendation are yes, maybe
    and no.
    """

    key: str
    kind: QuestionKind
    text: str
    hint: str | None = None
    options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        sized = (
            ("key", self.key, KEY_MAX),
            ("text", self.text, TEXT_MAX),
            *(("option", each, OPTION_MAX) for each in self.options),
            *((("hint", self.hint, HINT_MAX),) if self.hint is not None else ()),
        )
        for name, text, limit in sized:
            if not 0 < len(text) <= limit:
                raise ValueError(f"{name} of {self.key!r} has {len(text)} of 1 to {limit} letters")
        if not self._has_its_options:
            raise ValueError(f"{self.key!r} has {len(self.options)} options")
        if len(set(self.options)) < len(self.options):
            raise ValueError(f"{self.key!r} has one option twice")

    @property
    def identity(self) -> tuple[str, QuestionKind, int]:
        """What two questions share whose answers can be compared, whatever language they speak."""
        return self.key, self.kind, len(self.options)

    @property
    def is_text(self) -> bool:
        return self.kind is QuestionKind.TEXT

    @property
    def takes_several(self) -> bool:
        return self.kind is QuestionKind.CHOICES

    @property
    def _has_its_options(self) -> bool:
        number = len(self.options)
        match self.kind:
            case QuestionKind.TEXT:
                return number == 0
            case QuestionKind.RATING:
                return number == RATING_OPTIONS
            case QuestionKind.RECOMMEND:
                return number == RECOMMEND_OPTIONS
            case QuestionKind.CHOICE | QuestionKind.CHOICES:
                return OPTIONS_MIN <= number <= OPTIONS_MAX


def checked_questions(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return them if they make one ballot; raises `ValueError` if not."""
    keys = [each.key for each in questions]
    if not 0 < len(keys) <= QUESTIONS_MAX:
        raise ValueError(f"a ballot has 1 to {QUESTIONS_MAX} questions, not {len(keys)}")
    if len(set(keys)) < len(keys):
        raise ValueError("two questions have one key")
    return questions
