"""Talks at one hour, counted by letters: "A  Benches (Ada Example)", "B) Buses (Bo Sample)"."""

from collections.abc import Iterator, Sequence

from bot.words.patterns import late
from bot.words.programme.people import is_known_name, is_person_name

_LONGEST = 400
# "A. Benches", "(A) Benches", "A – Benches", "A  Benches".
_LETTERED = late(
    r"(?P<mark>\s*(?:[-*•]\s+)?)\(?(?P<letter>[A-H])(?:\.|\)|\s[\u2013\u2014-](?=\s)|(?=\s{2}|\t))\s+(?P<rest>\S.*)"
)
_APART = late(r"[(),;:|]|\s[\u2013\u2014-]\s")
# So many lines, with its people, stand below each of them at most.
_BETWEEN = 4


def with_lettered(lines: Sequence[str]) -> list[str]:
    """Write a colon behind letters that count the lines they begin: A, B and so on."""
    made = [*lines]
    for run in _runs(lines):
        matches = {at: match for at in run if (match := _LETTERED.fullmatch(lines[at]))}
        # "A. Example, Mayor" and "B. Sample, Library" are two people.
        names = [
            f"{match['letter']}. {_APART.split(match['rest'])[0].strip()}"
            for match in matches.values()
        ]
        named = sum(_names_somebody(match["rest"]) for match in matches.values())
        if all(map(is_person_name, names)) or named * 2 < len(run):
            continue
        for at, match in matches.items():
            made[at] = f"{match['mark']}{match['letter']}: {match['rest']}"
    return made


def _names_somebody(text: str) -> bool:
    """Tell whether a known name stands behind what a line says first."""
    return any(is_known_name(piece.strip()) for piece in _APART.split(text)[1:])


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of lines that begin with A, B and so on, near each other."""
    run: list[int] = []
    for at, line in enumerate(lines):
        match = _LETTERED.fullmatch(line) if len(line) <= _LONGEST else None
        if match is None:
            continue
        place = ord(match["letter"]) - ord("A")
        if place and place == len(run) and at - run[-1] <= _BETWEEN:
            run.append(at)
            continue
        if len(run) > 1:
            yield run
        run = [] if place else [at]
    if len(run) > 1:
        yield run
