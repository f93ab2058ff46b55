"""What a member chose about letters, in what is planned of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import own_code, user_owner
from bot.domain.signups.errors import LetterForNothing
from bot.domain.signups.signup import Answer, Signup
from bot.domain.team.member import Member
from bot.domain.times.letter_times import LetterTimes
from bot.services.host.logbooks import write_logbook
from bot.services.signups.members import Members, Spreading
from bot.services.signups.signups import Signups
from bot.services.talks.talks import TalkService
from tests.factories import (
    END,
    MEMBER_ID,
    NOW,
    OWNER,
    START,
    TALK_CODE,
    a_member,
    a_signup,
    an_organiser,
)
from tests.services.waking import wake_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUARTER = timedelta(minutes=15)
MINE = user_owner(MEMBER_ID)


@pytest.fixture
def signups(store, clock) -> Signups:
    clock.set(NOW)
    return Signups(store, clock)


@pytest.fixture
def members(store, clock, signups) -> Members:
    return Members(store, clock, signups)


async def letters(store, kind=DeliveryKind.SOON):
    found = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind))
    return [each.due for each in found]


@pytest.mark.usefixtures("programme")
async def test_letters_that_are_planned_follow_the_choice(store, signups, members):
    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    await members.remind(a_member(), TALK_CODE)
    assert await letters(store) == [START - QUARTER]

    await members.set_letter_times(a_member(), before=60)
    assert await letters(store) == [START - HOUR]
    # 15:00 in Copenhagen, so that the hour before lies in it.
    await members.set_quiet_hours(a_member(), (12, 16), "Copenhagen")
    assert await letters(store) == [START - 3 * HOUR]
    await members.set_quiet_hours(a_member(), (0, 0), "Copenhagen")
    assert await letters(store) == [START - HOUR]


@pytest.mark.usefixtures("programme")
async def test_whoever_chose_before_is_written_to_then(store, signups, members):
    await members.set_letter_times(a_member(), before=24 * 60)

    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    await members.remind(a_member(), TALK_CODE)

    assert await letters(store) == [START - DAY]


@pytest.mark.usefixtures("programme")
async def test_no_second_letter_for_whom_the_first_is_out(store, clock, signups, members):
    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    await members.set_letter_times(a_member(), before=60)
    await members.remind(a_member(), TALK_CODE)

    def is_out(docs):
        (letter,) = docs.select(Delivery, kind=DeliveryKind.SOON)
        docs.put(replace(letter, state=DeliveryState.SENT, sent_at=letter.due, message_id=1))

    await store.run(OWNER, is_out)
    clock.set(START - HOUR + timedelta(minutes=1))

    await members.set_letter_times(a_member(), before=15)
    await signups.answer(a_member(), TALK_CODE, Answer.MAYBE)

    assert await letters(store) == [START - HOUR]


@pytest.mark.usefixtures("programme")
async def test_what_a_killed_process_began_is_gone_on_with(store, put, clock):
    clock.set(NOW)
    await put(a_signup(remind=True))
    chosen = Member(owner=MINE, code=own_code(MINE), letters=LetterTimes(before=60), spread_at=NOW)
    await store.run(MINE, lambda docs: docs.put(chosen))

    chore = Spreading(store, clock)
    assert await wake_of(chore, store, clock) == NOW
    assert await chore.run_due(NOW) == 1

    assert await letters(store) == [START - HOUR]
    assert await wake_of(chore, store, clock) is None
    (signup,) = await store.read(OWNER, lambda docs: docs.select(Signup))
    assert signup.letters.before == 60


@pytest.mark.usefixtures("programme")
async def test_an_answer_whose_process_was_killed_takes_over_the_choice_later(store, put, clock):
    """The seat was kept in one unit, and the next one never came."""
    await write_logbook(store, lambda kept: kept.seen(NOW, begins=True))
    chosen = Member(owner=MINE, code=own_code(MINE), letters=LetterTimes(before=60))
    await store.run(MINE, lambda docs: docs.put(chosen))
    await put(a_signup(remind=True, answered_at=NOW))

    await Spreading(store, clock).open(NOW + DAY)

    (signup,) = await store.read(OWNER, lambda docs: docs.select(Signup))
    assert signup.letters.before == 60
    assert await letters(store) == [START - HOUR]


@pytest.mark.usefixtures("programme")
async def test_news_waits_for_the_end_of_quiet_hours(store, clock, signups, members):
    await members.set_quiet_hours(a_member(), (8, 12), "Copenhagen")
    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    clock.set(NOW)  # 10:00 in Copenhagen

    talks = TalkService(store, clock)
    await talks.cancel(an_organiser(), TALK_CODE, 1)

    assert await letters(store, DeliveryKind.CANCELLED_LETTER) == [NOW + 2 * HOUR]


@pytest.mark.usefixtures("programme")
async def test_nobody_is_asked_to_switch_letters_on_for_a_talk_that_is_over(
    clock, signups, members
):
    mia = a_member()
    await signups.answer(mia, TALK_CODE, Answer.GOING)
    await members.set_reminders(mia, wanted=False)
    assert await members.remind(mia, TALK_CODE) is None
    clock.set(END + timedelta(days=1))
    for wanted in (True, False):
        with pytest.raises(LetterForNothing):
            await signups.remind(mia, TALK_CODE, wanted=wanted)
    for switch_on in (True, False):
        with pytest.raises(LetterForNothing):
            await members.remind(mia, TALK_CODE, switch_on=switch_on)
