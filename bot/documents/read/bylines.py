"""Who wrote an article: the names in a byline, or beside a day."""

import re

from bot.documents.read.front_fields import FrontField, authors_in
from bot.words.lexicon import AND, MONTH, either, every
from bot.words.patterns import late
from bot.words.programme.decision.weighing import word_chain
from bot.words.programme.parsing import lines_of
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.line_spans import read_spans
from bot.words.programme.spans.text_words import TextWords

_LONGEST = 400
# A date is read without a zone.
_ANY_ZONE = "UTC"
# Behind them stands who took the pictures: "Photos by …", "Foto: …".
_PICTURES = late(
    rf"(?<!\w)(?:{either(every(lambda each: each.pictures))})"
    rf"(?:\s*:|\s+(?:{either(every(lambda each: each.by))})\s)[^|·•]*",
    re.IGNORECASE,
)
# "Text and photos: …".
_AND_AT_END = late(rf"(?:[&+/]|(?<!\w)(?:{AND}))\s*", re.IGNORECASE)
_NO_NAME = late(rf"\d|@|(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)


def authors_of(text: str, field: FrontField | None) -> tuple[str, ...]:
    """Return the names in a line of authors; an office that wrote it all if there are none."""
    if found := names_beside(text):
        return found
    value = field.value if field is not None and field.value else text
    return authors_in(value)


def names_beside(text: str) -> tuple[str, ...]:
    """Return those who are named in a line, but not who took the pictures."""
    said = _without_pictures(text[:_LONGEST])
    facts = lines_of(said, zone=_ANY_ZONE)[2]
    whole = TextWords.of(facts)
    people = (
        person.name
        for each in facts
        if each.bare
        for person in read_spans(each, LineRole.PERSON, word_chain(), whole).people
    )
    return tuple(dict.fromkeys(name for name in people if not _NO_NAME.search(name)))


def _without_pictures(text: str) -> str:
    match = _PICTURES.search(text)
    if match is None or not match.start():
        return text
    before = text[: match.start()]
    is_both = any(found.end() == len(before) for found in _AND_AT_END.finditer(before))
    return text if is_both else f"{before}{text[match.end() :]}"
