"""Making anonymous what was logged before the Chatham House Rule was agreed on."""

from datetime import datetime

from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.services.ports import Documents


def forget_authors(docs: Documents, before: Talk, talk: Talk, _now: datetime) -> None:
    """Make what was logged before the Chatham House Rule was agreed on anonymous as well.

    For `TalkService`, inside its unit.
    """
    if before.chatham_house or not talk.chatham_house:
        return
    for takeaway in docs.select(Takeaway, talk=talk.code):
        if takeaway != takeaway.anonymous():
            docs.put(takeaway.anonymous())
