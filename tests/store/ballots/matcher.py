"""Tries to tell whose ballot is whose from all files of a data folder.

It knows more than anybody should: in which order the voters answered, their ids, the name of the
poll, and what each ballot says, which the published texts give away. From the files it reads every
order that might follow the order of answering: where words stand in a file, on a page, in frames of
the journal, in rows of tables, in how old the file is; and it tries every key that it finds.
"""

import hmac
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

PAGE = 4096
WAL_HEADER, FRAME_HEADER = 32, 24
# Two texts of a list are no farther apart.
LISTED = 40
# Where the mark of a voter lies before the answers in a row.
ROW = 400


@dataclass(frozen=True, kw_only=True)
class Known:
    """`texts` are in no order; each stands in one ballot alone. `ids` are in that of answering."""

    poll: str
    ids: tuple[int, ...]
    texts: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Guess:
    """Of one trace: what it takes for the texts in the order of answering."""

    trace: str
    texts: tuple[str, ...]

    def matched(self, truth: Sequence[str]) -> int:
        return sum(guessed == said for guessed, said in zip(self.texts, truth, strict=False))


def guesses(folder: Path, known: Known) -> Iterator[Guess]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = {path: path.read_bytes() for path in files}
    yield _by_age(contents, known)
    for path, content in contents.items():
        name = str(path.relative_to(folder))
        everywhere = {text: _places(content, text) for text in known.texts}
        for where, places in (("", everywhere), (" alone", _alone(everywhere))):
            for trace, found in _orders(places):
                yield Guess(trace=f"{name}: {trace}{where}", texts=tuple(found))
                yield Guess(trace=f"{name}: {trace}{where}, back", texts=tuple(reversed(found)))
        for trace, found in _rows(path, known):
            yield Guess(trace=f"{name}: {trace}", texts=tuple(found))
    for key in _keys(contents):
        yield Guess(trace="the key", texts=tuple(_by_key(key, contents.values(), known)))


def whole_ballots(folder: Path, is_ballot: Callable[[bytes], Iterable[bytes]]) -> list[str]:
    """Where one ballot's answers still stand together, in whatever file."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found += [f"{path.name}: {each!r}" for each in is_ballot(path.read_bytes())]
    return found


def _alone(places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Without those beside another text, as they stand where all of them are listed."""
    every = sorted(place for found in places.values() for place in found)
    close = {a for a, b in pairwise(every) if b - a < LISTED} | {
        b for a, b in pairwise(every) if b - a < LISTED
    }
    return {text: [each for each in found if each not in close] for text, found in places.items()}


def _orders(places: dict[str, list[int]]) -> Iterator[tuple[str, list[str]]]:
    present = [text for text in sorted(places) if places[text]]
    yield "first places", sorted(present, key=lambda text: places[text][0])
    yield "last places", sorted(present, key=lambda text: places[text][-1])
    # Cells are laid down from the end of a page to its beginning.
    yield "cells of pages", sorted(present, key=lambda text: _on_page(places[text][0], PAGE))
    yield "cells of last pages", sorted(present, key=lambda text: _on_page(places[text][-1], PAGE))
    step = PAGE + FRAME_HEADER
    in_frames = {text: [max(0, each - WAL_HEADER) for each in places[text]] for text in present}
    yield "frames", sorted(present, key=lambda text: in_frames[text][0] // step)
    yield "cells of frames", sorted(present, key=lambda text: _on_page(in_frames[text][0], step))
    yield "how often", sorted(present, key=lambda text: -len(places[text]))


def _places(content: bytes, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(text.encode()), content)]


def _on_page(place: int, size: int) -> tuple[int, int]:
    return place // size, -(place % size)


def _by_age(contents: dict[Path, bytes], known: Known) -> Guess:
    """In the oldest file that holds it, by what the disk says of its age."""
    by_age = sorted(contents, key=lambda path: path.stat().st_mtime_ns)

    def first_in(text: str) -> int:
        holds = [at for at, path in enumerate(by_age) if text.encode() in contents[path]]
        return holds[0] if holds else len(by_age)

    return Guess(trace="age of files", texts=tuple(sorted(known.texts, key=first_in)))


def _rows(path: Path, known: Known) -> Iterator[tuple[str, list[str]]]:
    if path.suffix != ".sqlite3":
        return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            written = [" ".join(map(str, row)) for row in rows]
            yield (
                f"rows of {table}",
                [text for row in written for text in known.texts if text in row],
            )


def _keys(contents: dict[Path, bytes]) -> list[bytes]:
    return [content for content in contents.values() if len(content) == sha256().digest_size]


def _by_key(key: bytes, contents: Iterable[bytes], known: Known) -> Iterator[str]:
    for user_id in known.ids:
        mark = hmac.digest(key, f"{known.poll}:{user_id}".encode(), sha256)
        yield next(_beside(mark, contents, known), "")


def _beside(mark: bytes, contents: Iterable[bytes], known: Known) -> Iterator[str]:
    for content in contents:
        at = content.rfind(mark)
        if at >= 0:
            row = content[at : at + ROW]
            found = {row.find(text.encode()): text for text in known.texts if text.encode() in row}
            if found:
                yield found[min(found)]
