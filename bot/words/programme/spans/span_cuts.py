"""The title and the names of a line, cut from the roles of its words."""

from collections.abc import Iterator, Sequence
from functools import partial

from bot.words.lexicon import every, plain
from bot.words.lines.chain import Decided
from bot.words.patterns import late
from bot.words.programme.people import OWNERS
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.beside_people import all_capitals, behind_office, quoted_subject
from bot.words.programme.spans.name_edges import (
    before_house,
    listed_alike,
    name_before_comma,
    name_from_front,
    name_to_back,
    others_of_list,
)
from bot.words.programme.spans.title_edges import whole_title
from bot.words.programme.spans.word_evidence import OF_TITLE, WordRole
from bot.words.programme.spans.word_pieces import KINDS, LEADS, LineWords, Span, is_name_shaped

_MOST_NAME_WORDS = 6
_LONGEST_LEAD = 5
_YEARS = late(r"\d{4}(?:-\d{4})?")
_ENOUGH_WORDS = 3
_MOST_IN_BRACKETS = 3
_BEHIND_DAYS = frozenset("–|(")
# "kl. 12.00", "at noon": it leads to an hour.
_AT = frozenset(plain(word).strip(".") for word in every(lambda language: language.at))
_ROLES = frozenset({"moderator", "panellist"})
_SOMEBODY = frozenset({"office", "house"})
_BEFORE_NAMES = frozenset({"salutation", "office"})
_MORE = frozenset({WordRole.MORE_NAME, WordRole.MORE_TITLE})


def cut(
    line: LineWords, role: LineRole, decided: Sequence[Decided]
) -> tuple[Span | None, list[Span]]:
    """Return the title, if there is one, and the names; none begins or ends with a mark."""
    titles, names = _decided_spans(line, decided)
    whole = Span(0, len(line.words))
    if role is LineRole.PERSON:
        names += [each for each in titles if is_name_shaped(line, each.first, each.last)]
        names = [name_from_front(line, _name_itself(line, each)) for each in names]
        names = [name_to_back(line, each) for each in names]
        names = before_house(line, names)
        names += others_of_list(line, names)
        names += listed_alike(line, names)
        names = names or name_before_comma(line)
        return None, sorted(filter(partial(_may_be_name, line), names), key=_first)
    if role is LineRole.TITLE and not _says_more(line, whole):
        # A day is its own title: "Jeudi 18 nov. 2027", without hours behind a dash.
        marks = (index for index, each in enumerate(line.words) if each.text in _BEHIND_DAYS)
        title = _without_marks(line, Span(0, next(filter(None, marks), whole.last)))
        # ":" alone says nothing.
        return title if _length(title) else None, []
    if not any(map(_length, titles)):
        titles = _likely_titles(line, decided)
    quoted = [each for each in names if _is_quoted(line, each)]
    names = [name_to_back(line, _name_itself(line, each)) for each in names if each not in quoted]
    names = [*filter(partial(_may_be_name, line), names)]
    title = _chosen(line, sorted([*titles, *quoted], key=_first), names)
    if title is not None:
        title = quoted_subject(line, _quoted_behind_kind(line, title), names)
        names = [each for each in names if not _meet(each, title)]
    if title is not None and _is_of_names(line, title, names):
        title = None
    if title is not None and _is_between_names(line, title, names):
        title = _front(line, names)
    if title is not None:
        title = _without_label_behind(line, whole_title(line, title, names, decided))
        title = all_capitals(line, behind_office(line, title, names), names)
    longer = [name_from_front(line, each) for each in names]
    names = [
        short if title and _meet(each, title) else each
        for short, each in zip(names, longer, strict=True)
    ]
    if title is not None:
        others = listed_alike(line, names)
        names += [each for each in others if each.first >= title.last]
    return title, sorted(names, key=_first)


def _decided_spans(line: LineWords, decided: Sequence[Decided]) -> tuple[list[Span], list[Span]]:
    spans: dict[str, list[Span]] = {WordRole.FIRST_TITLE: [], WordRole.FIRST_NAME: []}
    kind = ""
    for index, each in enumerate(decided):
        said = WordRole(each.role)
        if said is WordRole.OTHER:
            kind = ""
        elif said in _MORE and kind == said.upper():
            spans[kind][-1] = Span(spans[kind][-1].first, index + 1)
        else:
            kind = said.upper()
            spans[kind].append(Span(index, index + 1))
    titles, names = (
        [_without_marks(line, each) for each in spans[role]]
        for role in (WordRole.FIRST_TITLE, WordRole.FIRST_NAME)
    )
    return [_without_when(line, each) for each in titles], names


