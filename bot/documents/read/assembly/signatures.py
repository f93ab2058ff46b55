"""Who wrote a text where no byline says so: a signature, a note on the author, a mail's sender."""

import re
from collections.abc import Iterator, Sequence

from bot.documents.read.decision.roles import NEAR_TITLES, LineRole
from bot.documents.read.in_making import ArticlePart
from bot.documents.read.lines.bylines import names_beside, plainly, without_note_marks
from bot.documents.read.lines.front_fields import authors_in, front_field, names_its_author
from bot.documents.read.lines.mail_heads import SENT_BY
from bot.documents.read.lines.sections import plain_heading
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import PARTICLES, either, every, plain
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.people import (
    is_known_name,
    is_person_name,
    names_house,
    names_office,
    names_only,
    without_title,
)

_LONGEST = 200
_HEADING_WORDS = 6
# Below "Best wishes" or the heading of a note, the name stands within a few lines.
_NEAR = 4
_LONGEST_NOTE = 600
# Every kind of line that may stand around a text.
_AROUND = frozenset({LineRole.CLOSING, LineRole.FURNITURE, LineRole.END})
_MAIL_BEHIND = late(r"\s*[<(\[]?\S+@\S+[>)\]]?$")
_NO_NAME = frozenset("<>@")
_SHORTEST_NAME = 3
_PAIR = 2
_BY = frozenset(plain(word) for word in every(lambda each: each.by))
_BIOGRAPHIES = frozenset(plain(word) for word in every(lambda each: each.biographies))
_VALEDICTIONS = frozenset(plain(word) for word in every(lambda each: each.valedictions))
_VALEDICTION_FIRST = late(
    rf"(?:{either(every(lambda each: each.valedictions))})\s*,\s+(?P<who>\S.*)", re.IGNORECASE
)
_AUTHOR_WORD = late(
    rf"(?<!\w)(?:{either(w for w in every(lambda each: each.authors) if ' ' not in w)})"
    r"[^\W\d_]{0,4}(?!\w)",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = late(rf"(?:{either(every(lambda each: each.about_author))})(?!\w)", re.IGNORECASE)
_SENTENCE = late(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")
# "Ada Example is …", "Ada Example (born 1980) …", "Ada Example, architect, …".
_NAME_FIRST = late(
    rf"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:{either(PARTICLES)})\s+){{0,2}}[A-ZÀ-Þ][\w'’.-]*){{1,4}})"
    r"(?:\s+(?=[a-zß-ÿ(\u2013\u2014|-])|,|$)"
)
_LONGEST_NAME = 80
_BESIDE_FINDINGS = frozenset({LineRole.INTRODUCTION, *_AROUND})
# "Today's guest article is co-authored by Ada Example and Bo Sample."
_WRITTEN_BY = late(
    # A report that it is based on is another text.
    rf"(?:\S+\s+){{0,2}}?(?:\S*-)?(?:{either(every(lambda each: each.page_kinds))})"
    r"[^\W\d_]{0,2}(?!\w)(?:(?:\s+[^\W\d_-]{1,5}){0,3}\s+"
    rf"(?:{either(w for w in every(lambda each: each.authors) if ' ' in w)})"
    # "This guest blog is by Ada Example", "… comes from our member Ada Example".
    rf"|\s+[^\W\d_]{{1,6}}\s+(?:{either(every(lambda w: (*w.by, *w.comes_from)))}))\s+"
    r"(?-i:(?P<who>(?:[a-zß-ÿ]\S*\s+){0,3}[A-ZÀ-Þ].{2,160}))",
    re.IGNORECASE,
)
_BY_LAST = late(
    rf"(?<!\w)(?:{either(every(lambda each: each.by))})\s+"
    r"(?-i:(?P<who>[A-ZÀ-Þ]\S+(?:\s\S+){1,3}))$",
    re.IGNORECASE,
)
# "A guest post by Ada Example", "Ein Gastbeitrag von Ada Example".
_KIND_BY = late(
    rf"(?:[^\W\d_]{{1,5}}\s+)?(?:[^\W\d_]{{2,9}}\s+)?[^\W\d_]{{0,12}}"
    rf"(?:{either(every(lambda each: each.page_kinds))})"
    rf"\s+(?:{either(every(lambda each: each.by))})\s+(?-i:(?P<who>[A-ZÀ-Þ].{{2,160}}))",
    re.IGNORECASE,
)
# "… is a gardener."
_FEWEST_WORDS = 3
_DASHES = ("\u2013", "\u2014", "-", "~")
_QUOTES = tuple("\"“”„«»'’")
_AROUND_NAME = " \t,.;\u2013\u2014-*_~"


def signed_by(
    lines: Sequence[TextLine], roles: Sequence[LineRole], *, first: int, last: int
) -> tuple[str, ...]:
    """Return who is named as the author around the findings, the surest place first."""
    below = range(last + 1, len(lines))
    ways = (
        _posted(lines, roles, below),
        _in_notes(lines, roles, below),
        _told(lines, roles),
        _below_wishes(lines, roles, below),
        _sender(lines, range(min(first, len(lines)))),
        _alone(lines, roles, below),
        _behind_dash(lines, first, last),
        _by_at_end(lines, roles, range(min(first, len(lines)))),
        _beside_title(lines, roles, range(min(first, len(lines)))),
        _first_name_alone(lines, roles, below),
        _life_at_end(lines, roles, below),
    )
    return next((found for way in ways if (found := tuple(dict.fromkeys(way)))), ())


def _posted(lines: Sequence[TextLine], roles: Sequence[LineRole], below: range) -> Iterator[str]:
    """Yield who is said to have posted the text; a mere "By" may be of another one."""
    for at in below:
        text = lines[at].text
        if roles[at] not in _AROUND or len(text) > _LONGEST:
            continue
        field = front_field(text)
        if field is None or field.part is not ArticlePart.AUTHORS:
            continue
        if not field.value and at + 1 < len(lines):
            # "Author:" above a name that no table has.
            yield from people_only(lines[at + 1].text, sure=False)
            yield from _further_authors(lines, roles, range(at + 2, min(at + 10, len(lines))))
            continue
        if not names_its_author(field) and not is_given_name(field.value):
            continue
        label = plain_heading(text[: text.find(field.value)]) if field.value in text else ""
        if label not in _BY:
            yield from authors_in(field.value, strict=True) or (field.value,)
            return


def _further_authors(
    lines: Sequence[TextLine], roles: Sequence[LineRole], below: range
) -> Iterator[str]:
    """Yield who else stands below "Written by:", with an office or a house below each name."""
    is_told = False
    for at in below:
        text = lines[at].text
        named = people_only(text)
        is_office = not (named or is_told) and (names_office(text) or names_house(text))
        if roles[at] not in _AROUND or len(text) > _LONGEST_NAME or not (named or is_office):
            return
        is_told = is_office
        yield from named


def _in_notes(lines: Sequence[TextLine], roles: Sequence[LineRole], below: range) -> Iterator[str]:
    """Yield whom the note below "About the author" is about."""
    for at in below:
        text = lines[at].text
        is_heading = len(text.split()) <= _HEADING_WORDS
        is_about = _AUTHOR_WORD.search(text[:_LONGEST]) or plain_heading(text) in _BIOGRAPHIES
        if not (is_heading and is_about):
            continue
        for near in range(at + 1, min(at + 1 + _NEAR, len(lines))):
            if roles[near] is not LineRole.CLOSING:
                break
            yield from _named_first(lines[near].text)


def _told(lines: Sequence[TextLine], roles: Sequence[LineRole]) -> Iterator[str]:
    """Yield whom a sentence beside the findings names: "This article was written by …"."""
    for at, line in enumerate(lines):
        if roles[at] not in _BESIDE_FINDINGS:
            continue
        for sentence in _SENTENCE.split(line.text[:_LONGEST_NOTE]):
            if match := _WRITTEN_BY.match(sentence) or _KIND_BY.match(sentence):
                yield from filter(is_known_name, names_beside(match["who"]))


def _life_at_end(
    lines: Sequence[TextLine], roles: Sequence[LineRole], below: range
) -> Iterator[str]:
    """Yield of whom the only sentence of its kind below the text tells: "Ada Example is …"."""
    found = [
        without_title(match["name"])
        for at in below
        if roles[at] in _AROUND
        and (match := _NAME_FIRST.match(said := without_title(lines[at].text[:_LONGEST_NOTE])))
        and said.rstrip().endswith(".")
        and len(said[match.end() :].split()) >= _FEWEST_WORDS
        and is_known_name(without_title(match["name"]))
        and is_given_name(match["name"].split()[0])
    ]
    if len(found) == 1:
        yield from found


def _named_first(text: str) -> Iterator[str]:
    """Yield the people with whose names sentences begin."""
    if named := people(text):
        yield from named
        return
    for sentence in _SENTENCE.split(text[:_LONGEST_NOTE]):
        match = _NAME_FIRST.match(sentence)
        if match and is_person_name(match["name"]):
            yield without_title(match["name"])


def _below_wishes(
    lines: Sequence[TextLine], roles: Sequence[LineRole], below: range
) -> Iterator[str]:
    for at in below:
        if roles[at] not in _AROUND or len(lines[at].text) > _LONGEST:
            continue
        text = lines[at].text
        if match := _VALEDICTION_FIRST.fullmatch(text):
            yield from people(match["who"])
        elif _says_good_bye(text) or _is_first_name(lines, at):
            near = range(at + 1, min(at + 1 + _NEAR, len(lines)))
            named = (who for each in near if (who := people(lines[each].text)))
            yield from next(named, ())


def _says_good_bye(text: str) -> bool:
    """Tell whether a line ends a letter: "Best wishes", or "See you at the heap,"."""
    is_open = text.endswith(",") and 1 < len(text.split()) <= _HEADING_WORDS
    return is_open or plain_heading(text).rstrip(",") in _VALEDICTIONS


def _is_first_name(lines: Sequence[TextLine], at: int) -> bool:
    """Tell whether a line is the first word of a name that stands right below it."""
    word = lines[at].text.strip(_AROUND_NAME)
    if not word or " " in word or not is_given_name(word):
        return False
    near = range(at + 1, min(at + 1 + _NEAR, len(lines)))
    return any(lines[each].text.startswith(f"{word} ") for each in near)


def _sender(lines: Sequence[TextLine], front: range) -> Iterator[str]:
    for at in front:
        match = SENT_BY.fullmatch(lines[at].text) if len(lines[at].text) <= _LONGEST else None
        sender = _MAIL_BEHIND.sub("", match["who"]) if match else ""
        if len(sender) < _SHORTEST_NAME or not _NO_NAME.isdisjoint(sender):
            continue
        last, comma, first = sender.strip(" \"'").partition(", ")
        is_turned = comma and is_given_name(first.split()[0]) and not is_known_name(last)
        # "Ada Example, Office of Works".
        who = (f"{first} {last}" if is_turned else last).strip(" \"'")
        if is_known_name(who):
            yield who
            return


def _alone(lines: Sequence[TextLine], roles: Sequence[LineRole], below: range) -> Iterator[str]:
    """Yield the name that stands alone below the text, if it is the only one."""
    found = [
        people
        for at in below
        if roles[at] is LineRole.CLOSING
        and _is_below_text(lines, roles, at)
        and (people := people_only(lines[at].text, sure=not _is_about_author(lines, at + 1)))
    ]
    if len(found) == 1:
        yield from found[0]


def _behind_dash(lines: Sequence[TextLine], first: int, last: int) -> Iterator[str]:
    """Yield who signs behind a dash below the text; below quotations others do as well."""
    signed = [
        (at, named)
        for at in range(first, len(lines))
        if lines[at].text[:1] in _DASHES and (named := people_only(lines[at].text))
    ]
    if len(signed) == 1 and signed[0][0] >= last and not _is_quoted(lines[signed[0][0] - 1].text):
        yield from signed[0][1]


def _is_quoted(text: str) -> bool:
    return text.startswith(_QUOTES)


def _by_at_end(lines: Sequence[TextLine], roles: Sequence[LineRole], front: range) -> Iterator[str]:
    """Yield whom a title ends with, "… by Ada Example", or a standfirst, "… it. By Ada Example"."""
    for at in front:
        if roles[at] not in {LineRole.TITLE, LineRole.INTRODUCTION}:
            continue
        match = _BY_LAST.search(lines[at].text[-_LONGEST_NAME:])
        before = lines[at].text[-_LONGEST_NAME:][: match.start()] if match else ""
        if match and (roles[at] is LineRole.TITLE or before.rstrip().endswith((".", "!", "?"))):
            yield from people_only(match["who"])


def _first_name_alone(
    lines: Sequence[TextLine], roles: Sequence[LineRole], below: range
) -> Iterator[str]:
    """Yield the first name that ends a letter, if it is the only one."""
    found = [
        word
        for at in below
        if roles[at] in _AROUND
        and _is_below_text(lines, roles, at)
        and (word := lines[at].text.strip(_AROUND_NAME)).isalpha()
        and word.istitle()
        and is_given_name(word)
    ]
    if len(found) == 1:
        yield from found


def _beside_title(
    lines: Sequence[TextLine], roles: Sequence[LineRole], front: range
) -> Iterator[str]:
    """Yield who stands alone near the title or the day, though the line was taken for another."""
    heads = [at for at in front if roles[at] in {LineRole.TITLE, LineRole.DAY}]
    near = sorted({at + step for at in heads for step in (1, 2, -1)} & {*front})
    named = (
        people
        for at in near
        if roles[at] in NEAR_TITLES and (people := people_only(lines[at].text))
    )
    yield from next(named, ())


def _is_below_text(lines: Sequence[TextLine], roles: Sequence[LineRole], at: int) -> bool:
    """Tell whether a sentence, or what is no text, stands above; below "Contact" it does not."""
    above = lines[at - 1].text
    return roles[at - 1] is LineRole.FURNITURE or (
        roles[at - 1] is not LineRole.END and above.endswith((".", "!", "?", "\u2026"))
    )


def _is_about_author(lines: Sequence[TextLine], at: int) -> bool:
    return at < len(lines) and bool(_ABOUT_AUTHOR.match(lines[at].text))


def people_only(text: str, *, sure: bool = True) -> tuple[str, ...]:
    """Return the names that a line is made of; with `sure` a given name must be known."""
    bare = without_note_marks(text[:_LONGEST].strip(_AROUND_NAME))
    if len(text) > _LONGEST or not bare:
        return ()
    names = names_only(plainly(bare) if bare.isupper() else bare)
    if not names or not all(map(is_person_name, names)) or any(map(_is_office, names)):
        return ()
    return names if not sure or any(map(is_known_name, names)) else ()


def _is_office(name: str) -> bool:
    """Tell whether words are no name: "Senior Project Manager"; "Anna Maria Bishop" is one."""
    words = name.split()
    return names_office(name) and len(words) > _PAIR and not is_given_name(words[0])


def people(text: str) -> tuple[str, ...]:
    """Return the names that a line is made of, or the one before its comma; some must be known."""
    if names := people_only(text):
        return names
    first, comma, _ = text[:_LONGEST].strip(_AROUND_NAME).partition(",")
    return (without_title(first),) if comma and is_known_name(first) else ()
