import pytest

from bot.domain.deliveries.delivery import DeliveryKind, Place
from bot.services.outbox.host_notices import Worry
from bot.ui.cards.host.host import host_notice
from tests.factories import a_delivery


@pytest.mark.parametrize("worry", Worry)
def test_host_notice_says_what_is_the_matter_and_carries_its_key(localizer, worry):
    delivery = a_delivery(
        kind=DeliveryKind.HOST_NOTICE,
        place=Place.BACKSTAGE,
        detail={"what": worry.value, "reason": "talk *TA1K00*"},
    )

    said, buttons = host_notice(delivery, localizer.english)

    assert said.content.startswith("**")
    assert ("talk \\*TA1K00\\*" in said.content) == (worry not in {Worry.NOT_COPIED, Worry.DAMAGED})
    assert "docs/operations.md" in said.content
    assert buttons.children[0].custom_id == f"desk~{delivery.key}"
