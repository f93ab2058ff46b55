"""The table of measurements, for a terminal and for `docs/performance.md`."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.row import Row, Verdict

_HEADS = ("what", "measured", "reference in the same run", "wanted", "")
_INTRODUCTION = """\
# Performance

Written by `make bench`: do not edit. Every figure that depends on the machine stands beside a
reference that was measured in the same run; figures are medians of several rounds, or
of all answers in one burst. What falls short is printed as such and fails no build: other work on
the machine, which the load shows, can do that too.
"""


def terminal(rows: Sequence[Row]) -> str:
    """Return a block of lines for each row: the cells are too long for columns."""
    return "\n".join(
        f"{_mark(row.verdict):7} {row.what}\n"
        f"        {row.measured} | reference: {row.reference} | wanted: {row.wanted}"
        for row in rows
    )


def page(rows: Sequence[Row], machine: Sequence[str]) -> str:
    """Return the whole of `docs/performance.md`."""
    remarks = list(dict.fromkeys(row.remark for row in rows if row.remark))
    lines = [
        _INTRODUCTION,
        "## The machine",
        "",
        *(f"- {fact}" for fact in machine),
        "",
        f"## Figures: {summary(rows)}",
        "",
        _line(_HEADS),
        _line(["---"] * len(_HEADS)),
        *(_line(_cells(row, remarks)) for row in rows),
        "",
        *(f"{number}. {remark}" for number, remark in enumerate(remarks, 1)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def summary(rows: Sequence[Row]) -> str:
    counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
    return ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)


def write_page(path: Path, rows: Sequence[Row], machine: Sequence[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(rows, machine), encoding="utf-8")


def _cells(row: Row, remarks: list[str]) -> list[str]:
    what = f"{row.what} [{remarks.index(row.remark) + 1}]" if row.remark else row.what
    return [what, row.measured, row.reference, row.wanted, _mark(row.verdict)]


def _mark(verdict: Verdict) -> str:
    return verdict.value.upper() if verdict is Verdict.SHORT else verdict.value


def _line(cells: Sequence[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
