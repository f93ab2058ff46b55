"""The controls of the `/setup` panel."""

from collections.abc import Mapping

import discord

from bot.domain.errors import ControlOutdated
from bot.domain.team.server import Right, Server
from bot.services.team.servers import ServerChange
from bot.ui.cards.team.setup import LANGUAGES, SetupView, setup_panel
from bot.ui.door import Handler, Press
from bot.ui.forms import Field
from bot.ui.permissions import BACKSTAGE, TALKS, check_channel


def setup_view(server: Server, step: int, guild: discord.Guild | None) -> SetupView:
    return SetupView(
        server=server,
        step=step,
        talks=check_channel(guild, server.talks_channel_id, TALKS),
        backstage=check_channel(guild, server.backstage_channel_id, BACKSTAGE),
    )


async def _show(press: Press, server: Server, step: int) -> None:
    view = setup_view(server, step, press.interaction.guild)
    await press.redraw(setup_panel(view, press.text))


async def open_setup(press: Press) -> None:
    server = await press.services.servers.for_team(press.person, Right.ORGANISE)
    view = setup_view(server, 1, press.interaction.guild)
    await press.reply(setup_panel(view, press.text))


async def step(press: Press) -> None:
    server = await press.services.servers.for_team(press.person, Right.ORGANISE)
    await _show(press, server, min(max(press.number(0), 1), 4))


async def channel(press: Press) -> None:
    chosen = next(iter(_ids(press)), None)
    if chosen is None:
        raise ControlOutdated
    change = (
        ServerChange(talks_channel_id=chosen)
        if press.part(0) == "talks"
        else ServerChange(backstage_channel_id=chosen)
    )
    await _show(press, await press.services.servers.change(press.person, change), 1)


async def roles(press: Press) -> None:
    chosen = tuple(_ids(press))
    changes = {
        "organisers": ServerChange(organiser_role_ids=chosen),
        "note-takers": ServerChange(note_taker_role_ids=chosen),
        "ping": ServerChange(ping_role_ids=chosen[:1]),
    }
    if press.part(0) not in changes:
        raise ControlOutdated
    change = changes[press.part(0)]
    await _show(press, await press.services.servers.change(press.person, change), 2)


async def publish(press: Press) -> None:
    change = ServerChange(two_people_publish=press.part(0) == "two")
    await _show(press, await press.services.servers.change(press.person, change), 2)


async def ask_zone(press: Press) -> None:
    server = await press.services.servers.for_team(press.person, Right.ORGANISE)
    field = Field(
        key="zone",
        label=press.text("field-zone"),
        hint=press.text("field-zone-hint"),
        value=server.zone,
        limit=60,
    )
    await press.ask(press.text("form-zone"), "setup-zone-set", fields=[field])


async def zone(press: Press) -> None:
    change = ServerChange(zone=press.typed("zone"))
    await _show(press, await press.services.servers.change(press.person, change), 3)


async def language(press: Press) -> None:
    chosen = press.values[0] if press.values else ""
    if chosen not in LANGUAGES:
        raise ControlOutdated
    change = ServerChange(language=chosen)
    await _show(press, await press.services.servers.change(press.person, change), 3)


async def test(press: Press) -> None:
    server = await press.services.servers.test_backstage(press.person)
    await press.say(press.text("setup-test-sent", channel=f"<#{server.backstage_channel_id}>"))


def _ids(press: Press) -> list[int]:
    if not all(value.isdecimal() for value in press.values):
        raise ControlOutdated
    return [int(value) for value in press.values]


HANDLERS: Mapping[str, Handler] = {
    "setup": open_setup,
    "setup-step": step,
    "setup-channel": channel,
    "setup-roles": roles,
    "setup-publish": publish,
    "setup-zone": ask_zone,
    "setup-zone-set": zone,
    "setup-language": language,
    "setup-test": test,
}
