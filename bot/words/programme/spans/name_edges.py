"""Words of names that no table knows, beside those that it does: "Goh Siew Ling"."""

from collections.abc import Iterator, Sequence

from bot.words.programme.spans.word_pieces import LineWords, Span, is_name_shaped

_SHORTEST, _LONGEST = 2, 3
_MOST_WORDS = 4
_CAPITALS = frozenset({"capital", "mixed"})
_PLAIN = frozenset({"short", "given", "particle", "month", "weekday", "kind", "length word"})
_BEFORE = frozenset({"salutation", "by", "with", "and", "from"})
_LIST_MARKS = frozenset(",;")
_FEWEST = 3


def name_from_front(line: LineWords, name: Span) -> Span:
    """Take what begins a name: a short word or a given name, and initials.

    Behind "Dr" it may be any word: what follows is a name. Offices that no table knows are longer:
    "Kriminolog Ada Example".
    """
    first = name.first
    while first > 0 and line.words[first - 1].text == "." and _is_initial(line, first - 2):
        first -= 2
    at = first
    while at > 0 and name.last - at < _MOST_WORDS and _may_begin(line, at - 1):
        at -= 1
    is_apart = at == 0 or line.words[at - 1].is_mark or bool(_BEFORE & {*line.classes[at - 1]})
    if at == first or not is_apart:
        return Span(first, name.last)
    before = at - 2 if line.words[at - 1].text == "." else at - 1
    is_led = at > 0 and before >= 0 and "salutation" in line.classes[before]
    is_short = all(_is_of_name(line, index) for index in range(at, first))
    return Span(at if is_short or is_led else first, name.last)


def _is_initial(line: LineWords, index: int) -> bool:
    return (
        index >= 0
        and line.forms[index] == "initial"
        and len(line.words[index].text) == 1
        and not {"salutation", "office"} & {*line.classes[index]}
        and line.words[index].end == line.words[index + 1].start
    )


def _may_begin(line: LineWords, index: int) -> bool:
    return (
        line.forms[index] in _CAPITALS
        and not line.when[index]
        and not {*line.classes[index]} - _PLAIN
    )


def _is_of_name(line: LineWords, index: int) -> bool:
    length = len(line.words[index].text)
    return "given" in line.classes[index] or _SHORTEST <= length <= _LONGEST


def others_of_list(line: LineWords, names: Sequence[Span]) -> list[Span]:
    """Names that no table knows in a list of nothing but names: "Ada Example, Un Heard, Bo Sample".

    Of two that a comma parts the second one may be a house.
    """
    pieces = [*_pieces(line)]
    shaped = all(is_name_shaped(line, each.first, each.last) for each in pieces)
    joined = [index for index, each in enumerate(line.classes) if "and" in each]
    goes_on = bool(joined) and any(word.text in _LIST_MARKS for word in line.words[joined[0] :])
    if len(pieces) < _FEWEST or not shaped or len(joined) > 1 or goes_on:
        return []
    left = [each for each in pieces if not any(_meet(each, name) for name in names)]
    return left if len(left) == 1 else []


def _pieces(line: LineWords) -> Iterator[Span]:
    """What stands between commas and "and", without a label in front and salutations."""
    words = [word.text for word in line.words]
    first = words.index(":") + 1 if ":" in words[: _MOST_WORDS + 1] else 0
    for index in range(first, len(words) + 1):
        is_end = index == len(words) or words[index] in _LIST_MARKS or "and" in line.classes[index]
        if not is_end:
            continue
        last = index
        while last > first and words[last - 1] == ".":
            last -= 1
        while first < last and ("salutation" in line.classes[first] or words[first] == "."):
            first += 1
        if first < last:
            yield Span(first, last)
        first = index + 1


def _meet(one: Span, other: Span) -> bool:
    return one.first < other.last and other.first < one.last
