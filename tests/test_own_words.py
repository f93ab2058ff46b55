"""What lies in `data/` is in our own words: nothing of the article that inspired the demo."""

import os
import re
from pathlib import Path

import pytest

from bot.paths import BUNDLED, CHECKOUT

SEEDS = Path(os.environ.get("ROSTRUM_SEEDS", CHECKOUT.parent / "shared" / "seeds"))
RUN = 8
# Names are facts, and are meant to be the same.
FACTS = ("Safe City Governance: The Role of Networks and Alliances",)


def words(text: str) -> list[str]:
    for fact in FACTS:
        text = text.replace(fact, " | ")
    return re.findall(r"\w+|\|", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    spoken = words(text)
    return {tuple(spoken[start : start + RUN]) for start in range(len(spoken) - RUN + 1)}


def bundled_texts() -> list[Path]:
    folders = [folder for folder in BUNDLED.iterdir() if folder.is_dir() and folder.name != "var"]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", bundled_texts(), ids=lambda path: path.name)
def test_no_eight_words_in_a_row_are_from_the_article(path):
    articles = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not articles:
        pytest.skip("the article is not at hand (ROSTRUM_SEEDS)")
    ours = runs(path.read_text(encoding="utf-8"))

    assert [ours & runs(article.read_text(encoding="utf-8")) for article in articles] == [
        set() for _ in articles
    ]


def test_a_copied_sentence_would_be_found():
    sentence = "one two three four five six seven eight nine"

    assert runs(f"Somebody wrote: {sentence.upper()}!") & runs(sentence)
