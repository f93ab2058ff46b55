"""The code by which another server may follow a series: shown once, kept as a digest alone."""

import hashlib

from bot.domain.codes import ALPHABET, normalise_code

# 80 bits: nobody guesses one, however many they may try.
LENGTH = 16
RANDOM_BYTES = 10
_BITS = 5
_GROUP = 4


def secret_code_from(random: bytes) -> str:
    """Make a code of 80 random bits, in groups that people can copy by hand."""
    if len(random) < RANDOM_BYTES:
        raise ValueError(f"{len(random)} random bytes, {RANDOM_BYTES} needed")
    number = int.from_bytes(random[:RANDOM_BYTES])
    signs = "".join(ALPHABET[number >> _BITS * place & 31] for place in range(LENGTH))
    return "-".join(signs[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def digest_of_code(typed: str) -> str | None:
    """What is kept of a code, however it was typed; None for what is surely none."""
    signs = normalise_code(typed)
    if len(signs) != LENGTH or not all(sign in ALPHABET for sign in signs):
        return None
    return hashlib.sha256(signs.encode()).hexdigest()
