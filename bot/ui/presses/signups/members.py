"""The switch on `/me`."""

from collections.abc import Mapping

from bot.ui.cards.signups.me import me
from bot.ui.door import Handler, Press


async def letters(press: Press) -> None:
    user_id = press.interaction.user.id
    member = await press.services.members.set_reminders(user_id, wanted=press.part(0) == "on")
    coming = await press.services.signups.coming(press.person)
    await press.redraw(me(member, coming, press.text))


HANDLERS: Mapping[str, Handler] = {"letters": letters}
