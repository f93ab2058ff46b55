"""A member who left frees the seat once that is noticed, and an organiser may free one."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import STARTS, TITLE, Ready, fill, open_panel, sign_up, texts

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
async def one_seat(ready: Ready) -> Ready:
    """Max has the only seat and asked for a letter; Mia and Noor wait.

    Mia is on another server of the bot's too.
    """
    await fill(ready, "edit-talk", {"seats": "1"})
    for person in (ready.max, ready.mia, ready.noor):
        await sign_up(ready, person)
        await ready.world.advance(MINUTE)
    mine = (await ready.max.click(ready.card, "I'm going")).message
    await ready.max.click(mine, "Yes")
    return ready


async def people(ready: Ready) -> str:
    return (await ready.ada.click(await open_panel(ready), "Who is coming?")).text


def offers(ready: Ready, person: Person) -> list[MessageRecord]:
    return [each for each in ready.world.dms(person) if "A seat is free for you" in each.text]


async def take_the_seat(ready: Ready, person: Person) -> None:
    await person.click(offers(ready, person)[-1], "Take the seat")


async def test_letter_that_is_refused_frees_the_seat_of_whoever_left(one_seat: Ready):
    world = one_seat.world
    await world.move_to(STARTS - HOUR)
    world.kick("Mia Member")
    world.kick("Max Member")
    await world.move_to(STARTS - 14 * MINUTE)

    # Mia was next, has left too, though letters reach her by the other server: Noor is asked.
    said = await people(one_seat)
    assert f"{one_seat.max.mention}, {one_seat.mia.mention}" in said.split("Not coming")[1]
    assert offers(one_seat, one_seat.mia) == []
    await take_the_seat(one_seat, one_seat.noor)
    assert f"**Going: 1**\n{one_seat.noor.mention}" in await people(one_seat)
    told = "\n".join(texts(world.messages("backstage")))
    assert f"- Letter before the talk for “{TITLE}”: this member has left the server." in told
    assert "stuck" not in (await one_seat.ada.slash("desk", channel="backstage")).text


@pytest.mark.evidence
async def test_seat_of_who_left_is_free_within_a_day_while_others_wait(one_seat: Ready):
    one_seat.world.kick("Max Member")
    await one_seat.world.advance(timedelta(days=1))
    await take_the_seat(one_seat, one_seat.mia)
    assert f"**Going: 1**\n{one_seat.mia.mention}" in await people(one_seat)


async def test_closed_letters_are_no_leaving(one_seat: Ready):
    one_seat.max.close_direct_messages()
    await one_seat.world.move_to(STARTS - 14 * MINUTE)
    assert f"**Going: 1**\n{one_seat.max.mention}" in await people(one_seat)


async def test_organiser_frees_a_seat_and_whoever_waits_gets_it(one_seat: Ready):
    world, ada = one_seat.world, one_seat.ada
    listed = (await ada.click(await open_panel(one_seat), "Who is coming?")).message
    asked = (await ada.click(listed, "Free a seat")).message
    assert f"1 · {one_seat.max.mention}" in asked.text
    menu = asked.selects[0].custom_id
    question = await ada.select(asked, menu, "Seat of number 1")
    assert question.text.startswith(f"Free the seat of {one_seat.max.mention}?")
    after = await ada.click(question.message, "Free it")
    assert after.text.startswith(f"The seat of {one_seat.max.mention} is free.")
    await world.settle()
    await take_the_seat(one_seat, one_seat.mia)
    assert f"**Going: 1**\n{one_seat.mia.mention}" in await people(one_seat)
    # What was pressed twice frees no second seat, and nobody but organisers frees any.
    again = await ada.click(
        after.message, f"free-seat-really:{one_seat.code}:{one_seat.max.id}", forged=True
    )
    assert "no seat" in again.text
    panel = (await one_seat.noor.slash("talk panel", hidden=True, talk=one_seat.code)).message
    refused = await one_seat.noor.click(panel, f"free-seat:{one_seat.code}", forged=True)
    assert refused.text.startswith("Only organisers can do that.")


async def test_no_letter_follows_to_another_server_whoever_left(one_seat: Ready):
    """Letters could reach Max by the other one, and are about this one."""
    world = one_seat.world
    world.join(PersonPlan(name="Max Member"), server="Southville Talks")
    await world.move_to(STARTS - HOUR)
    world.kick("Max Member")
    before = len(world.dms(one_seat.max))
    await world.move_to(STARTS - 14 * MINUTE)
    assert len(world.dms(one_seat.max)) == before
    await take_the_seat(one_seat, one_seat.mia)
    assert f"**Going: 1**\n{one_seat.mia.mention}" in await people(one_seat)
