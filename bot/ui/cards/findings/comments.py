"""What reviewers said and answered, as lines of other cards."""

from collections.abc import Sequence

from bot.domain.findings.review import Comment, Review
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.ui.plain import cut, plain

COMMENTS_SHOWN = 900
COMMENT_SHOWN = 400
ANSWERS_SHOWN = 400


def comments_of(comments: Sequence[tuple[int | None, Comment]], words: Text) -> str:
    """Nothing where nothing was said."""
    lines = [
        words(
            "review-comment",
            who=who(by, words),
            when=stamp(comment.at, "R"),
            text=plain(comment.text, COMMENT_SHOWN),
        )
        for by, comment in comments
    ]
    return cut("\n".join(lines), COMMENTS_SHOWN)


def answers_of(answers: Sequence[Review], words: Text) -> str:
    lines = [
        words(
            text_id("review-said", each.verdict),
            who=who(each.user_id, words),
            draft=str(each.draft),
            when=stamp(each.at, "R"),
            comments=len(each.comments),
        )
        for each in answers
    ]
    return cut("\n".join(lines), ANSWERS_SHOWN)


def who(user_id: int | None, words: Text) -> str:
    return words("review-somebody") if user_id is None else f"<@{user_id}>"
