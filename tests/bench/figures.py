"""Figures from many measurements, and how they are written."""

from collections.abc import Sequence
from math import ceil
from statistics import median

__all__ = ["duration", "median", "percentile", "rate", "spread"]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(1, ceil(share * len(ordered))) - 1]


def duration(seconds: float) -> str:
    if seconds < 0.9995e-3:
        return f"{seconds * 1e6:.3g} µs"
    if seconds < 0.9995:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.2f} s"


def rate(per_second: float) -> str:
    return f"{per_second:,.0f} a second"


def spread(seconds: Sequence[float]) -> str:
    """The median, with the least and the most."""
    return (
        f"{duration(median(seconds))} ({duration(min(seconds))} to {duration(max(seconds))})"
        if len(seconds) > 1
        else duration(seconds[0])
    )
