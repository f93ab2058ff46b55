"""Titles beside people: "Ada Example, partner in Lamps: Benches", "BENCHES FOR ALL Ada Example"."""

from collections.abc import Collection

from bot.words.programme.spans.word_pieces import LineWords, Span

_MOST_WORDS = 9
# "DIY" is no title in capitals.
_FEWEST_LOUD = 2


def behind_office(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Leave out of a title what stands in small letters between somebody's comma and a colon."""
    comma = title.first - 1
    is_of_somebody = comma > 0 and line.words[comma].text == ","
    if not is_of_somebody or not any(each.last == comma for each in names):
        return title
    within = range(title.first, min(title.last, title.first + _MOST_WORDS))
    colon = next((at for at in within if line.words[at].text == ":"), title.last)
    is_small = line.words[title.first].text[:1].islower()
    return Span(colon + 1, title.last) if is_small and colon + 1 < title.last else title


def all_capitals(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Go on in capitals up to a name in small letters: "TOWNS THAT WORK TOGETHER Ada Example"."""
    is_loud = all(_is_loud(line, at) for at in range(title.first, title.last))
    name = min((each.first for each in names if each.first >= title.last), default=title.last)
    is_soft = name < len(line.words) and not line.words[name].text.isupper()
    between = range(title.last, name)
    if title.last - title.first < _FEWEST_LOUD or not (is_loud and is_soft):
        return title
    return Span(title.first, name) if all(_is_loud(line, at) for at in between) else title


def _is_loud(line: LineWords, at: int) -> bool:
    word = line.words[at]
    return not line.when[at] and (word.is_mark or word.text.isupper())