def _may_be_name(line: LineWords, name: Span) -> bool:
    # "Peace It's", once lines ran together.
    is_owner = name.last > name.first and line.words[name.last - 1].text.endswith(OWNERS)
    return 0 < _words(line, name) <= _MOST_NAME_WORDS and not is_owner


def _chosen(line: LineWords, titles: Sequence[Span], names: Sequence[Span]) -> Span | None:
    """Choose the first one that says something: what goes on behind it tells of it."""
    telling = [each for each in titles if _says_more(line, each)]
    title = max(
        _joined(line, telling or titles, names),
        key=lambda each: (
            not _is_aside(line, each, names),
            min(_words(line, each), _ENOUGH_WORDS),
            -each.first,
        ),
        default=None,
    )
    return title if title is not None and _length(title) else None


def _is_quoted(line: LineWords, span: Span) -> bool:
    return span.first - 1 in line.quotes and span.last in line.quotes


def _quoted_behind_kind(line: LineWords, title: Span) -> Span:
    """Return what is quoted in "Keynote: “Benches”": the word in front is of no title."""
    first = title.first
    head = [word.text for word in line.words[first + 1 : first + 2]]
    is_led = bool(KINDS & {*line.classes[first]}) and head == [":"]
    inside = Span(first + 3, title.last)
    if not is_led or first + 2 not in line.quotes or _length(inside) < 1:
        return title
    inner = Span(inside.first, inside.last - 1) if inside.last - 1 in line.quotes else inside
    is_whole = inner.last in line.quotes and not line.quotes & {*range(inner.first, inner.last)}
    return inner if is_whole and _length(inner) else title


def _is_aside(line: LineWords, title: Span, names: Sequence[Span]) -> bool:
    """Tell whether words stand in brackets, say what somebody is, or only lead to a name."""
    before = line.words[title.first - 1].text if title.first else ""
    behind = line.words[title.last].text if title.last < len(line.words) else ""
    if before == "(" and behind == ")":
        return True
    classes = {each for index in range(title.first, title.last) for each in line.classes[index]}
    is_of_somebody = before == "," and any(name.last == title.first - 1 for name in names)
    is_lead = _length(title) == 1 and bool(LEADS & classes)
    return is_lead or (is_of_somebody and bool(_SOMEBODY & classes))


def _is_of_names(line: LineWords, title: Span, names: Sequence[Span]) -> bool:
    """Tell whether words only say who somebody is: "Dr.", or the brackets behind a name."""
    inside = range(title.first, title.last)
    words = [index for index in inside if not line.words[index].is_mark]
    if names and all("salutation" in line.classes[index] for index in words):
        return any(name.first >= title.last for name in names)
    before = line.words[title.first - 1].text if title.first else ""
    behind = line.words[title.last].text if title.last < len(line.words) else ""
    is_in_brackets = before == "(" and behind == ")"
    return is_in_brackets and any(name.last == title.first - 1 for name in names)


def _is_between_names(line: LineWords, title: Span, names: Sequence[Span]) -> bool:
    """Tell whether words in brackets behind a name are all that was found: "(Library) and"."""
    opened = max(0, title.first - 1)
    is_opened = "(" in {line.words[opened].text, line.words[title.first].text}
    before = [name for name in names if name.last <= title.first]
    behind = any(name.first >= title.last for name in names)
    return is_opened and bool(before) and behind


def _front(line: LineWords, names: Sequence[Span]) -> Span | None:
    """Return what stands in front of the first name: "Panel: Ada Example (Library) and …"."""
    first = min((name.first for name in names), default=0)
    title = _without_when(line, _without_marks(line, Span(0, first)))
    return title if _length(title) > 0 and _says_more(line, title) else None


def _first(span: Span) -> int:
    return span.first


def _length(span: Span) -> int:
    return span.last - span.first


def _meet(one: Span, other: Span) -> bool:
    return one.first < other.last and other.first < one.last


def _words(line: LineWords, span: Span) -> int:
    return sum(not line.words[index].is_mark for index in range(span.first, span.last))


def _without_marks(line: LineWords, span: Span) -> Span:
    first, last = span.first, span.last
    while first < last and line.words[first].is_mark:
        first += 1
    while first < last and line.words[last - 1].is_mark:
        last -= 1
    return Span(first, last)


def _name_itself(line: LineWords, name: Span) -> Span:
    """Leave out "Prof." in front, and "and" and letters ("MBE") behind."""
    first, last = name.first, name.last
    while _words(line, Span(first + 1, last)) > 1 and (
        line.words[first].is_mark or _BEFORE_NAMES & {*line.classes[first]}
    ):
        first += 1
    while last - first > 1 and (
        line.words[last - 1].is_mark
        or "and" in line.classes[last - 1]
        or (_words(line, Span(first, last)) > 2 and _are_letters(line, last - 1))  # noqa: PLR2004
    ):
        last -= 1
    return Span(first, last)


