"""`/me`: one's own reminders and answers, and the switch on it."""

from collections.abc import Mapping

from bot.ui.cards.signups.me import ask_own_calendar, me, own_calendar
from bot.ui.door import Handler
from bot.ui.visit import Call


async def mine(call: Call) -> None:
    await call.reply(me(await call.services.members.me(call.person), call.text))


async def letters(call: Call) -> None:
    shown = await call.services.members.set_reminders(call.person, wanted=call.part(0) == "on")
    await call.redraw(me(shown, call.text))


async def my_calendar(call: Call) -> None:
    kept = await call.services.own_calendars.mine(call.person)
    await call.reply(own_calendar(kept, call.context.settings.web_address, call.text))


async def calendar_on(call: Call) -> None:
    kept = await call.services.own_calendars.switch_on(call.person)
    await call.redraw(own_calendar(kept, call.context.settings.web_address, call.text))


async def calendar_alarm(call: Call) -> None:
    minutes = int(call.value) if call.value.isdecimal() else 0
    kept = await call.services.own_calendars.set_alarm(call.person, minutes)
    await call.redraw(own_calendar(kept, call.context.settings.web_address, call.text))


async def ask_renew(call: Call) -> None:
    await call.show(ask_own_calendar("renew", call.text))


async def ask_stop(call: Call) -> None:
    await call.show(ask_own_calendar("stop", call.text))


async def renew_calendar(call: Call) -> None:
    kept = await call.services.own_calendars.renew(call.person)
    await call.redraw(own_calendar(kept, call.context.settings.web_address, call.text))


async def stop_calendar(call: Call) -> None:
    await call.services.own_calendars.switch_off(call.person)
    await call.redraw(own_calendar(None, call.context.settings.web_address, call.text))


HANDLERS: Mapping[str, Handler] = {
    "me": mine,
    "letters": letters,
    "my-calendar": my_calendar,
    "my-calendar-on": calendar_on,
    "my-calendar-alarm": calendar_alarm,
    "my-calendar-renew": ask_renew,
    "my-calendar-renew-yes": renew_calendar,
    "my-calendar-stop": ask_stop,
    "my-calendar-stop-yes": stop_calendar,
}
