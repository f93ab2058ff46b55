"""Where a title of several pieces begins and ends: "Tides: who reads them? – a history (1)"."""

import re
from collections.abc import Collection, Sequence

from bot.words.languages.en import ENGLISH
from bot.words.lexicon import any_of, every, plain
from bot.words.lines.chain import Decided
from bot.words.patterns import late
from bot.words.programme.spans.word_evidence import OF_TITLE
from bot.words.programme.spans.word_pieces import SINGLE, LineWords, Span, is_name_shaped

# "Frokostseminar".
_KIND = late(
    rf"\w{{0,30}}?(?:{any_of(lambda each: (*each.kinds_of_events, *each.talks))})\w{{0,3}}",
    re.IGNORECASE,
)
_KINDS = frozenset(plain(word) for word in every(lambda each: (*each.kinds_of_events, *each.talks)))
# "A0", "B12".
_CODE = late(r"[A-Z]{1,2}\d{1,4}[a-z]?")
_CODE_IN_BRACKETS = 2
# Small words that tell the language of a title.
_ENGLISH = frozenset((*ENGLISH.the, *ENGLISH.of, *ENGLISH.conjunction, "a"))
_DASH = "\u2013"
_ENDS = frozenset("?!")
_APART = frozenset("|;·•→/")
# What a piece says that is beside the title, in front of it or behind it.
_BESIDE = frozenset(
    {
        *("moderator", "panellist", "title word", "field word", "call", "online word"),
        *("room word", "house", "office", "break word", "called off", "salutation"),
    }
)
# What stands between a title and a name, and is of no title.
_BETWEEN_NAMES = _BESIDE | {"by", "with", "and", "from", "title word", "letters behind"}
_LEAD_TO_NAMES = frozenset({"by", "with", "from"})
_MOST_BETWEEN = 2
_MOST_OF = 4
_OF = frozenset(plain(word) for word in every(lambda each: each.of))
_ELIDED = tuple(word for word in _OF if word.endswith("'"))
# "(", "Un" and ")".
_GLUED = 3
_LABELS = frozenset({"kind", "talk word", "part word", "month", "weekday"})
_COUNTS = frozenset({"number", "initial"})
_MOST_IN_FRONT = 9
_DIGITS_OF_YEAR = 4
_IN_ROMAN = late(r"[A-Z]|[IVX]+")
_PAIR = 2
_LONGEST_KIND = 4
_LONGEST = 150
_FEWEST_OF_CLAUSE = 5


def whole_title(
    line: LineWords, title: Span, names: Collection[Span], decided: Sequence[Decided]
) -> Span:
    """Add what stands beside a title and is likelier of it than anything else but nothing."""
    title = _quotation_in(line, _quoted(line, title, names))
    if not is_name_shaped(line, title.first, title.last):
        title = _with_pieces(line, title, names, decided)
    title = _with_marked_word(line, title, names)
    title = _with_office(line, _up_to_name(line, title, names), names)
    title = _with_exclaimed(line, title, names)
    return _inner(line, _with_glued(line, _from_mark(line, title, names)), names)


