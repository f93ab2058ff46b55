"""The pages of `docs/reference/` that the code itself tells: commands, settings, command line."""

import argparse
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.bootstrap.entrances import COGS
from bot.commandline.parser import build_parser
from bot.domain.deliveries.kinds import DeliveryKind, KindRecord, Place, Worth
from bot.saying.i18n import Localizer, text_id
from bot.settings import Settings, declaration
from tests.source import CHECKOUT

FOLDER = CHECKOUT / "docs" / "reference"
_MADE = "<!-- Made from the code: `python -m tests.pictures` -->"
_SUBCOMMANDS = {
    discord.AppCommandOptionType.subcommand.value,
    discord.AppCommandOptionType.subcommand_group.value,
}

_WHERE = {
    Place.TALKS: "channel for talks",
    Place.ANNOUNCED: "where the talk was announced",
    Place.BACKSTAGE: "backstage",
    Place.THREAD: "the thread",
    Place.MEMBER: "a letter",
    Place.FOLLOWED: "the channel for what another server shares",
    Place.FORUM: "the forum for key findings",
    Place.EVENTS: "Discord's events",
}
_UNTIL = {
    Worth.ALWAYS: "however late",
    Worth.UNTIL_THE_START: "until the talk begins",
    Worth.UNTIL_THE_END: "until the talk ends",
    Worth.UNTIL_A_NEARER_ONE: "until the talk's next reminder is due",
    Worth.UNTIL_SAID_TO_BE_OVER: "until somebody says that it is over",
    Worth.DAYS_AFTER_THE_END: "until some days after the end",
}


def pages() -> dict[Path, str]:
    return {
        FOLDER / "commands.md": _page(_commands()),
        FOLDER / "messages.md": _page(_messages()),
        FOLDER / "settings.md": _page(_settings()),
        FOLDER / "command-line.md": _page(_command_line()),
    }


def _page(lines: Iterator[str]) -> str:
    title, *rest = lines
    return "\n".join([title, "", _MADE, "", *rest]).rstrip() + "\n"


def commands() -> list[str]:
    """What can be typed, as `/talk new`."""
    return [name for payload in _payloads() for name in _names(payload, "/")]


def _names(payload: dict[str, Any], before: str) -> list[str]:
    name = f"{before}{payload['name']}"
    inner = [each for each in payload.get("options", []) if each["type"] in _SUBCOMMANDS]
    return [each for option in inner for each in _names(option, f"{name} ")] or [name]


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield (
        "What can be typed on the server; all else is a button on a message of the bot. "
        "[Who may do what](../rights.md) says who may use which. What is in *italics* may be left "
        "out."
    )
    for payload in sorted(_payloads(), key=lambda each: each["name"]):
        yield from _command(payload, "/")


def _payloads() -> list[dict[str, Any]]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    declared: list[dict[str, Any]] = []
    for cog in COGS:
        made: Any = cog(None)  # type: ignore[arg-type]  # nothing of it is called
        group = made.app_command
        commands = [group] if group is not None else made.get_app_commands()
        declared += [command.to_dict(tree) for command in commands]
    return declared


def _command(payload: dict[str, Any], before: str) -> Iterator[str]:
    name = f"{before}{payload['name']}"
    options = payload.get("options", [])
    inner = [each for each in options if each["type"] in _SUBCOMMANDS]
    if inner:
        for each in inner:
            yield from _command(each, f"{name} ")
        return
    yield ""
    yield f"## {name}"
    yield ""
    yield payload["description"]
    if options:
        yield ""
        yield "| option | what |"
        yield "| --- | --- |"
    for option in options:
        shown = f"`{option['name']}`" if option.get("required") else f"*`{option['name']}`*"
        yield f"| {shown} | {_cell(option['description'])}{_choices(option)} |"


def _choices(option: dict[str, Any]) -> str:
    choices = [each["name"] for each in option.get("choices", [])]
    return f": {', '.join(choices)}" if choices else ""


def _messages() -> Iterator[str]:
    text = Localizer.load(strict=True).english
    yield "# What is sent by itself"
    yield (
        "Everything that the bot says without having been asked. It is planned, stands on the "
        "desk under *Planned messages*, and sent once. Beside these it answers whoever types, "
        "presses or writes to it, and keeps up to date what it has posted."
    )
    yield ""
    yield "| message | where | how late it may still be sent | |"
    yield "| --- | --- | --- | --- |"
    for kind in DeliveryKind:
        record = kind.record
        name = _cell(text(text_id("delivery", kind)))
        where = "below what it is for" if record.is_thread else _WHERE[record.place]
        cells = (name, where, _UNTIL[record.worth], _manner(record))
        yield f"| {' | '.join(cells)} |"


def _manner(record: KindRecord) -> str:
    silent = ["without a sound"] if record.is_silent and record.place is not Place.EVENTS else []
    stoppable = ["can be stopped"] if record.is_stoppable else []
    return ", ".join([*silent, *stoppable])


def _settings() -> Iterator[str]:
    yield "# Settings"
    yield (
        "Set in `.env`, or in the environment, which goes before. An empty value counts as not "
        "given. `.env.example` has them all; a name that is not in it is refused at the start."
    )
    for item in fields(Settings):
        declared = declaration(item)
        yield ""
        yield f"## {declared.name}"
        yield ""
        yield declared.help
        if declared.example:
            yield ""
            yield f"For example `{declared.example}`."


def _command_line() -> Iterator[str]:
    parser = build_parser(Localizer.load(strict=True).english)
    yield "# The command line"
    yield (
        "`python -m bot COMMAND`, in the checkout (`.venv/bin/python`) or in the image. "
        "[Running Rostrum](../operations.md) says when to use which, and what the exit codes mean."
    )
    yield from _parser(parser, "python -m bot")


def _parser(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield ""
                yield f"## {name} {word}"
                yield ""
                yield _cell(inner.description or "")
                yield from _arguments(inner)
                yield from _parser(inner, f"{name} {word}")


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    known = [
        action
        for action in parser._actions
        if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
    ]
    if known:
        yield ""
        yield "| argument | what |"
        yield "| --- | --- |"
    for action in known:
        yield f"| {_argument(action)} | {_cell(action.help or '')} |"


def _argument(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else None
    value = metavar or (",".join(map(str, action.choices)) if action.choices else "")
    words = [*action.option_strings[:1], *([value] if action.nargs != 0 and value else [])]
    shown = f"`{' '.join(words) or action.dest}`"
    return shown if action.required else f"*{shown}*"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("%%", "%").split())
