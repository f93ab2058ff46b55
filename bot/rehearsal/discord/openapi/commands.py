"""What the documentation demands of application commands beyond the OpenAPI document."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.discord.json_types import Json

_CHAT, _USER, _MESSAGE = 1, 2, 3
_CAPS = {_CHAT: 100, _USER: 15, _MESSAGE: 15}
_GROUPS = {1, 2}
_SCRIPTS = ((0x0900, 0x097F), (0x0E00, 0x0E7F))
_LONGEST, _SIZE = 32, 8000


def command_rules(commands: list[dict[str, Any]]) -> Iterator[str]:
    for kind, cap in _CAPS.items():
        if sum((command.get("type") or _CHAT) == kind for command in commands) > cap:
            yield f"commands: more than {cap} of type {kind}"
    for command in commands:
        yield from _command(command)


def valid_name(name: str) -> bool:
    r"""`^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one."""
    return 1 <= len(name) <= _LONGEST and name == name.lower() and all(map(_allowed, name))


def _allowed(char: str) -> bool:
    special = any(first <= ord(char) <= last for first, last in _SCRIPTS)
    return char in "-_'" or unicodedata.category(char)[0] in "LN" or special


def _command(command: dict[str, Any]) -> Iterator[str]:
    name = command.get("name", "")
    chat = (command.get("type") or _CHAT) == _CHAT
    if chat and not valid_name(name):
        yield f"command {name!r}: not a valid name"
    if chat != bool(command.get("description")):
        yield f"command {name!r}: chat commands have a description, menus have none"
    if _weight(command) > _SIZE:
        yield f"command {name!r}: more than {_SIZE} characters in all"
    yield from _options(name, command.get("options") or ())


def _options(where: str, options: Json) -> Iterator[str]:
    seen: set[str] = set()
    optional = False
    for option in options:
        name = option.get("name", "")
        if name in seen or not valid_name(name):
            yield f"{where}: option {name!r} is doubled or not a valid name"
        seen.add(name)
        if option.get("autocomplete") and option.get("choices"):
            yield f"{where} {name}: autocomplete together with choices"
        if option.get("type") not in _GROUPS:
            if option.get("required") and optional:
                yield f"{where} {name}: required after an optional one"
            optional |= not option.get("required")
        yield from _options(f"{where} {name}", option.get("options") or ())


def _weight(node: dict[str, Any]) -> int:
    own = len(node.get("name") or "") + len(node.get("description") or "")
    choices = sum(
        len(choice["name"]) + len(str(choice["value"])) for choice in node.get("choices") or ()
    )
    return own + choices + sum(_weight(option) for option in node.get("options") or ())
