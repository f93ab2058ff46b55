"""What the host is told about the machine that the bot runs on."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import MachineWorry
from bot.saying.i18n import Text
from bot.saying.text_ids import text_id
from bot.saying.times import stamp
from bot.ui.controls import Item, text
from bot.ui.plain import plain

_REASON_MAX = 300


def machine_worry(delivery: Delivery, words: Text) -> list[Item]:
    assert isinstance(delivery.payload, MachineWorry)
    what = text_id("machine-worry", delivery.payload.worry)
    said = words(what, reason=plain(delivery.payload.reason, _REASON_MAX))
    # Nothing takes the letter back once it is well again.
    seen = words("machine-worry-seen", when=stamp(delivery.due, "f"))
    return [text(f"{said}\n-# {seen}")]
