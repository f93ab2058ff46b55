"""Hours at the side of a calendar: "08:00", "08:30", "09:00", each in a line of its own."""

from collections.abc import Sequence
from itertools import pairwise

from bot.words.patterns import late

_HOUR = late(r"\s*(?P<hour>[0-2]?[0-9])[:.h](?P<minute>[0-5][0-9])\s*")
_SAYS_HOUR = late(r"(?<![0-9.])[0-2]?[0-9][:.h][0-5][0-9](?![0-9.])")
_FEWEST = 4
_LONGEST = 20
_MINUTES = 60


def without_side_hours(lines: Sequence[str]) -> list[str]:
    """Return the lines with such hours blank: nothing begins at them.

    Other lines must say hours, for else these are those of what stands below them.
    """
    made = [*lines]
    run: list[tuple[int, int]] = []
    for at, line in enumerate([*lines, "-"]):
        match = _HOUR.fullmatch(line) if len(line) < _LONGEST else None
        if match:
            run.append((at, int(match["hour"]) * _MINUTES + int(match["minute"])))
        elif line.strip():
            if len(run) >= _FEWEST and _is_even([minute for _, minute in run]):
                for each, _ in run:
                    made[each] = ""
            run = []
    return made if any(map(_SAYS_HOUR.search, made)) else [*lines]


def _is_even(minutes: Sequence[int]) -> bool:
    steps = {after - before for before, after in pairwise(minutes)}
    return len(steps) == 1 and steps.pop() > 0
