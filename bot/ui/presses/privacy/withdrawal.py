"""[Where it stands] under a panellist's consent, and [Correct all]."""

from collections.abc import Mapping

from bot.ui.cards.privacy.withdrawal import name_corrected, name_places
from bot.ui.door import Handler
from bot.ui.visit import Call


async def where(call: Call) -> None:
    """Parts are the talk, its version and the panellist's place in it."""
    places = await call.services.withdrawals.places(
        call.person, call.code, call.number(1), call.number(2)
    )
    await call.reply(name_places(places, call.text))


async def correct(call: Call) -> None:
    """Its parts are those of `where`."""
    server = await call.services.servers.of(call.person.owner)
    instead = call.text.in_language(server.language)("places-instead")
    places = await call.services.withdrawals.correct(
        call.person, call.code, call.number(1), call.number(2), instead
    )
    await call.redraw(name_corrected(places, call.text))


HANDLERS: Mapping[str, Handler] = {"name-places": where, "name-correct": correct}
