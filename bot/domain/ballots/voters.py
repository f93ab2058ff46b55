"""The mark by which an open poll knows a voter again, and nobody knows who that is.

A member's id has few enough bits to try them all: only the key keeps the marks from being undone.
"""

import hmac
from hashlib import sha256

KEY_BYTES = 32


def voter_mark(key: bytes, user_id: int, poll: str) -> bytes:
    # `hmac.digest` would let go of the interpreter's lock for so short a sum, and wait to get it
    # back from the writer: 20 microseconds for one.
    return hmac.new(key, f"{poll}:{user_id}".encode(), sha256).digest()
