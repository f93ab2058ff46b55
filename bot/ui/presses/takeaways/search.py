"""Searching without a command."""

from collections.abc import Mapping

from bot.ui.cards.takeaways.search import found
from bot.ui.door import Handler, Press
from bot.ui.forms import Field

TYPED_MAX = 100


async def ask(press: Press) -> None:
    field = Field(key="words", label=press.text("field-search"), limit=TYPED_MAX)
    await press.ask(press.text("form-search"), "search-typed", fields=[field])


async def search(press: Press) -> None:
    typed = press.typed("words")
    hits = await press.services.search.find(press.person, typed)
    await press.reply(found(hits, typed, press.text))


HANDLERS: Mapping[str, Handler] = {"search": ask, "search-typed": search}
