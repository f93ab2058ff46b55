from pathlib import Path

import pytest

from bot.rehearsal.acting import MissingError
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo_data import Demo, read_demo
from bot.rehearsal.discord.world import World
from bot.rehearsal.ledger import Ledger
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.playing import play
from bot.rehearsal.tour.stop import Stop
from bot.saying.i18n import Localizer


@pytest.fixture(scope="module")
def demo() -> Demo:
    return read_demo()


@pytest.fixture
def company(world: World, demo: Demo, localizer: Localizer, tmp_path: Path) -> Company:
    """Everybody but the bot, which no stop below needs."""
    bot = BotProcess(world, tmp_path)
    return Company(
        world=world,
        bot=bot,
        ledger=Ledger(bot.data),
        out=tmp_path,
        demo=demo,
        programme="",
        text=localizer.english,
    )


async def good(_company: Company) -> str:
    return "2 going"


async def bad(_company: Company) -> str:
    raise MissingError("nobody is going")


async def broken(_company: Company) -> str:
    raise KeyError("talk")


async def test_stop_that_fails_stops_only_those_that_build_on_it(company: Company):
    stops = (
        Stop(name="announce", play=bad),
        Stop(name="sign-ups", play=good, needs=("announce",)),
        Stop(name="counter", play=good, needs=("sign-ups",)),
        Stop(name="calendar", play=good),
        Stop(name="export", play=broken, needs=("calendar",)),
    )

    results = [result async for result in play(company, stops)]

    assert [(result.name, result.ok, result.detail) for result in results] == [
        ("announce", False, "nobody is going"),
        ("sign-ups", False, "not played, since it builds on: announce"),
        ("counter", False, "not played, since it builds on: sign-ups"),
        ("calendar", True, "2 going"),
        ("export", False, "KeyError: 'talk'"),
    ]
