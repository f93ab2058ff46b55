"""A person's press or message whose answer fails: it counts once, and nothing is left hanging."""

import logging
from datetime import timedelta

import pytest

from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.rehearsal.discord import faults
from tests.stories.acting import Ready, crowd
from tests.stories.live import go_live
from tests.wire.every_path import MakeFault
from tests.wire.silence import Patience
from tests.wire.table import FINAL, PASSING, silences

pytestmark = pytest.mark.evidence

LOST = "My answer got lost on its way through Discord. Whatever you changed is kept"


@pytest.fixture
def table(ready: Ready) -> dict[str, MakeFault]:
    return PASSING | FINAL | silences(Patience(ready.stage.bot.client))


async def kept(ready: Ready, kind: type) -> int:
    return len(await ready.stage.bot.store.survey(lambda survey: survey.select(kind)))


def let_out(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What a handler let out: discord.py logs it, and nobody else hears of it."""
    return [each.getMessage() for each in caplog.records if each.name == "discord.client"]


async def test_press_whose_answer_fails_counts_once(ready: Ready, table, caplog):
    """One member after the other presses, each under another fault, and presses again."""
    world = ready.world
    caplog.set_level(logging.ERROR)
    members = zip(crowd(world, len(table)), table.items(), strict=True)
    for number, (member, (name, make)) in enumerate(members, start=1):
        fault = make("POST", r"/interactions/\d+/[^/]+/callback")
        world.hooks.append(fault)
        said = await member.click(ready.card, "I'm going")
        answered = said.text.startswith(("You're on the list", LOST))
        assert said.error or answered or name in FINAL, name
        world.hooks.remove(fault)
        again = await member.click(ready.card, "I'm going")
        going = await kept(ready, Signup)
        assert (fault.struck > 0, again.error, going) == (True, None, number), name
    assert let_out(caplog) == []


async def test_answer_that_never_arrived_says_that_the_change_is_kept(ready: Ready):
    world = ready.world
    live = await go_live(ready)

    def lose() -> None:
        callback = faults.never_arrived("POST", r"/interactions/\d+/[^/]+/callback")
        world.hooks.append(callback)

    lose()
    pressed = await ready.mia.click(ready.card, "I'm going")
    assert (pressed.text[: len(LOST)], await kept(ready, Signup)) == (LOST, 1)
    lose()
    typed = await ready.mia.slash("log", text="By command")
    assert (typed.text[: len(LOST)], await kept(ready, Takeaway)) == (LOST, 1)
    form = (await ready.max.click(live, "Note")).form
    lose()
    filled = await ready.max.submit(form, text="By form")
    assert (filled.text[: len(LOST)], await kept(ready, Takeaway)) == (LOST, 2)


async def test_message_whose_answer_fails_counts_once(ready: Ready, table, caplog):
    """Mia answers the live message, under one fault after the other; at most one answer comes.

    No nonce is remembered, so each request that arrives is a message.
    """
    world = ready.world
    world.knobs.nonce_memory = timedelta(0)
    live = await go_live(ready)
    caplog.set_level(logging.ERROR)
    for number, (name, make) in enumerate(table.items(), start=1):
        fault = make("PUT", r"/channels/\d+/messages/\d+/reactions/.*")
        world.hooks.append(fault)
        said = await ready.mia.say(ready.thread, name, reply_to=live)
        world.hooks.remove(fault)
        answers = [m for m in world.messages(ready.thread) if m.reply_to == said.id]
        answers += [m for m in world.dms(ready.mia) if name in m.text]
        logged = await kept(ready, Takeaway)
        assert (fault.struck > 0, len(answers) <= 1, logged) == (True, True, number), name
    assert let_out(caplog) == []
