"""Answering `/export` with a file, and asking first where names stand in it."""

import io
from collections.abc import Mapping

import discord

from bot.domain.errors import ControlOutdated, ExportTooLarge
from bot.ui.cards.exports.exports import export_here, named_question
from bot.ui.context import Context
from bot.ui.door import Handler, Press
from bot.ui.exporting import Exporter, Format, Made, What
from bot.ui.people import person_of
from bot.ui.replies import reply, think

_MEGABYTE = 1024 * 1024


async def answer(
    context: Context,
    interaction: discord.Interaction,
    what: What,
    edition: str | None,
    form: Format,
    *,
    agreed: bool = False,
) -> None:
    """Make the file and send it privately; `agreed` to the names that stand in it."""
    await think(interaction)
    person, words = person_of(interaction), context.text_for(interaction)
    if edition is not None:
        edition = (await context.services.series.edition_named(person.owner, edition)).code
    exporter = Exporter(context.services.exports, context.settings.host_name)
    made = await exporter.make(what, person, edition, form)
    if made.named and not agreed:
        await reply(interaction, named_question(made.named, edition, form, words))
        return
    file = _file(made, interaction.filesize_limit)
    await reply(interaction, export_here(what, words), files=[file])


async def export(press: Press) -> None:
    """From the workbench: part 0 says what, part 1 is the edition."""
    try:
        what = What(press.part(0))
    except ValueError:
        raise ControlOutdated from None
    await answer(press.context, press.interaction, what, press.part(1), Format.MARKDOWN)


async def anyway(press: Press) -> None:
    """[Take them out as they are]: part 0 is the edition, part 1 the format."""
    try:
        form = Format(press.part(1))
    except ValueError:
        raise ControlOutdated from None
    edition = press.part(0) or None
    await answer(press.context, press.interaction, What.NOTES, edition, form, agreed=True)


def _file(made: Made, limit: int) -> discord.File:
    if len(made.content) > limit:
        raise ExportTooLarge(size=-(-len(made.content) // _MEGABYTE), limit=limit // _MEGABYTE)
    return discord.File(io.BytesIO(made.content), filename=made.name)


HANDLERS: Mapping[str, Handler] = {"export": export, "export-anyway": anyway}
