"""Searching without a command."""

from collections.abc import Mapping

from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.i18n import text_id
from bot.services.takeaways.search import ME, Asked
from bot.ui.cards.takeaways.search import found
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, Select, form
from bot.ui.visit import Call

TYPED_MAX = 100


async def ask(call: Call) -> None:
    await call.open(_form(call))


def _form(call: Call) -> Form:
    words = call.text
    kinds = tuple((kind.value, words(text_id("takeaway-kind", kind))) for kind in TakeawayKind)
    fields: list[Part] = [
        Field(key="words", label=words("field-search"), required=False, limit=TYPED_MAX),
        Select(key="kind", label=words("field-search-kind"), options=kinds, required=False),
        *(
            Field(
                key=key,
                label=words(f"field-search-{key}"),
                hint=words(f"field-search-{key}-hint"),
                required=False,
                limit=TYPED_MAX,
            )
            for key in ("tag", "person", "date")
        ),
    ]
    return form(words("form-search"), "search-typed", fields=fields)


async def search(call: Call) -> None:
    await call.or_give_back(_search(call), _form(call))


async def _search(call: Call) -> None:
    asked = Asked(
        words=call.typed("words"),
        kind=_kind(call.chosen("kind") or call.typed("kind")),
        tag=call.typed("tag") or None,
        talk=call.typed("talk") or None,
        person=_person(call),
        span=call.typed("date") or None,
    )
    hits = await call.services.search.find(call.person, asked)
    await call.reply(found(hits, asked, call.text))


def _kind(typed: str) -> TakeawayKind | None:
    return next((kind for kind in TakeawayKind if kind.value == typed), None)


def _person(call: Call) -> str | None:
    """A name, or in whatever words the person read it, whoever asks."""
    typed = call.typed("person")
    is_me = typed.casefold() == call.text("search-mine").casefold()
    return ME if is_me else typed or None


HANDLERS: Mapping[str, Handler] = {"search": ask, "search-typed": search}
