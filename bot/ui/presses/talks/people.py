"""[Who is coming?] on a talk's panel: the list, the table of it, and seats that are freed."""

import io
from collections.abc import Mapping

import discord

from bot.documents.write.signups_csv import signups_csv
from bot.domain.errors import ControlOutdated
from bot.domain.signups.signup import Signup
from bot.ui.cards.talks.people import free_question, free_which, people_list
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.paging import page_in
from bot.ui.visit import Call


async def coming(call: Call) -> None:
    await call.reply(people_list(await _people(call), call.text))


async def coming_page(call: Call) -> None:
    """Part 1 is the page."""
    page = call.number(1)
    await call.redraw(people_list(await _people(call), call.text, page=page))


async def coming_csv(call: Call) -> None:
    signups = await call.services.signups.take_out(call.person, call.code)
    file = discord.File(
        io.BytesIO(signups_csv(signups).encode()), filename=f"sign-ups-{call.code}.csv"
    )
    await call.reply([text(call.text("people-csv-here"))], [file])


async def free_seat(call: Call) -> None:
    """[Free a seat] under the list of people: ask whose."""
    await call.redraw(free_which(await _people(call), call.text))


async def free_seat_of(call: Call) -> None:
    page = page_in(call.value)
    if page is not None:
        await call.redraw(free_which(await _people(call), call.text, page=page))
        return
    if not call.value.isdecimal():
        raise ControlOutdated
    await call.redraw(free_question(await _people(call), int(call.value), call.text))


async def free_seat_really(call: Call) -> None:
    user_id = call.number(1)
    left = await call.services.signups.free_seat(call.person, call.code, user_id)
    freed = text(call.text("people-freed", member=f"<@{user_id}>"))
    await call.redraw([freed, *people_list(left, call.text)])


async def _people(call: Call) -> list[Signup]:
    return await call.services.signups.people(call.person, call.code)


HANDLERS: Mapping[str, Handler] = {
    "coming": coming,
    "coming-page": coming_page,
    "coming-csv": coming_csv,
    "free-seat": free_seat,
    "free-seat-of": free_seat_of,
    "free-seat-really": free_seat_really,
}
