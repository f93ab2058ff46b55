"""What an organiser writes to those who signed up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import WrittenText
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import user_owner
from bot.domain.errors import TextMissing, TextTooLong
from bot.domain.keeping.audit import AuditEntry, Deed
from bot.domain.keeping.erasing import Erased, Erasure, without
from bot.domain.signups.circular import TEXT_MAX
from bot.domain.signups.errors import NobodyToWriteTo, NoMoreToWriteOf, WroteToday
from bot.domain.signups.signup import Answer
from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAllowed
from bot.domain.team.member import default_member
from bot.services.signups.circulars import Circulars
from bot.ui.cards.talks.circular import circular_question
from tests.documents.english import ENGLISH
from tests.factories import (
    END,
    NOW,
    OWNER,
    TALK_CODE,
    a_delivery,
    a_member,
    a_note_taker,
    a_signup,
    an_organiser,
)
from tests.ui.cards.measuring import text_of

ADA = an_organiser()


@pytest.fixture
def circulars(store, clock) -> Circulars:
    clock.set(NOW)
    return Circulars(store, clock)


@pytest.fixture
async def people(programme, put) -> None:
    await put(
        a_signup(code="S1", user_id=1),
        a_signup(code="S2", user_id=2),
        a_signup(code="S3", user_id=3, answer=Answer.MAYBE),
    )


async def letters(store) -> list[Delivery]:
    return await store.read(
        OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.CIRCULAR.value)
    )


@pytest.mark.usefixtures("people")
async def test_closed_direct_messages_are_counted_until_one_gets_through(circulars, put):
    refused = a_delivery(
        code="D3",
        kind=DeliveryKind.CIRCULAR,
        user_id=3,
        due=NOW - timedelta(days=2),
        state=DeliveryState.HELD,
        reason=Reason.DM_CLOSED,
    )
    await put(refused, replace(refused, code="D9", user_id=9))
    shown = await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=True)
    assert (shown.told.letters, shown.told.closed) == (3, 1)
    assert "one of them took no direct message" in text_of(circular_question(shown, ENGLISH))

    read = {"state": DeliveryState.SENT, "reason": None, "sent_at": NOW}
    await put(replace(refused, code="D4", due=NOW - timedelta(days=1), **read))
    shown = await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=True)
    assert shown.told.closed == 0


@pytest.mark.usefixtures("people")
async def test_what_was_shown_goes_out_once_and_is_noted(circulars, store):
    await store.run(
        user_owner(2), lambda docs: docs.put(replace(default_member(2), reminders=False))
    )
    shown = await circulars.as_typed(ADA, TALK_CODE, " Bring a chair ", with_maybe=True)
    assert await letters(store) == []

    sent = await circulars.send(ADA, shown.code)

    assert (shown.text, shown.told.letters, shown.told.stopped) == ("Bring a chair", 3, 1)
    assert sent.told == shown.told
    planned = await letters(store)
    assert sorted(each.user_id or 0 for each in planned) == [1, 2, 3]
    assert {each.payload for each in planned} == {WrittenText(text="Bring a chair")}
    (entry,) = await store.read(OWNER, lambda docs: docs.select(AuditEntry))
    assert (entry.deed, entry.which, entry.by) == (Deed.WROTE_TO_ALL, TALK_CODE, ADA.user_id)
    with pytest.raises(PreviewExpired):
        await circulars.send(ADA, shown.code)


@pytest.mark.usefixtures("people")
async def test_two_at_once_are_one_note_a_day(circulars, store, clock, put):
    first = await circulars.as_typed(ADA, TALK_CODE, "One", with_maybe=False)
    second = await circulars.as_typed(ADA, TALK_CODE, "Two", with_maybe=False)
    # Another letter of the day is none of it.
    await put(a_delivery(kind=DeliveryKind.MOVED_LETTER, due=NOW, user_id=1))
    await circulars.send(ADA, first.code)

    with pytest.raises(WroteToday):
        await circulars.send(ADA, second.code)
    with pytest.raises(WroteToday):
        await circulars.begin(ADA, TALK_CODE)
    assert len(await letters(store)) == 2

    clock.set(NOW + timedelta(days=1))
    # Refused is not used up.
    await circulars.send(ADA, second.code)
    assert len(await letters(store)) == 4


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("person", [a_member(), a_note_taker()], ids=["member", "note-taker"])
async def test_only_organisers_write(circulars, person):
    shown = await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=False)

    with pytest.raises(NotAllowed):
        await circulars.begin(person, TALK_CODE)
    with pytest.raises(NotAllowed):
        await circulars.as_typed(person, TALK_CODE, "Bring a chair", with_maybe=False)
    with pytest.raises(PreviewExpired):
        await circulars.send(person, shown.code)


@pytest.mark.usefixtures("programme")
async def test_nobody_is_written_to_who_is_not_there(circulars, put):
    await put(a_signup(code="S3", user_id=3, answer=Answer.MAYBE))

    with pytest.raises(NobodyToWriteTo):
        await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=False)
    assert (await circulars.as_typed(ADA, TALK_CODE, "x", with_maybe=True)).told.letters == 1


@pytest.mark.usefixtures("people")
async def test_of_a_talk_that_is_over_or_off_nothing_is_written(circulars, store, clock):
    shown = await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=False)
    clock.set(END + timedelta(days=2))
    with pytest.raises(NoMoreToWriteOf):
        await circulars.begin(ADA, TALK_CODE)

    clock.set(NOW)
    await store.run(
        OWNER,
        lambda docs: docs.put(replace(docs.get(Talk, TALK_CODE), state=TalkState.CANCELLED)),
    )
    with pytest.raises(NoMoreToWriteOf):
        await circulars.send(ADA, shown.code)


@pytest.mark.usefixtures("people")
async def test_text_is_needed_and_fits_a_letter(circulars):
    with pytest.raises(TextMissing):
        await circulars.as_typed(ADA, TALK_CODE, " \n ", with_maybe=False)
    with pytest.raises(TextTooLong):
        await circulars.as_typed(ADA, TALK_CODE, "x" * (TEXT_MAX + 1), with_maybe=False)


@pytest.mark.usefixtures("people")
async def test_erasure_takes_the_letter_and_its_text(circulars, store):
    shown = await circulars.as_typed(ADA, TALK_CODE, "Bring a chair", with_maybe=False)
    await circulars.send(ADA, shown.code)
    erasure = Erasure(at=NOW, what=Erased.MEMBER, owner=OWNER, user_id=1)

    left = [without(each, erasure) for each in await letters(store)]

    assert [each.user_id for each in left if isinstance(each, Delivery)] == [2]
