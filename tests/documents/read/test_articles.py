"""Articles as pages of each language print them, with invented names.

Below its text each file says what is meant: fields, findings by their numbers, talks.
"""

from pathlib import Path

import pytest

from bot.documents.read.plain_text import read_plain_text

FILES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


# Pages whose title, or talks, may be meant otherwise: they are asked about.
ASKED = {"de6": "another_title", "fi9": "unsure_line"}


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.stem)
def test_a_published_article_is_read_as_it_is_meant(file: Path):
    text, meant = file.read_text(encoding="utf-8").split("-----\n")

    read = read_plain_text(text)
    article = read.article

    found = [f"title: {article.title}"]
    if article.published_on:
        found.append(f"date: {article.published_on}")
    found.append(f"authors: {len(article.authors)}")
    if "findings:" in meant:
        # Each of them is a whole sentence.
        found.append(f"findings: {len(article.findings)}")
    else:
        found += [f"{each.number}: {each.heading}" for each in article.findings]
        assert all(len(each.body) > 0 for each in article.findings)
    found += [f"talk: {each.title} | {each.on}" for each in article.talks]
    for name, kept in (("reading", article.further_reading), ("thanks", article.thanks)):
        if kept:
            found.append(f"{name}: {len(kept)}")
    if file.stem in ASKED and found != meant.splitlines():
        assert ASKED[file.stem] in [each.doubt for each in read.doubts]
    else:
        assert found == meant.splitlines()
    last = article.findings[-1].body
    assert len(last) < 3, last
