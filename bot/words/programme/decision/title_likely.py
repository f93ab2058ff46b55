"""What a first look at all lines says of each of them as the title of the only talk."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

# How likely each role (its letter) of a line is.
Likely = Mapping[str, float]

_BINS = (0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
_LEAST = 0.1
_SURE = 0.85
_RANKS = 4
_FAR = 4


class TitleShares:
    def __init__(self, likely: Sequence[Likely], tried: Sequence[int]) -> None:
        self._likely = likely
        self._roles = [max(each, key=lambda role: each[role]) for each in likely]
        ranked = sorted(tried, key=lambda at: -likely[at].get("T", 0.0))
        self._ranks = {at: rank for rank, at in enumerate(ranked)}
        self._most = likely[ranked[0]].get("T", 0.0) if ranked else 0.0
        both = sorted(tried, key=lambda at: -_both(likely[at]))
        self._ranks_of_both = {at: rank for rank, at in enumerate(both)}
        self._places = {
            role: [at for at, each in enumerate(self._roles) if each == role] for role in "DPN"
        }
        # What a first look leaves to be a title.
        self._plain = [
            at
            for at in tried
            if _both(likely[at]) > _LEAST
            and max(likely[at].get(role, 0.0) for role in "VPLX") < _SURE
        ]
        self._has_items = sum(each == "I" for each in self._roles)

    def of_none(self) -> Iterator[str]:
        yield f"no line, most {_bin(self._most)}"

    def of(self, at: int) -> Iterator[str]:
        line, role = self._likely[at], self._roles[at]
        share = _bin(line.get("T", 0.0))
        rank = min(self._ranks[at], _RANKS)
        yield f"share {share}"
        yield f"rank {rank}"
        yield f"rank {rank}, share {share}"
        yield f"most {_bin(self._most)}, rank {rank}"
        yield f"share of both {_bin(_both(line))}"
        yield f"rank of both {min(self._ranks_of_both[at], _RANKS)}"
        yield f"likely {role}"
        yield f"likely {role} {_bin(line[role])}"
        for other in ("I", "S", "P", "X", "V", "N"):
            if line.get(other, 0.0) > _LEAST:
                yield f"perhaps {other}"
                yield f"perhaps {other} {_bin(line[other])}"
        if role == "I":
            yield f"item, {'alone' if self._has_items == 1 else 'of several'}"
        around = {step: self._role(at + step) for step in (-2, -1, 1, 2)}
        for step, beside in around.items():
            yield f"{step:+} likely {beside}"
        yield f"likely between {around[-1]} {around[1]}"
        yield f"likely {role} between {around[-1]} {around[1]}"
        for step in (-1, 1):
            if 0 <= at + step < len(self._likely):
                yield f"{step:+} share {_bin(self._likely[at + step].get('T', 0.0))}"
        for each, places in self._places.items():
            if places:
                far = f"{_distance(at, places):+} from likely {each}"
                yield far
                yield f"likely {role}, {far}"
        yield from self._of_plain(at)

    def _of_plain(self, at: int) -> Iterator[str]:
        """Which of those it is that may be titles, in all and above the first date."""
        place = bisect_left(self._plain, at)
        is_one = place < len(self._plain) and self._plain[place] == at
        dates = self._places["D"]
        first = dates[0] if dates else len(self._likely)
        above = bisect_left(self._plain, first)
        where = "above" if at < first else "below"
        if is_one:
            yield f"plain {min(place, _RANKS)}"
            yield f"plain {where}"
            if at < first:
                yield f"plain {min(above - 1 - place, _RANKS)} below it"
            elif not above:
                yield f"plain {min(place, _RANKS)}, none above"
            if len(self._plain) == 1:
                yield "plain alone"
        else:
            yield f"not plain {where}, {min(above, _RANKS)} are above"

    def _role(self, at: int) -> str:
        return self._roles[at] if 0 <= at < len(self._roles) else "none"


def _both(line: Likely) -> float:
    """In a text on one talk what looks like an item or a series may be its title."""
    return line.get("T", 0.0) + line.get("I", 0.0) + line.get("S", 0.0) / 2


def _distance(at: int, places: Sequence[int]) -> int:
    """How far the nearest place is, above (positive) or below it."""
    index = bisect_left(places, at)
    near = places[max(0, index - 1) : index + 1]
    nearest = min((at - each for each in near), key=abs)
    return max(-_FAR, min(_FAR, nearest))


def _bin(share: float) -> str:
    return str(sum(share > each for each in _BINS))
