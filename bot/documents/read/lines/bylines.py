"""Who wrote an article: the names in a byline, or beside a day."""

import re

from bot.documents.read.in_making import ArticlePart
from bot.documents.read.lines.front_fields import FrontField, authors_in, front_field
from bot.documents.read.lines.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.lines.mail_heads import SENT_BY
from bot.words.lexicon import AND, MONTH, PARTICLES, either, every, plain
from bot.words.patterns import late
from bot.words.programme.decision.weighing import word_chain
from bot.words.programme.given_names import is_given_name
from bot.words.programme.parsing import lines_of
from bot.words.programme.people import (
    is_known_name,
    is_person_name,
    names_house,
    names_office,
    names_only,
    without_title,
)
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.line_spans import read_spans
from bot.words.programme.spans.text_words import TextWords

_LONGEST = 400
_LONGEST_DAY = 200
# A date is read without a zone.
_ANY_ZONE = "UTC"
# Behind them stands who took the pictures: "Photos by …", "Foto: …".
_PICTURES = late(
    rf"(?<!\w)(?:{either(every(lambda each: each.pictures))})"
    rf"(?:\s*:|\s+(?:{either(every(lambda each: each.by))})\s)[^|·•]*"
    # "TEXT Ada Example PHOTOS Bo Sample".
    rf"|(?<!\w)(?-i:{either(word.upper() for word in every(lambda each: each.pictures))})\s[^|·•]*",
    re.IGNORECASE,
)
# "Text and photos: …".
_AND_AT_END = late(rf"(?:[&+/]|(?<!\w)(?:{AND}))\s*", re.IGNORECASE)
_NO_NAME = late(rf"\d|@|(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
_PIECES = late(r"(\s+[|·•/\u2013\u2014-]\s+)")
# "Reviewed by: Ada Example", "Editor: Bo Sample".
_LABELLED = late(r"[^\W\d_][^:|]{1,40}:\s+\S.*")
_SOURCE = late(rf"\W*(?:{either(every(lambda each: each.sources_field))})\s*:\s", re.IGNORECASE)
# "Publication Date".
_FIELD_WORDS = frozenset(
    plain(part)
    for words in every(lambda each: (*each.published, *each.updated, *each.dates_field))
    for part in words.split()
)
_LISTED = late(rf"\s*[;,&]\s*|\s+(?:{AND})\s+", re.IGNORECASE)
_WORDS_OF_NAME = 2
_WORD = late(r"[^\W\d_]+")
# "Posted 3 May 2027 by the harbour team in News".
_BY_BEHIND = late(
    rf".*\d.*?(?<!\w)(?:{either(every(lambda each: (*each.authors, *each.by)))})\s*:?\s+"
    r"(?P<who>[^|·•\d]{3,60})",
    re.IGNORECASE,
)
# "Words by Ada Example", "Un texte de Ada Example, architecte", "Af redaktør Bo Sample".
_BY_SOMEBODY = late(
    rf"(?:\S+\s+){{0,3}}?(?:{either(every(lambda w: (*w.authors, *w.by, *w.together)))})"
    r"\s*:?\s+(?:[a-zß-ÿ-]{4,}\s+)?(?P<who>[A-ZÀ-Þ].*)"
)
_MOST_WORDS_AROUND = 16
_WORDS_TRIED = (2, 3, 4)
# "Ada Example1* and Bo Sample2".
_NOTE_MARKS = late(r"(?<=[^\W\d_])[\d*†‡¹²³]{1,3}(?=[\s,;&]|$)")
_BY_FIRST = late(rf"^(?:{either(every(lambda each: each.by))})\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_ASIDES = late(r"\s*\([^()]{2,120}\)")
_IN = late(r"\s+in\s+\S+(?:\s\S+)?$")
_MOST_WORDS = 5
_UNGLUED = late(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ])")


def authors_of(text: str, field: FrontField | None, *, strict: bool = False) -> tuple[str, ...]:
    """Return the names in a line of authors; an office that wrote it all if there are none.

    With `strict` people only: where others are known, an office says what they are.
    """
    sent_by = SENT_BY.fullmatch(text[:_LONGEST])
    if sent_by and not any(map(is_known_name, names_beside(sent_by["who"]))):
        # An office that sends a letter on wrote no article.
        return ()
    text = _without_other_fields(text)
    value = _without_other_fields(field.value) if field is not None and field.value else text
    if value.isupper():
        value, text = plainly(value), plainly(text)
    if listed := _listed(value):
        return listed
    text, value = (_BY_FIRST.sub("", each, count=1) for each in (text, value))
    found = _without_houses(names_beside(text))
    if strict:
        return tuple(name for name in found if is_given_name(name.split()[0]))
    return found or _offices(authors_in(value))


def _offices(named: tuple[str, ...]) -> tuple[str, ...]:
    """Nothing where words in small letters are among them: "Woman and man at a table"."""
    small = any(" " in each.strip(" -\u2013") and each.islower() for each in named)
    # "Posted by: , Posted on: - Categories: Local".
    is_field = any(":" in each for each in named)
    return () if is_field or (small and len(named) > 1) else named


def names_beside(text: str) -> tuple[str, ...]:
    """Return those who are named in a line, but not who took the pictures."""
    text = without_note_marks(_without_sources(text[:_LONGEST]))
    said = _without_pictures(_in_small_letters(text) if text.isupper() else text)
    return _named(said) or (_named(apart) if (apart := _UNGLUED.sub(" ", said)) != said else ())


def _without_sources(text: str) -> str:
    """Leave out where a text was taken from: "Source: Harbour Weekly on 2 May | Ada Example"."""
    pieces = _PIECES.split(text)
    if not any(map(_SOURCE.match, pieces[::2])):
        return text
    return " | ".join(each for each in pieces[::2] if not _SOURCE.match(each))


def is_of_page(name: str) -> bool:
    """Tell whether what looks like a name is a page's own words: "No Comments"."""
    return not is_known_name(name) and (
        is_menu_word(name) or all(plain(word) in _FIELD_WORDS for word in name.split())
    )


def names_behind_by(text: str) -> tuple[str, ...]:
    """Return who is said to have posted a text, also in small letters, or as an office."""
    match = _BY_BEHIND.fullmatch(text) if len(text) <= _LONGEST_DAY else None
    if match is None:
        return ()
    who = _IN.sub("", match["who"]).strip(" ,.")
    # "von buero" names an account.
    is_somebody = " " in who or who[:1].isupper()
    return (who,) if is_somebody and len(who.split()) <= _MOST_WORDS else ()


def names_behind_label(text: str) -> bool:
    """Tell whether a short line says by whom something is, behind a few words."""
    if len(text) > _LONGEST_DAY or len(text.split()) > _MOST_WORDS_AROUND:
        return False
    match = _BY_SOMEBODY.match(text[:1].lower() + text[1:])
    who = re.split(r"[,(|·•]", match["who"])[0].split() if match else []
    return any(is_known_name(" ".join(who[:count])) for count in _WORDS_TRIED if count <= len(who))


def is_byline(text: str) -> bool:
    """Tell whether a line is "By Ada Example (Library) and Bo Sample (Museum)", and no sentence."""
    if len(text) > _LONGEST or not _BY_FIRST.match(text):
        return False
    said = _ASIDES.sub("", _BY_FIRST.sub("", text, count=1)).strip(" .")
    names = names_only(said)
    return bool(names) and all(map(is_person_name, names)) and any(map(is_known_name, names))


def without_note_marks(text: str) -> str:
    """Take off what leads to a note: "Ada Example1*"."""
    return _NOTE_MARKS.sub("", text[:_LONGEST]) if len(text) <= _LONGEST else text


def plainly(text: str) -> str:
    """Write what is in capitals as names are written: "ADA VON EXAMPLE"."""

    def written(match: re.Match[str]) -> str:
        word = match[0]
        return word.casefold() if plain(word) in PARTICLES else word.capitalize()

    return _WORD.sub(written, text)


def _in_small_letters(text: str) -> str:
    """Write a line in capitals plainly, without the pieces of it that every page has."""
    pieces = _PIECES.split(text)[::2]
    return " | ".join(plainly(each) for each in pieces if reason_to_leave_out(each) is None)


def _named(said: str) -> tuple[str, ...]:
    facts = lines_of(said, zone=_ANY_ZONE)[2]
    whole = TextWords.of(facts)
    people = (
        person.name
        for each in facts
        if each.bare
        for person in read_spans(each, LineRole.PERSON, word_chain(), whole).people
    )
    return tuple(dict.fromkeys(name for name in people if not _NO_NAME.search(name)))


def _listed(value: str) -> tuple[str, ...]:
    """Return the people of a list, if all of its parts are names of two words, or known ones."""
    parts = [without_title(each.strip(" .")) for each in _LISTED.split(value[:_LONGEST])]
    named = all(is_person_name(each) and not names_office(each) for each in parts)
    sure = (is_known_name(each) or len(each.split()) == _WORDS_OF_NAME for each in parts)
    is_list = len(parts) > 1 and any(map(is_known_name, parts))
    return tuple(parts) if is_list and named and all(sure) else ()


def _without_houses(names: tuple[str, ...]) -> tuple[str, ...]:
    """Behind a known name leave out what is longer than names are: "Orrin Valley Libraries"."""
    if not any(map(is_known_name, names)):
        return names
    return tuple(
        name
        for name in names
        if is_known_name(name) or (len(name.split()) <= _WORDS_OF_NAME and not names_house(name))
    )


def _without_other_fields(text: str) -> str:
    """Behind who wrote the text leave out who reviewed it: "Ada Example — Reviewed by: …"."""
    first, *others = _PIECES.split(text[:_LONGEST])
    if not names_beside(first):
        return text
    kept = [first]
    for mark, piece in zip(others[::2], others[1::2], strict=True):
        field = front_field(piece)
        is_other = field is None or field.part is not ArticlePart.AUTHORS
        if not (_LABELLED.fullmatch(piece) and is_other):
            kept += [mark, piece]
    return "".join(kept)


def _without_pictures(text: str) -> str:
    match = _PICTURES.search(text)
    if match is None or not match.start():
        return text
    before = text[: match.start()]
    is_both = any(found.end() == len(before) for found in _AND_AT_END.finditer(before))
    return text if is_both else f"{before}{text[match.end() :]}"
