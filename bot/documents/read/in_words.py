"""What was read and may be meant otherwise, in words."""

from typing import Final

from bot.documents.read.in_making import LeftOutReason, ReadArticle
from bot.saying.i18n import Text, text_id
from bot.words.programme.parts import DateDoubt

_LINE_MAX: Final = 80


def doubts_in_words(read: ReadArticle, text: Text) -> list[str]:
    """Each with what to do."""
    doubt = text_id("date-doubt", DateDoubt.DAY_OR_MONTH_FIRST)
    return [
        *(text(doubt, date=day) for day in read.doubtful_days),
        *(
            text(text_id("article-doubt", each.doubt), line=_cut(each.line), found=each.found)
            for each in read.doubts
        ),
    ]


def not_understood(read: ReadArticle) -> list[str]:
    """The lines of which nobody knows what they are."""
    return [each.text for each in read.left_out if each.reason is LeftOutReason.NOT_UNDERSTOOD]


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_MAX else f"{line[: _LINE_MAX - 1]}…"
