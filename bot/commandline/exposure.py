"""Says at the start what others on this machine can read, and the command that cures it."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from bot.saying.i18n import Text
from bot.settings import Settings, files_with_token

_GROUP, _OTHERS = 0o070, 0o007


def exposures(settings: Settings, env_file: Path | None, text: Text) -> Iterator[str]:
    """A sentence for each file with the token, and for the data folder, that is open to others."""
    for file in files_with_token(settings, env_file):
        if _is_open(file):
            yield text("cli-exposed-token", path=str(file), quoted=shlex.quote(str(file)))
    folder = settings.data
    if _is_open(folder) and folder.is_dir():
        yield text("cli-exposed-data", path=str(folder), quoted=shlex.quote(str(folder)))


def _is_open(path: Path) -> bool:
    """What belongs to another user may be given to us by its group; ours needs none.

    What cannot be looked at is not open to others here, and whoever needs it says why it fails.
    """
    try:
        found = path.stat()
    except OSError:
        return False
    forbidden = _OTHERS | (_GROUP if found.st_uid == os.geteuid() else 0)
    return bool(found.st_mode & forbidden)
