"""What all lines of a programme are for, decided together."""

from collections.abc import Sequence

from bot.words.lines.choice import Choice
from bot.words.programme.certain_roles import all_certain, certain_titles
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole
from bot.words.programme.second_look import second_look
from bot.words.programme.shape_of_whole import Whole, read_whole
from bot.words.programme.title_choice import chosen_title, title_weights
from bot.words.programme.weighing import line_chains, shown_by


def decided(facts: Sequence[LineFacts]) -> tuple[list[int], Whole, Choice]:
    """Decide what the lines are for.

    Returns the places of those that are not blank, their roles in this order, and the line that
    is the title if the text is about one talk (as a place among those lines).
    """
    first, second = line_chains()
    said, shown = shown_by(facts)
    lines = [facts[index] for index in said]
    title = _with_certain(lines, chosen_title(lines, shown, title_weights()))
    looked = second_look(lines, shown, first.likely(shown))
    return said, read_whole(lines, looked, second, title), title


def _with_certain(facts: Sequence[LineFacts], title: Choice) -> Choice:
    """Take the one line that says of itself that it is a title, if there is one.

    Where nothing but an item's title or a field is chosen, no line is.
    """
    titles = certain_titles(facts)
    if titles:
        return Choice(titles[0], 1.0, None)
    can = None if title.at is None else all_certain(facts)[title.at]
    if can is not None and LineRole.TITLE not in can:
        return Choice(title.other, title.sure, None)
    return title
