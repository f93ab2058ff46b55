"""[My data]: seeing it, taking it away, erasing it; and erasing somebody who has left."""

import asyncio
import io
import re
from collections.abc import Mapping

import discord

from bot.documents.write.my_data import my_data_html, my_data_json
from bot.domain.errors import ControlOutdated
from bot.domain.keeping.errors import IdNotUnderstood, StillHere
from bot.domain.team.rights import Act
from bot.ui.cards.privacy.my_data import (
    EVERYWHERE,
    HERE,
    erased,
    erased_other,
    erasing,
    erasing_other,
    members_here,
    my_data,
    what_is_kept,
)
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.paging import page_in
from bot.ui.visit import Call

# As Discord writes it, or as people copy it.
_ID = re.compile(r"(?:<@!?)?(\d{15,20})>?")


async def show(call: Call) -> None:
    """Part 0 is the scope; part 1, if there is one, tells to draw over what was asked."""
    await call.win_time() if len(call.control.parts) > 1 else await call.think()
    data = await call.services.people.mine(call.person, everywhere=_everywhere(call))
    shown = my_data(data, call.text)
    await (call.redraw(shown) if len(call.control.parts) > 1 else call.reply(shown))


async def take(call: Call) -> None:
    """The file: once for programs, and once for people."""
    await call.think()
    data = await call.services.people.mine(call.person, everywhere=_everywhere(call))
    written = await asyncio.to_thread(lambda: (my_data_html(data, call.text), my_data_json(data)))
    files = [
        discord.File(io.BytesIO(content.encode()), filename=f"my-data.{ending}")
        for content, ending in zip(written, ("html", "json"), strict=True)
    ]
    await call.reply([text(call.text("my-data-here"))], files)


async def ask(call: Call) -> None:
    await call.win_time()
    preview = await call.services.forgetting.preview(call.person, everywhere=_everywhere(call))
    await call.redraw(erasing(preview, call.text))


async def erase(call: Call) -> None:
    await call.win_time()
    done = await call.services.forgetting.erase(call.person, everywhere=_everywhere(call))
    await call.redraw(erased(done, call.text))


async def ask_which(call: Call) -> None:
    """For organisers: whose data; part 0 is the page."""
    known = await call.services.forgetting.known(call.person)
    shown = members_here(known, call.text, page=call.number(0))
    await call.reply(shown)


async def ask_id(call: Call) -> None:
    await call.services.servers.for_team(call.person, Act.ERASE_OTHER)
    field = Field(
        key="id",
        label=call.text("erase-field-id"),
        hint=call.text("erase-field-id-hint"),
        limit=30,
    )
    await call.ask(call.text("erase-other-title"), "erase-other", fields=[field])


async def ask_other(call: Call) -> None:
    """Chosen from the list, or typed into the form."""
    if (page := page_in(call.value)) is not None:
        known = await call.services.forgetting.known(call.person)
        await call.redraw(members_here(known, call.text, page=page))
        return
    user_id = _id_in(call.value or call.typed("id"))
    await _require_gone(call, user_id)
    preview = await call.services.forgetting.preview_of(call.person, user_id)
    await call.reply(erasing_other(preview, call.text))


async def erase_other(call: Call) -> None:
    user_id = call.number(0)
    await _require_gone(call, user_id)
    done = await call.services.forgetting.erase_other(call.person, user_id)
    await call.redraw(erased_other(done, call.text))


async def _require_gone(call: Call, user_id: int) -> None:
    """Raise `StillHere` for somebody who can do it themself, and go on only on Discord's word."""
    if call.interaction.guild is None:
        raise ControlOutdated
    if await call.context.membership.is_on(call.interaction.guild, user_id):
        raise StillHere


def _id_in(typed: str) -> int:
    found = _ID.fullmatch(typed.strip())
    if found is None:
        raise IdNotUnderstood(typed=typed)
    return int(found[1])


def _everywhere(call: Call) -> bool:
    if call.part(0) not in {HERE, EVERYWHERE}:
        raise ControlOutdated
    return call.part(0) == EVERYWHERE


async def kept(call: Call) -> None:
    """[What is kept] on the set-up."""
    going = await call.services.retention.would_go(call.person)
    await call.reply(what_is_kept(going, call.text))


HANDLERS: Mapping[str, Handler] = {
    "my-data": show,
    "my-data-file": take,
    "erase": ask,
    "erase-yes": erase,
    "erase-which": ask_which,
    "erase-by-id": ask_id,
    "erase-other": ask_other,
    "erase-other-yes": erase_other,
    "setup-kept": kept,
}
