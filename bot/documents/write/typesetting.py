"""Text to PDF by the typesetter; a long document in a process of its own.

The typesetter takes a megabyte and more for each page and gives none of it back, which the bot
would carry until it is started again. So what is long is set by a process that ends with it.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import typst

TEMPLATE: Final = Path(__file__).with_name("document.typ")
# Some forty pages; beginning a process takes longer than to set a few.
LONG: Final = 200_000
# Half an hour of pages: what takes longer does not end.
_SECONDS: Final = 300
_STREAM: Final = re.compile(rb">>\nstream\n(.*?)\nendstream\nendobj\n", re.DOTALL)


class Unset(Exception):
    """What the typesetter has against a document, in its own words."""


def typeset(given: Mapping[str, Any], standards: list[str], at: int) -> bytes:
    """Equal input, equal bytes; raises `Unset`."""
    asked = json.dumps({"given": given, "standards": standards, "at": at})
    return _apart(asked) if len(asked) > LONG else _set(asked)


def _set(asked: str) -> bytes:
    wanted = json.loads(asked)
    try:
        made = typst.compile(
            TEMPLATE,
            root=TEMPLATE.parent,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"article": json.dumps(wanted["given"])},
            pdf_standards=wanted["standards"],
            timestamp=wanted["at"],
        )
    except typst.TypstError as problem:
        raise Unset(problem.message) from None
    assert isinstance(made, bytes)
    return with_clear_ends(made)


def with_clear_ends(pdf: bytes) -> bytes:
    """The same PDF, of the same length, in which no stream ends in half an end of a line.

    The typesetter puts a line feed behind each stream's bytes. Where these end with a carriage
    return by chance (one in 256 does), both look like one end of a line, and the stream like a
    byte shorter than it says, which PDF/A forbids (ISO 19005-2, 6.1.7.1). The line's end before
    the word `stream`, which no rule asks for, makes room for a whole one behind the bytes.
    """
    return _STREAM.sub(_clear_end, pdf)


def _clear_end(stream: re.Match[bytes]) -> bytes:
    if not stream[1].endswith(b"\r"):
        return stream[0]
    return b">>stream\n%s\r\nendstream\nendobj\n" % stream[1]


def _apart(asked: str) -> bytes:
    """Without what the bot's environment holds: the token among it.

    One thread takes as long, up to an eighth less memory, and leaves the bot the other cores.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "bot.documents.write.typesetting"],
        input=asked.encode(),
        capture_output=True,
        timeout=_SECONDS,
        env={
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONUTF8": "1",
            "RAYON_NUM_THREADS": "1",
        },
        check=False,
    )
    if ran.returncode:
        raise Unset(ran.stderr.decode(errors="replace"))
    return ran.stdout


def main() -> int:
    """Read what is asked for from the standard input, and write the PDF."""
    try:
        made = _set(sys.stdin.buffer.read().decode())
    except Unset as problem:
        sys.stderr.write(str(problem))
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())


_LONG_WORD: Final = re.compile(r"\S{10}(?=\S)")
_BREAK: Final = "\u200b"


class Page(NamedTuple):
    """What the fonts within have no letter for is a box."""

    content: bytes
    has_boxes: bool


def set_page(template: Path, given: Mapping[str, object]) -> Page:
    """Return a PDF/UA-1, which the template makes of its `given`; equal input, equal bytes."""
    try:
        return Page(_compiled(template, given, for_hearing=True), has_boxes=False)
    except typst.TypstError:
        # A letter is missing, which a document to be heard may not have. Printed, it says more
        # than no document.
        return Page(_compiled(template, given, for_hearing=False), has_boxes=True)


def breakable(words: str) -> str:
    """Let a line end within a word that is longer than any has to be."""
    return _LONG_WORD.sub(rf"\g<0>{_BREAK}", words)


def _compiled(template: Path, given: Mapping[str, object], *, for_hearing: bool) -> bytes:
    made = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given)},
        pdf_standards=["ua-1"] if for_hearing else [],
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return with_clear_ends(made)
