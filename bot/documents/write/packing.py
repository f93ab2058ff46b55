"""A zip whose bytes follow from its content alone."""

import io
import zipfile
from collections.abc import Mapping

# What a zip can hold as the earliest moment.
_AT = (1980, 1, 1, 0, 0, 0)
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
