"""The controls of the `/setup` panel."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.takeaways.intake import parse_held_words
from bot.domain.team.rights import Act
from bot.domain.team.server import Attended, Mute, Server
from bot.services.team.servers import ServerChange
from bot.ui.cards.team.setup import SetupView, setup_panel
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.permissions import (
    BACKSTAGE,
    FORUM,
    NOTHING_LACKED,
    TALKS,
    check_channel,
    events_lack,
    gone_roles,
    mute_of,
)
from bot.ui.visit import Call


async def _view(call: Call, server: Server, step: int) -> SetupView:
    guild = call.interaction.guild
    wanted = await call.services.series.channels_of_events(server.owner)
    return SetupView(
        server=server,
        step=step,
        languages=call.context.localizer.languages,
        talks=check_channel(guild, server.talks_channel_id, TALKS),
        backstage=check_channel(guild, server.backstage_channel_id, BACKSTAGE),
        forum=check_channel(guild, server.forum_channel_id, FORUM),
        host_holds=call.services.servers.host_holds,
        events_lack=events_lack(guild, wanted) if wanted is not None else NOTHING_LACKED,
        gone_roles=gone_roles(guild, server),
    )


async def _show(call: Call, server: Server, step: int) -> None:
    await call.redraw(setup_panel(await _view(call, server, step), call.text))


async def open_setup(call: Call) -> None:
    server = await call.services.servers.for_team(call.person, Act.SET_UP)
    await call.reply(setup_panel(await _view(call, server, 1), call.text))


async def step(call: Call) -> None:
    server = await call.services.servers.for_team(call.person, Act.SET_UP)
    await _show(call, server, min(max(call.number(0), 1), 4))


async def channel(call: Call) -> None:
    chosen = next(iter(_ids(call)), 0)
    if call.part(0) == "forum":
        change = ServerChange(forum_channel_id=chosen)
    elif not chosen:
        raise ControlOutdated
    elif call.part(0) == "talks":
        change = ServerChange(talks_channel_id=chosen)
    else:
        change = ServerChange(backstage_channel_id=chosen)
    await _show(call, await call.services.servers.change(call.person, change), 1)


async def roles(call: Call) -> None:
    chosen = tuple(_ids(call))
    changes = {
        "organisers": ServerChange(organiser_role_ids=chosen),
        "note-takers": ServerChange(note_taker_role_ids=chosen),
        "part": ServerChange(part_role_ids=chosen),
        "ping": ServerChange(ping_role_ids=chosen[:1], ping_mute=_mute(call, chosen[:1])),
    }
    if call.part(0) not in changes:
        raise ControlOutdated
    change = changes[call.part(0)]
    await _show(call, await call.services.servers.change(call.person, change), 2)


def _mute(call: Call, role_ids: tuple[int, ...]) -> Mute | None:
    guild = call.interaction.guild
    return mute_of(guild, role_ids) if guild is not None else None


async def publish(call: Call) -> None:
    change = ServerChange(two_people_publish=call.part(0) == "two")
    await _show(call, await call.services.servers.change(call.person, change), 2)


async def forum_posts(call: Call) -> None:
    change = ServerChange(posts_each_finding=call.part(0) == "each")
    await _show(call, await call.services.servers.change(call.person, change), 1)


async def attended(call: Call) -> None:
    try:
        change = ServerChange(attended=Attended(call.value))
    except ValueError:
        raise ControlOutdated from None
    await _show(call, await call.services.servers.change(call.person, change), 2)


async def ask_words(call: Call) -> None:
    server = await call.services.servers.for_team(call.person, Act.SET_UP)
    field = Field(
        key="words",
        label=call.text("field-held-words"),
        hint=call.text("field-held-words-hint"),
        value="\n".join(server.held_words),
        long=True,
        required=False,
    )
    await call.ask(call.text("form-held-words"), "setup-words-set", fields=[field])


async def set_words(call: Call) -> None:
    change = ServerChange(held_words=parse_held_words(call.typed("words")))
    await _show(call, await call.services.servers.change(call.person, change), 2)


async def ask_zone(call: Call) -> None:
    server = await call.services.servers.for_team(call.person, Act.SET_UP)
    field = Field(
        key="zone",
        label=call.text("field-zone"),
        hint=call.text("field-zone-hint"),
        value=server.zone,
        limit=60,
    )
    await call.ask(call.text("form-zone"), "setup-zone-set", fields=[field])


async def zone(call: Call) -> None:
    change = ServerChange(zone=call.typed("zone"))
    await _show(call, await call.services.servers.change(call.person, change), 3)


async def language(call: Call) -> None:
    chosen = call.value
    if chosen not in call.context.localizer.languages:
        raise ControlOutdated
    change = ServerChange(language=chosen)
    await _show(call, await call.services.servers.change(call.person, change), 3)


async def test(call: Call) -> None:
    server = await call.services.servers.test_backstage(call.person)
    await call.say(call.text("setup-test-sent", channel=f"<#{server.backstage_channel_id}>"))


def _ids(call: Call) -> list[int]:
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    return [int(value) for value in call.values]


HANDLERS: Mapping[str, Handler] = {
    "setup": open_setup,
    "setup-step": step,
    "setup-channel": channel,
    "setup-roles": roles,
    "setup-publish": publish,
    "setup-forum": forum_posts,
    "setup-attended": attended,
    "setup-words": ask_words,
    "setup-words-set": set_words,
    "setup-zone": ask_zone,
    "setup-zone-set": zone,
    "setup-language": language,
    "setup-test": test,
}
