"""The plain ways to write four findings, mixed with each other: none may be read otherwise.

Of each part of an article there are some forms; which of them meet is drawn from a seed.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from bot.documents.read.in_making import LeftOutReason
from bot.documents.read.plain_text import read_plain_text
from bot.domain.errors import BadInput
from bot.domain.findings.article import Article
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import plain
from tests.words.mutations import LOSS

WORDS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "plain_words.json").read_text(encoding="utf-8")
)
NUMBERED = (
    *("{n}. {h}", "{n}) {h}", "({n}) {h}", "{n}/ {h}", "{n} {h}", "{n}: {h}", "{n} \u2013 {h}"),
    *("#{n} {h}", "#{n}: {h}", "{n:02}. {h}", "{n:02} {h}", "{down}. {h}", "{down}) {h}"),
    *("{roman}. {h}", "{small}) {h}", "{letter}) {h}", "**{n}. {h}**", "## {n}. {h}"),
    *("{word}: {h}", "{noun} {n}: {h}", "{noun} {n}. {h}", "{noun} {n} \u2013 {h}"),
    *("{noun} #{n}: {h}", "{noun} {word}: {h}", "### {noun} {n}: {h}", "{n}\ufe0f\u20e3 {h}"),
)
# The heading has a line of its own.
BELOW = ("{noun} {n}\n{h}", "{n}.\n{h}", "{n}\n{h}")
UNNUMBERED = ("- {h}", "\u2022 {h}", "**{h}**", "## {h}", "{h}")
HEADS = (*NUMBERED, *BELOW, *UNNUMBERED)
DAY = date(2027, 3, 16)
# So many of all mixtures, every so many of them. By a prime each form of a heading and each
# language has its turn.
MIXTURES, EACH = 400, 11
MIXTURES_OF_EVIDENCE = 120
# For each kind of loss.
LOSING, EACH_LOSING = 300, 61
PARTS = ("talks", "reading", "thanks")


@dataclass(frozen=True)
class Written:
    """An article's text and what is meant by it."""

    text: str
    title: str
    published: date | None
    authors: tuple[str, ...]
    findings: list[tuple[str, list[str]]]
    talks: list[tuple[str, date]]
    reading: list[str]
    thanks: list[str]


def articles(seed: int) -> Iterator[Written]:
    draw = random.Random(seed)
    while True:
        for words in WORDS.values():
            for head in HEADS:
                yield written(words, head, draw)


def written(words: dict[str, Any], head: str, draw: random.Random) -> Written:
    front = draw.choice([*words["fronts"]])
    parts = [part for part in PARTS if draw.random() < 0.4]
    findings = [
        (heading, body(words, head, n, draw.choice(("one", "two", "marks", "numbers"))))
        for n, heading in enumerate(words["headings"])
    ]
    blocks = [
        words["above"] if draw.random() < 0.5 else "",
        draw.choice(("{}", "# {}", "**{}**")).format(words["title"]),
        words["fronts"][front],
        draw.choice(("", words["paragraphs"][0], words["promise"])),
        "" if head not in UNNUMBERED and draw.random() < 0.5 else words["findings"],
        *(block(words, head, n, *each) for n, each in enumerate(findings)),
        draw.choice(("", *words["closings"])),
        "\n".join(line for _, line, _ in words["talks"]) if "talks" in parts else "",
        "\n\n".join(words["reading"]) if "reading" in parts else "",
        "\n\n".join(words["thanks"]) if "thanks" in parts else "",
        words["below"] if draw.random() < 0.5 else "",
    ]
    talks = [(title, date.fromisoformat(on)) for title, _, on in words["talks"]]
    is_named = any(words["author"] in block for block in blocks)
    return Written(
        text="\n\n".join(filter(None, blocks)) + "\n",
        title=words["title"],
        published=DAY if front else None,
        authors=(words["author"],) if is_named else (),
        findings=findings,
        talks=talks if "talks" in parts else [],
        reading=words["reading"][1:] if "reading" in parts else [],
        thanks=words["thanks"][1:] if "thanks" in parts else [],
    )


def body(words: dict[str, Any], head: str, n: int, way: str) -> list[str]:
    first, second = (words["paragraphs"][(n + each) % 3] for each in (0, 1))
    if way == "two":
        return [first, second]
    if way == "marks" and not head.startswith(("-", "\u2022")):
        return [first, *(f"- {item}" for item in words["items"])]
    # One list like those of the findings would be another list of them.
    if way == "numbers" and n == 1 and "{n}" not in head and "{down}" not in head:
        return [first, *(f"{k}. {item}" for k, item in enumerate(words["items"], 1))]
    return [first]


def block(words: dict[str, Any], head: str, n: int, heading: str, paragraphs: list[str]) -> str:
    line = head.format(
        h=heading,
        n=n + 1,
        down=4 - n,
        roman=("I", "II", "III", "IV")[n],
        small=("i", "ii", "iii", "iv")[n],
        letter="abcd"[n],
        noun=words["noun"],
        word=words["numbers"][n].capitalize(),
    )
    first, *more = paragraphs
    apart = "\n\n" if len(paragraphs) == 2 else "\n"
    return apart.join((f"{line}\n\n{first}", *more))


def as_read(article: Article) -> tuple[object, ...]:
    return (
        article.title,
        article.published_on,
        article.authors,
        [(each.heading, list(each.body)) for each in article.findings],
        [(each.title, each.on) for each in article.talks],
        list(article.further_reading),
        list(article.thanks),
    )


def as_meant(each: Written) -> tuple[object, ...]:
    return (
        *(each.title, each.published, each.authors, each.findings),
        *(each.talks, each.reading, each.thanks),
    )


def is_as_meant(each: Written) -> bool:
    return as_read(read_plain_text(each.text).article) == as_meant(each)


def test_each_language_has_its_words():
    assert set(WORDS) == {language.code for language in LANGUAGES}


def test_four_findings_are_read_however_plainly_they_are_written():
    some = islice(articles(12), 0, MIXTURES, EACH)

    assert [each.text for each in some if not is_as_meant(each)] == []


@pytest.mark.evidence
def test_so_are_they_in_more_mixtures_or_asked_about():
    some = [*islice(articles(13), MIXTURES_OF_EVIDENCE)]
    wrong = [each for each in some if not is_as_meant(each)]

    assert [each.text for each in wrong if not read_plain_text(each.text).doubts] == []
    assert len(wrong) <= len(some) / 60


def key(text: str) -> str:
    """Letters alone: numbers and marks may be lost on the way."""
    return re.sub(r"[\W\d_]+", " ", plain(text)).strip()


def is_silently_wrong(each: Written, text: str) -> bool:
    """Tell whether other findings are read than are meant, and nothing is said about it."""
    try:
        read = read_plain_text(text)
    except BadInput:
        return False
    found = [key(finding.heading) for finding in read.article.findings]
    is_dated = read.article.published_on in {None, each.published}
    is_right = is_dated and found == [key(heading) for heading, _ in each.findings]
    not_understood = (out.reason is LeftOutReason.NOT_UNDERSTOOD for out in read.left_out)
    return bool(found) and not is_right and not (read.doubts or any(not_understood))


@pytest.mark.parametrize("change", LOSS)
def test_what_an_article_loses_on_its_way_is_not_misread_in_silence(change: str):
    some = islice(articles(5), 0, LOSING, EACH_LOSING)

    assert [each.text for each in some if is_silently_wrong(each, LOSS[change](each.text))] == []
