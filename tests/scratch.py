"""Where the tests keep their folders.

A store waits some milliseconds for the disk at each of its thousands of commits, and a killed
process loses nothing that the kernel has: so folders lie in memory, where there is enough. What
kills the bot runs on the disk, as the bot does.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")
DISK: Final = Path("/var/tmp")
ENOUGH: Final = 4 * 2**30
# Where pytest makes its folders, if nobody says otherwise.
ROOT: Final = "PYTEST_DEBUG_TEMPROOT"


def lie_in_memory() -> None:
    """Leave it to pytest where there is no such place, or little (a container has 64 MB)."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ.setdefault(ROOT, str(MEMORY))


@contextmanager
def folder_on_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=DISK, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
