"""Words of names that no table knows, beside those that it does: "Goh Siew Ling"."""

from collections.abc import Iterator, Sequence

from bot.words.programme.spans.word_pieces import LineWords, Span, is_name_shaped

_SHORTEST, _LONGEST = 2, 3
# "i", ".", "R" and ".".
_IN_FRONT = 3
_MOST_WORDS = 4
_CAPITALS = frozenset({"capital", "mixed"})
_PLAIN = frozenset({"short", "given", "particle", "month", "weekday", "kind", "length word"})
_BEFORE = frozenset({"salutation", "by", "with", "and", "from"})
_NO_NAME = frozenset({"office", "no name"})
_LIST_MARKS = frozenset(",;")
_FEWEST = 3
_NAME_WORDS = (2, 3)
_BEFORE_NAMES = frozenset(",;:)(|")
_BEHIND_NAMES = frozenset(",(")


def name_from_front(line: LineWords, name: Span) -> Span:
    """Take what begins a name: a short word or a given name, and initials.

    Behind "Dr" it may be any word: what follows is a name. Offices that no table knows are longer:
    "Kriminolog Ada Example".
    """
    first = name.first
    if _is_of_office(line, name):
        return Span(first + 2, name.last)
    while first > 0 and line.words[first - 1].text == "." and _is_initial(line, first - 2):
        # "i. R.", of who has retired.
        is_short = first > _IN_FRONT and line.words[first - 3].text == "."
        if is_short and line.words[first - 4].text.islower():
            break
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


def _is_of_office(line: LineWords, name: Span) -> bool:
    """Tell whether the initial that a name begins with is of "a. D." or "i. R." in front of it."""
    first = name.first
    if name.last - first <= _IN_FRONT or first < _SHORTEST or line.words[first + 1].text != ".":
        return False
    letter, dot = line.words[first - 2].text, line.words[first - 1].text
    is_short = len(line.words[first].text) == len(letter) == 1 and letter.islower()
    return is_short and dot == "."


def name_to_back(line: LineWords, name: Span) -> Span:
    """Take the family's name behind given names alone: "Anne Marie Example Chief of Section".

    In front of "from" it is one behind any name: "Marie Sample Example from Northville".
    """
    at = name.last
    if at + 1 >= len(line.words):
        return name
    is_name = line.forms[at] in _CAPITALS and not line.when[at] and not line.classes[at]
    is_given = all("given" in line.classes[index] for index in range(name.first, at))
    is_given = is_given and name.last - name.first == _SHORTEST
    behind = {*line.classes[at + 1]}
    is_last = is_given and bool(_NO_NAME & behind)
    is_led = "from" in behind and line.forms[at + 1] == "small"
    return Span(name.first, at + 1) if is_name and (is_last or is_led) else name


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


def listed_alike(line: LineWords, names: Sequence[Span]) -> list[Span]:
    """Names that no table knows where the others of a list stand: "Ada E. (Town), Un Heard (Post)".

    That is before brackets, in a list whose people ";" parts at its front, or behind "Mr".
    """
    behind = [each for each in names if _text(line, each.last) == "("]
    parts = [*_parts(line)] if ";" in {each.text for each in line.words} else []
    named = [each for each in parts if any(_meet(each, name) for name in names)]
    found: list[Span] = []
    if len(behind) >= _SHORTEST:
        opened = [at for at, each in enumerate(line.words) if each.text == "("]
        found += [_front_of(line, Span(_begin(line, at), at)) for at in opened]
    if len(named) >= _SHORTEST and len(named) * 2 > len(parts):
        found += [_front_of(line, each) for each in parts if each not in named]
    labels = [at for at, each in enumerate(line.words) if each.text == ":" and _is_label(line, at)]
    found += [_front_of(line, Span(at + 1, len(line.words))) for at in labels]
    found += [*_behind_salutations(line)]
    new = [each for each in found if each.last and not any(_meet(each, one) for one in names)]
    return [each for each in dict.fromkeys(new) if is_name_shaped(line, each.first, each.last)]


