"""The live panel, and its mirror."""

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.guild.contents import Content, Contents
from bot.saying.i18n import Text
from bot.services.sending.deliveries import Claimed
from bot.services.takeaways.takeaways import Takeaways
from bot.ui.cards.talks.live import live_panel


def add_live(contents: Contents, takeaways: Takeaways) -> None:
    async def draw(post: Delivery, words: Text) -> Content:
        view = await takeaways.live_panel_view(post.owner, post.about)
        return Content(items=live_panel(view, words, mark=post.key))

    async def first(claimed: Claimed, words: Text) -> Content:
        return await draw(claimed.delivery, words)

    async def again(_mirror: Mirror, post: Delivery, words: Text) -> Content:
        return await draw(post, words)

    contents.add({DeliveryKind.LIVE_PANEL: first}, {MirrorKind.LIVE_PANEL: again})
