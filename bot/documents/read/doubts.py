"""What may be meant otherwise in an article that was read: its reader looks once more."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.decision.line_words import names_source
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.whole import Reading
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.documents.read.lines.counted import announced_findings, bullet_text
from bot.documents.read.lines.sections import (
    is_findings_section,
    is_heading_of_findings,
    section_of,
)
from bot.documents.read.lines.text_lines import TextLine
from bot.domain.findings.article import Article
from bot.words.lexicon import AND, any_of
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.people import is_known_name, names_house

# Less likely readings are asked about.
SURE_FINDINGS = 0.65
SURE_TITLE = 0.6
# What stands right above the title is a title more often than the likelihood says.
SURE_BELOW_ANOTHER = 0.85
_RIGHT_ABOVE = 2
# The findings end elsewhere if it is likelier than this.
MAY_END = 0.3
# Likelier than this, a line is for something else beside the findings than it was read as.
MAY_BE = {LineRole.READING: 0.18, LineRole.THANKS: 0.13, LineRole.TALK: 0.2}
# A file or a work that is cited is something to read likelier than other lines.
MAY_BE_SOURCE = 0.02
# An author who was read is none, and a line names one where none was read.
MAY_BE_NONE, MAY_BE_AUTHOR = 0.5, 0.3
_ENDS = frozenset(
    (LineRole.END, LineRole.CLOSING, LineRole.FURNITURE, LineRole.THANKS, LineRole.READING)
)
# Lines that name the author by what they are for.
_NAMING = frozenset((LineRole.AUTHOR, LineRole.DAY, LineRole.TITLE))
_GROUPS = frozenset((LineRole.GROUP, LineRole.ANNOUNCEMENT))
_MARKS_IN_FRONT = late(r"^[\W_]+")
_FEWEST = 3
_SEVERAL = 2
_LONG_HEADING = 200
_MOST_WORDS = 24
_WORDS_OF_HEADING = 5
_SENTENCE_WITHIN = late(r"[^\W\d_]{2}[.!?]\s+[^\W\d_]")
_FEW_WORDS = 8
_AND = late(rf"(?<!\w)(?:{AND})(?!\w)", re.IGNORECASE)
_HEADING_WORDS = 14
# What is no longer beside a name than this is a mark or two.
_MARKS_AROUND = 3
_AUTHOR = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.authors, *each.about_author))})(?!\w)", re.IGNORECASE
)


def doubts_of(
    article: Article,
    lines: Sequence[TextLine],
    whole: Reading,
    *,
    coming: str = "",
    other_day: str = "",
) -> tuple[DoubtfulLine, ...]:
    """Say what hangs on a reading that is hardly likelier than another, and what looks odd.

    `coming` heads talks that were left out; `other_day` may be that of the publication as well.
    """
    found = len(article.findings)
    near = [(doubt, lines[at].text) for doubt, at in _near_ties(lines, whole)]
    near += _first_sentences(article, lines, whole)
    near += [
        (doubt, line)
        for doubt, line in (
            (ArticleDoubt.COMING_TALKS, coming),
            (ArticleDoubt.ANOTHER_DAY, other_day),
            (ArticleDoubt.ANOTHER_TITLE, _other_title(article, lines, whole)),
            # Of talks that are still to come one question is enough.
            (ArticleDoubt.UNSURE_LINE, "" if coming else _unsure_line(article, lines, whole)),
        )
        if line
    ]
    if not found:
        titles = [line for doubt, line in near if doubt is ArticleDoubt.ANOTHER_TITLE]
        return (
            DoubtfulLine(doubt=ArticleDoubt.NO_FINDINGS, line=""),
            *(DoubtfulLine(doubt=ArticleDoubt.ANOTHER_TITLE, line=line) for line in titles[:1]),
        )
    said = (DoubtfulLine(doubt=doubt, line=line, found=found) for doubt, line in near)
    # Two ways to see a doubt are one doubt.
    return tuple(dict.fromkeys((*_doubts(article), *said)))


def _other_title(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    title = whole.title
    if title.at is None or title.other is None or not article.title:
        return ""
    is_below = 0 < title.at - title.other <= _RIGHT_ABOVE
    is_above = title.other - title.at == 1 and len(article.title.split()) <= _WORDS_OF_HEADING
    if title.sure >= (SURE_BELOW_ANOTHER if is_below or is_above else SURE_TITLE):
        return ""
    return lines[title.other].text


def _unsure_line(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return a line that may be something to read, thanks or an author's, or is none."""
    least = {
        **MAY_BE,
        LineRole.AUTHOR: 1.0 if article.authors else MAY_BE_AUTHOR,
    }
    for role, most in least.items():
        shares = whole.shares.get(role, ())
        odds = [
            1 - share if each.role == role else share
            for share, each in zip(shares, whole.decided, strict=bool(shares))
        ]
        at = max(range(len(odds)), key=lambda each: odds[each], default=0)
        is_author = role is LineRole.AUTHOR and odds and whole.decided[at].role == role
        if odds and odds[at] > (MAY_BE_NONE if is_author else most):
            return lines[at].text
    return (
        _unknown_author(article, lines, whole)
        or _told_of_author(article, lines, whole)
        or _source(lines, whole)
    )


