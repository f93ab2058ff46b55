"""What the moment of a planned publication does, and what keeps it from publishing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import Publication, StoppedBy
from bot.domain.findings.finding import Finding, Revision
from bot.domain.talks.errors import TimeInThePast
from bot.domain.talks.speaker import Consent
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAReviewer
from bot.services.findings.publishing import Publishing
from bot.services.findings.publishing_later import PublishingLater, publish_planned
from tests.factories import EDITION_CODE, END, OWNER, a_note_taker, an_organiser
from tests.services.findings.findings_world import whole_edition

AT = END + timedelta(days=60)


@pytest.fixture
def later(store, clock) -> PublishingLater:
    return PublishingLater(store, clock)


@pytest.fixture
async def version(store, clock, put) -> int:
    """What is agreed to: Ada is named, as she has agreed to be."""
    named = [
        replace(each, heading="What Ada Example said", position=1)
        if isinstance(each, Finding) and each.position == 1
        else each
        for each in whole_edition()
    ]
    await put(*named)
    asked = await Publishing(store, clock).ask_review(a_note_taker())
    return asked.key.version


async def come(store) -> Publication:
    """Let the moment come, twice."""

    def work(docs) -> Publication:
        (planned,) = docs.select(Delivery, kind=DeliveryKind.PUBLICATION.value)
        done = publish_planned(docs, publish_planned(docs, planned, AT), AT)
        assert isinstance(done.payload, Publication)
        return done.payload

    return await store.run(OWNER, work)


async def revisions(store) -> list[Revision]:
    return await store.read(OWNER, lambda docs: docs.select(Revision))


async def test_the_moment_publishes_once(later, version, store):
    view = await later.plan(an_organiser(), EDITION_CODE, version, AT)

    assert view.publish_at == AT
    assert await come(store) == Publication(revision=1)
    (revision,) = await revisions(store)
    assert (revision.published_at, revision.reviewer_id) == (AT, an_organiser().user_id)


async def test_whoever_withdraws_meanwhile_is_not_published(later, version, store, put):
    await later.plan(an_organiser(), EDITION_CODE, version, AT)
    talk = next(each for each in whole_edition() if isinstance(each, Talk))
    kept = await store.read(OWNER, lambda docs: docs.get(Talk, talk.code))
    segments = tuple(
        replace(
            segment,
            speakers=tuple(replace(who, consent=Consent.NONE) for who in segment.speakers),
        )
        for segment in kept.segments
    )
    await put(replace(kept, segments=segments))

    assert await come(store) == Publication(stopped=StoppedBy.CHECKS)
    assert await revisions(store) == []


async def test_only_a_second_person_chooses_a_time_to_come(later, version):
    with pytest.raises(NotAReviewer):
        await later.plan(an_organiser(user_id=a_note_taker().user_id), EDITION_CODE, version, AT)
    with pytest.raises(TimeInThePast):
        await later.plan(an_organiser(), EDITION_CODE, version, END - timedelta(days=365))


async def test_another_time_stands_for_the_first_and_publishing_now_for_both(
    later, version, store, clock
):
    first = await later.plan(an_organiser(), EDITION_CODE, version, AT)
    second = await later.plan(
        an_organiser(), EDITION_CODE, first.key.version, AT + timedelta(days=1)
    )
    await Publishing(store, clock).publish(an_organiser(), EDITION_CODE, second.key.version)

    planned = await store.read(
        OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.PUBLICATION.value)
    )
    assert [each.was_taken_back for each in planned] == [True, True]
