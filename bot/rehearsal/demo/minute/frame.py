"""One picture of the minute: a sentence, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.rehearsal.demo.message_view import message_view
from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import ComponentType

Exhibit: TypeAlias = dict[str, Any]

_SMALL_PRINT = "-# "


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Its sentence is `minute-KEY`, said with the `numbers` that were counted."""

    key: str
    exhibits: tuple[Exhibit, ...]
    numbers: Mapping[str, int | str] = field(default_factory=dict[str, int | str])


def message(
    show: Show, record: MessageRecord, who: Person, title: str, *, pressed: str = ""
) -> Exhibit:
    """A message as somebody sees it now; `pressed` is the verb of what they press next."""
    seen = show.world.fresh(record)
    return {
        "kind": "message",
        "title": show.text(f"minute-at-{title}"),
        "message": message_view(show.world, seen, who.id),
        "at": show.world.clock.now().isoformat(),
        "pressed": pressed,
    }


def shortened(exhibit: Exhibit) -> Exhibit:
    """Of each text the first paragraph, of the controls the row in which something is pressed."""
    seen, verb = exhibit["message"], exhibit["pressed"]
    parts = [_begin(part) for part in seen["components"] if _stays(part, verb)]
    return exhibit | {"message": seen | {"components": parts}}


def _stays(part: dict[str, Any], verb: str) -> bool:
    if part["type"] != ComponentType.ACTION_ROW:
        return True
    return bool(verb) and any(_is_pressed(each, verb) for each in part["components"])


def _is_pressed(control: dict[str, Any], verb: str) -> bool:
    return str(control.get("custom_id", "")).startswith(f"{verb}:")


def _begin(part: dict[str, Any]) -> dict[str, Any]:
    if "components" in part:
        return part | {"components": [_begin(each) for each in part["components"]]}
    if part["type"] != ComponentType.TEXT_DISPLAY:
        return part
    first, *more = part["content"].split("\n\n")
    kept = [line for line in first.split("\n") if not line.lstrip().startswith(_SMALL_PRINT)]
    return part | {"content": "\n".join([*kept, "…"] if more else kept)}


def lines(show: Show, title: str, entries: list[tuple[str, str]], **counted: int) -> Exhibit:
    """Short facts, each with what it is about before it; the title may say what was counted."""
    told = [{"about": about, "text": text} for about, text in entries]
    return {"kind": "lines", "title": show.text(f"minute-at-{title}", **counted), "entries": told}


def paper(show: Show, form: str, name: str, **content: object) -> Exhibit:
    """A file as it looks, to be taken along by its name."""
    title = show.text(f"minute-at-{form}")
    return {"kind": form, "title": title, "file": f"minute/files/{name}", "name": name, **content}


def names_view(show: Show) -> dict[str, dict[str, Any]]:
    """The names behind mentions."""
    world = show.world
    users = world.discord.users.values()
    places = (*world.channels(), *world.threads())
    return {
        "users": {str(user.id): user.global_name or user.name for user in users},
        "roles": {},
        "names": {str(place.id): place.name for place in places},
        "kinds": {},
    }
