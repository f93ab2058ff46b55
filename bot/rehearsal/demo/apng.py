"""Pictures that follow each other in one file: an animated PNG, joined from plain ones.

https://www.w3.org/TR/png-3/#4Concepts.APNGSequence
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_MILLISECONDS: Final = 1000


def animated(pictures: Sequence[tuple[bytes, float]]) -> bytes:
    """Join PNGs of one size and kind, each with its seconds; it begins again for ever.

    Raises `ValueError` where they differ: one header holds for all of them.
    """
    headers = {dict(_chunks(png))[b"IHDR"] for png, _ in pictures}
    if len(headers) != 1:
        raise ValueError(f"{len(headers)} sizes or kinds of pictures")
    header = headers.pop()
    written = [_chunk(b"IHDR", header), _chunk(b"acTL", struct.pack(">II", len(pictures), 0))]
    number = 0
    for index, (png, seconds) in enumerate(pictures):
        delay = (round(seconds * _MILLISECONDS), _MILLISECONDS)
        control = struct.pack(">I8sIIHHBB", number, header[:8], 0, 0, *delay, 0, 0)
        written.append(_chunk(b"fcTL", control))
        number += 1
        for data in (content for name, content in _chunks(png) if name == b"IDAT"):
            if index == 0:
                written.append(_chunk(b"IDAT", data))
                continue
            written.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return _SIGNATURE + b"".join(written) + _chunk(b"IEND", b"")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        yield name, png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checked)
