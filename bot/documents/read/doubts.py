"""What may be meant otherwise in an article that was read: its reader looks once more."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.counted import announced_findings, bullet_text
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.domain.findings.article import Article
from bot.words.patterns import late

_FEWEST = 3
_LONG_HEADING = 200
_MOST_WORDS = 24
_WORDS_OF_HEADING = 5
_SENTENCE_WITHIN = late(r"[^\W\d_]{2}[.!?]\s+[^\W\d_]")
_FEW_WORDS = 8
_HEADING_WORDS = 14


def doubts_of(
    article: Article,
    others: Sequence[str],
    *,
    closing: str = "",
    closed_at: str = "",
    coming: str = "",
    is_guess: bool = False,
    other_day: str = "",
    other_title: str = "",
) -> tuple[DoubtfulLine, ...]:
    """`others` are first lines of lists that may be the findings as well.

    `closing` stands like a heading in the last finding, `closed_at` was left out below it, `coming`
    heads talks that were left out; with `is_guess` nothing but the form of the text says which
    lines are findings; `other_day` may be that of the publication as well, `other_title` the title.
    """
    found = len(article.findings)
    seen = (
        (ArticleDoubt.HEADING_IN_LAST, closing),
        (ArticleDoubt.CLOSED_BY_WORDS, closed_at),
        (ArticleDoubt.COMING_TALKS, coming),
        (ArticleDoubt.ANOTHER_DAY, other_day),
        (ArticleDoubt.ANOTHER_TITLE, other_title),
    )
    if not found:
        seen = ((ArticleDoubt.NO_FINDINGS, ""), (ArticleDoubt.ANOTHER_TITLE, other_title))
        return tuple(
            DoubtfulLine(doubt=doubt, line=line) for doubt, line in seen[: 1 + bool(other_title)]
        )
    more = (DoubtfulLine(doubt=doubt, line=line, found=found) for doubt, line in seen if line)
    # Two ways to see a doubt are one doubt.
    return tuple(dict.fromkeys((*_doubts(article, others, is_guess=is_guess), *more)))


def _doubts(article: Article, others: Sequence[str], *, is_guess: bool) -> Iterator[DoubtfulLine]:
    found = len(article.findings)
    if not article.title:
        yield DoubtfulLine(doubt=ArticleDoubt.NO_TITLE, line="")
    if is_guess:
        yield DoubtfulLine(
            doubt=ArticleDoubt.ONLY_SHAPE, line=article.findings[0].heading, found=found
        )
    yield from _of_count(article)
    yield from _of_last(article)
    yield from _of_headings(article)
    for line in others:
        yield DoubtfulLine(doubt=ArticleDoubt.ANOTHER_LIST, line=line, found=found)


def _of_count(article: Article) -> Iterator[DoubtfulLine]:
    found = len(article.findings)
    announced = [
        line
        for line in article.introduction
        if line.endswith(":") or len(line.split()) <= _FEW_WORDS
    ]
    for line in (article.title, article.heading_of_findings, *announced):
        promised = announced_findings(line)
        if promised and found not in promised:
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


def _of_headings(article: Article) -> Iterator[DoubtfulLine]:
    for finding in article.findings:
        for one, below in pairwise(finding.body):
            if _may_be_heading(one) and len(below.split()) > _HEADING_WORDS:
                yield DoubtfulLine(doubt=ArticleDoubt.SHORT_PARAGRAPH, line=one)
    headings = [each.heading for each in article.findings]
    if too_long := [each for each in headings if _is_long(each)]:
        yield DoubtfulLine(doubt=ArticleDoubt.LONG_HEADING, line=too_long[0])
    paragraphs = [each for each in headings if _is_paragraph(each)]
    if paragraphs and any(len(each.split()) <= _FEW_WORDS for each in headings):
        yield DoubtfulLine(doubt=ArticleDoubt.UNLIKE, line=paragraphs[0])


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


def _is_long(heading: str) -> bool:
    words = len(heading.split())
    is_long = len(heading) > _LONG_HEADING or words > _MOST_WORDS
    return is_long or (words > _HEADING_WORDS and bool(_SENTENCE_WITHIN.search(heading)))


def _is_paragraph(heading: str) -> bool:
    words = len(heading.split())
    several = words > _FEW_WORDS and bool(_SENTENCE_WITHIN.search(heading))
    return heading.endswith(".") and (several or words > _HEADING_WORDS)
