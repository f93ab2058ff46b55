"""What speaks for a line's role once all lines have been read a first time."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole

# How likely each role (its letter) of a line is.
Likely = Mapping[str, float]

_TOLD = tuple(each.value for each in LineRole)
# Roles that make talks; the rest is passed over in looking for what was said last.
_CORE = "TDIHBLPS"
_WORD = re.compile(r"[^\W\d_]+")
_MOST_COMPARED = 250
_SHARES = ((0.8, "sure"), (0.5, "likely"), (0.25, "perhaps"))


@dataclass(frozen=True, slots=True)
class _Line:
    facts: LineFacts
    kind: str
    likely: Likely
    role: str
    shown: frozenset[str]


def second_look(
    facts: Sequence[LineFacts], shown: Sequence[frozenset[str]], likely: Sequence[Likely]
) -> list[frozenset[str]]:
    """Return what each line shows, given how likely its roles were by `shown` alone."""
    lines = [
        _Line(each, _kind(marks), odds, max(odds, key=lambda role: odds[role]), marks)
        for each, marks, odds in zip(facts, shown, likely, strict=True)
    ]
    look = _Look(lines)
    return [frozenset((*shown[index], *look.at(index))) for index in range(len(lines))]


def _kind(shown: Collection[str]) -> str:
    return next((mark[3:] for mark in shown if mark.startswith("is ")), "other")


class _Look:
    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines
        self._runs = _runs([each.role for each in lines])
        self._blocks = [_block(each.shown) for each in lines]
        roles = [each.role for each in lines]
        self._above = _last_of(roles, _CORE)
        self._below = _last_of(roles[::-1], _CORE)[::-1]
        self._stretches = _stretches(lines)
        dated = [
            each in "DT" and bool(line.facts.days) for each, line in zip(roles, lines, strict=True)
        ]
        since, until = _distances(dated), _distances(dated[::-1])[::-1]
        self._groups: list[tuple[str, list[str], dict[str, tuple[int, dict[str, float]]]]] = []
        ways: tuple[tuple[str, Callable[[int], str]], ...] = (
            ("marks", lambda at: _marks(lines[at])),
            ("head", lambda at: _head(lines[at].facts.bare)),
            ("text", lambda at: lines[at].facts.bare.casefold()),
            ("below date", lambda at: f"{since[at]}" if 0 < since[at] < 6 else ""),  # noqa: PLR2004
            ("above date", lambda at: f"{until[at]}" if 0 < until[at] < 4 else ""),  # noqa: PLR2004
            ("kind", lambda at: lines[at].kind),
            (
                "block",
                lambda at: f"{self._blocks[at]} {lines[at].kind}" if self._blocks[at] else "",
            ),
            ("beside", lambda at: f"{self._role(at - 1)} {self._role(at + 1)} {lines[at].kind}"),
            ("between", lambda at: f"{lines[at].kind} {self._above[at][:1]} {self._below[at][:1]}"),
        )
        for name, way in ways:
            keys = [way(at) for at in range(len(lines))]
            self._groups.append((name, keys, _sums(keys, lines)))
        self._counts = {
            role: sum(each.likely.get(role, 0.0) for each in lines) for role in "TDIHBP"
        }

    def at(self, index: int) -> Iterator[str]:
        line = self._lines[index]
        for role, share in line.likely.items():
            if share > 0.1:  # noqa: PLR2004
                yield f"first {role} {_much(share)}"
        around = [self._role(index + step) for step in (-3, -2, -1, 1, 2, 3)]
        for step, role in zip((-3, -2, -1, 1, 2, 3), around, strict=True):
            yield f"first {step:+} {role}"
        yield f"first between {around[2]} {around[3]}"
        yield f"first behind {around[1]} {around[2]}"
        yield f"first before {around[3]} {around[4]}"
        blank = " and ".join(each for each in ("blank above", "blank below") if each in line.shown)
        yield f"first between {around[2]} {around[3]}, {blank}"
        yield f"{line.role} between {around[2]} {around[3]}"
        yield f"{line.role} in a row of {self._runs[index]}"
        yield f"said above {self._above[index]}"
        yield f"said below {self._below[index]}"
        yield f"said around {self._above[index][:1]} {self._below[index][:1]}"
        yield f"{line.role} said around {self._above[index][:1]} {self._below[index][:1]}"
        yield from self._alike(index)
        for each in self._stretches[index]:
            yield each
            yield f"{line.role} {each}"
        titles, days, items = (_number(self._counts[role]) for role in "TDI")
        yield f"titles {titles} days {days}"
        yield f"{line.role} titles {titles} items {items}"
        yield f"{line.role} titles {titles} days {days}"

    def _role(self, index: int) -> str:
        if index < 0:
            return "begin"
        return self._lines[index].role if index < len(self._lines) else "end"

    def _alike(self, index: int) -> Iterator[str]:
        own = self._lines[index]
        for name, keys, sums in self._groups:
            if not keys[index]:
                continue
            count, total = sums[keys[index]]
            if count < 2:  # noqa: PLR2004
                continue
            shares = {
                role: (total.get(role, 0.0) - own.likely.get(role, 0.0)) / (count - 1)
                for role in _TOLD
            }
            best = max(shares, key=lambda role: shares[role])
            yield f"alike by {name} {best}"
            yield f"{own.role} alike by {name} {best}"
            for role, share in shares.items():
                if share > 0.15:  # noqa: PLR2004
                    yield f"alike by {name} {role} {_much(share)}"


def _block(shown: Collection[str]) -> str:
    return next((mark for mark in shown if mark.startswith("block of") and "," in mark), "")


def _runs(roles: Sequence[str]) -> list[str]:
    """How many in a row are the same, for each of them."""
    found: list[str] = []
    for _, run in groupby(roles):
        count = len([*run])
        found += [_number(count)] * count
    return found


def _much(share: float) -> str:
    return next((name for least, name in _SHARES if share > least), "hardly")


def _number(count: float) -> str:
    whole = round(count)
    return str(whole) if whole < 3 else "3-5" if whole < 6 else "6+"  # noqa: PLR2004


def _marks(line: _Line) -> str:
    text = line.facts.bare[:_MOST_COMPARED]
    marks = re.sub(r"[\w\s.,'’-]+", "w", text)[:8]
    return f"{line.kind} {line.facts.marked} {line.facts.level} {marks}"


def _head(text: str) -> str:
    return match[0].casefold() if (match := _WORD.search(text[:40])) else ""


def _last_of(roles: Sequence[str], wanted: str) -> list[str]:
    """The two last roles above each place that are wanted, the nearer first; "" where none is."""
    found: list[str] = []
    last = "-"
    for role in roles:
        found.append(last)
        if role in wanted:
            last = (role + last)[:2]
    return found


def _distances(holds: Sequence[bool]) -> list[int]:
    """How many places each is below the last one that holds; 0 where none is above or it holds."""
    found: list[int] = []
    last: int | None = None
    for index, each in enumerate(holds):
        if each:
            last = index
        found.append(0 if last is None else index - last)
    return found


def _sums(keys: Sequence[str], lines: Sequence[_Line]) -> dict[str, tuple[int, dict[str, float]]]:
    found: dict[str, tuple[int, dict[str, float]]] = {}
    for key, line in zip(keys, lines, strict=True):
        count, total = found.get(key, (0, {}))
        for role, share in line.likely.items():
            total[role] = total.get(role, 0.0) + share
        found[key] = (count + 1, total)
    return found


def _stretches(lines: Sequence[_Line]) -> list[list[str]]:
    """How a line stands as a title among those between one date and the next, and in the whole."""
    found: list[list[str]] = [[] for _ in lines]
    days = [index for index, each in enumerate(lines) if each.role == "D"]
    bounds = [0, *days, len(lines)]
    whole = _titles(range(len(lines)), lines)
    for name, places in (
        *(("stretch", range(begin, end)) for begin, end in pairwise(bounds)),
        ("whole", range(len(lines))),
    ):
        ranked = _titles(places, lines)
        most = sum(lines[each].likely.get("T", 0.0) for each in places)
        for rank, index in enumerate(ranked[:4]):
            found[index].append(f"title {rank + 1} of {name}")
            found[index].append(f"title {rank + 1} of {name}, {_number(most)} in all")
    if whole and not any(each.role == "T" for each in lines):
        found[whole[0]].append("likeliest title where none is")
    return found


def _titles(places: range, lines: Sequence[_Line]) -> list[int]:
    could = [each for each in places if lines[each].likely.get("T", 0.0) > 0.03]  # noqa: PLR2004
    return sorted(could, key=lambda each: -lines[each].likely["T"])
