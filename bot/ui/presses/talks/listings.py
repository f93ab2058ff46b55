"""A programme handed in as a calendar, a table or YAML, and the buttons under what it lists."""

from collections.abc import Mapping

import discord

from bot.domain.team.rights import Act
from bot.ical.programme.reading import SIZE_MAX, read_file
from bot.ui.cards.talks.listing import listing, listing_done
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.uploads import read_bytes
from bot.ui.visit import Call


async def list_file(
    call: Call, kind: str, attachment: discord.Attachment, edition: str | None
) -> None:
    """Show what the file makes of the edition; nothing is kept until it is confirmed."""
    # Nobody else makes this machine read files.
    setting = await call.services.previews.setting(call.person, edition)
    await call.think()
    content = await read_bytes(attachment, limit=SIZE_MAX)
    file = await read_file(kind, content, until=call.services.listings.until())
    shown = await call.services.listings.preview(call.person, file, setting.edition.code)
    await call.reply(listing(shown, call.text))


async def turn(call: Call) -> None:
    """Another page of it, whose number is the last part."""
    page = call.number(1)
    shown = await call.services.listings.page(call.person, call.code)
    await call.redraw(listing(shown, call.text, page=page))


async def ask_zone(call: Call) -> None:
    await call.services.servers.for_team(call.person, Act.PLAN_TALKS)
    field = Field(key="zone", label=call.text("field-listing-zone"), limit=60)
    await call.ask(call.text("form-listing-zone"), "listing-zone-set", call.code, fields=[field])


async def zone(call: Call) -> None:
    """The zone that was typed, or the series' own by the button that says so."""
    shown = await call.services.listings.in_zone(call.person, call.code, call.typed("zone"))
    await call.show(listing(shown, call.text))


async def keep(call: Call) -> None:
    done = await call.services.listings.confirm(call.person, call.code)
    await call.redraw(listing_done(done, call.text))


HANDLERS: Mapping[str, Handler] = {
    "listing-page": turn,
    "listing-zone": ask_zone,
    "listing-zone-set": zone,
    "listing-keep": keep,
}