def _with_exclaimed(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Go on behind a comma up to the mark that ends the line: "What then happens, is odd!"."""
    at, end = title.last, len(line.words)
    if at >= end or line.words[at].text != "," or line.words[end - 1].text not in _ENDS:
        return title
    words = [each for each in range(at + 1, end) if not line.words[each].is_mark]
    is_small = all(line.words[each].text[:1].islower() for each in words)
    is_named = any(each.last > at for each in names)
    is_plain = not (is_named or _LEAD_TO_NAMES & _classes(line, Span(at, at + 2)))
    return Span(title.first, end) if words and is_small and is_plain else title


def _inner(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Leave out the number of a list in front, and "by" right in front of a name."""
    first, last = title.first, title.last
    is_numbered = first == 0 and last > _PAIR + 1 and line.words[0].text.isdigit() and bool(names)
    # "2. verdenskrig" is a war.
    is_numbered = is_numbered and line.words[_PAIR].text[:1].isupper()
    if is_numbered and len(line.words[0].text) < _DIGITS_OF_YEAR and line.words[1].text in ".)":
        first = _PAIR
    leads = _LEAD_TO_NAMES & {*line.classes[last - 1]} and line.forms[last - 1] == "small"
    if leads and last - first > 1 and any(each.first == last for each in names):
        last -= 1
    return Span(first, last)


def _goes_on(line: LineWords, piece: Span, names: Collection[Span]) -> bool:
    """Tell whether a clause follows a dash: "The bench – why parks are parted from each other"."""
    words = [at for at in range(piece.first, piece.last) if not line.words[at].is_mark]
    small = sum(line.words[at].text[:1].islower() for at in words)
    is_clause = len(words) >= _FEWEST_OF_CLAUSE and small * 3 > len(words) * 2
    is_named = any(piece.first < each.last and each.first < piece.last for each in names)
    said = line.words[piece.first + 1].text[:1] if piece.last > piece.first + 1 else ""
    ends = piece.last == len(line.words) or line.words[piece.last].text in _ENDS | {"."}
    return is_clause and said.islower() and ends and not (is_named or _says_when(line, words))


def _is_subtitle(line: LineWords, piece: Span, names: Collection[Span]) -> bool:
    """Tell whether all the rest of a line behind a colon says more of its title.

    In small letters it may name halls and houses: "Lamps: the part of towns and their councils".
    """
    words = [at for at in range(piece.first, piece.last) if not line.words[at].is_mark]
    if piece.last != len(line.words) or len(words) <= _PAIR:
        return False
    is_small = all(line.words[at].text[:1].islower() for at in words)
    leads = (_LEAD_TO_NAMES | {"moderator", "panellist", "call", "break word", "talk word"}) & {
        *line.classes[words[0]]
    }
    is_other = {"room word", "online word", "by"} & _classes(line, piece)
    is_told = is_small and not (leads or is_other or _says_when(line, words))
    return is_told or _may_be_of_title(line, piece, names)


def _says_when(line: LineWords, words: Sequence[int]) -> bool:
    return any(line.when[at] for at in words)


def leaves_words(line: LineWords, title: Span, names: Collection[Span]) -> bool:
    """Tell whether words in front of a title's colon ("Fair lamps: …") were left as nothing.

    Or more words than it has stand between it and a name behind it, as where lines ran together.
    """
    if _leaves_more(line, title, names):
        return True
    front = _piece_in_front(line, title)
    if front is None or _is_label(line, front) or line.when[front.first]:
        return False
    # "Ville Unheard: Lamps": a town in one language is a given name in another.
    is_house = "house" in _classes(line, front) and not is_name_shaped(
        line, front.first, front.last
    )
    may_be_name = is_house and front.last - front.first == _PAIR and _are_capitals(line, front)
    is_named = any(front.first < each.last and each.first < front.last for each in names)
    return (may_be_name and not is_named) or _says_nothing_else(line, front, names)


def _are_capitals(line: LineWords, span: Span) -> bool:
    return all(line.forms[at] == "capital" for at in range(span.first, span.last))


def _leaves_more(line: LineWords, title: Span, names: Collection[Span]) -> bool:
    first = min((each.first for each in names if each.first >= title.last), default=title.last)
    if title.last in line.quotes:
        return False
    is_plain = [not (each.is_mark or line.when[at]) for at, each in enumerate(line.words[:first])]
    behind = range(title.last, first)
    leads = next((at for at in behind if not _LEAD_TO_NAMES.isdisjoint(line.classes[at])), first)
    between = sum(is_plain[title.last : leads])
    return between > max(_MOST_BETWEEN, sum(is_plain[title.first : title.last]))


def _with_pieces(
    line: LineWords, title: Span, names: Collection[Span], decided: Sequence[Decided]
) -> Span:
    title = _behind_kind(line, title)
    front = _piece_in_front(line, title)
    if front is not None and not _is_label(line, front):
        is_long = front.last - front.first > _PAIR and _may_be_of_title(line, front, names)
        is_of = is_long or _fits(line, front, names, decided)
        title = Span(front.first, title.last) if is_of else title
    behind = _piece_behind(line, title)
    while behind is not None and (
        _is_subtitle(line, behind, names)
        if line.words[behind.first].text == ":"
        else _fits(line, behind, names, decided) or _goes_on(line, behind, names)
    ):
        title = Span(title.first, behind.last)
        behind = _piece_behind(line, title)
    return _without_code(line, title)


def _from_mark(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Take the words in front of a title that no mark parts from it, and that are of nobody."""
    first = title.first
    while first and not (
        line.words[first - 1].is_mark
        or first - 1 in line.quotes
        or line.when[first - 1]
        or any(each.first < first <= each.last for each in names)
    ):
        first -= 1
    front = Span(first, title.first)
    if _is_article(line, front, title):
        return Span(first, title.last)
    tells = (_BETWEEN_NAMES | _LABELS | {"length word"}) & _classes(line, front)
    counts = any(line.forms[at] in _COUNTS for at in range(first, title.first))
    if first == title.first or tells or counts or title.first - first > _MOST_IN_FRONT:
        return title
    return Span(first, title.last)


def _is_article(line: LineWords, front: Span, title: Span) -> bool:
    """Tell whether "A" begins an English title, and counts nothing: "A Museum in a Shoebox"."""
    said = [line.words[at].text for at in range(front.first, front.last)]
    small = {line.words[at].text for at in range(title.first, title.last)}
    return said == ["A"] and not _ENGLISH.isdisjoint(small)


def _with_glued(line: LineWords, title: Span) -> Span:
    """Take brackets that begin the first word: "(Un)fair", and not "(Hall 2) Fair"."""
    first = title.first
    if first < _GLUED or line.words[first - 1].text != ")" or line.words[first - 3].text != "(":
        return title
    is_glued = line.words[first - 1].end == line.words[first].start
    return Span(first - _GLUED, title.last) if is_glued else title


def _up_to_name(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Take the words between a title and the name behind it that are of neither."""
    name = next((each for each in sorted(names, key=_first) if each.first >= title.last), None)
    if name is None or not 0 < name.first - title.last <= _MOST_OF:
        return title
    between = Span(title.last, name.first)
    first = line.words[between.first].text
    # "Benches | in Northville Council | Ada Example".
    is_of = plain(first) in _OF and first.islower()
    if not is_of and name.first - title.last > _MOST_BETWEEN:
        return title
    words = range(between.first, between.last)
    is_plain = not any(line.words[at].is_mark or at in line.quotes for at in words)
    is_of_title = is_plain and not any(line.when[at] for at in words)
    tells = (_BETWEEN_NAMES - ({"house"} if is_of else set())) & _classes(line, between)
    if is_of_title and _are_two_leads(line, between):
        # "En sunnere by ved Ada Example": a town, and by whom.
        return Span(title.first, title.last + 1)
    return Span(title.first, name.first) if is_of_title and not tells else title


def _are_two_leads(line: LineWords, between: Span) -> bool:
    words = range(between.first, between.last)
    return len(words) == _PAIR and all("by" in line.classes[at] for at in words)


def _with_marked_word(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Go on behind a word in single marks: "Who 'pays' for shade"."""
    marks = [at for at in range(title.first, title.last) if at in line.quotes]
    is_open = len(marks) % 2 == 1 and title.last in line.quotes
    if not is_open or line.words[title.last].text != SINGLE or marks[0] == title.first:
        return title
    last = title.last + 1
    while last < len(line.words) and not (_is_end(line, last) or line.when[last]):
        last += 1
    is_named = any(each.first < last and title.last < each.last for each in names)
    return title if is_named else Span(title.first, last)


def _with_office(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Keep "by the mayor", where nobody is named behind it."""
    at = title.last
    if any(each.first >= at for each in names) or at >= len(line.words):
        return title
    is_led = not _LEAD_TO_NAMES.isdisjoint(line.classes[at]) and line.forms[at] == "small"
    last = at + 1
    while last < len(line.words) and not (_is_end(line, last) or line.when[last]):
        last += 1
    said = range(at + 1, last)
    is_told = any("office" in line.classes[each] for each in said)
    is_whole = last == len(line.words) and last - at <= _MOST_IN_FRONT
    is_plain = bool(said) and line.forms[said[0]] == "small"
    return Span(title.first, last) if is_led and is_told and is_whole and is_plain else title


def _first(span: Span) -> int:
    return span.first


def _without_code(line: LineWords, title: Span) -> Span:
    """Leave out the number of a room at the end: "Paint (A0)"."""
    last = title.last - (line.words[title.last - 1].text == ")")
    first = last - _CODE_IN_BRACKETS
    if first <= title.first or line.words[first].text != "(":
        return title
    return Span(title.first, first) if _CODE.fullmatch(line.words[last - 1].text) else title


def _is_label(line: LineWords, piece: Span) -> bool:
    """Tell whether a piece says what kind of talk follows, or counts it ("Round table 2:")."""
    counts = any(
        line.forms[at] in _COUNTS
        and len(line.words[at].text) < _DIGITS_OF_YEAR
        # "AI" counts nothing.
        and (line.forms[at] == "number" or _IN_ROMAN.fullmatch(line.words[at].text))
        for at in range(piece.first, piece.last)
        # "500 years: what happened?" counts no talk.
        if at == piece.last - 1 or line.words[at + 1].is_mark or at > piece.first
    )
    last = line.words[piece.last - 1].text
    # "Workshop of keys: bring yours" and "Atelier d'écriture : …" say more than what kind it is.
    is_of = plain(last).replace("\u2019", "'").startswith(_ELIDED)
    end = Span(max(piece.first, piece.last - (1 if is_of else _PAIR)), piece.last)
    is_kind = bool(_LABELS & _classes(line, end))
    return counts or is_kind or bool(_KIND.fullmatch(last))


def _quoted(line: LineWords, title: Span, names: Collection[Span]) -> Span:
    """Fill the one quotation in which a title ends before it does."""
    if title.first - 1 not in line.quotes or title.last in line.quotes:
        return title
    behind = range(title.last, len(line.words))
    end = next((at for at in behind if at in line.quotes), None)
    if end is None or any(each.first in range(title.last, end) for each in names):
        return title
    return Span(title.first, end - (line.words[end - 1].text == "."))


def _quotation_in(line: LineWords, title: Span) -> Span:
    """Return the only quotation in a sentence that says when: "Come to “Paint” on 9 May"."""
    marks = [at for at in range(title.first, title.last) if at in line.quotes]
    says_when = any(line.when[at] for at in range(title.first, title.last))
    is_only = len(marks) == _PAIR == len(line.quotes) and marks[1] - marks[0] > 1
    return Span(marks[0] + 1, marks[1]) if says_when and is_only else title


def _behind_kind(line: LineWords, title: Span) -> Span:
    """Leave out what only says what kind of talk it is: "Breakfast seminar: Paint"."""
    colon = next((at for at in range(title.first, title.last) if line.words[at].text == ":"), None)
    if colon is None or not 0 < colon - title.first <= _LONGEST_KIND or colon + 1 >= title.last:
        return title
    piece = range(title.first, colon)
    is_plain = not any(line.words[at].is_mark or at in line.quotes for at in piece)
    is_kind = bool(_KIND.fullmatch(line.words[colon - 1].text))
    # "Suburb forum: new ways for towns" is its whole name where the kind is not all of a word.
    is_name = plain(line.words[colon - 1].text) not in _KINDS and colon - title.first == 1
    is_name = is_name and line.words[colon + 1].text[:1].islower()
    return Span(colon + 1, title.last) if is_plain and is_kind and not is_name else title


def _piece_in_front(line: LineWords, title: Span) -> Span | None:
    """What a colon parts from the title, up to a mark or a time in front of it."""
    mark = title.first - 1
    if mark < 1 or line.words[mark].text != ":":
        return None
    first = mark
    while first and not (_is_end(line, first - 1) or line.when[first - 1]):
        first -= 1
    return Span(first, mark) if 0 < mark - first <= _MOST_IN_FRONT else None


def _piece_behind(line: LineWords, title: Span) -> Span | None:
    """What goes on behind a dash or a question, or stands in brackets, up to the next mark."""
    at = title.last
    while at < len(line.words) and line.words[at].text in _ENDS:
        at += 1
    if at >= len(line.words) or line.when[at]:
        return None
    mark = line.words[at].text
    if mark == "(":
        end = next((i for i in range(at, len(line.words)) if line.words[i].text == ")"), None)
        return Span(at, end + 1) if end is not None and _says_how(line, at + 1, end) else None
    if mark != ":" and (mark != _DASH or not _is_spaced(line, at)):
        return None
    last = at + 1
    while last < len(line.words) and not (_is_end(line, last) or line.when[last]):
        last += 1
    return Span(at, last) if last > at + 1 else None


def _says_how(line: LineWords, first: int, end: int) -> bool:
    """Tell whether brackets say more of what a talk is, "(6 papers)", and not "(Hall 2)"."""
    last = line.words[end - 1].text
    is_numbered = end - first > 1 and last.isdigit() and len(last) < _DIGITS_OF_YEAR
    return end > first and not is_numbered and _CODE.fullmatch(last) is None


def _is_spaced(line: LineWords, at: int) -> bool:
    """Tell whether a dash stands between spaces, and joins no words."""
    return (
        at + 1 < len(line.words)
        and line.words[at - 1].end < line.words[at].start
        and line.words[at].end < line.words[at + 1].start
    )


def _is_end(line: LineWords, at: int) -> bool:
    text = line.words[at].text
    is_dash = text == _DASH and at > 0 and _is_spaced(line, at)
    return (
        is_dash
        or text in _APART
        or text in {":", "(", ")", ".", ",", "?", "!"}
        or (at in line.quotes)
    )


def _classes(line: LineWords, span: Span) -> set[str]:
    return {each for at in range(span.first, span.last) for each in line.classes[at]}


def _fits(
    line: LineWords, piece: Span, names: Collection[Span], decided: Sequence[Decided]
) -> bool:
    words = [at for at in range(piece.first, piece.last) if not line.words[at].is_mark]
    of_title = all({decided[at].role, decided[at].other} & OF_TITLE for at in words)
    return of_title and _may_be_of_title(line, piece, names)


def _may_be_of_title(line: LineWords, piece: Span, names: Collection[Span]) -> bool:
    words = [at for at in range(piece.first, piece.last) if not line.words[at].is_mark]
    is_name = bool(words) and is_name_shaped(line, words[0], words[-1] + 1)
    return not is_name and _says_nothing_else(line, piece, names)


def _says_nothing_else(line: LineWords, piece: Span, names: Collection[Span]) -> bool:
    words = [at for at in range(piece.first, piece.last) if not line.words[at].is_mark]
    length = line.words[piece.last - 1].end - line.words[piece.first].start
    says_when = any(line.when[at] for at in words)
    if not words or length > _LONGEST or says_when or _BESIDE & _classes(line, piece):
        return False
    return not any(piece.first < each.last and each.first < piece.last for each in names)