def _are_letters(line: LineWords, index: int) -> bool:
    """Tell whether a word behind a name is none of it, as "MBE" behind "Ada Example"."""
    is_letters = line.forms[index] == "letters" and line.forms[index - 1] in {"capital", "mixed"}
    return is_letters or "letters behind" in line.classes[index]


def _says_more(line: LineWords, title: Span) -> bool:
    return any(
        not (line.when[index] or line.words[index].is_mark)
        for index in range(title.first, title.last)
    )


def _without_when(line: LineWords, title: Span) -> Span:
    """Leave out day, hours and length around a title, unless they are all or part of it."""
    first, last = title.first, title.last
    while first < last and (line.when[first] or line.words[first].is_mark):
        first += 1
    while first < last and (
        line.when[last - 1] or line.words[last - 1].is_mark or line.forms[last - 1] == "length"
    ):
        last -= 1
    if first >= last:
        return title
    return Span(first, title.last if _goes_on_with_when(line, first, last, title.last) else last)


def _without_label_behind(line: LineWords, title: Span) -> Span:
    """Leave out "(chair:" behind a title, and the hours in front of it."""
    said = [line.words[at].text for at in range(title.first, title.last)]
    if "(" not in said or ")" in said:
        return title
    opened = title.first + said.index("(")
    words = [at for at in range(opened + 1, title.last) if not line.words[at].is_mark]
    if not words or any(_ROLES.isdisjoint(line.classes[at]) for at in words):
        return title
    before = _without_when(line, _without_marks(line, Span(title.first, opened)))
    return before if _length(before) > 0 else title


def _goes_on_with_when(line: LineWords, first: int, last: int, end: int) -> bool:
    """Tell whether what is read as a time ends a title: "Buses after 8 pm", "Spain 1936-1939"."""
    behind = [index for index in range(last, end) if not line.words[index].is_mark]
    are_years = all(_YEARS.fullmatch(line.words[index].text) for index in behind)
    is_led = line.forms[last - 1] == "small" and len(line.words[last - 1].text) <= _LONGEST_LEAD
    is_counted = last - first <= 2 and line.forms[last - 1] == "number"  # noqa: PLR2004
    # "Panel 1: kl. 12.00".
    is_counted = is_counted and not (behind and plain(line.words[behind[0]].text) in _AT)
    return bool(behind) and (are_years or is_counted or (is_led and last == behind[0]))


def _joined(line: LineWords, titles: Sequence[Span], names: Sequence[Span]) -> list[Span]:
    """Titles with nothing but marks, or a word or two in brackets, between them are one."""
    found: list[Span] = []
    for each in titles:
        gap = Span(found[-1].last, each.first) if found else None
        if gap and _is_gap(line, gap) and not any(_meet(gap, name) for name in names):
            found[-1] = Span(found[-1].first, each.last)
        else:
            found.append(each)
    return found


def _is_gap(line: LineWords, gap: Span) -> bool:
    inside = [line.words[index].text for index in range(gap.first, gap.last)]
    is_in_brackets = inside[:1] == ["("] and ")" in inside[-2:]
    return _words(line, gap) <= (_MOST_IN_BRACKETS if is_in_brackets else 0)


def _likely_titles(line: LineWords, decided: Sequence[Decided]) -> list[Span]:
    """Where no word is sure to be of a title, take those that are so next."""
    found: list[Span] = []
    for index, each in enumerate(decided):
        may_be = WordRole(each.role) is WordRole.OTHER and WordRole(each.other) in OF_TITLE
        if not may_be:
            continue
        if found and found[-1].last == index:
            found[-1] = Span(found[-1].first, index + 1)
        else:
            found.append(Span(index, index + 1))
    parted = [part for each in found for part in _parted_by_when(line, each)]
    return [_without_when(line, _without_marks(line, each)) for each in parted]


def _parted_by_when(line: LineWords, span: Span) -> Iterator[Span]:
    """Part words at a day or an hour between marks: "Episode 2 – 4 March – 12:00 – Benches"."""
    first = at = span.first
    while at < span.last:
        end = at
        while end < span.last and (line.when[end] or line.words[end].is_mark):
            end += 1
        if any(line.when[at:end]) and _is_between_marks(line, at, end) and end < span.last:
            if first < at:
                yield Span(first, at)
            first = end
        at = max(end, at + 1)
    yield Span(first, span.last)


def _is_between_marks(line: LineWords, first: int, last: int) -> bool:
    return last - first > 2 and line.words[first].is_mark and line.words[last - 1].is_mark  # noqa: PLR2004
