"""No sentence of the opening and the ending stands without what holds it."""

from pathlib import Path

import pytest

from tests.rehearsal.demo.page_told import (
    PLAYED,
    SAID_BY_SCRIPTS,
    STANDS,
    files_behind_links,
    said_by_scripts,
    sentences,
)


def test_each_sentence_of_opening_and_ending_has_what_holds_it():
    assert sorted(sentences()) == sorted([*STANDS, *PLAYED])


def test_scripts_claim_nothing_else():
    assert said_by_scripts() == SAID_BY_SCRIPTS


@pytest.mark.parametrize("sentence", STANDS)
def test_sentence_holds(sentence: str, tmp_path: Path):
    STANDS[sentence](tmp_path)


def test_what_the_ending_leads_to_is_there():
    assert [file.stat().st_size > 1000 for file in files_behind_links()] == [True, True]
