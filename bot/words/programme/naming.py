"""Whether a line can be what a talk is called, by itself alone."""

from collections.abc import Sequence

from bot.words.patterns import late
from bot.words.programme.fields import is_field
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_generic,
    is_section,
    looks_like_person,
    may_be_person,
    says_online,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.items import known_in_front, quoted_behind_name
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import are_people, is_person_name

LONGEST_FIELD = 160
SENTENCE_ENDS = late(r"[.?!…][\"”“»]?\s+[\"„“«]?[A-ZÀ-Þ]")
_SENTENCE_WORDS = 9
# "Ada Example: The shared bench" is a title with its person; an office goes on with commas.
_NAME_AND_COLON = late(r"[^:,(]+:\s+[^,]+")


def is_sentence(facts: LineFacts) -> bool:
    text = facts.bare
    if not text or is_quoted(text) or facts.is_field or read_label(text) or looks_like_person(text):
        return False
    words = len(facts.bare.split())
    is_call_out = facts.bare.endswith("!") and words > 4  # noqa: PLR2004
    is_several = words >= _SENTENCE_WORDS and bool(SENTENCE_ENDS.search(facts.bare))
    return facts.is_text or is_call_out or (is_several and facts.bare.endswith((".", "?", "!")))


def is_quoted(text: str) -> bool:
    """Tell whether a line is a title in quotation marks."""
    bare = text.rstrip(" .?!")
    return len(bare) <= 200 and bare[:1] in "«„“”\"'" and bare[-1:] in "»“”\"'"  # noqa: PLR2004


def names_in(facts: Sequence[LineFacts], block: range) -> list[int]:
    """The lines that can be titles; those that name their person as well if there are no others."""
    names = [index for index in block if can_name(facts[index])]
    return names or [index for index in block if _names_talk_and_person(facts[index])]


def _names_talk_and_person(facts: LineFacts) -> bool:
    """Tell whether a line is both: "Ada Example – Benches" and 'Ada Example "Benches"'."""
    if not facts.bare or facts.days or facts.hours or facts.is_field or facts.is_text:
        return False
    if read_label(facts.bare) or _is_of_session(facts.bare):
        return False
    return bool(known_in_front(facts.bare) or quoted_behind_name(facts.bare))


def can_name(facts: LineFacts) -> bool:
    """Tell whether a line can be what a talk is called (or who gives it)."""
    if not facts.bare or facts.days or facts.hours or says_what_it_is(facts):
        return False
    if facts.bare.endswith(":"):
        # "Registration deadline:" says what stands below.
        return False
    if is_quoted(facts.bare):
        return True
    return facts.may_be_title and not (facts.bare[0].islower() or is_sentence(facts))


def says_what_it_is(facts: LineFacts) -> bool:
    """Tell whether a line needs no others to say what it is."""
    text = facts.bare
    label = read_label(text)
    return (
        facts.is_field
        or is_field(text)
        or is_aside(text)
        or is_call(text)
        or is_generic(text)
        or is_section(text)
        or is_break(text)
        or says_online(text)
        or bool(label and (not label[1] or are_people(label[1])))
        or _is_of_session(text)
        or (looks_like_person(text) and not (is_quoted(text) or _NAME_AND_COLON.fullmatch(text)))
    )


def _is_of_session(text: str) -> bool:
    return read_heading(text) is not None


def person_alone(facts: LineFacts) -> str | None:
    text = facts.bare.rstrip(" :")
    return text if is_person_name(text) and may_be_person(text) else None
