"""What follows once the Chatham House Rule was agreed on for a talk, or switched off again."""

from datetime import datetime

from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.services.findings.workbench import mark_changed, must_be_corrected
from bot.services.host.erasures import erase
from bot.services.outbox.planning import post, touch
from bot.services.ports import Documents


def forget_authors(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Make what was logged before the Chatham House Rule was agreed on anonymous as well.

    For `TalkService`, inside its unit. The files are cleaned also where nothing was logged: an old
    backup would put the talk off the rule again, in silence.
    """
    if before.chatham_house or not talk.chatham_house:
        return
    erase(docs, Erasure(at=now, what=Erased.AUTHORS, owner=docs.owner, code=talk.code))
    # It invited people to answer where others read who wrote.
    touch(docs, MirrorKind.START, talk.code, now=now)
    if must_be_corrected(docs, talk):
        # A newer version than the published one, so that it can be published as a correction.
        mark_changed(docs, talk.edition, rewritten=False, now=now)
    for takeaway in docs.select(Takeaway, talk=talk.code):
        bare = takeaway.under_the_rule(talk)
        if takeaway != bare:
            docs.put(bare)


def tell_rule_off(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Tell the team backstage, never in silence; the audit notes it by itself.

    For `TalkService`, inside its unit.
    """
    if before.chatham_house and not talk.chatham_house:
        post(docs, DeliveryKind.RULE_OFF, about=talk.code, due=now)
