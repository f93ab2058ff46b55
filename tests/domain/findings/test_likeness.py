import re
from collections.abc import Callable, Mapping

import pytest

from bot.domain.findings.likeness import Likeness, fitting, grams, nearest, together
from tests.domain.findings.points import POINTS

FINDINGS = {f"F{number}": heading for number, heading in enumerate(POINTS)}
POINTS_OF = {
    f"F{number}": {f"T{number}{at}": text for at, text in enumerate(texts)}
    for number, texts in enumerate(POINTS.values())
}
TEXTS = FINDINGS | {code: text for found in POINTS_OF.values() for code, text in found.items()}
# A third of what belongs to each finding is still to be sorted; each third once.
THIRDS = range(3)
_WORD = re.compile(r"\w+")

Guess = Callable[[str, Mapping[str, list[str]]], str | None]


def by_characters(code: str, placed: Mapping[str, list[str]]) -> str | None:
    return fitting(Likeness(TEXTS).to_all(code), placed)


def by_words(code: str, placed: Mapping[str, list[str]]) -> str | None:
    """By the words that it shares with a finding, or with what was placed in it."""
    shared = {
        finding: max(len(words(code) & words(each)) for each in (finding, *examples))
        for finding, examples in placed.items()
    }
    best = max(shared, key=lambda finding: shared[finding])
    return best if shared[best] else None


def words(code: str) -> set[str]:
    return {word for word in _WORD.findall(TEXTS[code].casefold()) if len(word) > 4}


def right(guess: Guess) -> float:
    """Of all takeaways, each sorted with two thirds of the others placed, how many rightly."""
    hits = [
        guess(code, placed_but(third)) == finding
        for third in THIRDS
        for finding, points in POINTS_OF.items()
        for code in points
        if is_in(code, third)
    ]
    return sum(hits) / len(hits)


def is_in(code: str, third: int) -> bool:
    return int(code[-1]) % 3 == third


def placed_but(third: int) -> dict[str, list[str]]:
    return {
        finding: [code for code in points if not is_in(code, third)]
        for finding, points in POINTS_OF.items()
    }


def test_the_right_finding_comes_first_far_above_chance_and_above_words():
    ours, theirs, chance = right(by_characters), right(by_words), 1 / len(FINDINGS)

    assert ours >= 4 * chance
    assert ours >= theirs + 0.2


def test_it_is_no_guess_where_nothing_is_alike():
    texts = {
        "A": "Benches and shade",
        "B": "Funding for longer than a year",
        "C": "Zwölf Boxkämpfer",
    }

    alike = Likeness(texts).to_all("C")

    assert fitting(alike, {"A": [], "B": []}) is None
    assert nearest(alike, texts, most=3) == []


def test_what_was_placed_speaks_for_a_finding_whose_text_says_nothing():
    texts = {
        "EMPTY": "First",
        "OTHER": "Second",
        "placed": "Lamps beside the canal path",
        "new": "A lamp at every canal bridge",
    }

    assert fitting(Likeness(texts).to_all("new"), {"EMPTY": ["placed"], "OTHER": []}) == "EMPTY"


def test_endings_case_and_accents_make_no_difference():
    texts = {"A": "CAFÉS on the square", "B": "a café by the station", "C": "nothing of it"}

    assert nearest(Likeness(texts).to_all("A"), ["B", "C"], most=3) == ["B"]


@pytest.mark.parametrize("text", ["", "?!", "ab"])
def test_a_text_without_words_is_like_nothing(text: str):
    alike = Likeness({"A": text, "B": "Benches"}).to_all("A")

    assert nearest(alike, ["B"], most=3) == []


def test_one_is_not_near_itself():
    twins = {"A": "Benches and shade", "B": "Benches and shade"}

    assert nearest(Likeness(twins).to_all("A"), twins, most=3) == ["B"]


def test_progress_is_told_while_texts_are_read():
    told: list[tuple[int, int]] = []

    Likeness({str(at): "some words" for at in range(250)}, lambda *at: told.append(at))

    assert told == [(0, 250), (100, 250), (200, 250)]


def test_runs_stay_within_words():
    assert set(grams("ab c")) == {" ab", "ab ", " ab ", " c "}


def test_what_fits_the_same_finding_is_named_together_and_nothing_else():
    finding, points = "F0", POINTS_OF["F0"]
    placed = placed_but(0)
    waiting = [code for found in POINTS_OF.values() for code in found if is_in(code, 0)]
    first = next(code for code in points if is_in(code, 0))

    found = together(Likeness(TEXTS), first, finding, placed, waiting, most=15)

    assert first not in found
    assert set(found) <= set(waiting)
    everywhere = [
        (finding, each)
        for finding, points in POINTS_OF.items()
        for code in points
        if is_in(code, 0) and by_characters(code, placed) == finding
        for each in together(Likeness(TEXTS), code, finding, placed, waiting, most=15)
    ]
    right_ones = [each in POINTS_OF[finding] for finding, each in everywhere]
    assert right_ones, "nothing was ever found together"
    assert sum(right_ones) / len(right_ones) > 0.8
