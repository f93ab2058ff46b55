"""What people do in the stories, as plain functions, so that a story reads like one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.rehearsal import acting
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import ChannelRecord, MessageRecord
from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage

TITLE = "Neighbours and the Town Square"
WHEN = "Thursday 7 April 2022 15:00"
STARTS = datetime(2022, 4, 7, 13, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(minutes=90)


class Scene(Protocol):
    """Where a story is played: a stage, or a world whose bot is another process."""

    @property
    def world(self) -> World: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A set-up server and its announced talk; `panel` is Ada's private one."""

    stage: Stage
    code: str
    panel: MessageRecord

    @property
    def world(self) -> World:
        return self.stage.world

    @property
    def ada(self) -> Person:
        """An organiser."""
        return self.world.person("Ada Organiser")

    @property
    def noor(self) -> Person:
        """A note-taker."""
        return self.world.person("Noor Notes")

    @property
    def mia(self) -> Person:
        return self.world.person("Mia Member")

    @property
    def max(self) -> Person:
        return self.world.person("Max Member")

    @property
    def card(self) -> MessageRecord:
        """The announcement as it stands now."""
        said = self.world.messages("talks")
        return next(m for m in said if "More" in m.labels and m.text.startswith("-#"))

    @property
    def thread(self) -> ChannelRecord:
        return acting.thread_of(self.world, self.card)


def second_organiser(world: World) -> Person:
    """Somebody else with all rights joins Northville."""
    world.join(PersonPlan(name="Oda Organiser", roles=("Organiser",)), server=world.home.name)
    return world.person("Oda Organiser")


async def make_ready(stage: Stage, **talk: Any) -> Ready:
    await set_up(stage)
    await make_series(stage)
    panel = await plan_talk(stage, **talk)
    pressed = await announce_now(stage.world.person("Ada Organiser"), panel)
    await stage.world.settle()
    return Ready(stage=stage, code=code_on(pressed.message), panel=pressed.message)


async def announce_now(person: Person, panel: MessageRecord) -> Outcome:
    """Press [Announce …], and [Announce now] under what will be sent; a refusal comes earlier."""
    asked = await person.click(panel, "Announce …")
    is_asked = any("Announce now" in message.labels for message in asked.messages)
    return await person.click(asked.message, "Announce now") if is_asked else asked


async def set_up(stage: Scene) -> None:
    """Ada chooses the channels, the note-takers and the zone."""
    ada = stage.world.person("Ada Organiser")
    await acting.set_up(stage.world, ada, zone="Europe/Copenhagen", organisers=None)


async def make_series(stage: Scene) -> None:
    ada = stage.world.person("Ada Organiser")
    await acting.make_series(
        ada, title="Northville Talks", edition="2022", producers="Northville Library"
    )


async def plan_talk(
    stage: Scene, title: str = TITLE, when: str = WHEN, **options: Any
) -> MessageRecord:
    """Ada plans a talk and confirms what was understood; returns its panel."""
    ada = stage.world.person("Ada Organiser")
    return await acting.plan_talk(stage.world, ada, title=title, when=when, **options)


def code_on(panel: MessageRecord) -> str:
    """The talk's code, as its panel says it."""
    found = re.search(r"code `(\w+)`", panel.text)
    assert found is not None, panel.text
    return found[1]


async def open_panel(ready: Ready, person: Person | None = None) -> MessageRecord:
    return (await (person or ready.ada).slash("talk panel", talk=ready.code)).message


async def fill(
    ready: Ready, verb: str, fields: Mapping[str, Any], person: Person | None = None
) -> Outcome:
    """Press a button of the panel and send the form that it opens."""
    who = person or ready.ada
    return await acting.fill(ready.world, who, await open_panel(ready, who), verb, **fields)


async def sign_up(ready: Ready, person: Person, *, letters: bool = False) -> Outcome:
    """Press [I'm going], and [Yes] or [No] to being written to."""
    return await acting.sign_up(ready.world, person, ready.card, letter=letters)


async def give_links(ready: Ready, **links: str) -> None:
    await fill(ready, "edit-links", links)


def crowd(world: World, size: int) -> list[Person]:
    """So many more members of the first server."""
    names = [f"Member {number}" for number in range(size)]
    for name in names:
        world.join(PersonPlan(name=name), server="Northville Talks")
    return [world.person(name) for name in names]


def texts(messages: list[MessageRecord]) -> list[str]:
    return [message.text for message in messages]
