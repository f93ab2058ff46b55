"""What happens to a text on its way from a page into a message: each change has a name.

`LAYOUT` changes nothing that a reader sees, so what is understood stays the same. `LOSS` takes away
or adds what a reader may need; then less may be understood, but nothing may be misfiled.
"""

import re
from collections.abc import Callable, Mapping

Change = Callable[[str], str]


def _lines(change: Change) -> Change:
    return lambda text: "\n".join(
        change(line) if line.strip() else line for line in text.splitlines()
    )


LAYOUT: Mapping[str, Change] = {
    "indented": _lines(lambda line: f"    {line}"),
    "no-break spaces": _lines(lambda line: line.replace(" ", "\u00a0")),
    "doubled spaces": _lines(lambda line: line.replace(" ", "  ")),
    "spaces at the end": _lines(lambda line: f"{line}  "),
    "long dashes": _lines(lambda line: line.replace("\u2013", "\u2014")),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "straight quotes": _lines(
        lambda line: line.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\""))
    ),
    "curly quotes": _lines(lambda line: line.replace("'", "\u2019")),
    "narrow spaces": _lines(lambda line: line.replace(" ", "\u202f")),
    "soft hyphens": _lines(
        lambda line: f"{line[:3]}\u00ad{line[3:]}" if line[:3].isalpha() else line
    ),
}

LOSS: Mapping[str, Change] = {
    "blank lines lost": lambda text: re.sub(r"\n\n+", "\n", text),
    "blank line after each line": lambda text: text.replace("\n", "\n\n"),
    "bullets": _lines(lambda line: line if line[0] in "-*\u2022\u25cf" else f"- {line}"),
    "bullets lost": _lines(lambda line: re.sub(r"^\s*[-*\u2022\u25cf]\s+", "", line)),
    "numbers of lists lost": _lines(lambda line: re.sub(r"^\s*\d{1,2}[.)]\s+", "", line)),
    "capitals": str.upper,
    "small letters": str.lower,
    "full stops": _lines(lambda line: line if line[-1] in ".:?!," else f"{line}."),
    "commas at the end": _lines(lambda line: line if line[-1] in ".:?!," else f"{line},"),
    "colons lost": _lines(lambda line: re.sub(r":(?=\s|$)", "", line)),
    "tabs": _lines(lambda line: line.replace(" | ", "\t")),
    "quoted as in a mail": _lines(lambda line: f"> {line}"),
    "all in one paragraph": lambda text: " ".join(text.split()),
}


def swapped(text: str, at: int) -> str:
    """Let two neighbouring lines change places."""
    lines = text.split("\n")
    at %= max(len(lines) - 1, 1)
    lines[at : at + 2] = reversed(lines[at : at + 2])
    return "\n".join(lines)


def without_line(text: str, at: int) -> str:
    lines = text.split("\n")
    del lines[at % len(lines)]
    return "\n".join(lines)
