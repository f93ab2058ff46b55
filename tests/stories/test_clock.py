"""The clock of the bot's machine is wrong: it waits, says so once, and goes on when it is right."""

from datetime import timedelta

from bot.rehearsal.discord.world import World
from tests.stories.acting import STARTS, Ready, sign_up, texts

MINUTE = timedelta(minutes=1)


def told(world: World) -> list[str]:
    """What anybody was written about the clock."""
    return [
        m for name in world.people for m in texts(world.dms(world.person(name))) if "clock" in m
    ]


async def test_letters_wait_for_a_right_clock(ready: Ready):
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    await world.move_to(STARTS - 30 * MINUTE)

    world.knobs.date_ahead = timedelta(hours=-5)
    await world.move_to(STARTS - 14 * MINUTE)
    assert world.dms(ready.mia) == []
    # Whoever runs the bot reads it, and no team.
    (said,) = told(world)
    assert not any("clock" in m for m in texts(world.messages("backstage")))
    assert said.startswith(
        "**The clock of the machine that I run on is wrong**: it is ahead of Discord's by "
        "5:00:00. I hold every message until it is right, and then go on by myself. "
        "`docs/operations.md` says what to do."
    )

    world.knobs.date_ahead = timedelta(0)
    await world.move_to(STARTS - 10 * MINUTE)
    assert len(world.dms(ready.mia)) == 1
    assert len(told(world)) == 1
