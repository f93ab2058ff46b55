"""Pings: none, unless an organiser ticks one role for one talk."""

from bot.rehearsal.stage import Stage
from tests.stories.acting import make_series, plan_talk, set_up


async def test_announcement_pings_the_role_that_was_ticked_once(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    await make_series(stage)
    role = world.role("Note-taker")
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-roles:ping", [role])
    panel = await plan_talk(stage, title="A talk for @everyone and <@&1>")

    await ada.click(panel, "Ping the role")
    panel = world.fresh(panel)
    await ada.click(panel, "Announce now")
    await world.settle()

    (card,) = world.messages("talks")
    assert (card.pinged, card.pinged_everyone) == ((role.id,), False)

    await world.person("Mia Member").click(card, "I'm going")
    await world.settle()
    assert world.fresh(card).text.startswith(f"<@&{role.id}>")


async def test_nobody_is_pinged_unless_it_is_ticked(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    await make_series(stage)
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-roles:ping", [world.role("Note-taker")])

    await ada.click(await plan_talk(stage), "Announce now")
    await world.settle()

    (card,) = world.messages("talks")
    assert (card.pinged, card.pinged_everyone) == ((), False)
