"""[Who is coming?] and [Who signed up] on a panel: the list, its table, seats, a note to all."""

import asyncio
import io
from collections.abc import Mapping

import discord

from bot.documents.write.csv_tables import choices_csv, signups_csv
from bot.domain.errors import ControlOutdated
from bot.domain.signups.circular import TEXT_MAX
from bot.services.signups.participants import SignedUp
from bot.ui.cards.talks.circular import circular_question, circular_sent
from bot.ui.cards.talks.people import choices, free_question, free_which, people_list
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field, Part, Ticks
from bot.ui.paging import page_in
from bot.ui.visit import Call

_MAYBE = "maybe"


async def coming(call: Call) -> None:
    chosen = await call.services.participants.choices(call.person, call.code)
    shown = people_list(await _people(call), call.text)
    await call.reply([*shown, *choices(chosen, call.text)])


async def coming_page(call: Call) -> None:
    """Part 1 is the page."""
    page = call.number(1)
    await call.redraw(people_list(await _people(call), call.text, page=page))


async def coming_csv(call: Call) -> None:
    signups, chosen = await call.services.participants.take_out(call.person, call.code)
    listed = await asyncio.to_thread(signups_csv, signups)
    files = [_file(f"sign-ups-{call.code}.csv", listed)]
    if chosen is not None:
        answers = await asyncio.to_thread(choices_csv, chosen)
        files.append(_file(f"answers-{call.code}.csv", answers))
    await call.reply([text(call.text("people-csv-here"))], files)


def _file(name: str, content: str) -> discord.File:
    return discord.File(io.BytesIO(content.encode()), filename=name)


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
    left = await call.services.participants.free_seat(call.person, call.code, user_id)
    freed = text(call.text("people-freed", member=f"<@{user_id}>"))
    await call.redraw([freed, *people_list(left, call.text)])


async def write_to_all(call: Call) -> None:
    """[Write to them] under the list of people."""
    await call.services.circulars.begin(call.person, call.code)
    words = call.text
    fields: list[Part] = [
        Field(
            key="text",
            label=words("circular-field-text"),
            hint=words("circular-hint-text"),
            long=True,
            limit=TEXT_MAX,
        ),
        Ticks(
            key="also",
            label=words("circular-field-also"),
            options=((_MAYBE, words("circular-also-maybe")),),
            required=False,
        ),
    ]
    await call.ask(words("circular-form"), "write-to-all-typed", call.code, fields=fields)


async def write_to_all_typed(call: Call) -> None:
    shown = await call.services.circulars.as_typed(
        call.person, call.code, call.typed("text"), with_maybe=_MAYBE in (call.ticked("also") or ())
    )
    await call.reply(circular_question(shown, call.text))


async def write_to_all_yes(call: Call) -> None:
    """Part 0 is the code of the preview."""
    sent = await call.services.circulars.send(call.person, call.part(0))
    await call.redraw(circular_sent(sent, call.text))


async def _people(call: Call) -> SignedUp:
    return await call.services.participants.signed_up(call.person, call.code)


HANDLERS: Mapping[str, Handler] = {
    "coming": coming,
    "coming-page": coming_page,
    "coming-csv": coming_csv,
    "free-seat": free_seat,
    "free-seat-of": free_seat_of,
    "free-seat-really": free_seat_really,
    "write-to-all": write_to_all,
    "write-to-all-typed": write_to_all_typed,
    "write-to-all-yes": write_to_all_yes,
}
