"""Searching without a command."""

from collections.abc import Mapping

from bot.ui.cards.takeaways.search import found
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, form
from bot.ui.visit import Call

TYPED_MAX = 100


async def ask(call: Call) -> None:
    await call.open(_form(call))


def _form(call: Call) -> Form:
    field = Field(key="words", label=call.text("field-search"), limit=TYPED_MAX)
    return form(call.text("form-search"), "search-typed", fields=[field])


async def search(call: Call) -> None:
    await call.or_give_back(_search(call), _form(call))


async def _search(call: Call) -> None:
    typed = call.typed("words")
    hits = await call.services.search.find(call.person, typed)
    await call.reply(found(hits, typed, call.text))


HANDLERS: Mapping[str, Handler] = {"search": ask, "search-typed": search}
