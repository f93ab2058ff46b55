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
        words = await self._words(claimed.delivery)
        return await DRAWINGS[claimed.delivery.kind](self._services, claimed, words)

    async def of_mirror(self, mirror: Mirror, post: Delivery) -> Content:
        words = await self._words(post)
        return await REDRAWINGS[mirror.kind](self._services, post, words)

    async def _words(self, post: Delivery) -> Text:
        """What the bot says by itself speaks the server's language; a letter, its reader's choice.

        A language that is here no more is nobody's choice.
        """
        if post.user_id is not None:
            chosen = (await self._services.members.of(post.user_id)).language
            if chosen in self._localizer.languages:
                return self._localizer.for_locale(chosen)
        server = await self._services.servers.of(post.owner)
        return self._localizer.for_locale(server.language)
