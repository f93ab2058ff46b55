"""Zips whose bytes follow from their content alone."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime

# What a zip can hold as the earliest moment.
_AT = (1980, 1, 1, 0, 0, 0)
# What an entry takes besides its content, its name twice included.
_ENTRY = 512
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(parts: Mapping[str, str], stored: tuple[str, ...] = ()) -> bytes:
    """Write the parts in their order; those in `stored` as they are, so that programs find them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _AT)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    """As people unpack it: each file of that moment, for nobody but who unpacks it."""
    moment = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, max(moment, _AT))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def parts_within(files: Mapping[str, bytes], limit: int) -> list[dict[str, bytes]]:
    """The files in as many parts as are needed for each zip to stay within `limit` bytes.

    One that is larger by itself is a part of its own.
    """
    parts: list[dict[str, bytes]] = []
    used = limit
    for name, size in _sizes(files):
        if not parts or used + size > limit:
            parts.append({})
            used = 0
        parts[-1][name] = files[name]
        used += size
    return parts


def _sizes(files: Mapping[str, bytes]) -> Iterable[tuple[str, int]]:
    for name, content in files.items():
        yield name, packed_size(content)


def packed_size(content: bytes) -> int:
    """What an entry of this content takes at most."""
    return len(zlib.compress(content)) + _ENTRY
