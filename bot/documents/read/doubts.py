"""What may be meant otherwise in an article that was read: its reader looks once more."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.decision.line_words import names_source
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.whole import Reading
from bot.documents.read.doubts_of_authors import doubtful_author
from bot.documents.read.doubts_of_findings import doubts_of_findings
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.documents.read.lines.counted import bullet_text
from bot.documents.read.lines.sections import (
    is_heading_of_findings,
)
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.lines.text_lines import TextLine
from bot.domain.findings.article import Article
from bot.words.patterns import late

# Less likely readings are asked about.
SURE_FINDINGS = 0.65
SURE_TITLE = 0.6
# Right beside the title another line is one more often than that.
SURE_BESIDE = 0.7
# What stands right above the title, or first of all, is a title more often than its likelihood.
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
_GROUPS = frozenset((LineRole.GROUP, LineRole.ANNOUNCEMENT))
_MARKS_IN_FRONT = late(r"^[\W_]+")
_SEVERAL = 2
_WORDS_OF_HEADING = 5
_FEW_WORDS = 8
_HEADING_WORDS = 14
_LEFT_OUT = frozenset((LineRole.FURNITURE, LineRole.CLOSING, LineRole.END))


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
    near += _broken_headings(article, lines, whole)
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
    return tuple(dict.fromkeys((*doubts_of_findings(article), *said)))


def _other_title(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    title = whole.title
    if title.at is None or title.other is None or not article.title:
        return ""
    is_below = 0 < title.at - title.other <= _RIGHT_ABOVE
    is_above = title.other - title.at == 1 and len(article.title.split()) <= _WORDS_OF_HEADING
    is_first = title.other == 0
    least = SURE_BESIDE if abs(title.at - title.other) == 1 else SURE_TITLE
    if title.sure >= (SURE_BELOW_ANOTHER if is_below or is_above or is_first else least):
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
        doubtful_author(article, lines, whole)
        or _left_talk(article, lines, whole)
        or _source(lines, whole)
    )


def _left_talk(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the first of several lines with days below the findings that were left out.

    "Safe ferries, 15 June 2027" and "Lamps, 20 July 2027" are talks, if the text has no others.
    """
    first = whole.findings[-1] + 1 if whole.findings else len(lines)
    dated = [at for at in range(first, len(lines)) if _tells_of_talk(lines[at].text)]
    pairs = (one for one, other in pairwise(dated) if other - one == 1)
    left = (at for at in pairs if whole.decided[at].role in _LEFT_OUT)
    return next((lines[at].text for at in left), "") if not article.talks else ""


def _tells_of_talk(text: str) -> bool:
    talk = talk_of(text, series="", among_talks=True)
    is_short = len(text.split()) <= _HEADING_WORDS and not text.endswith((".", "!", "?"))
    return talk is not None and talk.on is not None and talk.title != "" and is_short


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
    """Where nothing but a full stop parts headings from their texts, all may be the findings.

    Of the items of a list it is enough if most are parted so.
    """
    heads = [*zip(article.findings, whole.findings, strict=False)]
    items = [bullet_text(lines[at].text) for _, at in heads]
    plain = [
        lines[at].text
        for (each, at), item in zip(heads, items, strict=True)
        if not (lines[at].is_bold or lines[at].level)
        and (item or lines[at].text).startswith(f"{each.heading.rstrip('.')}. ")
    ]
    least = len(heads) / 2 if all(items) else len(article.findings)
    if len(plain) >= max(least, _SEVERAL):
        yield ArticleDoubt.FIRST_SENTENCE, plain[0]


def _broken_headings(
    article: Article, lines: Sequence[TextLine], whole: Reading
) -> Iterator[tuple[ArticleDoubt, str]]:
    """What small letters go on with, or may: the heading and the text could part elsewhere."""
    for finding, at in zip(article.findings, whole.findings, strict=False):
        line = lines[at]
        is_alone = line.text.endswith(finding.heading) and not (line.level or line.is_bold)
        below = finding.body[0] if finding.body else ""
        is_cut = finding.heading[-1:].isalnum() and _begins_small(below)
        if line.is_joined and is_alone:
            yield ArticleDoubt.UNSURE_LINE, line.text
            return
        if is_alone and is_cut and bullet_text(below) is None:
            yield ArticleDoubt.UNSURE_LINE, below
            return


def _begins_small(text: str) -> bool:
    """Tell whether words of a sentence begin in small letters: no "a) in parks" of a list."""
    first, _, rest = text.partition(" ")
    return text[:1].islower() and first.isalpha() and bool(rest)


def _near_ties(lines: Sequence[TextLine], whole: Reading) -> Iterator[tuple[ArticleDoubt, int]]:
    if whole.sure < SURE_FINDINGS and whole.findings:
        yield _other_findings(whole, whole.rival)
    yield from _end_of_findings(whole)
    yield from _findings_in_one_group(lines, whole)
    yield from _announced_above(lines, whole)
    yield from _announced_below(lines, whole)


def _announced_below(
    lines: Sequence[TextLine], whole: Reading
) -> Iterator[tuple[ArticleDoubt, int]]:
    """Below the first heading "This is what we learned." stands right above the second one."""
    if len(whole.findings) > _SEVERAL and whole.findings[1] - whole.findings[0] > 1:
        second = whole.findings[1]
        text = lines[second - 1].text.rstrip(" .:")
        if len(text.split()) <= _FEW_WORDS and is_heading_of_findings(text):
            yield ArticleDoubt.ANOTHER_LIST, second


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
