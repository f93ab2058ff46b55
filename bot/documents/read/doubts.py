"""What may be meant otherwise in an article that was read: its reader looks once more."""

import re
from collections.abc import Iterator, Sequence

from bot.documents.read.counted import announced_findings
from bot.documents.read.in_making import Doubt, Doubtful
from bot.domain.findings.article import Article

_FEWEST = 3
_LONG_HEADING = 200
_MOST_WORDS = 24
_TITLE_WORDS = 3
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{2}[.!?]\s+[^\W\d_]")
_FEW_WORDS = 8
_HEADING_WORDS = 14


def doubts_of(
    article: Article,
    others: Sequence[str],
    *,
    closing: str = "",
    is_guess: bool = False,
    other_day: str = "",
) -> tuple[Doubtful, ...]:
    """`others` are first lines of lists that may be the findings as well.

    `closing` stands like a heading in the last finding; with `is_guess` nothing but the form of
    the text says which lines are findings; `other_day` may be that of the publication as well.
    """
    if not article.findings:
        return ()
    found = len(article.findings)
    inside = [Doubtful(doubt=Doubt.HEADING_IN_LAST, line=closing, found=found)] if closing else []
    days = [Doubtful(doubt=Doubt.ANOTHER_DAY, line=other_day, found=found)] if other_day else []
    return (*_doubts(article, others, is_guess=is_guess), *inside, *days)


def _doubts(article: Article, others: Sequence[str], *, is_guess: bool) -> Iterator[Doubtful]:
    found = len(article.findings)
    if not article.title:
        yield Doubtful(doubt=Doubt.NO_TITLE, line="", found=found)
    elif rival := _rival_of_title(article):
        yield Doubtful(doubt=Doubt.ANOTHER_TITLE, line=rival, found=found)
    if is_guess:
        yield Doubtful(doubt=Doubt.ONLY_SHAPE, line=article.findings[0].heading, found=found)
    announced = [
        line
        for line in article.introduction
        if line.endswith(":") or len(line.split()) <= _FEW_WORDS
    ]
    for line in (article.title, article.heading_of_findings, *announced):
        promised = announced_findings(line)
        if promised and found not in promised:
            yield Doubtful(doubt=Doubt.COUNT_DIFFERS, line=line, found=found)
            break
    *before, last = (len(each.body) for each in article.findings)
    if found >= _FEWEST and last > max(before) + (len(set(before)) > 1):
        line = article.findings[-1].body[max(before)]
        yield Doubtful(doubt=Doubt.LAST_IS_LONGER, line=line, found=found)
    headings = [each.heading for each in article.findings]
    if too_long := [each for each in headings if _is_long(each)]:
        yield Doubtful(doubt=Doubt.LONG_HEADING, line=too_long[0], found=found)
    paragraphs = [each for each in headings if _is_paragraph(each)]
    if paragraphs and any(len(each.split()) <= _FEW_WORDS for each in headings):
        yield Doubtful(doubt=Doubt.UNLIKE, line=paragraphs[0], found=found)
    for line in others:
        yield Doubtful(doubt=Doubt.ANOTHER_LIST, line=line, found=found)


def _rival_of_title(article: Article) -> str:
    first = next(iter(article.introduction), "")
    one, other = len(article.title.split()), len(first.split())
    may_be = one < other <= _HEADING_WORDS and not first.endswith((".", ":", "?", "!"))
    return first if one <= _TITLE_WORDS and may_be else ""


def _is_long(heading: str) -> bool:
    words = len(heading.split())
    is_long = len(heading) > _LONG_HEADING or words > _MOST_WORDS
    return is_long or (words > _HEADING_WORDS and bool(_SENTENCE_WITHIN.search(heading)))


def _is_paragraph(heading: str) -> bool:
    return heading.endswith(".") and len(heading.split()) > _HEADING_WORDS
