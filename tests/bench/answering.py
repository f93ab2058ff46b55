"""A command's answer while 1,000 deliveries go out, against an idle bot.

The bot is a process of its own, as in life; Discord is simulated in this one.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from bot.clock import OffsetClock
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import Document, guild_owner
from bot.domain.kinds import KINDS
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.blueprint import Blueprint, PersonPlan, northville
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.openapi.checker import RequestChecker
from bot.rehearsal.discord.records import ServerRecord
from bot.rehearsal.discord.world import World
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median, rate
from tests.bench.library import Library
from tests.bench.row import Row, at_most
from tests.factories import START, a_delivery, a_series, a_server, a_signup, a_talk, an_edition

MEMBERS = 100
TALKS = 10
_IDLE_ANSWERS = 60
_DUE = START - timedelta(minutes=15)
_REMARK = (
    "/talks, from when Discord tells the bot of it until the bot's answer arrives. Discord takes "
    "50 requests a second from a bot, which keeps its own below that; answers are not counted "
    "there and wait for nothing. Discord is simulated by another process of this machine, which is "
    "busy with the letters as well: its share of the delay counts here."
)


class Door:
    """A hook that notes when the bot's answer to an interaction arrives at Discord."""

    def __init__(self) -> None:
        self.arrived = 0.0

    async def __call__(
        self, _method: str, path: str, _body: Json, phase: Literal["before", "after"]
    ) -> None:
        if phase == "before" and path.endswith("/callback"):
            self.arrived = time.perf_counter()


async def measure(library: Library) -> list[Row]:
    folder = library.root / "answering"
    world = await World(OffsetClock(), Knobs(answer_timeout=60), RequestChecker(None)).start()
    world.clock.set(_DUE - timedelta(hours=1))
    server = world.add_server(_blueprint())
    await _prepare(folder / "data", world, server)
    bot = BotProcess(world, folder)
    await bot.start()
    try:
        idle = [await _ask(world) for _ in range(_IDLE_ANSWERS + 1)][1:]
        busy, taken = await _ask_while_sending(world)
        idle += [await _ask(world) for _ in range(_IDLE_ANSWERS)]
    finally:
        await bot.stop()
        await world.close()
    return [_row(idle, busy, MEMBERS * TALKS / taken)]


def _row(idle: list[float], busy: list[float], reached: float) -> Row:
    ours, theirs = median(busy), median(idle)
    return at_most(
        "a command's answer while 1,000 deliveries go out, against idle",
        ours=ours,
        theirs=theirs,
        times=1.5,
        shown=(
            f"{duration(ours)}, at most {duration(max(busy))}, at {rate(reached)}",
            f"{duration(theirs)}, at most {duration(max(idle))}",
        ),
        remark=_REMARK,
    )


def _blueprint() -> Blueprint:
    crowd = tuple(PersonPlan(name=f"Member {number}") for number in range(MEMBERS))
    plan = northville()
    return replace(plan, people=(*plan.people, *crowd))


async def _prepare(data: Path, world: World, server: ServerRecord) -> None:
    """Keep a set-up server with announced talks, and letters that are all due at once."""
    owner = guild_owner(server.id)
    channels = {
        "talks_channel_id": world.channel("talks").id,
        "backstage_channel_id": world.channel("backstage").id,
    }
    documents = [
        a_server(owner=owner, code=str(server.id), **channels),
        a_series(owner=owner),
        an_edition(owner=owner),
        *(document for talk in range(TALKS) for document in _talk(owner, world, talk)),
    ]
    store = await open_store(data, KINDS)
    await store.run(owner, lambda docs: [docs.put(document) for document in documents])
    await store.close()


def _talk(owner: str, world: World, number: int) -> Iterator[Document]:
    """Yield a talk, and for each member a sign-up and the letter that was asked for."""
    talk = f"TA1K{number:02d}"
    yield a_talk(owner=owner, code=talk, number=number + 1)
    for member in range(MEMBERS):
        code = f"{number:02d}{member:04d}"
        user_id = world.person(f"Member {member}").id
        yield a_signup(owner=owner, code=f"S{code}", talk=talk, user_id=user_id, remind=True)
        yield a_delivery(
            owner=owner,
            code=f"D{code}",
            kind=DeliveryKind.SOON,
            place=Place.MEMBER,
            about=talk,
            user_id=user_id,
            key=code.zfill(20),
            due=_DUE,
        )


async def _ask(world: World) -> float:
    """How long /talks takes to be answered."""
    door = Door()
    world.hooks.append(door)
    begun = time.perf_counter()
    outcome = await world.person("Mia Member").slash("talks")
    world.hooks.remove(door)
    assert outcome.error is None, outcome.error
    return door.arrived - begun


async def _ask_while_sending(world: World) -> tuple[list[float], float]:
    """The answers' times, and how long the letters took, in seconds."""
    answers: list[float] = []
    await _move(world, _DUE)
    begun = time.perf_counter()
    sending = asyncio.create_task(world.settle())
    while not sending.done():
        answers.append(await _ask(world))
    await sending
    return answers, time.perf_counter() - begun


async def _move(world: World, moment: datetime) -> None:
    world.clock.set(moment)
    await world.control.tell()
