"""What looks odd about the findings of an article, whatever lines they were read from."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.documents.read.lines.counted import announced_findings, bullet_text
from bot.documents.read.lines.sections import (
    is_findings_section,
    is_heading_of_findings,
    promises_findings,
    section_of,
)
from bot.domain.findings.article import Article
from bot.words.lexicon import AND
from bot.words.patterns import late

_FEWEST = 3
_SEVERAL = 2
_LONG_HEADING = 200
_MOST_WORDS = 24
_WORDS_OF_HEADING = 5
_SENTENCE_WITHIN = late(r"[^\W\d_]{2}[.!?]\s+[^\W\d_]")
_FEW_WORDS = 8
_AND = late(rf"(?<!\w)(?:{AND})(?!\w)", re.IGNORECASE)
_HEADING_WORDS = 14


def doubts_of_findings(article: Article) -> Iterator[DoubtfulLine]:
    """Yield what to ask of an article that has findings, and of a title that is missing."""
    if not article.title:
        yield DoubtfulLine(doubt=ArticleDoubt.NO_TITLE, line="")
    yield from _of_count(article)
    yield from _of_last(article)
    yield from _of_headings(article)
    yield from _of_what_they_say(article)
    yield from _of_a_bare_list(article)
    if first := _only_without_text(article):
        yield DoubtfulLine(doubt=ArticleDoubt.UNSURE_LINE, line=first)


def _of_a_bare_list(article: Article) -> Iterator[DoubtfulLine]:
    """A few points of some words each, which nothing calls findings, may be anything."""
    headings = [each.heading for each in article.findings]
    is_bare = not any(each.body for each in article.findings)
    is_brief = all(len(each.split()) <= _FEW_WORDS for each in headings)
    above = (article.title, article.heading_of_findings, *article.introduction[-1:])
    is_said = any(map(is_heading_of_findings, above)) or any(map(promises_findings, above))
    if is_bare and is_brief and not is_said:
        yield DoubtfulLine(doubt=ArticleDoubt.ONLY_SHAPE, line=headings[0], found=len(headings))


def _only_without_text(article: Article) -> str:
    """Return the first finding if it alone has no text: it may head the others."""
    first, *others = article.findings
    has_texts = len(others) >= _SEVERAL and all(each.body for each in others)
    return first.heading if has_texts and not first.body else ""


def _of_count(article: Article) -> Iterator[DoubtfulLine]:
    found = len(article.findings)
    announced = [
        line
        for line in article.introduction
        if line.endswith(":") or len(line.split()) <= _FEW_WORDS
    ]
    for line in (article.title, article.heading_of_findings, *announced):
        promised = announced_findings(line)
        # "Cold feet – and four other lessons" are five.
        and_another = found - 1 in promised and _AND.search(line)
        if promised and found not in promised and not and_another:
            yield DoubtfulLine(doubt=ArticleDoubt.COUNT_DIFFERS, line=line, found=found)
            return


def _of_last(article: Article) -> Iterator[DoubtfulLine]:
    *before, last = (len(each.body) for each in article.findings)
    found = len(article.findings)
    is_longer = found >= _FEWEST and last > max(before) + (len(set(before)) > 1)
    line = article.findings[-1].body[max(before)] if is_longer else _below_its_list(article)
    line = line or _few_words_at_end(article)
    if line:
        yield DoubtfulLine(doubt=ArticleDoubt.LAST_IS_LONGER, line=line, found=found)


def _few_words_below(article: Article) -> str:
    """Return a few words without a stop that end one finding of several, as a heading does."""
    ends = [each.body[-1] for each in article.findings if len(each.body) > 1]
    short = [line for line in ends if _is_few_words(line)]
    return short[0] if short and len(short) * 3 <= len(article.findings) else ""


def _of_headings(article: Article) -> Iterator[DoubtfulLine]:
    for finding in article.findings:
        for one, below in pairwise(finding.body):
            if _may_be_heading(one) and len(below.split()) > _HEADING_WORDS:
                yield DoubtfulLine(doubt=ArticleDoubt.SHORT_PARAGRAPH, line=one)
    if line := _few_words_below(article):
        yield DoubtfulLine(doubt=ArticleDoubt.SHORT_PARAGRAPH, line=line)
    headings = [each.heading for each in article.findings]
    too_long = [each for each in headings if _is_long(each)]
    # Where most are as long, paragraphs are the findings.
    if 0 < len(too_long) <= len(headings) / 2:
        yield DoubtfulLine(doubt=ArticleDoubt.LONG_HEADING, line=too_long[0])
    sections = [each for each in headings if _is_section(each)]
    if sections:
        # "1. Main points", "2. Introduction" are the parts of a report.
        yield DoubtfulLine(doubt=ArticleDoubt.ONLY_SHAPE, line=sections[0], found=len(headings))
    if far := _far_longer(headings):
        yield DoubtfulLine(doubt=ArticleDoubt.UNLIKE, line=far)
    paragraphs = [each for each in headings if _is_paragraph(each)]
    if paragraphs and any(len(each.split()) <= _FEW_WORDS for each in headings):
        yield DoubtfulLine(doubt=ArticleDoubt.UNLIKE, line=paragraphs[0])


def _of_what_they_say(article: Article) -> Iterator[DoubtfulLine]:
    headings = [each.heading for each in article.findings]
    if len(headings) >= _SEVERAL and all(each.endswith("?") for each in headings):
        # What is asked was not found out.
        yield DoubtfulLine(doubt=ArticleDoubt.ONLY_SHAPE, line=headings[0], found=len(headings))
    leading = [
        each.body[-1] for each in article.findings if each.body and each.body[-1].endswith(":")
    ]
    if len(leading) >= _SEVERAL:
        # What leads to the next finding may be one, and that a voice on it.
        yield DoubtfulLine(doubt=ArticleDoubt.ANOTHER_LIST, line=leading[0], found=len(headings))


def _below_its_list(article: Article) -> str:
    """Return the text below a list that ends the last finding, if no other has one there."""
    *before, last = (_texts_below_lists(each.body) for each in article.findings)
    return last if last and not any(before) else ""


def _few_words_at_end(article: Article) -> str:
    """Return a few words without a stop that end the last finding, if they end no other one."""
    *before, last = (each.body[-1] if len(each.body) > 1 else "" for each in article.findings)
    return last if _is_few_words(last) and not any(map(_is_few_words, before)) else ""


def _is_few_words(paragraph: str) -> bool:
    is_text = paragraph.endswith((".", "!", "?", ":", "”", "“", '"', "»", "…"))
    is_short = 0 < len(paragraph.split()) <= _WORDS_OF_HEADING
    return is_short and not is_text and bullet_text(paragraph) is None


def _texts_below_lists(body: Sequence[str]) -> str:
    is_list = len(body) > 1 and bullet_text(body[-2]) is not None
    return body[-1] if is_list and bullet_text(body[-1]) is None else ""


def _may_be_heading(paragraph: str) -> bool:
    is_short = len(paragraph.split()) <= _WORDS_OF_HEADING
    return is_short and paragraph.endswith(".") and bullet_text(paragraph) is None


def _is_section(heading: str) -> bool:
    is_short = len(heading.split()) <= _WORDS_OF_HEADING
    return is_short and (is_findings_section(heading) or section_of(heading) is not None)


def _far_longer(headings: Sequence[str]) -> str:
    """Return the one heading that is a sentence where all others are a few words."""
    words = [len(each.split()) for each in headings]
    longest = max(words, default=0)
    others = [count for count in words if count != longest]
    is_far = len(others) == len(words) - 1 >= _SEVERAL and longest > _FEW_WORDS
    return headings[words.index(longest)] if is_far and max(others) * 2 < longest else ""


def _is_long(heading: str) -> bool:
    words = len(heading.split())
    is_long = len(heading) > _LONG_HEADING or words > _MOST_WORDS
    return is_long or (words > _HEADING_WORDS and bool(_SENTENCE_WITHIN.search(heading)))


def _is_paragraph(heading: str) -> bool:
    words = len(heading.split())
    several = words > _FEW_WORDS and bool(_SENTENCE_WITHIN.search(heading))
    return heading.endswith(".") and (several or words > _HEADING_WORDS)
