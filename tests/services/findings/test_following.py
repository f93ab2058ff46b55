"""What became of findings: asked once, noted by number in print, shown by those who publish."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.errors import BadNumber
from bot.domain.findings.errors import NothingPublished
from bot.domain.findings.finding import Finding, Revision
from bot.domain.findings.following import Status
from bot.domain.talks.series import Series
from bot.services.findings.findings import FindingsService
from bot.services.findings.following import FollowUps, FollowUpView, Noted
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.publishing import Publishing
from bot.services.findings.retracting import Retracting
from bot.services.talks.series import SeriesService
from tests.factories import EDITION_CODE, OWNER, a_note_taker, an_organiser
from tests.services.findings.findings_world import whole_edition

DONE = Noted(
    status=Status.DONE, who="Northville", word="40 trees.", link="https://e.org", is_shown=True
)


@pytest.fixture
def following(store, clock) -> FollowUps:
    return FollowUps(store, clock)


@pytest.fixture
async def published(store, clock, put) -> None:
    await put(*whole_edition())
    await publish(store, clock)


async def publish(store, clock) -> None:
    publishing = Publishing(store, clock)
    asked = await publishing.ask_review(a_note_taker())
    await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)


async def asked(store) -> list[Delivery]:
    kind = DeliveryKind.FOLLOW_UP.value
    found = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind))
    return [each for each in found if each.is_waiting]


async def note(following: FollowUps, number: int, noted: Noted, by=None) -> FollowUpView:
    view = await following.view(an_organiser(), EDITION_CODE)
    finding = next(each.finding for each in view.findings if each.number == number)
    return await following.note(by or an_organiser(), finding.code, finding.version, noted)


@pytest.mark.usefixtures("published")
async def test_the_team_is_asked_once_after_publication(store, clock, following):
    (planned,) = await asked(store)
    assert timedelta(days=180) < planned.due - clock.now() < timedelta(days=186)

    await FindingsService(store, clock, Meanwhile()).reorder(a_note_taker(), "F1ND01", 2)
    await publish(store, clock)
    assert await asked(store) == [planned]

    view = await following.stop(a_note_taker(), EDITION_CODE)
    assert (view.asked_at, await asked(store)) == (None, [])
    view = await following.ask(an_organiser(), EDITION_CODE, "12")
    assert view.asked_at is not None
    assert view.series.follow_up_months == 12
    view = await following.ask(a_note_taker(), EDITION_CODE, "3")
    (planned,) = await asked(store)
    assert planned.due - clock.now() < timedelta(days=93)
    assert view.series.follow_up_months == 12, "a note-taker keeps no series"
    with pytest.raises(BadNumber):
        await following.ask(an_organiser(), EDITION_CODE, "7")


@pytest.mark.usefixtures("published")
async def test_nobody_is_asked_about_what_was_retracted(store, clock):
    await Retracting(store, clock).retract(an_organiser(), EDITION_CODE, 1, "It was another one.")

    assert await asked(store) == []


async def test_a_series_that_asks_never_is_not_asked(store, clock, put):
    documents = [
        replace(each, follow_up_months=0) if isinstance(each, Series) else each
        for each in whole_edition()
    ]
    await put(*documents)
    await publish(store, clock)

    assert await asked(store) == []


@pytest.mark.usefixtures("published")
async def test_what_is_noted_stays_with_the_number_in_print(store, clock, following):
    publishing = Publishing(store, clock)
    await note(following, 7, DONE)
    # The draft goes on; what readers read does not.
    await FindingsService(store, clock, Meanwhile()).reorder(a_note_taker(), "F1ND07", 1)

    (shown,) = await publishing.published(an_organiser(), EDITION_CODE)
    assert {number: each.who for number, each in shown.became.items()} == {7: "Northville"}
    await publish(store, clock)
    (shown,) = await publishing.published(an_organiser(), EDITION_CODE)
    assert list(shown.became) == [1]


@pytest.mark.usefixtures("published")
async def test_members_read_only_what_somebody_who_publishes_let_them_read(store, clock, following):
    publishing = Publishing(store, clock)
    view = await note(following, 1, DONE, by=a_note_taker())
    assert view.findings[0].finding.became is not None
    (shown,) = await publishing.published(an_organiser(), EDITION_CODE)
    assert shown.became == {}

    await note(following, 1, DONE)
    (shown,) = await publishing.published(an_organiser(), EDITION_CODE)
    assert shown.became[1].status is Status.DONE

    view = await note(following, 1, replace(DONE, status=None))
    assert view.findings[0].finding.became is None


@pytest.mark.usefixtures("published")
async def test_the_next_edition_knows_what_became_of_the_last(store, clock, following):
    findings = FindingsService(store, clock, Meanwhile())
    view = await note(following, 7, DONE)
    series = SeriesService(store, clock)
    following_edition = await series.new_edition(an_organiser(), view.series.code, "2027")

    around = await findings.around(a_note_taker(), following_edition.code)
    assert around.before is not None
    edition, known = around.before
    assert (edition.code, [each.number for each in known]) == (EDITION_CODE, [7])
    assert (await findings.around(a_note_taker(), EDITION_CODE)).before is None


async def test_of_what_is_not_published_nothing_can_become(following, put):
    await put(*whole_edition())

    with pytest.raises(NothingPublished):
        await following.view(an_organiser(), EDITION_CODE)


@pytest.mark.usefixtures("published")
async def test_what_was_imported_is_known_by_its_headings(store, following):
    def forget(docs) -> None:
        (revision,) = docs.select(Revision)
        docs.put(replace(revision, findings=()))
        finding = docs.get(Finding, "F1ND03")
        docs.put(replace(finding, heading="Another one"))

    await store.run(OWNER, forget)

    view = await following.view(an_organiser(), EDITION_CODE)
    assert [each.number for each in view.findings] == [1, 2, 4, 5, 6, 7, 8, 9]
