"""Notices about the machine, drawn for backstage."""

from bot.domain.deliveries.kinds import DeliveryKind
from bot.guild.contents import Content, Contents
from bot.saying.i18n import Text
from bot.services.sending.deliveries import Claimed
from bot.ui.cards.host.host import host_notice


def add_host_notices(contents: Contents) -> None:
    async def notice(claimed: Claimed, words: Text) -> Content:
        return Content(items=host_notice(claimed.delivery, words))

    contents.add({DeliveryKind.HOST_NOTICE: notice})
