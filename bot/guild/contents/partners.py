"""What arrives from another server's series, and what both teams read of that."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.guild.contents.content import Content, Drawings, Redrawings
from bot.guild.contents.findings import with_documents
from bot.guild.marks import small_print
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.ui.cards.partners.arrival import findings_arrived, partner_news, talk_arrived
from bot.ui.controls import text


async def _talk(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _talk_again(services, claimed.delivery, words)


async def _talk_again(services: Services, post: Delivery, words: Text) -> Content:
    arrival, following = await services.followings.arrived(post.owner, post.about)
    shown = talk_arrived(arrival, following, words)
    return Content(items=[*shown, text(small_print(post.key))])


async def _findings(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _findings_again(services, claimed.delivery, words)


async def _findings_again(services: Services, post: Delivery, words: Text) -> Content:
    arrival, following = await services.followings.arrived(post.owner, post.about)
    shown = [*findings_arrived(arrival, following, words), text(small_print(post.key))]
    article = arrival.findings.article if arrival.findings is not None else None
    if article is None or arrival.is_withdrawn:
        return Content(items=shown, takes_files_away=True)
    return await with_documents(shown, article, words, stamp=None)


async def _news(_services: Services, claimed: Claimed, words: Text) -> Content:
    shown = partner_news(claimed.delivery, words)
    return Content(items=[*shown, text(small_print(claimed.delivery.key))])


DRAWINGS: Drawings = {
    DeliveryKind.PARTNER_TALK: _talk,
    DeliveryKind.PARTNER_FINDINGS: _findings,
    DeliveryKind.PARTNER_NEWS: _news,
}
REDRAWINGS: Redrawings = {
    MirrorKind.PARTNER_TALK: _talk_again,
    MirrorKind.PARTNER_FINDINGS: _findings_again,
}
