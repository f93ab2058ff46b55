"""Children that die at their n-th deed, as a kill would end them; and who lets them run."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bot.paths import CHECKOUT
from bot.store.sqlite.document_store import DocumentStore

DIED = 99
# What Python's audit events show of files.
DEEDS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "shutil.", "sqlite3.connect")


def die_at_deed(number: int, root: Path) -> None:
    """End the process just before its n-th deed with a file below `root`."""
    left = number

    def hear(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event.startswith(DEEDS) and args and str(root) in str(args[0]):
            left -= 1
            if left == 0:
                os._exit(DIED)

    sys.addaudithook(hear)


def die_at_statement(number: int, store: DocumentStore) -> None:
    """End the process just before the n-th statement that the store's writer gives from now on."""
    left = number

    def hear(_statement: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(DIED)

    store._writer._connection.set_trace_callback(hear)


def end_of_child(play: Callable[[], object]) -> int:
    """Let a child do it, and return how that ended."""
    process = os.fork()
    if process == 0:
        try:
            play()
        except BaseException:  # noqa: BLE001
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def lines_of(module: str, place: Path, *more: str, fields: int = -1) -> list[list[str]]:
    """Run a module of this folder by itself; return the words of each line that it printed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.crash.{module}", str(place), *more],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.split(" ", fields) for line in done.stdout.splitlines()]
