"""Answering `/export` with a file, and asking first where names stand in it."""

import io
from collections.abc import Mapping

import discord

from bot.domain.errors import ControlOutdated, ExportTooLarge
from bot.ui.cards.exports.exports import (
    export_here,
    named_question,
    nothing_to_export,
    other_forms,
)
from bot.ui.door import Handler
from bot.ui.exporting import Exporter, Format, What
from bot.ui.forms import Field
from bot.ui.presses.findings.findings import which_edition
from bot.ui.visit import Call

_MEGABYTE = 1024 * 1024


async def export(call: Call) -> None:
    """By a command's options; or by a button: part 0 says what, part 1 is the edition.

    Part 2, where there is one, is the format.
    """
    try:
        what = What(call.asked("what") or "")
        pressed = next(iter(call.control.parts[2:]), Format.MARKDOWN)
        form = Format(call.typed("format") or pressed)
    except ValueError:
        raise ControlOutdated from None
    edition = call.typed("edition") or next(iter(call.control.parts[1:]), None)
    kept = Field(key="format", label=call.text("field-format"), value=form.value, limit=20)
    again = which_edition(call, "export", what.value, more=[kept])
    await call.or_give_back(_answer(call, what, edition, form), again)


async def _answer(
    call: Call, what: What, edition: str | None, form: Format, *, agreed: bool = False
) -> None:
    """Make the file and send it privately; `agreed` to the names that stand in it."""
    await call.think()
    if edition is not None:
        edition = (await call.services.series.edition_named(call.person, edition)).code
    limit = call.interaction.filesize_limit
    host = call.context.settings.host_name
    exporter = Exporter(call.services.exports, host, call.text, limit=limit, tell=call.tell)
    made = await exporter.make(what, call.person, edition, form, agreed=agreed)
    if made.named and not agreed:
        await call.reply(named_question(made.named, what, edition, form, call.text))
        return
    if made.is_empty:
        await call.reply(nothing_to_export(what, call.text))
        return
    files = [_file(*each, limit) for each in ((made.name, made.content), *made.beside)]
    if what in {What.EDITION, What.ARCHIVE}:
        # Of one request Discord takes little more than the largest file that it takes.
        await call.reply(export_here(what, form, call.text), files=files[:1])
        for each in files[1:]:
            await call.reply([], files=[each])
        return
    await call.reply(
        [*export_here(what, form, call.text), *other_forms(what, edition, form, call.text)],
        files=files,
    )


async def anyway(call: Call) -> None:
    """[Take it out as it is]: part 0 is the edition, part 1 the format, part 2 says what."""
    try:
        form = Format(call.part(1))
        what = What(call.part(2))
    except ValueError:
        raise ControlOutdated from None
    edition = call.part(0) or None
    await _answer(call, what, edition, form, agreed=True)


def _file(name: str, content: bytes, limit: int) -> discord.File:
    if len(content) > limit:
        raise ExportTooLarge(size=-(-len(content) // _MEGABYTE), limit=limit // _MEGABYTE)
    return discord.File(io.BytesIO(content), filename=name)


HANDLERS: Mapping[str, Handler] = {
    "export": export,
    "export-notes": export,
    "export-anyway": anyway,
}
