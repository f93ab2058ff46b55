"""Titles beside people: "Ada Example, partner in Lamps: Benches", "BENCHES FOR ALL Ada Example"."""

from collections.abc import Collection

from bot.words.programme.spans.word_pieces import KINDS, LEADS, LineWords, Span

_MOST_WORDS = 9
# "DIY" is no title in capitals.
_FEWEST_LOUD = 2
_PAIR = 2
_BEFORE_NAMES = LEADS | {"salutation", "office"}


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


def quoted_subject(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Return what is quoted in "Keynote by Ada Example, Sample University on “Benches”".

    The words in front of the name must tell only what kind of talk it is.
    """
    marks = sorted(line.quotes)
    if len(marks) != _PAIR or not names:
        return title
    first, last = min(each.first for each in names), max(each.last for each in names)
    inner = Span(marks[0] + 1, marks[1])
    is_end = all(word.is_mark for word in line.words[inner.last :])
    is_whole = is_end and inner.last > inner.first > last
    front = range(min(title.first, first), first)
    return (
        inner if is_whole and _says_kind(line, front) and _leads_on(line, last, marks[0]) else title
    )


def _says_kind(line: LineWords, front: Collection[int]) -> bool:
    """Tell whether words are a kind of talk, and lead to a name: "Keynote speech by Prof."."""
    said = [{*line.classes[at]} for at in front if not (line.words[at].is_mark or line.when[at])]
    said = [each for each in said if _BEFORE_NAMES.isdisjoint(each)]
    return not said or (len(said) <= _PAIR and any(KINDS & each for each in said))


def _leads_on(line: LineWords, last: int, quoted: int) -> bool:
    """Tell whether "on" stands between all that is said of somebody and a quotation.

    "…, author of a book on “Boats”" tells of the book.
    """
    about, before = quoted - 1, quoted - 2
    is_apart = before == last - 1 or line.words[before].text == ","
    is_led = about >= last and "about" in line.classes[about]
    return is_led and (is_apart or "house" in line.classes[before])
