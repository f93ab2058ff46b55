"""The panel of `/setup`: four steps, one at a time, in one private message."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.domain.team.server import Attended, Server
from bot.saying.i18n import Text, text_id
from bot.ui.cards.deliveries.planned import mute_lines
from bot.ui.cards.talks.series import rights_missing
from bot.ui.controls import (
    GOOD,
    MAIN,
    QUIET,
    Item,
    button,
    card,
    divider,
    option,
    row,
    select,
    text,
    write_id,
)
from bot.ui.permissions import NOTHING_LACKED, ChannelCheck, EventsLack
from bot.ui.plain import label

STEPS = 4
_MOST_ROLES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupView:
    server: Server
    step: int
    # That the bot speaks, by their codes.
    languages: tuple[str, ...]
    talks: ChannelCheck | None
    backstage: ChannelCheck | None
    forum: ChannelCheck | None = None
    # That the host has words of its own; which they are is nobody else's to know.
    host_holds: bool = False
    # What is missing for talks among Discord's events; nothing where no series wants them.
    events_lack: EventsLack = NOTHING_LACKED
    # Roles that the team has chosen and that Discord has no more.
    gone_roles: frozenset[int] = frozenset()


def setup_panel(view: SetupView, words: Text) -> list[Item]:
    title = words("setup-title", step=str(view.step), steps=str(STEPS))
    head = f"## {title}\n{words(f'setup-step-{view.step}')}"
    body: list[Item] = [text(head)]
    if facts := _facts(view, words):
        body += [divider(), text(facts)]
    return [card(*body), *_controls(view, words), _steps(view, words)]


def _facts(view: SetupView, words: Text) -> str:
    server = view.server
    match view.step:
        case 1:
            return "\n".join(
                [
                    words("setup-talks", channel=_channel(server.talks_channel_id, words)),
                    words("setup-backstage", channel=_channel(server.backstage_channel_id, words)),
                    *_forum(server, words),
                    *_whether_all_is_set(view, words),
                ]
            )
        case 2:
            return "\n".join(
                [
                    words("setup-organisers", roles=_roles(server.organiser_role_ids, words)),
                    words("setup-note-takers", roles=_roles(server.note_taker_role_ids, words)),
                    *_who_takes_part(view, words),
                    words("setup-ping", role=_roles(server.ping_role_ids, words)),
                    *mute_lines(server, words),
                    *roles_gone(view.server, view.gone_roles, words),
                    words("setup-two-people" if server.two_people_publish else "setup-one-person"),
                    words(f"setup-attended-{server.attended.value}"),
                    words("setup-held-words", count=len(server.held_words)),
                    *([words("setup-held-by-host")] if view.host_holds else []),
                ]
            )
        case 3:
            return "\n".join(
                [
                    words("setup-zone", zone=server.zone),
                    words("setup-language", language=words("language-name", code=server.language)),
                ]
            )
        case _:
            return "\n".join(_check(view, words))


def _who_takes_part(view: SetupView, words: Text) -> list[str]:
    """Whom Discord lets see the talks channel, and the roles named beside them."""
    seen_by = view.talks.seen_by if view.talks is not None else None
    if seen_by is None:
        return [words("setup-part-unknown")]
    channel = f"<#{view.server.talks_channel_id}>"
    if seen_by.everybody:
        return [words("setup-part-everybody", channel=channel)]
    shown = words("setup-part", channel=channel, roles=len(seen_by.role_ids), people=seen_by.people)
    named = view.server.part_role_ids
    return [shown, words("setup-part-roles", roles=_roles(named, words))] if named else [shown]


def _check(view: SetupView, words: Text) -> list[str]:
    lines: list[str] = []
    for name, found in _channels(view):
        lines += _wrong_with(name, found, words) or _good(view, found, words)
    return [*lines, *_wrong_beside(view, words)]


def _wrong(view: SetupView, words: Text) -> list[str]:
    channels = (line for each in _channels(view) for line in _wrong_with(*each, words))
    return [*channels, *_wrong_beside(view, words)]


def _channels(view: SetupView) -> list[tuple[str, ChannelCheck | None]]:
    forum = [("forum", view.forum)] if view.forum is not None else []
    return [("talks", view.talks), ("backstage", view.backstage), *forum]


def _wrong_with(name: str, found: ChannelCheck | None, words: Text) -> list[str]:
    if found is None:
        return [words(f"setup-check-none-{name}")]
    channel = f"<#{found.channel_id}>"
    if found.missing is None:
        return [words("setup-check-gone", channel=channel)]
    lacking = ", ".join(words(text_id("permission", each)) for each in found.missing)
    return [words("setup-check-missing", channel=channel, permissions=lacking)] if lacking else []


def _good(view: SetupView, found: ChannelCheck | None, words: Text) -> list[str]:
    if found is None:
        return []
    channel = f"<#{found.channel_id}>"
    lines = [words("setup-check-good", channel=channel)]
    if found is view.talks:
        lines += _who_takes_part(view, words)
        lines += [words("setup-check-news", channel=channel)] if found.is_news else []
    return lines


def _wrong_beside(view: SetupView, words: Text) -> list[str]:
    lines: list[str] = []
    if view.backstage is not None and view.backstage.is_open:
        lines.append(words("setup-check-open", channel=f"<#{view.backstage.channel_id}>"))
    lines += rights_missing(view.events_lack, words)
    return [
        *lines,
        *mute_lines(view.server, words),
        *roles_gone(view.server, view.gone_roles, words),
    ]


def roles_gone(server: Server, gone: frozenset[int], words: Text) -> list[str]:
    """A deleted role gives nobody a right: whose it was reads that they lack one, and not why."""
    chosen = {
        "organisers": server.organiser_role_ids,
        "note-takers": server.note_taker_role_ids,
        "part": server.part_role_ids,
    }
    return [
        words("setup-role-gone", of=of) for of, role_ids in chosen.items() if gone & set(role_ids)
    ]


def _forum(server: Server, words: Text) -> list[str]:
    channel = server.forum_channel_id
    if not channel:
        return []
    each = "yes" if server.posts_each_finding else "no"
    return [words("setup-forum", channel=_channel(channel, words), each=each)]


def _whether_all_is_set(view: SetupView, words: Text) -> list[str]:
    """Whoever opens the set-up again reads first whether anything is left to do."""
    if not view.server.is_ready:
        return []
    return _wrong(view, words) or [words("setup-all-set")]


def _channel(channel_id: int | None, words: Text) -> str:
    return f"<#{channel_id}>" if channel_id else words("setup-none")


def _roles(role_ids: tuple[int, ...], words: Text) -> str:
    return ", ".join(f"<@&{each}>" for each in role_ids) or words("setup-none")


def _controls(view: SetupView, words: Text) -> list[Item]:
    match view.step:
        case 1:
            done = [] if _wrong(view, words) else _ways_on(view.server, words)
            return [*_channel_controls(view.server, words), *done]
        case 2:
            return _people_controls(view, words)
        case 3:
            return _zone_controls(view, words)
        case _:
            return _check_controls(view.server, words)


def _channel_controls(server: Server, words: Text) -> list[Item]:
    talks, backstage = server.talks_channel_id, server.backstage_channel_id
    return [
        _channel_select("talks", words("setup-choose-talks"), talks),
        _channel_select("backstage", words("setup-choose-backstage"), backstage),
        _channel_select(
            "forum",
            words("setup-choose-forum"),
            server.forum_channel_id,
            kinds=[discord.ChannelType.forum],
            least=0,
        ),
        *_forum_controls(server, words),
    ]


def _forum_controls(server: Server, words: Text) -> list[Item]:
    if server.forum_channel_id is None:
        return []
    other = "all" if server.posts_each_finding else "each"
    return [row(button(words(f"setup-forum-{other}"), "setup-forum", other))]


def _people_controls(view: SetupView, words: Text) -> list[Item]:
    server = view.server

    def roles(name: str, chosen: tuple[int, ...], *, most: int = _MOST_ROLES) -> Item:
        there = tuple(each for each in chosen if each not in view.gone_roles)
        return _role_select(name, words(f"setup-choose-{name}"), there, most=most)

    other = "one" if server.two_people_publish else "two"
    return [
        roles("organisers", server.organiser_role_ids),
        roles("note-takers", server.note_taker_role_ids),
        roles("part", server.part_role_ids),
        roles("ping", server.ping_role_ids, most=1),
        select(
            "setup-attended",
            options=[
                option(
                    words(f"setup-attended-choice-{each.value}"),
                    each.value,
                    default=each is server.attended,
                )
                for each in Attended
            ],
            placeholder=words("setup-attended-choose"),
        ),
        row(
            button(words(f"setup-publish-{other}"), "setup-publish", other),
            button(words("setup-button-words"), "setup-words"),
        ),
    ]


def _zone_controls(view: SetupView, words: Text) -> list[Item]:
    server = view.server
    languages = [
        option(words("language-name", code=code), code, default=code == server.language)
        for code in view.languages
    ]
    return [
        row(button(words("setup-change-zone"), "setup-zone", style=MAIN)),
        select("setup-language", options=languages, placeholder=words("setup-language-hint")),
    ]


def _check_controls(server: Server, words: Text) -> list[Item]:
    check = row(
        # A second id for the same step: Discord refuses one that stands there twice.
        button(words("setup-check-again"), "setup-step", 4, "again"),
        button(words("setup-test"), "setup-test", style=GOOD, disabled=not server.is_ready),
        button(words("kept-button"), "setup-kept"),
        button(words("audit-button"), "audit", 0),
    )
    return [check, *_ways_on(server, words)]


def _ways_on(server: Server, words: Text) -> list[Item]:
    if not server.is_ready:
        return []
    ways_on = row(
        button(words("help-button-series"), "new-series"),
        button(words("help-button-programme"), "paste-programme"),
        button(words("desk-button-open"), "desk"),
    )
    return [text(words("setup-next")), ways_on]


def _channel_select(
    name: str,
    placeholder: str,
    chosen: int | None,
    *,
    kinds: Sequence[discord.ChannelType] = (discord.ChannelType.text, discord.ChannelType.news),
    least: int = 1,
) -> Item:
    return ui.ActionRow(
        ui.ChannelSelect(
            custom_id=write_id("setup-channel", name),
            placeholder=label(placeholder, 150),
            channel_types=list(kinds),
            default_values=[discord.Object(chosen, type=discord.abc.GuildChannel)]
            if chosen
            else [],
            min_values=least,
            max_values=1,
        )
    )


def _role_select(name: str, placeholder: str, chosen: tuple[int, ...], *, most: int) -> Item:
    """What is chosen already stays ticked, so that adding a role does not drop the others."""
    return ui.ActionRow(
        ui.RoleSelect(
            custom_id=write_id("setup-roles", name),
            placeholder=label(placeholder, 150),
            default_values=[discord.Object(role_id, type=discord.Role) for role_id in chosen],
            min_values=0,
            max_values=most,
        )
    )


def _steps(view: SetupView, words: Text) -> Item:
    return row(
        *(
            button(
                words(f"setup-name-{step}"),
                "setup-step",
                step,
                style=MAIN if step == view.step else QUIET,
            )
            for step in range(1, STEPS + 1)
        )
    )
