"""Offices no language lists, in front of a known name: "Kriminolog Ada Example"."""

from bot.words.lexicon import PARTICLES, plain
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name

_LONGEST = 3
_LONGEST_GIVEN = 9
# "Kriminolog Ada Example", "SLT-koordinator Ada Example".
_OFFICE_WORD = late(r"[A-ZÀ-Þ][a-zß-ÿ]{3,}|[A-ZÀ-Þ][\w]*-[a-zß-ÿ]{4,}")
# "Hansen Ada Beate" begins with the surname.
_SURNAME = late(r"\w+(?:s[eoø]n|sson|dott[ei]r|d[óo]ttir|datter|stad|berg|lund|ov|ova|nen|ski|ska)")


def without_office(name: str) -> str:
    """Take off what stands before a known given name that a surname follows."""
    words = name.split()
    given = next((at for at, word in enumerate(words) if is_given_name(word)), 0)
    is_led = 0 < given <= _LONGEST and given + 1 < len(words)
    if not is_led or not all(map(_may_be_office, words[:given])):
        return name
    return " ".join(words[given:])


def may_be_given_name(word: str) -> bool:
    """Tell whether what was taken off may be a given name that no list knows ("Abeke Ada Example").

    A longer word is put together, as offices are.
    """
    return word.isalpha() and len(word) <= _LONGEST_GIVEN and word[0].isupper()


def _may_be_office(word: str) -> bool:
    is_of_name = plain(word) in PARTICLES or bool(_SURNAME.fullmatch(word))
    return bool(_OFFICE_WORD.fullmatch(word)) and not is_of_name
