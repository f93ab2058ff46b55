"""The buttons of the team's overview."""

from collections.abc import Mapping

from bot.ui.cards.desk import desk
from bot.ui.door import Handler, Press


async def show(press: Press) -> None:
    await press.reply(desk(await press.services.desk.view(press.person), press.text))


async def mend(press: Press) -> None:
    await press.services.desk.mend(press.person, press.code)
    await press.redraw(desk(await press.services.desk.view(press.person), press.text))


async def give_up(press: Press) -> None:
    await press.services.desk.give_up(press.person, press.code)
    await press.redraw(desk(await press.services.desk.view(press.person), press.text))


HANDLERS: Mapping[str, Handler] = {"desk": show, "mend": mend, "give-up": give_up}
