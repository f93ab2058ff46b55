"""Talks among Discord's scheduled events: made, kept in step, and read by who looks there."""

from datetime import timedelta

import pytest

from bot.domain.talks.scheduled_event import EVENTS_MAX
from bot.rehearsal import acting
from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.discord.faults import Fault
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import EventRecord, MessageRecord
from bot.rehearsal.discord.rest.rest import Phase
from bot.rehearsal.discord.world import World
from tests.stories.acting import ENDS, STARTS, TITLE, Ready, crowd, fill, open_panel, sign_up
from tests.stories.live import live_panel

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4


async def series_card(ready: Ready) -> MessageRecord:
    ((_, code),) = await ready.ada.complete("series edit", "series", "")
    return (await ready.ada.slash("series edit", series=code)).message


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="backstage")).message


async def show_as_events(ready: Ready) -> MessageRecord:
    """Ada lets the series' talks stand among Discord's events; the bot may make them."""
    ready.world.set_bot_permissions(*INVITED, "create_events")
    shown = await ready.ada.click(await series_card(ready), "Show as Discord events")
    await ready.world.settle()
    return shown.message


def the_event(world: World) -> EventRecord:
    return world.events(server=world.home.name)[-1]


async def test_talk_stands_among_the_events_from_its_announcement_to_its_end(ready: Ready):
    world = ready.world
    assert world.events() == ()
    shown = await show_as_events(ready)
    assert "also stand among this server's Discord events" in shown.text
    assert "I lack" not in shown.text

    event = the_event(world)
    assert (event.name, event.status, event.location) == (TITLE, SCHEDULED, "Zoom")
    assert (event.start, event.end) == (STARTS, ENDS)
    card = f"/{ready.card.channel_id}/{ready.card.id}"
    assert card in event.description

    await world.move_to(STARTS + MINUTE)
    assert the_event(world).status == ACTIVE
    # What the bot ended itself is nobody's news, though the talk goes on.
    await acting.end_talk(world, ready.noor, live_panel(ready))
    await world.advance(MINUTE)
    assert the_event(world).status == COMPLETED
    await ready.ada.click(live_panel(ready), "It goes on")
    await world.advance(MINUTE)
    assert all("before the talk did" not in each.text for each in world.messages("backstage"))
    await world.move_to(ENDS + MINUTE)
    assert [each.status for each in world.events()] == [COMPLETED]


@pytest.mark.evidence
async def test_event_follows_a_move_a_cancellation_and_its_being_held_after_all(ready: Ready):
    world, ada = ready.world, ready.ada
    await show_as_events(ready)
    asked = await fill(ready, "move", {"when": "Thursday 14 April 2022 16:00"})
    await ada.click(asked.message, "Move it")
    await world.advance(MINUTE)
    assert the_event(world).start == STARTS + timedelta(days=7, hours=1)

    asked = await ada.click(await open_panel(ready), "Cancel the talk")
    await ada.click(asked.message, "Cancel the talk")
    await world.advance(MINUTE)
    assert [each.status for each in world.events()] == [CANCELLED]
    await ada.click(await open_panel(ready), "Hold it after all")
    await world.advance(MINUTE)
    assert [each.status for each in world.events()] == [CANCELLED, SCHEDULED]


async def test_without_the_right_the_team_reads_what_is_missing_and_tries_again(ready: Ready):
    world, ada = ready.world, ready.ada
    shown = (await ada.click(await series_card(ready), "Show as Discord events")).message
    assert "I lack Create Events on this server" in shown.text
    await world.settle()
    assert world.events() == ()
    told = world.messages("backstage")[-1].text
    assert f"- Discord event for “{TITLE}”: I may not make events there." in told
    setup = (await ada.slash("setup")).message
    setup = (await ada.click(setup, "4 Check")).message
    assert "I lack Create Events on this server" in setup.text

    world.set_bot_permissions(*INVITED, "create_events")
    await ada.click(await desk_of(ada), "Try again: Discord event")
    await world.settle()
    assert the_event(world).status == SCHEDULED


async def test_interest_is_a_number_beside_the_answers(ready: Ready):
    world = ready.world
    await show_as_events(ready)
    await sign_up(ready, ready.mia)
    for person in (ready.mia, ready.max):
        await person.interest(the_event(world))
    await world.advance(MINUTE)
    panel = await open_panel(ready)
    assert "Interested in Discord's event, without an answer here: 1" in panel.text
    assert "1 going" in ready.card.text


