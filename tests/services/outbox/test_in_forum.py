"""Posts of a forum for single findings, while what is published changes under them."""

from dataclasses import replace

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import NotSent, Sent, Taken
from bot.domain.findings.article import Article
from bot.domain.findings.finding import Revision
from bot.domain.team.server import Server
from bot.services.outbox.in_forum import plan_finding_posts, take_back_finding_posts
from bot.services.sending.consequences import carry_out
from tests.factories import EDITION_CODE, GUILD_ID, NOW, OWNER, START, a_server

SENT = Sent(message_id=7, channel_id=8)


def a_revision(number: int, *findings: str) -> Revision:
    return Revision(
        owner=OWNER,
        code=f"REV{number}",
        edition=EDITION_CODE,
        number=number,
        article=Article(title="Northville Talks 2022"),
        author_id=1,
        reviewer_id=2,
        published_at=START,
        findings=findings,
    )


@pytest.fixture
async def published(store, put):
    """Two findings, and the post of the first is on its way."""
    first = a_revision(1, "F1ND01", "F1ND02")
    await put(a_server(forum_channel_id=5, posts_each_finding=True), first)

    def work(docs):
        plan_finding_posts(docs, first, now=NOW)
        docs.put(replace(of(docs, "F1ND02"), wake=None, state=DeliveryState.HELD))
        taken = Taken(by="this run", since_id=None, channel_id=5)
        carry_out(docs, of(docs, "F1ND01"), taken, now=NOW)

    await store.run(OWNER, work)
    return first


def of(docs, finding: str) -> Delivery:
    return [each for each in docs.select(Delivery) if each.payload.finding == finding][-1]


def states(docs) -> list[tuple[str, DeliveryState]]:
    return sorted((each.payload.finding, each.state) for each in docs.select(Delivery))


def retract(docs, revision: Revision) -> None:
    docs.put(replace(docs.get(Revision, revision.code), retracted_at=NOW, retracted_why="No."))
    take_back_finding_posts(docs, EDITION_CODE, now=NOW)


@pytest.mark.parametrize(
    ("outcome", "wanted"),
    [
        (NotSent(), [("F1ND01", "planned"), ("F1ND01", "withdrawn")]),
        (SENT, [("F1ND01", "sent")]),
    ],
    ids=["never stood", "stands"],
)
async def test_what_is_published_anew_while_a_post_is_on_its_way_is_there_once(
    store, published, outcome, wanted
):
    def work(docs):
        retract(docs, published)
        plan_finding_posts(docs, docs.put(a_revision(2, "F1ND01")), now=NOW)
        carry_out(docs, of(docs, "F1ND01"), outcome, now=NOW)
        return states(docs)

    found = await store.run(OWNER, work)

    assert found == [*wanted, ("F1ND02", "withdrawn")]


async def test_what_stays_retracted_is_posted_by_nobody(store, published):
    def work(docs):
        retract(docs, published)
        carry_out(docs, of(docs, "F1ND01"), NotSent(), now=NOW)
        return states(docs)

    assert await store.run(OWNER, work) == [("F1ND01", "withdrawn"), ("F1ND02", "withdrawn")]


async def test_what_waits_is_taken_back_once_the_server_wants_one_post_for_all(store, published):
    def work(docs):
        carry_out(docs, of(docs, "F1ND01"), SENT, now=NOW)
        server = docs.get(Server, str(GUILD_ID))
        docs.put(replace(server, posts_each_finding=False))
        plan_finding_posts(docs, docs.put(a_revision(2, *published.findings)), now=NOW)
        return states(docs)

    assert await store.run(OWNER, work) == [("F1ND01", "sent"), ("F1ND02", "withdrawn")]
