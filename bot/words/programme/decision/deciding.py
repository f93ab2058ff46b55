"""What all lines of a programme are for, decided together."""

from collections.abc import Sequence

from bot.words.lines.choice import Choice
from bot.words.programme.decision.second_look import second_look
from bot.words.programme.decision.shape_of_whole import Whole, read_whole
from bot.words.programme.decision.title_choice import title_weights, weighed_titles
from bot.words.programme.decision.weighing import line_chains, shown_by
from bot.words.programme.lines import LineFacts


def decided(facts: Sequence[LineFacts]) -> tuple[list[int], Whole, Choice]:
    """Decide what the lines are for.

    Returns the places of those that are not blank, their roles in this order, and the line that
    is the title if the text is about one talk (as a place among those lines).
    """
    first, second = line_chains()
    said, shown = shown_by(facts)
    lines = [facts[index] for index in said]
    likely = first.likely(shown)
    titles = weighed_titles(lines, shown, likely, title_weights())
    looked = second_look(lines, shown, likely)
    whole, title = read_whole(lines, looked, second, titles)
    return said, whole, title
