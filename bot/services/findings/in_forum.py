"""Where key findings are talked about in a forum: a post for all, and one for each if wanted."""

from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import OneFinding
from bot.domain.deliveries.transitions import step
from bot.domain.findings.finding import Revision
from bot.services.lookups import server_of
from bot.services.outbox.planning import post, touch, touch_all
from bot.services.ports import Documents, Reader


def plan_finding_posts(docs: Documents, revision: Revision, *, now: datetime) -> None:
    """Plan a post for each finding in print that has none, where the server wants that.

    What waits for a finding that is in print no more is taken back.
    """
    for each in _posts(docs, revision.edition):
        if each.is_open and _finding(each) not in revision.findings:
            docs.put(step(each, Withdrawn(), now=now))
    server = server_of(docs)
    if server.forum_channel_id is None or not server.posts_each_finding:
        return
    known = {_finding(each) for each in _posts(docs, revision.edition) if not each.never_comes}
    # A forum shows the newest post first.
    for finding in reversed(revision.findings):
        if finding not in known:
            about = OneFinding(finding=finding)
            kind = DeliveryKind.FINDING_POST
            post(docs, kind, about=revision.edition, due=now, payload=about)


def touch_forum(docs: Documents, edition: str, *, now: datetime) -> None:
    """What was published is another: want all posts drawn anew."""
    touch(docs, MirrorKind.FINDINGS_FORUM, edition, now=now)
    touch_all(docs, MirrorKind.FINDING_POST, edition, now=now)


def take_back_finding_posts(docs: Documents, edition: str, *, now: datetime) -> None:
    """It was retracted: what waits is not sent, and what stands says so."""
    for each in _posts(docs, edition):
        if each.is_open:
            docs.put(step(each, Withdrawn(), now=now))
    touch_forum(docs, edition, now=now)


def _posts(docs: Reader, edition: str) -> list[Delivery]:
    return docs.select(Delivery, about=edition, kind=DeliveryKind.FINDING_POST.value)


def _finding(delivery: Delivery) -> str:
    return delivery.payload.finding if isinstance(delivery.payload, OneFinding) else ""
