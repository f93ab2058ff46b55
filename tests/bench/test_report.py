"""The framework of the measurements; nothing here measures."""

from pathlib import Path

import pytest

from tests.bench import report
from tests.bench.figures import duration, percentile
from tests.bench.machine import file_system
from tests.bench.row import Row, Verdict, at_least, at_most

MET = at_most("a read", ours=3.0, theirs=2.0, times=2, shown=("3 s", "2 s"), remark="Warm.")
SHORT = at_least("a rate", ours=1.0, theirs=2.0, times=0.7, shown=("1 a second", "2 a second"))


def test_row_says_whether_the_figure_was_reached():
    assert MET == Row(
        what="a read",
        measured="3 s: 1.50 times",
        reference="2 s",
        wanted="at most 2 times",
        verdict=Verdict.MET,
        remark="Warm.",
    )
    assert SHORT.verdict is Verdict.SHORT


def test_page_has_a_line_for_each_row_and_each_remark_once():
    written = report.page([MET, SHORT, MET], ["2 cores"])

    assert "- 2 cores\n" in written
    assert "## Figures: 2 met, 1 short" in written
    assert "| a read [1] | 3 s: 1.50 times | 2 s | at most 2 times | met |" in written
    assert (
        "| a rate | 1 a second: 0.50 times | 2 a second | at least 0.7 times | SHORT |" in written
    )
    assert written.endswith("\n\n1. Warm.\n")


def test_page_keeps_its_columns_whatever_a_cell_says():
    row = Row(what="a | b", measured="1", wanted="shown", verdict=Verdict.SHOWN)

    assert "| a \\| b | 1 | – | shown | shown |" in report.page([row], [])


def test_terminal_shows_every_row():
    assert report.terminal([SHORT]) == (
        "SHORT   a rate\n"
        "        1 a second: 0.50 times | reference: 2 a second | wanted: at least 0.7 times"
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0000042, "4.2 µs"), (0.0213, "21.3 ms"), (0.9996, "1.00 s"), (12.345, "12.35 s")],
)
def test_duration_has_three_figures(seconds, said):
    assert duration(seconds) == said


@pytest.mark.parametrize(("share", "value"), [(0.99, 99), (0.5, 50), (1.0, 100), (0.001, 1)])
def test_percentile_is_a_value_that_was_measured(share, value):
    assert percentile(range(1, 101), share) == value


def test_file_system_is_the_nearest_one():
    mounts = "a / ext4 rw 0 0\nb /tmp tmpfs rw 0 0\nc /srv/data xfs rw 0 0\n"

    assert file_system(Path("/srv/data/build"), mounts) == "xfs"
    assert file_system(Path("/srv/other"), mounts) == "ext4"
