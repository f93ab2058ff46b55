"""What a title, or another line of the kind, may be."""

from bot.domain.errors import TextMissing, TitleTooLong
from bot.domain.plain import is_visible, one_line
from bot.domain.talks.talk import TITLE_MAX


def checked_title(title: str, limit: int = TITLE_MAX) -> str:
    """One line of at most `limit` characters; raises `TextMissing` and `TitleTooLong`."""
    kept = one_line(title)
    if not is_visible(kept):
        raise TextMissing
    if len(kept) > limit:
        raise TitleTooLong(length=len(kept), limit=limit)
    return kept
