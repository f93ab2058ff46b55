"""Keeps the bot running where nothing else does: `make run`, or a container.

`deploy/rostrum.service` does the same with systemd.
"""

import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from types import FrameType

from bot.exits import CANNOT_START, REFUSED_BY_DISCORD, SESSIONS_SPENT, STOPPED
from bot.saying.i18n import Localizer, Text

FINAL = frozenset({STOPPED, CANNOT_START, REFUSED_BY_DISCORD})
# Discord resets the token of a bot that identifies 1000 times in 24 hours. The bot asks it before
# each time and stops at half (`SESSIONS_SPENT`); this holds where Discord does not answer.
STARTS_A_DAY = 500
DAY = 24 * 60 * 60.0  # seconds, like all below
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
# Whoever lived so long was well: the next pause is the first again.
WELL_AFTER = 600.0

RunOnce = Callable[[], int]
Wait = Callable[[float], bool]


class Keeper:
    """Runs it again and again, with pauses twice as long each time, until an end is final."""

    def __init__(self, run: RunOnce, wait: Wait, watch: Callable[[], float], text: Text) -> None:
        """`run` returns an exit code; `wait` returns True if somebody wants everything to end."""
        self._run = run
        self._wait = wait
        self._watch = watch
        self._text = text
        self._starts: deque[float] = deque()
        self._pause = FIRST_PAUSE

    def keep(self) -> int:
        """Return the last exit code."""
        while True:
            began = self._watch()
            code = self._run()
            if code in FINAL:
                return code
            if self._watch() - began >= WELL_AFTER:
                self._pause = FIRST_PAUSE
            if code == SESSIONS_SPENT:
                # It did not identify. That may last for hours.
                self._pause = LONGEST_PAUSE
            else:
                self._starts.append(began)
            if self._spent():
                return self._say("supervisor-gave-up", code, starts=STARTS_A_DAY)
            self._say("supervisor-restart", code, seconds=round(self._pause))
            if self._wait(self._pause):
                return code
            self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _spent(self) -> bool:
        while self._starts and self._starts[0] <= self._watch() - DAY:
            self._starts.popleft()
        return len(self._starts) >= STARTS_A_DAY

    def _say(self, message_id: str, code: int, **numbers: int) -> int:
        # Straight to the terminal or the journal: the bot's own log belongs to the bot.
        sys.stderr.write(self._text(message_id, code=str(code), **numbers) + "\n")
        sys.stderr.flush()
        return code


class Child:
    """The bot as a process, which gets the signals that we get."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()

    def run(self) -> int:
        with subprocess.Popen(self._command) as self._process:  # noqa: S603 - our own command
            if self.stopping.is_set():
                self._process.terminate()
            code = self._process.wait()
        # Whoever asked for the end has it, however the bot took it.
        return STOPPED if self.stopping.is_set() else code

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()
        if self._process is not None:
            self._process.terminate()


def main(command: list[str]) -> int:
    child = Child(command)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, child.stop)
    text = Localizer.load().english
    return Keeper(child.run, child.stopping.wait, time.monotonic, text).keep()


if __name__ == "__main__":
    sys.exit(main([sys.executable, "-m", "bot", "run"]))
