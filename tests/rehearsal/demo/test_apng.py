"""Plain pictures become one that moves, with every frame in it."""

import struct
import zlib

import pytest

from bot.paths import CHECKOUT
from bot.rehearsal.demo.apng import animated


def png(colour: int, width: int = 2) -> bytes:
    """One row of grey pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes([0, *[colour] * width]))
    body = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_frames_follow_each_other_for_as_long_as_they_should():
    film = animated([(png(1), 2.0), (png(2), 0.5), (png(3), 1.0)])

    assert film.count(b"IDAT") == 1
    assert film.count(b"fdAT") == 2
    controls = [film[at + 4 : at + 30] for at in _found(film, b"fcTL")]
    numbers = [struct.unpack(">I", each[:4])[0] for each in controls]
    delays = [struct.unpack(">HH", each[20:24]) for each in controls]
    assert numbers == [0, 1, 3]
    assert delays == [(2000, 1000), (500, 1000), (1000, 1000)]
    assert struct.unpack(">II", film[film.index(b"acTL") + 4 :][:8]) == (3, 0)


def test_pictures_of_two_sizes_are_refused():
    with pytest.raises(ValueError, match="2 sizes"):
        animated([(png(1), 1.0), (png(2, width=3), 1.0)])


def _found(film: bytes, name: bytes) -> list[int]:
    return [at for at in range(len(film)) if film.startswith(name, at)]


def test_picture_that_the_readme_begins_with_moves_and_is_small():
    moving = (CHECKOUT / "docs" / "pictures" / "minute.png").read_bytes()

    assert b"acTL" in moving[:100]
    assert len(moving) < 2_000_000
