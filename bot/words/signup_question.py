"""What is asked of whoever signs up, as an organiser types it."""

from typing import Final

from bot.domain.plain import one_line
from bot.domain.talks.errors import ChoicesOutOfRange
from bot.domain.talks.parts import SignupQuestion

LEAST: Final = 2
# One less than Discord lists, for whoever rather says nothing.
MOST: Final = 24
OPTION_MAX: Final = 80


def read_signup_question(text: str, options: str) -> SignupQuestion | None:
    """Read a question and its answers, one a line; no text is no question.

    Raises `ChoicesOutOfRange`.
    """
    if not text:
        return None
    lines = [one_line(line).strip()[:OPTION_MAX].strip() for line in options.splitlines()]
    chosen = tuple(dict.fromkeys(line for line in lines if line))
    if not LEAST <= len(chosen) <= MOST:
        raise ChoicesOutOfRange(least=LEAST, most=MOST)
    return SignupQuestion(text=one_line(text), options=chosen)
