"""One line of the table of measurements."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    MET = "met"
    SHORT = "short"
    # There is nothing to reach: the figure stands there to be compared.
    SHOWN = "shown"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`reference` was measured in the same run; `remark` becomes a note below the table."""

    what: str
    measured: str
    reference: str = "–"
    wanted: str
    verdict: Verdict
    remark: str = ""


def judge(*, is_met: bool) -> Verdict:
    return Verdict.MET if is_met else Verdict.SHORT


def at_most(
    what: str, *, ours: float, theirs: float, times: float, shown: tuple[str, str], remark: str = ""
) -> Row:
    """A time that may be at most `times` the reference's; `shown` says both in words."""
    ratio = ours / theirs
    return Row(
        what=what,
        measured=f"{shown[0]}: {ratio:.2f} times",
        reference=shown[1],
        wanted=f"at most {times:g} times",
        verdict=judge(is_met=ratio <= times),
        remark=remark,
    )


def at_least(
    what: str, *, ours: float, theirs: float, times: float, shown: tuple[str, str], remark: str = ""
) -> Row:
    """A rate that must be at least `times` the reference's; `shown` says both in words."""
    ratio = ours / theirs
    return Row(
        what=what,
        measured=f"{shown[0]}: {ratio:.2f} times",
        reference=shown[1],
        wanted=f"at least {times:g} times",
        verdict=judge(is_met=ratio >= times),
        remark=remark,
    )
