"""A published key-findings article as plain text: what each line is for is decided together.

First every line says what it shows, then the likeliest reading of the whole is found, and the
article is put together from it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.documents.read.assembly.assembling import Assembler
from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.whole import Reading, decide_together
from bot.documents.read.doubts import doubts_of
from bot.documents.read.files.front_matter import without_front_matter
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine, ReadArticle, check_size
from bot.documents.read.lines.counted import bullet_text, readings
from bot.documents.read.lines.front_fields import front_field
from bot.documents.read.lines.furniture import reason_to_leave_out
from bot.documents.read.lines.mail_heads import MAIL_HEAD
from bot.documents.read.lines.margins import without_margins
from bot.documents.read.lines.sections import is_heading_of_findings, section_of
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.lines.text_lines import TextLine, text_lines
from bot.words.one_reading import one_reading
from bot.words.patterns import late
from bot.words.written_days import order_of

# "**Authors:** Ada Example".
_BOLD_LABEL = late(
    r"(?P<marks>\*\*|__)(?P<label>[^*_:]{2,40})(?::(?P=marks)|(?P=marks):)\s*(?P<value>\S.*)"
)
# "**1. Ask first.** Every town …".
_BOLD_COUNT = late(r"(\*\*|__)(?P<text>[^*_]{3,160})\1\s+(?P<rest>\S.*)")
_EMPHASIS_WITHIN = late(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)\1(?![\w*_])"
)
_ASIDE = late(r"(?:.*[^\w*_])?([*_]{1,3})(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)\1")
_ADDRESS = late(r"https?://\S+", re.IGNORECASE)
_LONGEST_EMPHASIS = 200
# No article has more lines; it takes as long again to read it again.
_LONGEST_REREAD = 600
_EMPHASIS = late(r"(\*{1,3}|_{1,3})(?P<text>[^*_].*?)\1")
_HASHES = late(r"(?P<hashes>#{1,6})\s+(?P<text>.+?)\s*#*")


def read_plain_text(text: str, *, day_first: bool | None = None) -> ReadArticle:
    """Read an article and say of each line what became of it; raises `TextTooLong`, `TooMany`.

    `day_first` says what 12/05/2027 means where no other date of the text does.
    """
    check_size(text)
    with one_reading():
        return _read(text, day_first)


def _read(text: str, day_first: bool | None) -> ReadArticle:
    lines = lines_of(text)
    order = order_of(line.text for line in lines)
    evidence = Evidence(lines)
    whole = decide_together(evidence)
    assembler = Assembler(lines, whole, day_first=day_first if order is None else order)
    read = assembler.assemble()
    doubts = doubts_of(
        read.article,
        lines,
        whole,
        coming=assembler.coming,
        other_day=assembler.other_day,
    )
    if not (doubts or assembler.doubtful) and (other := _without_blanks(lines, whole)):
        doubts = (DoubtfulLine(doubt=ArticleDoubt.BLANK_LINES, line=other),)
    return replace(
        read,
        lines=tuple(text.splitlines()),
        doubtful_days=tuple(assembler.doubtful),
        doubts=doubts,
    )


def _without_blanks(lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the first line that is for something else where no blank lines stand.

    Pages are copied with more or fewer of them.
    """
    if len(lines) > _LONGEST_REREAD or not any(each.after_blank for each in lines[1:]):
        return ""
    other = decide_together(Evidence([replace(each, after_blank=False) for each in lines]))
    told = {*whole.findings} ^ {*other.findings}
    told |= {each.title.at for each in (whole, other) if each.title.at is not None} - (
        {whole.title.at} & {other.title.at}
    )
    return lines[min(told)].text if told else ""


def lines_of(text: str) -> list[TextLine]:
    """Return the lines and joined paragraphs of a text, without marks of emphasis."""
    written = "\n".join(without_margins(without_front_matter(text).splitlines()))
    found = text_lines(written, stands_alone=_stands_alone, counts=_counts, is_item=_is_item)
    return [_unmarked(line) for line in found]


def _counts(line: str) -> bool:
    return any(True for _ in readings(line))


def _unmarked(line: TextLine) -> TextLine:
    """Take the marks of a heading or of emphasis off a whole line."""
    text, level = line.text, 0
    aside = match["text"] if (match := _ASIDE.fullmatch(text)) else ""
    if match := _HASHES.fullmatch(text):
        text, level = match["text"], len(match["hashes"])
    is_bold = False
    if match := _EMPHASIS.fullmatch(text):
        text, is_bold = match["text"], True
    if match := _BOLD_LABEL.fullmatch(text):
        text = f"{match['label']}: {match['value']}"
    if (match := _BOLD_COUNT.fullmatch(text)) and _counts(match["text"]):
        mark = "" if match["text"].endswith((".", ":", "!", "?")) else "."
        text = f"{match['text']}{mark} {match['rest']}"
    elif len(text) <= _LONGEST_EMPHASIS and not text.startswith(("**", "__")):
        text = _EMPHASIS_WITHIN.sub(r"\g<text>", text)
    return replace(line, text=text.strip() or text, level=level, aside=aside, is_bold=is_bold)


def _stands_alone(line: str) -> bool:
    """Tell whether a line is complete by its form, so that no wrapped line belongs to it."""
    return bool(
        _HASHES.fullmatch(line)
        or (line.startswith(("**", "__")) and _EMPHASIS.fullmatch(line))
        or reason_to_leave_out(line)
        or front_field(line)
        or MAIL_HEAD.fullmatch(line)
        or _ADDRESS.fullmatch(line)
        or section_of(line)
        or is_heading_of_findings(line)
        or talk_of(line, among_talks=False)
    )


def _is_item(line: str) -> bool:
    return bullet_text(line) is not None
