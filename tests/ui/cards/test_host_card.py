import pytest

from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.guild.commands import NO_ANSWER
from bot.saying.times import stamp
from bot.ui.cards.host.machine import machine_worry
from tests.factories import a_delivery


@pytest.mark.parametrize("worry", Worry)
def test_machine_worry_says_what_is_the_matter(localizer, worry):
    delivery = a_delivery(
        kind=DeliveryKind.HOST_NOTICE,
        place=Place.MEMBER,
        payload=MachineWorry(worry=worry, reason="talk *TA1K00*"),
    )

    (said,) = machine_worry(delivery, localizer.english)

    assert said.content.startswith("**")
    assert ("talk \\*TA1K00\\*" in said.content) == (worry not in {Worry.NOT_COPIED, Worry.DAMAGED})
    assert "docs/operations.md" in said.content
    # It stands there when all is well again.
    assert said.content.endswith(f"-# As of {stamp(delivery.due, 'f')}")


def test_discord_that_gives_no_reason_is_quoted_with_none(localizer):
    delivery = a_delivery(
        kind=DeliveryKind.HOST_NOTICE,
        place=Place.MEMBER,
        payload=MachineWorry(worry=Worry.COMMANDS, reason=NO_ANSWER),
    )

    (said,) = machine_worry(delivery, localizer.english)

    assert said.content.startswith(
        "**Discord does not take my commands**: it did not answer, or only that something is"
        " broken. Some"
    )
