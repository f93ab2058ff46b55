"""What was taken back since a backup was made is not there again once it is restored."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import Document
from bot.domain.findings.article import Article
from bot.domain.findings.finding import Revision
from bot.domain.findings.letters import FindingsLetters
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer, EditionSignup, Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.speaker import Consent
from bot.domain.team.member import default_member
from bot.domain.times.zones import load_zones
from bot.services.outbox.telling import wants_letters
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.strict_since import keep_strict
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOW,
    OWNER,
    SERIES_CODE,
    a_delivery,
    a_segment,
    a_server,
    a_signup,
    a_speaker,
    a_takeaway,
    a_talk,
)

ASKED = FindingsLetters(
    owner=OWNER, code="FE5500", series=SERIES_CODE, user_id=MEMBER_ID, asked_at=NOW
)


async def test_letters_that_were_not_wanted_any_more(tmp_path: Path):
    # A database that could not be read says nothing of what was taken back.
    presents: list[tuple[list[Document], int]] = [
        ([], 1),
        ([a_server(), ASKED], 1),
        ([a_server()], 0),
    ]
    store = await open_store(tmp_path / "data", KINDS)
    try:
        await store.run(OWNER, lambda docs: docs.put(ASKED))
        for present, left in presents:
            tightened = await keep_strict(store, present, now=NOW)
            kept = await store.survey(lambda survey: survey.select(FindingsLetters))
            assert (len(kept), tightened) == (left, 1 - left)
    finally:
        await store.close()


async def test_what_was_first_chosen_since_the_backup(tmp_path: Path):
    """Somebody who never chose anything has no document in it; nor has a talk with open intake."""
    without_letters = replace(default_member(MEMBER_ID), reminders=False)
    talk = a_talk()
    held = Intake(owner=OWNER, code=talk.code, talk=talk.code, hold_guests=True)
    store = await open_store(tmp_path / "data", KINDS)
    try:
        await keep_strict(store, [held], now=NOW)
        assert await store.survey(lambda survey: survey.select(Intake)) == [], "no talk, no intake"
        await store.run(OWNER, lambda docs: docs.put(talk))

        tightened = await keep_strict(store, [without_letters, held], now=NOW)

        assert tightened == 2
        assert not await wants_letters(store, MEMBER_ID)
        (kept,) = await store.survey(lambda survey: survey.select(Intake))
        assert kept.hold_guests
    finally:
        await store.close()


async def test_names_that_were_taken_out_of_notes(tmp_path: Path):
    """One note has other words since, one is gone."""
    said = [a_takeaway(code=code, text="Ada Example said so") for code in ("TA0001", "TA0002")]
    speaker = a_speaker(name="Ada Example", consent=Consent.NONE)
    talk = a_talk(segments=(a_segment(speakers=(speaker,)),))
    store = await open_store(tmp_path / "data", KINDS)
    try:
        for each in (talk, *said):
            await store.run(OWNER, lambda docs, each=each: docs.put(each))
        now = [a_server(), talk, replace(said[0], text="A mayor said so")]
        assert await keep_strict(store, now, now=NOW) == 2
        kept = await store.survey(lambda survey: survey.select(Takeaway))
    finally:
        await store.close()
    assert [each.text for each in kept] == ["A mayor said so", "… said so"]


WHOLE = EditionSignup(
    owner=OWNER, code="ED5500", edition=EDITION_CODE, user_id=MEMBER_ID, since=NOW, remind=True
)
LETTER = a_delivery(
    code="LE5500",
    kind=DeliveryKind.SOON,
    place=Place.MEMBER,
    user_id=MEMBER_ID,
    due=NOW + timedelta(days=2),
)
WAITS = a_signup(code="S1GN01", user_id=MEMBER_ID + 1, answer=Answer.WAITLISTED)


async def test_what_waits_for_findings_that_were_retracted_is_not_sent(tmp_path: Path):
    published = Revision(
        owner=OWNER,
        code="RE5500",
        edition=EDITION_CODE,
        number=1,
        article=Article(title="Northern Talks"),
        author_id=None,
        reviewer_id=None,
        published_at=NOW,
    )
    letter = replace(LETTER, kind=DeliveryKind.CATCH_UP, about=EDITION_CODE)
    retracted = replace(published, retracted_at=NOW, retracted_why="It was of another evening.")
    store = await open_store(tmp_path / "data", KINDS)
    try:
        for each in (published, letter):
            await store.run(OWNER, lambda docs, each=each: docs.put(each))
        assert await keep_strict(store, [a_server(), retracted], now=NOW) == 1
        waits = await store.survey(lambda survey: survey.select(Delivery))
    finally:
        await store.close()
    assert not any(each.is_open for each in waits)


@pytest.mark.parametrize("answer", [Answer.GOING, Answer.DECLINED])
async def test_letter_and_seat_that_a_member_gave_up(tmp_path: Path, answer: Answer):
    """The letter was planned as the backup was made; the seat goes to whoever waits in it."""
    mine = a_signup(remind=True)
    given_up = replace(mine, answer=answer, remind=False)
    await asyncio.to_thread(load_zones)
    store = await open_store(tmp_path / "data", KINDS)
    try:
        for each in (a_talk(seats=1), mine, WAITS, WHOLE, LETTER):
            await store.run(OWNER, lambda docs, each=each: docs.put(each))
        tightened = await keep_strict(store, [a_server(), given_up], now=NOW)

        def look(survey) -> tuple[list[Signup], list[Delivery], list[EditionSignup]]:
            return survey.select(Signup), survey.select(Delivery), survey.select(EditionSignup)

        signups, deliveries, whole = await store.survey(look)
    finally:
        await store.close()
    kept = {each.user_id: each for each in signups}
    assert (kept[MEMBER_ID].answer, kept[MEMBER_ID].remind) == (answer, False)
    assert not [each for each in deliveries if each.kind is DeliveryKind.SOON and each.is_open]
    is_offered = kept[WAITS.user_id].offered_until is not None
    assert is_offered == (answer is Answer.DECLINED)
    assert (whole, tightened) == ([], 2)
