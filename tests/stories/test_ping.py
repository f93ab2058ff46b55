"""Pings: none, unless an organiser ticks one role for one talk."""

from bot.rehearsal.stage import Stage
from tests.stories.acting import announce_now, code_on, make_series, plan_talk, set_up


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
    await announce_now(ada, panel)
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

    await announce_now(ada, await plan_talk(stage))
    await world.settle()

    (card,) = world.messages("talks")
    assert (card.pinged, card.pinged_everyone) == ((), False)


async def test_ping_that_reaches_nobody_is_said_before_and_not_counted(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    await make_series(stage)
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-roles:ping", [world.role("Note-taker")])
    panel = await plan_talk(stage)
    await ada.click(panel, "Ping the role")
    code = code_on(world.fresh(panel))

    async def said() -> tuple[str, str]:
        shown = (await ada.slash("talk panel", talk=code)).message
        return shown.text, (await ada.click(shown, "What will be sent")).text

    world.let_ping("Note-taker", mentionable=False)
    await world.dealt_with()
    for text in await said():
        assert "**The ping reaches nobody**: <@&" in text
    assert "pings: 0" in (await said())[1]

    world.let_ping("Note-taker", mentionable=True)
    await world.dealt_with()
    assert "nobody" not in "".join(await said())
    assert "pings: 1" in (await said())[1]

    # What was missed while the bot was away is heard at its return.
    await stage.stop()
    world.delete_role("Note-taker")
    await stage.start()
    await world.dealt_with()
    assert "its role was deleted. Choose another with `/setup`, step 2." in (await said())[0]
    assert "pings: 0" in (await said())[1]

    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    chosen = await ada.select(setup, "setup-roles:ping", [world.role("Organiser")])
    assert "may not be mentioned" in chosen.text
