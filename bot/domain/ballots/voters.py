"""The mark by which an open poll knows a voter again, and nobody knows who that is.

A member's id has few enough bits to try them all: only the key keeps the marks from being undone.
"""

import hmac
from hashlib import sha256

KEY_BYTES = 32


def voter_mark(key: bytes, user_id: int, poll: str) -> bytes:
    return hmac.digest(key, f"{poll}:{user_id}".encode(), sha256)
