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

    What waits for a finding that is in print no more, or is not wanted any more, is taken back.
    """
    server = server_of(docs)
    is_wanted = server.forum_channel_id is not None and server.posts_each_finding
    wanted = revision.findings if is_wanted else ()
    for each in _posts(docs, revision.edition):
        if each.is_open and _finding(each) not in wanted:
            docs.put(step(each, Withdrawn(), now=now))
    known = {_finding(each) for each in _posts(docs, revision.edition) if not each.never_comes}
    # A forum shows the newest post first.
    for finding in reversed(wanted):
        if finding not in known:
            about = OneFinding(finding=finding)
            kind = DeliveryKind.FINDING_POST
            post(docs, kind, about=revision.edition, due=now, payload=about)


def plan_lost_post(docs: Documents, unsent: Delivery, *, now: datetime) -> None:
    """After a post that was taken back on its way, and surely stands nowhere.

    It is wanted again where its finding was published anew meanwhile: nobody knew yet that the
    first one would not come.
    """
    if unsent.kind is not DeliveryKind.FINDING_POST or not unsent.was_taken_back:
        return
    revisions = docs.select(Revision, edition=unsent.about)
    newest = max(revisions, key=lambda each: each.number, default=None)
    if newest is not None and not newest.is_retracted:
        plan_finding_posts(docs, newest, now=now)


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
