"""Why nothing can be served at an address, in the system's own words."""

import errno
import os


def why_not(error: OSError) -> str:
    """Return the system's short reason; asyncio puts its own sentence around it."""
    code = error.errno
    if code is not None and code in errno.errorcode:
        return os.strerror(code)
    return error.strerror or type(error).__name__
