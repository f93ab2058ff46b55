"""What backstage reads of takeaways that wait for a note-taker."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.guild.contents.content import Content, Drawings, Redrawings
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.ui.cards.takeaways.looking import to_look_at


async def _to_look_at(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _to_look_at_again(services, claimed.delivery, words)


async def _to_look_at_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.looking_through.waiting_for_team(post.owner, post.about)
    return Content(items=to_look_at(view, words, mark=post.key))


DRAWINGS: Drawings = {DeliveryKind.TO_LOOK_AT: _to_look_at}
REDRAWINGS: Redrawings = {MirrorKind.TO_LOOK_AT: _to_look_at_again}
