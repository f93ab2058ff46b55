"""The private form of a ballot, over as many pages as it takes, and what comes back of each."""

from collections.abc import Sequence

from bot.domain.ballots.answers import BallotAnswer
from bot.domain.ballots.errors import NotAnOption
from bot.domain.ballots.questions import ANSWER_MAX, Question, QuestionKind
from bot.saying.i18n import Text
from bot.ui.forms import Field, Filled, Form, Part, Radios, Ticks, form
from bot.ui.limits import MODAL_PARTS

# More digits than any option has.
_DIGITS = 3

QuestionPages = Sequence[Sequence[Question]]


def pages_of(questions: Sequence[Question]) -> QuestionPages:
    """The questions as they stand on forms, about as many on each."""
    number = -(-len(questions) // MODAL_PARTS)
    size, longer = divmod(len(questions), number)
    ends = [(page + 1) * size + min(page + 1, longer) for page in range(number)]
    starts = [0, *ends[:-1]]
    return [questions[start:end] for start, end in zip(starts, ends, strict=True)]


def answer_form(
    questions: Sequence[Question],
    words: Text,
    *parts: str | int,
    page: int = 0,
    again: bool = False,
) -> Form:
    """One page; `parts` go into its custom id. `again` says that it takes the place of another."""
    pages = pages_of(questions)
    title = words(
        "ballot-form-title",
        again="yes" if again else "no",
        page=str(page + 1),
        pages=len(pages),
    )
    return form(title, "ballot-page", *parts, fields=[_part(each, words) for each in pages[page]])


def example_form(questions: Sequence[Question], words: Text, *parts: str | int, page: int) -> Form:
    """The same page as members will see it; what is sent of it is counted nowhere."""
    shown = answer_form(questions, words, page=page)
    title = words("ballot-form-example")
    return form(title, "ballot-try-sent", *parts, page, fields=shown.fields)


def _part(question: Question, words: Text) -> Part:
    """Nothing has to be answered: whoever is made to choose chooses anything."""
    key, text, hint = question.key, question.text, question.hint
    if question.kind is QuestionKind.TEXT:
        return Field(
            key=key,
            label=text,
            hint=hint or words("ballot-name-nobody"),
            long=True,
            required=False,
            limit=ANSWER_MAX,
        )
    options = tuple((str(number), each) for number, each in enumerate(question.options))
    if question.takes_several:
        return Ticks(key=key, label=text, hint=hint, options=options, required=False)
    return Radios(key=key, label=text, hint=hint, options=options, required=False)


def given_in(filled: Filled) -> dict[str, BallotAnswer]:
    """What a form brought, as it came: whether it was offered is for the rules to say.

    Raises `NotAnOption` for what is no number of an option.
    """
    given: dict[str, BallotAnswer] = dict(filled.texts)
    for key, values in filled.choices.items():
        if not all(value.isdecimal() and len(value) <= _DIGITS for value in values):
            raise NotAnOption(question=key)
        given[key] = tuple(int(value) for value in values)
    return given