async def test_interest_of_more_than_two_pages_of_people_is_counted_whole(ready: Ready):
    """Discord lists a hundred at a time."""
    world = ready.world
    await show_as_events(ready)
    people = crowd(world, 250)
    for person in people:
        await person.interest(the_event(world))
    # Whoever answered counts there alone.
    await sign_up(ready, people[120])
    await world.advance(MINUTE)
    panel = await open_panel(ready)
    assert "Interested in Discord's event, without an answer here: 249" in panel.text


async def test_what_a_moderator_changes_in_discord_is_compared_and_set_back(ready: Ready):
    world, ada = ready.world, ready.ada
    await show_as_events(ready)
    world.edit_event(the_event(world), name="Cake", description="There is cake.")
    await world.advance(MINUTE)
    told = world.messages("backstage")[-1].text
    assert f"- Discord event for “{TITLE}” stands as it was: somebody changed it" in told
    await world.advance(timedelta(hours=1))
    assert the_event(world).name == "Cake"
    assert world.messages("backstage")[-1].text == told

    compared = (await ada.click(await desk_of(ada), "Compare")).message
    assert f"The bot wrote: {TITLE}\nIn Discord: Cake" in compared.text
    assert "In Discord: There is cake." in compared.text
    assert "ref. " not in compared.text
    await ada.click(compared, "As the talk has it")
    await world.advance(MINUTE)
    assert the_event(world).name == TITLE
    assert "There is cake" not in the_event(world).description
    assert "Compare" not in (await desk_of(ada)).labels


async def test_change_made_while_the_bot_was_down_is_taken_over(ready: Ready):
    """Time and title become the talk's, and whoever signed up is told of the move."""
    world, ada, stage = ready.world, ready.ada, ready.stage
    await show_as_events(ready)
    await sign_up(ready, ready.mia, letters=True)
    await stage.stop()
    later = STARTS + timedelta(hours=2)
    end = later + timedelta(minutes=60)
    times = {"scheduled_start_time": later.isoformat(), "scheduled_end_time": end.isoformat()}
    world.edit_event(the_event(world), name="Squares", description="Bring cake.", **times)
    await stage.start()
    await world.advance(MINUTE)

    compared = (await ada.click(await desk_of(ada), "Compare")).message
    assert "who signed up is told of it like of any move" in compared.text
    await ada.click(compared, "As it is in Discord")
    await world.advance(MINUTE)
    assert "## Squares" in ready.card.text
    assert "17:00–18:00" in ready.card.text
    assert "17:00" in world.dms(ready.mia)[-1].text
    event = the_event(world)
    assert (event.name, event.description, event.start) == ("Squares", "Bring cake.", later)
    assert "Compare" not in (await desk_of(ada)).labels


@pytest.mark.evidence
async def test_event_that_was_deleted_comes_back_or_stays_away(ready: Ready):
    world, ada = ready.world, ready.ada
    await show_as_events(ready)
    world.delete_event(the_event(world))
    await world.advance(MINUTE)
    assert world.events() == ()
    await ada.click(await desk_of(ada), "Post it again: Discord event")
    await world.advance(MINUTE)
    assert the_event(world).status == SCHEDULED

    # Started and ended by hand, weeks before the talk.
    for status in (ACTIVE, COMPLETED):
        world.edit_event(the_event(world), status=status)
        await world.advance(MINUTE)
    await ada.click(await desk_of(ada), "Post it again: Discord event")
    await world.advance(MINUTE)
    assert [each.status for each in world.events()] == [COMPLETED, SCHEDULED]

    world.edit_event(the_event(world), status=CANCELLED)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert "deleted, ended or called off in Discord" in desk.text
    left = (await ada.click(desk, "Leave it out")).message
    assert "no Discord event any more" in left.text
    await world.advance(timedelta(days=1))
    assert "called off in Discord" not in (await desk_of(ada)).text
    assert [each.status for each in world.events()] == [COMPLETED, CANCELLED]


@pytest.mark.evidence
@pytest.mark.parametrize("phase", ["before", "after"])
async def test_event_whose_making_is_not_answered_stands_once(ready: Ready, phase: Phase):
    world = ready.world
    fault = Fault("POST", r".*/scheduled-events", "drop", phase=phase)
    world.hooks.append(fault)
    await show_as_events(ready)
    await world.advance(MINUTE)
    assert [each.name for each in world.events()] == [TITLE]
    assert fault.struck == 1