def _unknown_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the line of authors if what was read there is no known name, and no office."""
    if not article.authors or any(map(_is_somebody, article.authors)):
        return ""
    said = (at for at, each in enumerate(whole.decided) if each.role == LineRole.AUTHOR)
    return next((lines[at].text for at in said), "")


def _told_of_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the line that names the author, where it is for something else: "Ada Example is …"."""
    author = next(iter(article.authors), None)
    named = [at for at, each in enumerate(lines) if author and author in each.text]
    is_told = all(whole.decided[at].role not in _NAMING for at in named)
    # "Written by:", or "About the author".
    is_labelled = any(at and _names_author(lines[at - 1].text) for at in named)
    has_more = all(len(lines[at].text) > len(author or "") + _MARKS_AROUND for at in named)
    return lines[named[0]].text if is_told and named and has_more and not is_labelled else ""


def _names_author(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS and bool(_AUTHOR.search(text))


def _is_somebody(name: str) -> bool:
    return is_known_name(name) or is_given_name(name.partition(" ")[0]) or names_house(name)


def _source(lines: Sequence[TextLine], whole: Reading) -> str:
    """Return a line below the findings that is a file or a work that is cited, by its form."""
    reading = whole.shares.get(LineRole.READING, ())
    for at in range(max(whole.findings, default=0) + 1, len(reading)):
        is_other = whole.decided[at].role != LineRole.READING
        if is_other and reading[at] > MAY_BE_SOURCE and names_source(lines[at].text):
            return lines[at].text
    return ""


def _first_sentences(
    article: Article, lines: Sequence[TextLine], whole: Reading
) -> Iterator[tuple[ArticleDoubt, str]]:
    """Where nothing but a full stop parts headings from their texts, all may be the findings."""
    heads = zip(article.findings, whole.findings, strict=False)
    plain = [
        lines[at].text
        for each, at in heads
        if not (lines[at].is_bold or lines[at].level)
        and lines[at].text.startswith(f"{each.heading.rstrip('.')}. ")
    ]
    if len(plain) == len(article.findings) >= _SEVERAL:
        yield ArticleDoubt.FIRST_SENTENCE, plain[0]


def _near_ties(lines: Sequence[TextLine], whole: Reading) -> Iterator[tuple[ArticleDoubt, int]]:
    if whole.sure < SURE_FINDINGS and whole.findings:
        yield _other_findings(whole, whole.rival)
    yield from _end_of_findings(whole)
    yield from _findings_in_one_group(lines, whole)
    yield from _announced_above(lines, whole)


def _announced_above(
    lines: Sequence[TextLine], whole: Reading
) -> Iterator[tuple[ArticleDoubt, int]]:
    """Below "These are the highlights:" several paragraphs stand before the first finding."""
    if not whole.findings:
        return
    first = whole.findings[0]
    above = [at for at in range(first) if whole.decided[at].role == LineRole.INTRODUCTION]
    told = next((at for at in reversed(above) if lines[at].text.endswith(":")), None)
    if told is None:
        return
    texts = sum(len(lines[at].text.split()) > _WORDS_OF_HEADING for at in range(told + 1, first))
    if texts >= _SEVERAL:
        yield ArticleDoubt.ANOTHER_LIST, told + 1


def _findings_in_one_group(
    lines: Sequence[TextLine], whole: Reading
) -> Iterator[tuple[ArticleDoubt, int]]:
    """Of several groups ("What happened", "What we learned") a later one alone says findings."""
    groups = [at for at, each in enumerate(whole.decided) if each.role in _GROUPS]
    named = [at for at in groups if is_heading_of_findings(_MARKS_IN_FRONT.sub("", lines[at].text))]
    if len(named) == 1 and named[0] != groups[0] and whole.findings:
        above = any(at < named[0] for at in whole.findings)
        if above and any(at > named[0] for at in whole.findings):
            yield ArticleDoubt.ANOTHER_LIST, named[0] + 1


def _other_findings(whole: Reading, rival: Sequence[int]) -> tuple[ArticleDoubt, int]:
    more = [at for at in rival if at not in whole.findings]
    if not more:
        fewer = len(rival)
        if fewer > 0 and tuple(rival) == whole.findings[:fewer]:
            # The same ones, but that the last may close the text.
            return ArticleDoubt.HEADING_IN_LAST, whole.findings[fewer]
        return ArticleDoubt.ONLY_SHAPE, whole.findings[0]
    if any(at in whole.findings for at in rival):
        return ArticleDoubt.SHORT_PARAGRAPH, more[0]
    return ArticleDoubt.ANOTHER_LIST, more[0]


def _end_of_findings(whole: Reading) -> Iterator[tuple[ArticleDoubt, int]]:
    if not whole.findings or not whole.shares:
        return
    body = whole.shares[LineRole.BODY]
    ends = [whole.shares[role] for role in _ENDS]
    for at in range(whole.findings[-1] + 1, len(whole.decided)):
        if whole.decided[at].role != LineRole.BODY:
            if body[at] > MAY_END:
                yield ArticleDoubt.CLOSED_BY_WORDS, at
            return
        if sum(each[at] for each in ends) > MAY_END:
            yield ArticleDoubt.HEADING_IN_LAST, at
            return


def _doubts(article: Article) -> Iterator[DoubtfulLine]:
    if not article.title:
        yield DoubtfulLine(doubt=ArticleDoubt.NO_TITLE, line="")
    yield from _of_count(article)
    yield from _of_last(article)
    yield from _of_headings(article)
    yield from _of_what_they_say(article)


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
