"""Notices to the team about what did not go out as planned, drawn for backstage."""

from bot.domain.deliveries.kinds import DeliveryKind
from bot.guild.contents import Content, Contents
from bot.saying.i18n import Text
from bot.services.sending.deliveries import Claimed
from bot.services.team.notices import Notices
from bot.ui.cards.deliveries.notice import notice


def add_notices(contents: Contents, notices: Notices) -> None:
    async def draw(claimed: Claimed, words: Text) -> Content:
        return Content(items=notice(await notices.view(claimed.delivery), words))

    contents.add({DeliveryKind.NOTICE: draw})
