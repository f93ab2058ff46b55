"""One picture of the minute: a sentence, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.rehearsal.demo.message_view import message_view
from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord

Exhibit: TypeAlias = dict[str, Any]


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
        "pressed": pressed,
    }


def lines(show: Show, title: str, entries: list[tuple[str, str]]) -> Exhibit:
    """Short facts, each with what it is about before it."""
    told = [{"about": about, "text": text} for about, text in entries]
    return {"kind": "lines", "title": show.text(f"minute-at-{title}"), "entries": told}


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
