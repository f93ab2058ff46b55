"""What a backup says of messages is old: they may have gone out since."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Claim, DeliveryState
from bot.domain.deliveries.facts import Absent, Mended, Restored, Sent
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import RESTORED
from tests.factories import NOW, a_delivery, a_mirror, after

MOMENT = NOW - timedelta(days=2)
CLAIM = Claim(by="earlier run", at=MOMENT - timedelta(hours=1), since_id=7)
FRESH = Claim(by=RESTORED, at=MOMENT)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # Due since the backup: it may have gone out.
        ({"due": NOW}, {"state": "doubtful", "claim": FRESH, "wake": NOW}),
        (
            {"due": MOMENT, "wake": NOW + timedelta(minutes=5), "attempts": 3, "claim": CLAIM},
            {"state": "doubtful", "attempts": 3, "claim": CLAIM, "wake": NOW},
        ),
        # Not due yet.
        ({"due": NOW + timedelta(seconds=1)}, {}),
        # On its way when the backup was made.
        (
            {"state": DeliveryState.CLAIMED, "claim": CLAIM, "attempts": 1, "wake": None},
            {"state": "doubtful", "wake": NOW},
        ),
        ({"state": DeliveryState.DOUBTFUL, "claim": CLAIM}, {"wake": NOW}),
        # Somebody may have mended it since.
        (
            {"state": DeliveryState.HELD, "reason": Reason.NO_CHANNEL, "wake": None},
            {"reason": Reason.CANNOT_LOOK, "claim": FRESH},
        ),
        # Else it would be too late to open once the talk is over, and what stands in it not found.
        (
            {"kind": DeliveryKind.THREAD, "due": MOMENT},
            {"state": "doubtful", "claim": FRESH, "wake": NOW},
        ),
        # Opening a thread twice is opening it once.
        (
            {
                "kind": DeliveryKind.THREAD,
                "state": DeliveryState.HELD,
                "reason": Reason.NO_CHANNEL,
                "wake": None,
            },
            {},
        ),
        # Over and done with.
        ({"state": DeliveryState.SENT, "wake": None}, {}),
        ({"state": DeliveryState.DROPPED, "wake": None}, {}),
        ({"state": DeliveryState.WITHDRAWN, "wake": None}, {}),
    ],
)
def test_what_a_backup_says_is_doubted(before, changes):
    merged = {"due": NOW, "wake": NOW} | before
    expected = merged | changes
    if isinstance(expected.get("state"), str):
        expected["state"] = DeliveryState(expected["state"])

    assert after(a_delivery(**merged), Restored(MOMENT)) == a_delivery(**expected)


def test_doubted_can_be_found_again():
    delivery = after(a_delivery(), Restored(MOMENT))

    sent = after(delivery, Sent(message_id=1, channel_id=2))
    assert (sent.state, after(delivery, Absent()).state) == ("sent", "planned")


def test_doubted_that_was_held_is_looked_for_once_it_is_mended():
    held = a_delivery(state=DeliveryState.HELD, reason=Reason.REFUSED, wake=None)

    mended = after(held, Restored(MOMENT), Mended())

    assert mended.state is DeliveryState.DOUBTFUL


def test_what_was_posted_is_shown_anew_but_no_poll_is_ended():
    assert a_mirror().restored(now=NOW) == a_mirror(wanted=1, wake=NOW)
    closing = a_mirror(kind=MirrorKind.POLL_CLOSING)
    assert closing.restored(now=NOW) == closing
