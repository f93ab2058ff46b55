"""Why nothing can be served at an address, in the system's own words."""

import errno
import os


def why_not(error: OSError) -> str:
    """Return the system's short reason; asyncio puts its own sentence around it."""
    if error.errno in errno.errorcode:
        return os.strerror(error.errno)
    return error.strerror or type(error).__name__
