"""Who was in the channel of a talk: noted only where the team wants it, and as the card says."""

from datetime import timedelta

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.signups.attendance import Attendance
from tests.stories.acting import STARTS, Ready, fill
from tests.stories.live import go_live

MINUTE = timedelta(minutes=1)
ROOM = "Talk room"


async def hold_in_room(ready: Ready) -> None:
    room = ready.world.channel(ROOM)
    asked = await fill(ready, "place", {"kind": ["channel"], "channel": [room]})
    await ready.ada.click(asked.message, "Hold it there")


async def count(ready: Ready, how: str = "totals") -> str:
    """Ada chooses it in the set-up; returns what that says now."""
    panel = (await ready.ada.slash("setup")).message
    await ready.ada.click(panel, "2 People")
    return (await ready.ada.select(panel, "setup-attended", [how])).text


async def minutes(ready: Ready) -> dict[str, int]:
    found = await ready.stage.bot.store.survey(lambda survey: survey.select(Attendance))
    names = {each.id: each.name for each in (ready.ada, ready.mia, ready.max)}
    return {names[each.user_id]: each.seconds // 60 for each in found}


async def test_who_is_in_the_channel_counts_over_a_restart_and_the_card_says_so(ready: Ready):
    world, mia, max_ = ready.world, ready.mia, ready.max
    await hold_in_room(ready)
    assert "counted" not in ready.card.text

    assert "I count who is in the voice or stage channel" in await count(ready)
    await world.advance(2 * MIRROR_PACE)
    assert "who is in the channel is counted" in ready.card.text
    await mia.join_voice(ROOM)
    await go_live(ready)
    await world.move_to(STARTS + 5 * MINUTE)
    await max_.join_voice(ROOM)
    await world.move_to(STARTS + 15 * MINUTE)
    await ready.stage.stop()
    await max_.join_voice(None)
    await ready.stage.start()
    await world.move_to(STARTS + 20 * MINUTE)
    await mia.join_voice(None)
    await world.settle()

    assert await minutes(ready) == {"Mia Member": 20, "Max Member": 10}
