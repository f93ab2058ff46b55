"""Every drawing, by the kind of what it draws."""

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.guild.contents import ballots, findings, partners, polls, takeaways, talks, team
from bot.guild.contents.content import Content, Drawings, Redrawings
from bot.saying.i18n import Localizer, Text
from bot.services.bundle import Services
from bot.services.ports import Claimed

DRAWINGS: Drawings = {
    **talks.DRAWINGS,
    **polls.DRAWINGS,
    **ballots.DRAWINGS,
    **takeaways.DRAWINGS,
    **findings.DRAWINGS,
    **team.DRAWINGS,
    **partners.DRAWINGS,
}
REDRAWINGS: Redrawings = {
    **talks.REDRAWINGS,
    **ballots.REDRAWINGS,
    **takeaways.REDRAWINGS,
    **findings.REDRAWINGS,
    **partners.REDRAWINGS,
}


class Contents:
    def __init__(self, services: Services, localizer: Localizer) -> None:
        self._services = services
        self._localizer = localizer

    async def of(self, claimed: Claimed) -> Content:
        words = await self._words(claimed.delivery.owner)
        return await DRAWINGS[claimed.delivery.kind](self._services, claimed, words)

    async def of_mirror(self, mirror: Mirror, post: Delivery) -> Content:
        words = await self._words(mirror.owner)
        return await REDRAWINGS[mirror.kind](self._services, post, words)

    async def _words(self, owner: str) -> Text:
        """What the bot says by itself speaks the server's language."""
        server = await self._services.servers.of(owner)
        return self._localizer.for_locale(server.language)