def name_before_comma(line: LineWords) -> list[Span]:
    """Return whom a line names that a comma ends, and no table knows: the next one says what."""
    name = _front_of(line, Span(0, len(line.words) - 1))
    is_last = (
        len(line.words) > 1 and line.words[-1].text == "," and name.last == len(line.words) - 1
    )
    is_name = is_last and name.last - name.first in _NAME_WORDS
    return [name] if is_name and is_name_shaped(line, name.first, name.last) else []


def _behind_salutations(line: LineWords) -> Iterator[Span]:
    """Two or three words with capitals between "Mr" and a comma or the end: "Mr Un Heard, Town"."""
    for at, classes in enumerate(line.classes):
        is_apart = at == 0 or line.words[at - 1].is_mark or "and" in line.classes[at - 1]
        if "salutation" not in classes or not is_apart or line.forms[at] not in _CAPITALS:
            continue
        name = _front_of(line, Span(at, len(line.words)))
        ends = {",", ";", ")"}
        end = next((i for i in range(name.first, name.last) if _text(line, i) in ends), name.last)
        words = range(name.first, end)
        if len(words) in _NAME_WORDS and all(line.forms[each] in _CAPITALS for each in words):
            yield Span(name.first, end)


def before_house(line: LineWords, names: Sequence[Span]) -> list[Span]:
    """Whoever is named first where the only name found is of a house: "Un Heard, Marine Archive".

    "Marine" is a given name as well.
    """
    if len(names) != 1:
        return [*names]
    comma = next((at for at, each in enumerate(line.words) if each.text == ","), 0)
    between = range(comma + 1, names[0].first)
    is_within = all(line.forms[at] in _CAPITALS for at in between)
    is_house = bool(between) or "house" in line.classes[names[0].last - 1]
    first = _front_of(line, Span(0, comma))
    words = range(first.first, first.last)
    is_name = len(words) in _NAME_WORDS and all(line.forms[at] in _CAPITALS for at in words)
    if not (0 < comma < names[0].first and is_within and is_house and is_name):
        return [*names]
    return [first] if is_name_shaped(line, first.first, first.last) else [*names]


def leaves_listed(line: LineWords, names: Sequence[Span]) -> bool:
    """Tell whether words with capitals before brackets are left, where names stand before others.

    One of "Ada Example (Town), Ville Unheard (Post)" may be a house or a person.
    """
    behind = [each for each in names if _text(line, each.last) == "("]
    opened = [at for at, each in enumerate(line.words) if each.text == "("]
    left = [Span(_begin(line, at), at) for at in opened if len(behind) >= _SHORTEST]
    return any(
        each.last - each.first in _NAME_WORDS
        and all(line.forms[at] in _CAPITALS for at in range(each.first, each.last))
        and not any(_meet(each, name) for name in names)
        for each in left
    )


def _is_label(line: LineWords, colon: int) -> bool:
    """Tell whether a colon stands behind "Moderation", as what one person does."""
    return colon > 0 and "moderator" in line.classes[colon - 1]


def _text(line: LineWords, at: int) -> str:
    return line.words[at].text if at < len(line.words) else ""


def _parts(line: LineWords) -> Iterator[Span]:
    """What stands between ";" outside of brackets."""
    first = depth = 0
    for at, word in enumerate(line.words):
        depth += (word.text == "(") - (word.text == ")")
        if word.text == ";" and depth <= 0:
            yield Span(first, at)
            first = at + 1
    yield Span(first, len(line.words))


def _begin(line: LineWords, end: int) -> int:
    """Where the words right before a mark begin: behind the mark before it, or an "and"."""
    at = end
    while at and not (_text(line, at - 1) in _BEFORE_NAMES or "and" in line.classes[at - 1]):
        at -= 1
    return at


def _front_of(line: LineWords, part: Span) -> Span:
    """The words that begin a part, behind a label and a salutation, up to its first mark."""
    words = range(part.first, min(part.last, part.first + _MOST_WORDS + 1))
    first = next((at + 1 for at in words if _text(line, at) == ":"), part.first)
    while first < part.last and (
        {"salutation", "and"} & {*line.classes[first]} or _text(line, first) == "."
    ):
        first += 1
    last = next((at for at in range(first, part.last) if _text(line, at) in _BEHIND_NAMES), None)
    return Span(first, part.last if last is None else last)


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
