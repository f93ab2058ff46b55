"""`/me`: one's own reminders and answers, and the switch on it."""

from collections.abc import Mapping

from bot.services.signups.members import Me
from bot.ui.cards.signups.me import ask_own_calendar, me, own_calendar, quiet_fields
from bot.ui.controls import Item
from bot.ui.door import Handler
from bot.ui.visit import Call
from bot.words.signups import read_hours_of_day


async def mine(call: Call) -> None:
    await call.reply(_me(call, await call.services.members.me(call.person)))


async def letters(call: Call) -> None:
    shown = await call.services.members.set_reminders(call.person, wanted=call.part(0) == "on")
    await call.redraw(_me(call, shown))


async def letters_before(call: Call) -> None:
    before = int(call.value) if call.value.isdecimal() else None
    shown = await call.services.members.set_letter_times(call.person, before=before)
    await call.redraw(_me(call, shown))


async def letters_cap(call: Call) -> None:
    cap = int(call.value) if call.value.isdecimal() else 0
    await call.redraw(_me(call, await call.services.members.set_cap(call.person, cap)))


async def letters_language(call: Call) -> None:
    known = call.value if call.value in call.context.localizer.languages else ""
    await call.redraw(_me(call, await call.services.members.set_language(call.person, known)))


async def ask_quiet(call: Call) -> None:
    """By the server's clock, until a member names another."""
    shown = await call.services.members.me(call.person)
    server = await call.services.servers.of(call.person.owner) if call.person.on_server else None
    zone = shown.member.zone or (server.zone if server is not None else "UTC")
    fields = quiet_fields(shown.member.letters, zone, call.text)
    await call.ask(call.text("me-quiet-form"), "letters-quiet-set", fields=fields)


async def quiet_set(call: Call) -> None:
    shown = await call.services.members.set_quiet_hours(
        call.person, read_hours_of_day(call.typed("hours")), call.typed("zone")
    )
    await call.show(_me(call, shown))


def _me(call: Call, shown: Me) -> list[Item]:
    return me(shown, call.context.localizer.languages, call.text)


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
    "letters-before": letters_before,
    "letters-cap": letters_cap,
    "letters-language": letters_language,
    "letters-quiet": ask_quiet,
    "letters-quiet-set": quiet_set,
    "my-calendar": my_calendar,
    "my-calendar-on": calendar_on,
    "my-calendar-alarm": calendar_alarm,
    "my-calendar-renew": ask_renew,
    "my-calendar-renew-yes": renew_calendar,
    "my-calendar-stop": ask_stop,
    "my-calendar-stop-yes": stop_calendar,
}
