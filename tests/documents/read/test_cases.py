"""How well published articles are read; the rates wanted stand here."""

from typing import Any

from bot.documents.read.in_making import ReadArticle
from bot.documents.read.plain_text import read_plain_text
from tests.cases import case, names, report, said

ROWS = ("number of findings", "all headings", "date", "wholly right")


def test_articles_are_read():
    rows = dict.fromkeys(ROWS, (0, 0))
    for name in names("articles"):
        expected = case(f"articles/{name}.json")["expected"]
        read = read_plain_text(case(f"articles/{name}.txt"))
        for what, right in _right(read, expected).items():
            found, of = rows[what]
            rows[what] = (found + right, of + 1)

    print(report(rows))
    wanted = {"number of findings": 26 / 30, "all headings": 24 / 30, "date": 21 / 24}
    for what, rate in {**wanted, "wholly right": 18 / 30}.items():
        found, of = rows[what]
        assert found >= of * rate, what


def _right(read: ReadArticle, expected: dict[str, Any]) -> dict[str, bool]:
    article = read.article
    headings = [said(each.heading) for each in article.findings]
    wanted = [said(each) for each in expected["findings"]]
    published = article.published_on.isoformat() if article.published_on else None
    bodies = [said(each) for finding in article.findings for each in finding.body]
    ends = said(expected["ends_before"])
    talks = [[each.title, each.on.isoformat() if each.on else None] for each in article.talks]
    rest = (
        said(article.title) == said(expected["title"]),
        len(article.authors) == expected["authors"],
        not (ends and any(body.startswith(ends) for body in bodies)),
        not any(said(each) in body for each in expected["not_in_a_body"] for body in bodies),
        talks == expected["talks"],
        len(article.further_reading) == expected["further_reading"],
        len(article.thanks) == expected["thanks"],
    )
    right = {
        "number of findings": len(headings) == len(wanted),
        "all headings": headings == wanted,
    }
    if expected["published_on"] is not None:
        right["date"] = published == expected["published_on"]
    whole = all(right.values()) and all(rest) and published == expected["published_on"]
    return {**right, "wholly right": whole}
