"""What went where: of letters in number, and of nobody whose it was."""

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.team.errors import NotANoteTaker
from bot.services.team.receipts import Receipts
from bot.ui.cards.team.receipts import receipt_card
from tests.documents.english import ENGLISH
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOW,
    a_delivery,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    an_edition,
)
from tests.ui.cards.measuring import text_of


def a_letter(number: int, **fields):
    return a_delivery(
        code=f"TTTTT{number}",
        kind=DeliveryKind.CATCH_UP,
        place=Place.MEMBER,
        about=EDITION_CODE,
        user_id=MEMBER_ID + number,
        **fields,
    )


async def test_team_reads_how_many_letters_went_and_of_none_to_whom(store, clock, put):
    sent = {"state": DeliveryState.SENT, "sent_at": NOW}
    closed = {"state": DeliveryState.HELD, "reason": Reason.DM_CLOSED}
    letters = [
        *(
            a_letter(number, **sent, channel_id=770_000 + number, message_id=900)
            for number in (1, 2, 3)
        ),
        *(a_letter(number, **closed) for number in (4, 5)),
        a_letter(6),
    ]
    await put(a_server(), a_series(), an_edition(), *letters)
    receipts = Receipts(store, clock)

    view = await receipts.of(a_note_taker(), EDITION_CODE)
    shown = text_of(receipt_card(view, ENGLISH, passes_on=lambda _: False))

    assert "3 members" in shown
    assert "2 members): " in shown
    assert "one member, planned" in shown
    for each in letters:
        assert str(each.user_id) not in shown
        assert str(each.channel_id) not in shown
    with pytest.raises(NotANoteTaker):
        await receipts.of(a_member(), EDITION_CODE)
