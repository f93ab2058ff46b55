"""What follows from a change of takeaways, inside the unit that makes it."""

from datetime import datetime, timedelta

from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.services.findings.workbench import mark_changed
from bot.services.outbox.planning import newest, post, touch, touch_looks
from bot.services.ports import Documents

# A flood rarely comes alone: one message says how many.
GATHER = timedelta(seconds=30)
# Who has looked through everything reads anew of what comes later than this.
ANEW_AFTER = timedelta(hours=1)


def redraw_panel(docs: Documents, talk: str, *, now: datetime) -> None:
    touch(docs, MirrorKind.LIVE_PANEL, talk, now=now)


def redraw_looks(docs: Documents, *changed: Takeaway, now: datetime) -> None:
    for talk in dict.fromkeys(each.talk for each in changed):
        touch_looks(docs, talk, now=now)


def mark_evidence(docs: Documents, changed: Takeaway, *, now: datetime) -> None:
    """A finding may rest on it: whoever saw the older version may not publish it unseen."""
    if changed.placement is Placement.PLACED:
        mark_changed(docs, changed.edition, rewritten=False, now=now)


def tell_to_look(docs: Documents, talk: str, *, now: datetime) -> None:
    """Tell the team that something waits for a look: once, however much there is of it.

    To be called before that is put.
    """
    told = newest(docs, talk, DeliveryKind.TO_LOOK_AT)
    if told is not None:
        is_new = told.sent_at is not None and now <= told.sent_at + ANEW_AFTER
        touch(docs, MirrorKind.TO_LOOK_AT, talk, now=now)
        if is_new or told.is_open or docs.count(Takeaway, talk=talk, wants_look=True):
            return
    post(docs, DeliveryKind.TO_LOOK_AT, about=talk, due=now + GATHER)
