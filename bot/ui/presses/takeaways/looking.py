"""Looking through what waits for a note-taker, what is hidden, and the rules for guests."""

from collections.abc import Mapping

from bot.domain.errors import BadNumber
from bot.services.takeaways.looking_through import Chosen
from bot.ui.cards.takeaways.looking import looking
from bot.ui.cards.takeaways.managing import choice_of
from bot.ui.door import Handler
from bot.ui.forms import Field, Select
from bot.ui.paging import page_in
from bot.ui.presses.takeaways.managing import open_one
from bot.ui.visit import Call


async def look(call: Call) -> None:
    view = await call.services.looking_through.waiting(call.person, call.code)
    await call.reply(looking(view, call.text))


async def pass_some(call: Call) -> None:
    await _pass(call, Chosen(codes=call.values))


async def pass_upto(call: Call) -> None:
    """Part 1 is the last one that was shown."""
    await _pass(call, Chosen(upto=call.part(1)))


async def _pass(call: Call, chosen: Chosen) -> None:
    view = await call.services.looking_through.pass_these(call.person, call.code, chosen)
    await call.redraw(looking(view, call.text))


async def hide_some(call: Call) -> None:
    await _hide(call, Chosen(codes=call.values))


async def hide_upto(call: Call) -> None:
    """Part 1 is the last one that was shown."""
    await _hide(call, Chosen(upto=call.part(1)))


async def hide_all(call: Call) -> None:
    """Part 1 is the last one that was counted."""
    await _hide(call, Chosen(upto=call.part(1), held=True))


async def _hide(call: Call, chosen: Chosen) -> None:
    view = await call.services.looking_through.hide_these(call.person, call.code, chosen)
    await call.redraw(looking(view, call.text))


async def open_waiting(call: Call) -> None:
    await open_one(call, call.value)


async def hidden(call: Call) -> None:
    """All that is hidden, to open one and bring it back."""
    page = page_in(call.value)
    if call.value and page is None:
        await open_one(call, call.value)
        return
    found = list(await call.services.looking_through.hidden(call.person))
    head = call.text("hidden-title", count=len(found))
    items = choice_of(found, call.text, head=head, verb="hidden", parts=("list",), page=page or 0)
    if page is None:
        await call.reply(items)
    else:
        await call.redraw(items)


async def ask_intake(call: Call) -> None:
    words = call.text
    rules = await call.services.looking_through.intake(call.person, call.code)
    hold = Select(
        key="hold",
        label=words("field-hold"),
        hint=words("field-hold-hint"),
        options=(("no", words("button-no")), ("yes", words("button-yes"))),
        value="yes" if rules.hold_guests else "no",
    )
    numbers = [
        Field(
            key=key,
            label=words(f"field-{key}"),
            hint=words(f"field-{key}-hint"),
            value=str(value),
            limit=6,
        )
        for key, value in (("per-person", rules.per_person), ("per-talk", rules.per_talk))
    ]
    await call.ask(words("form-intake"), "intake-set", call.code, fields=[hold, *numbers])


async def set_intake(call: Call) -> None:
    hold = call.chosen("hold") == "yes"
    await call.services.looking_through.set_intake(
        call.person,
        call.code,
        hold_guests=hold,
        per_person=_number(call, "per-person"),
        per_talk=_number(call, "per-talk"),
    )
    await call.say(call.text("intake-held" if hold else "intake-open"))


def _number(call: Call, key: str) -> int:
    given = call.typed(key)
    if not (given.isascii() and given.isdecimal()):
        raise BadNumber(typed=given)
    return int(given)


HANDLERS: Mapping[str, Handler] = {
    "look": look,
    "look-pass": pass_some,
    "look-pass-upto": pass_upto,
    "look-hide": hide_some,
    "look-hide-upto": hide_upto,
    "look-hide-all": hide_all,
    "look-open": open_waiting,
    "hidden": hidden,
    "intake": ask_intake,
    "intake-set": set_intake,
}
