"""What the bot says of itself: what did not go out, a test; to its host, how the machine is."""

from bot.domain.deliveries.kinds import DeliveryKind
from bot.guild.contents.content import Content, Drawings
from bot.guild.marks import small_print
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.ui.cards.deliveries.notice import alarm, notice
from bot.ui.cards.host.machine import machine_worry
from bot.ui.cards.talks.team_letters import test_message
from bot.ui.controls import text


async def _notice(services: Services, claimed: Claimed, words: Text) -> Content:
    return Content(items=notice(await services.notices.view(claimed.delivery), words))


async def _machine_worry(_services: Services, claimed: Claimed, words: Text) -> Content:
    mark = small_print(claimed.delivery.key)
    return Content(items=[*machine_worry(claimed.delivery, words), text(mark)])


async def _test(_services: Services, claimed: Claimed, words: Text) -> Content:
    return Content(items=test_message(claimed.delivery, words))


async def _alarm(services: Services, claimed: Claimed, words: Text) -> Content:
    silence = await services.notices.silence(claimed.delivery.owner)
    mark = small_print(claimed.delivery.key)
    return Content(items=[*alarm(silence, words), text(mark)])


DRAWINGS: Drawings = {
    DeliveryKind.NOTICE: _notice,
    DeliveryKind.HOST_NOTICE: _machine_worry,
    DeliveryKind.TEST: _test,
    DeliveryKind.ALARM: _alarm,
}
