from datetime import timedelta

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.receipts import Went, receipt
from tests.factories import NOW, a_delivery, a_mirror

ANNOUNCED = a_delivery(code="AAAAA1", state=DeliveryState.SENT, sent_at=NOW)


def a_letter(number, **fields):
    return a_delivery(
        code=f"TTTTT{number}", kind=DeliveryKind.SOON, place=Place.MEMBER, user_id=number, **fields
    )


def test_letters_count_by_outcome_and_reason():
    closed = {"state": DeliveryState.HELD, "reason": Reason.DM_CLOSED}
    letters = [
        a_letter(1, state=DeliveryState.SENT),
        a_letter(2, **closed),
        a_letter(3, state=DeliveryState.SENT),
        a_letter(4, **closed),
        a_letter(5, state=DeliveryState.DROPPED, reason=Reason.TOO_LATE),
    ]
    lines = receipt(letters, [])

    assert [(each.went, each.reason, each.count) for each in lines] == [
        (Went.SENT, None, 2),
        (Went.STUCK, Reason.DM_CLOSED, 2),
        (Went.NOT_SENT, Reason.TOO_LATE, 1),
    ]


def test_what_only_the_team_reads_and_what_was_taken_back_is_left_out():
    sheet = a_delivery(kind=DeliveryKind.RUN_SHEET, place=Place.BACKSTAGE)
    back = a_delivery(state=DeliveryState.WITHDRAWN)

    assert receipt([sheet, back], []) == ()


def test_refused_update_stands_behind_its_message_in_the_order_of_time():
    later = a_delivery(code="AAAAA2", due=ANNOUNCED.due + timedelta(days=1))
    refused = a_mirror(post="AAAAA1", reason=Reason.NO_ACCESS)
    lines = receipt([later, ANNOUNCED], [refused, a_mirror(post="AAAAA1")])

    assert [(each.delivery.code, each.update) for each in lines] == [
        ("AAAAA1", None),
        ("AAAAA1", MirrorKind.CARD),
        ("AAAAA2", None),
    ]
    assert lines[1].reason is Reason.NO_ACCESS


def test_every_state_has_its_line():
    for state in DeliveryState:
        lines = receipt([a_delivery(state=state)], [])
        assert len(lines) == (state is not DeliveryState.WITHDRAWN)
