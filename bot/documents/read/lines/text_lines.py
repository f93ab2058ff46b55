"""The lines of a plain text, with hard line breaks inside paragraphs undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents.read.lines.broken_days import broken_days
from bot.domain.plain import one_line

# A text with a longer line than this was not broken by hand or by a mail program.
_WIDEST = 120
# A shorter line ended because its paragraph did.
_NARROWEST = 45
_ENDS = (".", "!", "?", ":")
_LONGEST_ITEM = 400
# Fewer in a line may be a list without marks.
_FEWEST_WORDS = 4
# "Benches" is a heading, and "places to sit for everybody" its text.
_FEWEST_OF_HEADING = 4
# One line in so many may be wider than what broke the others.
_WIDER = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line or joined paragraph, from line `number` to line `last` (from 1)."""

    number: int
    last: int
    text: str
    after_blank: bool
    # The cells of a row of a table, with tabs or bars between them.
    cells: tuple[str, ...] = ()
    # How deep a heading lies, from 1; 0 where nothing says that it is one.
    level: int = 0
    # What is emphasised at its end.
    aside: str = ""
    # Whether all of it is emphasised.
    is_bold: bool = False
    # Whether a line in small letters was taken for its end by nothing but these.
    is_joined: bool = False

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1

    @property
    def in_cells(self) -> str:
        """The text with bars where a row's cells are apart."""
        return " | ".join(self.cells) if self.is_row else self.text


def text_lines(
    text: str,
    *,
    stands_alone: Callable[[str], bool],
    counts: Callable[[str], bool],
    is_item: Callable[[str], bool],
) -> list[TextLine]:
    """Return what is not blank; lines that `stands_alone` knows are never joined to others.

    An item of a list goes on, and goes on from nothing.

    Below a line that `counts` ("Lesson 2: …") a capital begins the body.
    """
    raw = text.splitlines()
    lines = [one_line(line) for line in raw]
    width = _width(lines)
    found: list[TextLine] = []
    days = broken_days(lines)
    last, whole = "", 0
    for number, line in enumerate(lines, start=1):
        if number <= whole:
            continue
        if number - 1 in days:
            whole = days[number - 1] + 1
            found.append(
                TextLine(
                    number=number,
                    last=whole,
                    text="".join(lines[number - 1 : whole]),
                    after_blank=not last,
                )
            )
        elif (
            line
            and last
            and not _cells(raw[number - 1].strip())
            and (
                (is_small := _goes_on_small(found[-1], last, line, stands_alone, counts, is_item))
                or (
                    width
                    and not (found[-1].is_row or _had_room(last, line, width) or is_item(line))
                    and _goes_on(found[-1].text, last, line, stands_alone, counts)
                )
            )
        ):
            found.append(_joined(found.pop(), number, line, is_small=is_small))
        elif line:
            cells = _cells(raw[number - 1].strip())
            text = " ".join(cells) if line.startswith("|") and len(cells) > 1 else line
            found.append(
                TextLine(number=number, last=number, text=text, after_blank=not last, cells=cells)
            )
        last = line
    return found


def _joined(before: TextLine, number: int, line: str, *, is_small: bool) -> TextLine:
    return TextLine(
        is_joined=before.is_joined or is_small,
        number=before.number,
        last=number,
        text=f"{before.text} {line}",
        after_blank=before.after_blank,
    )


def _goes_on_small(
    before: TextLine,
    last: str,
    line: str,
    stands_alone: Callable[[str], bool],
    counts: Callable[[str], bool],
    is_item: Callable[[str], bool],
) -> bool:
    """Tell whether small letters go on with an item that begins with a capital, however short.

    "2. Support research on what makes", "people feel at ease".
    """
    is_open = last[-1:].isalnum() or last.endswith((",", ";"))
    is_counted = counts(before.text) or is_item(before.text)
    if not (line[:1].islower() and is_counted and is_open) or before.is_row:
        return False
    if is_item(line) or stands_alone(line) or counts(line) or len(before.text) > _LONGEST_ITEM:
        return False
    # "o in parks" is a point of a list, and "www.northville.example" an address.
    words = line.split()
    is_begun = len(last.split()) >= _FEWEST_OF_HEADING
    is_text = is_begun and len(words) >= _FEWEST_WORDS and len(words[0]) > 1 and "." not in words[0]
    first = next((letter for letter in before.text if letter.isalpha()), "")
    return is_text and first.isupper()


def _width(lines: Sequence[str]) -> int:
    """Return the width at which a text was broken, or 0 if no sentence goes on in a next line."""
    if max(map(len, lines), default=0) > _WIDEST:
        return 0
    long = sorted(len(line) for line in lines if len(line) >= _NARROWEST)
    has_small = any(line != line.upper() for line in lines)
    is_broken = any(
        len(line) >= _NARROWEST
        and not line.endswith(_ENDS)
        and (below[:1].islower() or (bool(below) and not has_small))
        for line, below in pairwise(lines)
    )
    return long[len(long) - 1 - len(long) // _WIDER] if is_broken else 0


def _had_room(last: str, line: str, width: int) -> bool:
    """After a whole sentence, what would have fitted into its line begins a new paragraph."""
    ends = last.endswith(_ENDS) and not line[0].islower()
    return ends and len(last) + 1 + len(line.split(" ", 1)[0]) <= width


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells between tabs, or between bars that begin and end the line."""
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:  # noqa: PLR2004
        return tuple(cell for cell in map(one_line, line.strip("|").split("|")) if cell)
    return tuple(cell for cell in map(one_line, line.split("\t")) if cell) if "\t" in line else ()


def _goes_on(
    paragraph: str,
    last: str,
    line: str,
    stands_alone: Callable[[str], bool],
    counts: Callable[[str], bool],
) -> bool:
    if len(last) < _NARROWEST or stands_alone(paragraph) or stands_alone(line):
        return False
    if last.endswith(_ENDS) and counts(line):
        return False
    if line[0].isdigit():
        # A new number, unless the sentence before it is still open.
        return not last.endswith(_ENDS) and not _is_numbered(line)
    return line[0].islower() or paragraph != last or not counts(paragraph)


def _is_numbered(line: str) -> bool:
    head = line.split(" ", 1)[0]
    return head[:-1].isdigit() and head[-1] in ".)"
