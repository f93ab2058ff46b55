"""Lines that a mail program cut at a width, or a page set apart, joined again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.plain import one_line
from bot.words.patterns import late
from bot.words.programme.marks import bare_line
from bot.words.programme.parts import Fate, Line
from bot.words.programme.run_together import apart
from bot.words.programme.split_days import split_days
from bot.words.written_days import written_days
from bot.words.written_hours import written_hours

_NARROWEST = 50
_WIDEST = 80
# So many that surely go on tell that all that were full were cut.
_FEWEST = 2
_PROSE_WORDS = 7
_BEGINS_SMALL = late(r"\s*[(\"'“„«]?[^\W\d_A-Z]")
_BEGINS_NEW = late(r"\s*(?:\d{1,3}[.):]|\w[\w ]{0,20}:\s|https?:|www\.)")
# Of a mail that was answered.
_MARK = late(r"^(?:>\s?)+")
_ENDS = (".", "!", "?", ":", "…", '."')


@dataclass(frozen=True, slots=True)
class Joined:
    """A line as it was before it was cut, and the numbers of those that were its end."""

    number: int
    text: str
    more: tuple[int, ...] = ()
    # One of several that were run together.
    is_piece: bool = False


def unwrapped(lines: Sequence[str]) -> list[Joined]:
    """Join what was cut, and part what was run together; other lines stay as they are."""
    split = split_days(lines)
    joined = _with_days(lines, split) if split else _with_cut(lines)
    return [piece for each in joined for piece in _apart(each)]


def _apart(joined: Joined) -> list[Joined]:
    pieces = apart(joined.text)
    if len(pieces) == 1:
        return [joined]
    return [replace(joined, text=piece, is_piece=True) for piece in pieces]


def _with_days(
    lines: Sequence[str], split: Mapping[int, tuple[str, tuple[int, ...]]]
) -> list[Joined]:
    """Join what stands split: a page that sets days so cuts no lines."""
    within = {index for _, more in split.values() for index in more}
    joined: list[Joined] = []
    for index, line in enumerate(lines):
        if index not in within:
            text, more = split.get(index, (line, ()))
            joined.append(Joined(index + 1, text, tuple(each + 1 for each in more)))
    return joined


def _with_cut(lines: Sequence[str]) -> list[Joined]:
    plain = [_MARK.sub("", " ".join(line.split())) for line in lines]
    width = max(map(len, plain), default=0)
    if not _NARROWEST <= width <= _WIDEST or _count_cut(plain, width) < _FEWEST:
        return [Joined(number, line) for number, line in enumerate(lines, start=1)]
    joined: list[Joined] = []
    for number, (above, line) in enumerate(pairwise(["", *plain]), start=1):
        if _is_full(above, line, width) and _goes_on(joined[-1].text, line):
            text = f"{joined[-1].text.rstrip()} {line}"
            joined[-1] = replace(joined[-1], text=text, more=(*joined[-1].more, number))
        else:
            joined.append(Joined(number, lines[number - 1]))
    return joined


def with_joined(
    lines: Sequence[Line], joined: Sequence[Joined], printed: Sequence[str]
) -> tuple[Line, ...]:
    """Give the lines that were joined to another one its fate, and each printed line one."""
    pieces = {each.number for each in joined if each.is_piece}
    lines = _once(lines, pieces, printed)
    more = {each.number: each.more for each in joined if each.more}
    return tuple(
        one
        for line in lines
        for one in (
            line,
            *(
                replace(line, number=number, text=printed[number - 1].strip())
                for number in more.get(line.number, ())
            ),
        )
    )


def _once(lines: Sequence[Line], pieces: Collection[int], printed: Sequence[str]) -> list[Line]:
    """Give a line whose pieces were read the fate of the first of them that was used."""
    found: dict[int, list[Line]] = {}
    for each in lines:
        found.setdefault(each.number, []).append(each)
    return [
        replace(
            next((each for each in of_line if each.fate is Fate.USED), of_line[0]),
            text=one_line(printed[number - 1]) if number in pieces else of_line[0].text,
        )
        for number, of_line in found.items()
    ]


def _count_cut(lines: Sequence[str], width: int) -> int:
    """Count the lines that surely go on: in small letters, or within a bracket."""
    pairs = ((above, line) for above, line in pairwise(lines) if _is_full(above, line, width))
    return sum(1 for above, line in pairs if _is_small(line) or _is_open(above))


def _is_full(above: str, line: str, width: int) -> bool:
    """Tell whether the first word of a line had no room behind what stands above it."""
    first = line.partition(" ")[0]
    return bool(above and first) and len(above) + 1 + len(first) > width


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _is_small(line: str) -> bool:
    match = _BEGINS_SMALL.match(line)
    return bool(match) and match[0][-1].islower() and not _begins_with_when(line)


def _goes_on(text: str, line: str) -> bool:
    text = text.rstrip()
    if bare_line(line).marked or text.endswith(_ENDS) or _begins_with_when(line):
        return False
    if _is_small(line) or text.endswith(",") or _is_open(text):
        return True
    return len(text.split()) >= _PROSE_WORDS and not _BEGINS_NEW.match(line)


def _begins_with_when(line: str) -> bool:
    found = (*written_days(line), *written_hours(line, "UTC"))
    return any(each.start == 0 for each in found)
