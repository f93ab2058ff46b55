"""What has come to its term, and what is kept on doubt."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.outdated import is_to_be_told, may_be_erased, outdated_of
from bot.domain.talks.states import TalkState
from tests.factories import END, NOW, a_delivery, a_draft, a_server, a_signup, a_takeaway, a_talk

DAY = timedelta(days=1)
ENDED = a_talk(state=TalkState.ENDED, ended_at=END)
LETTER = a_delivery(
    kind=DeliveryKind.SOON,
    place=Place.MEMBER,
    user_id=7,
    state=DeliveryState.SENT,
    sent_at=END - DAY,
)


@pytest.mark.parametrize(
    ("document", "keeping", "days"),
    [
        (a_signup(), Keeping.SIGNUPS, 365),
        (LETTER, Keeping.LETTERS, 30),
        (a_takeaway(), Keeping.AUTHORS, 365),
    ],
)
def test_what_belongs_to_a_talk_goes_its_term_after_it(document, keeping, days):
    term = END + days * DAY

    assert not list(outdated_of(document, ENDED, now=term - timedelta(seconds=1)))
    (found,) = outdated_of(document, ENDED, now=term)
    assert found.keeping is keeping


def test_note_stays_without_its_author():
    (found,) = outdated_of(a_takeaway(support=(7,)), ENDED, now=END + 400 * DAY)

    assert (found.after.author_id, found.after.support, found.after.text) == (
        None,
        (),
        a_takeaway().text,
    )
    assert not list(outdated_of(found.after, ENDED, now=END + 400 * DAY))


@pytest.mark.parametrize("talk", [a_talk(), a_draft(), a_talk(state=TalkState.LIVE)])
def test_nothing_goes_while_its_talk_is_not_over(talk):
    assert not list(outdated_of(a_signup(), talk, now=NOW + 4000 * DAY))


def test_waiting_letter_and_messages_to_all_stay():
    waiting = a_delivery(kind=DeliveryKind.SOON, place=Place.MEMBER, user_id=7)
    everybodys = a_delivery(state=DeliveryState.SENT, sent_at=END)

    assert not list(outdated_of(waiting, ENDED, now=END + 400 * DAY))
    assert not list(outdated_of(everybodys, ENDED, now=END + 400 * DAY))


def test_cancelled_talk_keeps_its_answers_while_it_can_be_held_after_all():
    cancelled = a_talk(state=TalkState.CANCELLED)

    assert not list(outdated_of(a_signup(), cancelled, now=END + 364 * DAY))
    assert list(outdated_of(a_signup(), cancelled, now=END + 365 * DAY))


def test_server_is_erased_only_after_the_host_was_told():
    left = a_server(left_at=NOW)
    told = a_server(left_at=NOW, host_told_at=NOW + 100 * DAY)

    assert not is_to_be_told(left, now=NOW + 75 * DAY)
    assert is_to_be_told(left, now=NOW + 76 * DAY)
    assert not may_be_erased(left, now=NOW + 4000 * DAY)
    assert not may_be_erased(told, now=NOW + 113 * DAY)
    assert may_be_erased(told, now=NOW + 114 * DAY)
    assert not is_to_be_told(a_server(), now=NOW + 4000 * DAY)
