"""Letters about the key findings of a series: from the post, from `/me`, and from a letter."""

from collections.abc import Mapping
from dataclasses import replace

from bot.ui.cards.findings.letters import letters_answer, letters_choice
from bot.ui.door import Handler
from bot.ui.paging import page_in
from bot.ui.visit import Call


async def show(call: Call) -> None:
    """In an answer of its own: what it was asked from stays."""
    view = await call.services.series_letters.view(call.person)
    await call.reply(letters_choice(view, call.text))


async def turn(call: Call) -> None:
    """A series, or another page of them."""
    page = page_in(call.value)
    if page is None:
        view = await call.services.series_letters.turn(call.person, call.value)
    else:
        view = await call.services.series_letters.view(call.person)
    await call.redraw(letters_choice(view, call.text, page=page or 0))


async def ask(call: Call) -> None:
    view = await call.services.series_letters.ask(call.person, call.code)
    await call.show(letters_answer(view, call.text))


async def stop(call: Call) -> None:
    """Parts: series, server. In a direct message nobody is asked whether they are on it still."""
    person = replace(call.person, guild_id=call.person.guild_id or call.number(1))
    view = await call.services.series_letters.stop(person, call.code)
    await call.show(letters_answer(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "findings-letters": show,
    "findings-letters-turn": turn,
    "findings-letters-on": ask,
    "findings-letters-off": stop,
}
