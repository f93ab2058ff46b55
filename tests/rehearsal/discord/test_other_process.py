import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal.discord.world import World

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(params=["linked", "unlinked"])
def program(world: World, request):
    control = world.control_url if request.param == "linked" else "none"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.rehearsal.discord.sample_bot",
            world.base_url,
            world.gateway_url,
            control,
        ],
        cwd=ROOT,
    )
    yield process
    process.kill()
    process.wait()


async def test_bot_in_another_process_answers(world: World, program):
    await world.connected()
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card")).message
    assert (await ada.click(card, "Going")).followups[0].text == "Noted, Ada Organiser"
    form = (await ada.click(card, "Say")).form
    outcome = await ada.submit(form, {"mood": "bad", "topic": ["law"]})
    assert outcome.text == "-|bad|False|law|[]"
    await ada.say(ada.direct, "hello")
    assert world.dms(ada)[-1].text == "you said hello"
    await world.advance(timedelta(days=1))
    assert world.problems == []


@pytest.mark.parametrize("program", ["linked"], indirect=True)
async def test_killed_bot_is_replaced(world: World, program):
    await world.connected()
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card")).message
    program.kill()
    await world.disconnected()
    world.knobs.answer_timeout = 0.05
    assert (await ada.click(card, "Going")).error == "The application did not respond"
    assert world.gateway.identified == 1
