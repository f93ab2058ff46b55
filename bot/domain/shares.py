"""Parts of a whole in whole percent, rounded in one way wherever they are shown."""

from collections.abc import Sequence


def whole_percents(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole percent for each part, which make 100 together: the largest rests round up."""
    total = sum(counts)
    if not total:
        return tuple(0 for _ in counts)
    parts = [divmod(100 * count, total) for count in counts]
    missing = 100 - sum(whole for whole, _ in parts)
    by_rest = sorted(range(len(parts)), key=lambda each: -parts[each][1])[:missing]
    return tuple(whole + (each in by_rest) for each, (whole, _) in enumerate(parts))


def whole_percents_of(counts: Sequence[int], total: int) -> tuple[int, ...]:
    """Each on its own, half a percent up: where one may choose several, they make any sum."""
    return tuple((200 * count + total) // (2 * total) if total else 0 for count in counts)
