"""A programme's file, read by a process of its own that ends when it takes too long.

A few lines can stand for billions of dates, or for none in thousands of years, and no check of
their text finds every such file. So the time and the room for the reading have a limit.
"""

import asyncio
import os
import resource
import sys
from datetime import date
from typing import Any, Final

import msgspec

from bot.domain.errors import BadInput, FileNotText, FileTooLarge
from bot.domain.talks.listed import ListedFile
from bot.ical.programme.calendars import read_calendar
from bot.words import errors
from bot.words.errors import ListTakesTooLong
from bot.words.programme.tables import read_table
from bot.words.programme.yaml_lists import read_yaml

SIZE_MAX: Final = 1_000_000  # bytes
# Of the processor; a year of weekly talks takes a tenth of one.
_SECONDS: Final = 8
_MEMORY: Final = 1 << 30
_READERS: Final = {
    "ics": read_calendar,
    "csv": read_table,
    "yaml": read_yaml,
    "yml": read_yaml,
}


def format_of(name: str) -> str | None:
    """What a file of that name is read as; None for running text."""
    stem, _, ending = name.lower().rpartition(".")
    return ending if stem and ending in _READERS else None


async def read_file(kind: str, content: bytes, *, until: date) -> ListedFile:
    """Read a file of that kind; repeats without an end are followed until that day.

    Raises `FileTooLarge`, `FileNotText`, `ListTakesTooLong` and the errors of `bot.words.errors`
    that name a line.
    """
    if len(content) > SIZE_MAX:
        raise FileTooLarge(size=len(content), limit=SIZE_MAX)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.ical.programme.reading",
        kind,
        until.isoformat(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        # Without what the bot's environment holds: the token among it.
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )
    try:
        said, _ = await process.communicate(content)
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode != 0:
        raise ListTakesTooLong
    answer = msgspec.json.decode(said, type=_Answer)
    if answer.file is None:
        raise _error(answer)
    return answer.file


class _Answer(msgspec.Struct):
    file: ListedFile | None = None
    error: str = ""
    params: dict[str, str | int] = {}


def _error(answer: _Answer) -> BadInput:
    known: dict[str, Any] = {"FileNotText": FileNotText, **vars(errors)}
    made: BadInput = known[answer.error](**answer.params)
    return made


def _read(kind: str, content: bytes, until: date) -> _Answer:
    try:
        text = content.decode("utf-8-sig")
        if "\x00" in text:
            raise FileNotText
        return _Answer(file=_READERS[kind](text, until=until))
    except UnicodeDecodeError:
        return _Answer(error="FileNotText")
    except MemoryError:
        return _Answer(error="ListTakesTooLong")
    except BadInput as error:
        params = {name: each for name, each in error.params.items() if isinstance(each, str | int)}
        return _Answer(error=type(error).__name__, params=params)


def main(kind: str, until: str) -> None:
    """Answer on the standard output what the file on the standard input lists, or its mistake."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    answer = _read(kind, sys.stdin.buffer.read(SIZE_MAX + 1), date.fromisoformat(until))
    sys.stdout.buffer.write(msgspec.json.encode(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