@pytest.mark.evidence
async def test_talk_in_a_voice_channel_is_an_event_there(ready: Ready):
    """It begins and ends with the talk: nobody has to press anything in Discord."""
    world = ready.world
    rights = (*INVITED, "create_events", "connect", "manage_channels", "mute_members")
    world.set_bot_permissions(*rights, "move_members")
    channel = world.channel("Talk room")
    asked = await fill(ready, "place", {"kind": ["channel"], "channel": [channel]})
    await ready.ada.click(asked.message, "Hold it there")
    await ready.ada.click(await series_card(ready), "Show as Discord events")
    await world.settle()
    event = the_event(world)
    assert (event.channel_id, event.location) == (channel.id, "")
    await world.move_to(STARTS + MINUTE)
    assert the_event(world).status == ACTIVE
    await acting.end_talk(world, ready.ada, await open_panel(ready))
    await world.advance(MINUTE)
    assert the_event(world).status == COMPLETED


async def test_talk_for_whose_event_there_was_no_room_has_one_when_another_ends(ready: Ready):
    world = ready.world
    others = [
        world.make_event(f"Chess {number}", start=STARTS, end=ENDS) for number in range(EVENTS_MAX)
    ]
    await show_as_events(ready)
    assert TITLE not in [each.name for each in world.events()]
    told = world.messages("backstage")[-1].text
    assert "It is made by itself when another ends or is deleted" in told
    await world.advance(timedelta(days=1))
    assert TITLE not in [each.name for each in world.events()]

    world.edit_event(others[0], status=CANCELLED)
    await world.advance(MINUTE)
    assert the_event(world).name == TITLE
    assert "Discord event" not in (await desk_of(ready.ada)).text


async def test_rights_that_a_stage_takes_are_named_before_they_are_missed(ready: Ready):
    world, ada = ready.world, ready.ada
    world.set_bot_permissions(*INVITED, "create_events", "connect")
    stage = world.channel("Town stage")
    asked = await fill(ready, "place", {"kind": ["channel"], "channel": [stage]})
    await ada.click(asked.message, "Hold it there")
    shown = (await ada.click(await series_card(ready), "Show as Discord events")).message
    lack = f"talks in <#{stage.id}>**: I lack Manage Channels, Mute Members, Move Members there"
    assert lack in shown.text
    await world.settle()
    setup = (await ada.click((await ada.slash("setup")).message, "4 Check")).message
    assert lack in setup.text

    world.set_bot_permissions(
        *INVITED, "create_events", "connect", "manage_channels", "mute_members", "move_members"
    )
    await ada.click(await desk_of(ada), "Try again: Discord event")
    await world.settle()
    assert the_event(world).channel_id == stage.id
    setup = (await ada.click((await ada.slash("setup")).message, "4 Check")).message
    assert "No Discord events" not in setup.text


async def test_running_talk_that_is_moved_has_another_event(ready: Ready):
    """Discord lets no event that runs be to come again, also one that somebody started early."""
    world = ready.world
    await show_as_events(ready)
    world.edit_event(the_event(world), status=ACTIVE)
    asked = await fill(ready, "move", {"when": "Thursday 7 April 2022 16:00"})
    await ready.ada.click(asked.message, "Move it")
    await world.advance(MINUTE)
    hour = timedelta(hours=1)
    assert [(each.status, each.start) for each in world.events()] == [
        (COMPLETED, STARTS),
        (SCHEDULED, STARTS + hour),
    ]
    await world.move_to(STARTS + hour + MINUTE)
    asked = await fill(ready, "move", {"when": "Thursday 14 April 2022 16:00"})
    await ready.ada.click(asked.message, "Move it")
    await world.advance(MINUTE)
    assert [each.status for each in world.events()] == [COMPLETED, COMPLETED, SCHEDULED]
    assert the_event(world).start == STARTS + timedelta(days=7, hours=1)
    assert "Discord event" not in (await desk_of(ready.ada)).text
    await world.move_to(STARTS + timedelta(days=7, hours=1, minutes=1))
    assert the_event(world).status == ACTIVE

    world.edit_event(the_event(world), status=COMPLETED)
    await world.advance(MINUTE)
    told = [each.text for each in world.messages("backstage")]
    assert "in Discord before the talk did" in told[-1]
    await world.advance(timedelta(hours=2))
    assert sum("before the talk did" in each.text for each in world.messages("backstage")) == 1
