"""Codes that people can read aloud and type: six characters of Crockford's base32."""

import re
import unicodedata

# Without I, L, O and U: nobody can take them for 1, 1, 0 and V.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
RANDOM_BYTES = 4

_BITS = 5
_SYLLABLE = re.compile("[AE][A-Z]|[A-Z][AE]")
_TYPED_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def code_from(random: bytes) -> str:
    """Make a code of the first 30 of at least 32 random bits (`RANDOM_BYTES`)."""
    if len(random) < RANDOM_BYTES:
        raise ValueError(f"{len(random)} random bytes, {RANDOM_BYTES} needed")
    number = int.from_bytes(random[:RANDOM_BYTES])
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in range(LENGTH))


def may_spell(code: str) -> bool:
    """Tell whether a code could be read as (part of) a word; nobody wants to publish some."""
    return _SYLLABLE.search(code) is not None


def is_code(text: str) -> bool:
    """Tell whether `text` is a code as we write it, not merely something that means one."""
    return len(text) == LENGTH and all(character in ALPHABET for character in text)


def normalise_code(typed: str) -> str:
    """Read what somebody typed as we write codes; the answer may still not be a code.

    Case, look-alikes, full-width letters, spaces and punctuation are forgiven.
    """
    wide = unicodedata.normalize("NFKC", typed).upper()
    return "".join(filter(str.isalnum, wide)).translate(_TYPED_AS)
