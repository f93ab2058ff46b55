"""What was understood of an article as an object for programs; `docs/reading.md` has its form."""

from collections.abc import Iterator
from typing import Any

from bot.documents.read.in_making import LeftOutReason, ReadArticle
from bot.documents.read.in_words import doubts_in_words
from bot.domain.plain import one_line
from bot.saying.i18n import Text


def article_json(read: ReadArticle, text: Text) -> dict[str, Any]:
    article = read.article
    return {
        "title": article.title,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "authors": list(article.authors),
        "introduction": list(article.introduction),
        "heading_of_findings": article.heading_of_findings,
        "findings": [
            {"number": each.number, "heading": each.heading, "paragraphs": list(each.body)}
            for each in article.findings
        ],
        "became": list(article.became),
        "talks": [
            {
                "title": each.title,
                "on": each.on.isoformat() if each.on else None,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in article.talks
        ],
        "further_reading": list(article.further_reading),
        "thanks": list(article.thanks),
        "asks": doubts_in_words(read, text),
        "lines": list(fates(read)),
        "refused": None,
    }


def fates(read: ReadArticle) -> Iterator[dict[str, Any]]:
    """Every line that is not blank; those that go on a paragraph share its fate."""
    out = {line.number: line.reason for line in read.left_out}
    fate: dict[str, Any] = {"fate": "not understood", "as": None}
    for number, line in enumerate(read.lines, start=1):
        if not one_line(line):
            continue
        if number in out:
            reason = out[number]
            known = reason is not LeftOutReason.NOT_UNDERSTOOD
            fate = {
                "fate": "left out" if known else "not understood",
                "as": reason.value if known else None,
            }
        elif number in read.used:
            fate = {"fate": "used", "as": read.used[number].value}
        yield {"number": number, **fate}
