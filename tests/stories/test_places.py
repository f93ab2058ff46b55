"""Where a talk takes place: chosen, changed, told; and a link that was typed as a place."""

from datetime import timedelta

import pytest

from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    STARTS,
    TITLE,
    WHEN,
    Ready,
    announce_now,
    fill,
    make_series,
    open_panel,
    set_up,
    sign_up,
)

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
ROOM = "https://us02web.zoom.us/j/8412?pwd=hidden"


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def the_talk(stage: Stage) -> Talk:
    (talk,) = await stage.bot.store.survey(lambda survey: survey.select(Talk))
    return talk


async def change_place(ready: Ready, **fields: object) -> Outcome:
    """Through [Place] on the panel; returns what is asked."""
    return await fill(ready, "place", fields)


async def test_only_the_place_changes_and_everybody_reads_it(ready: Ready):
    await sign_up(ready, ready.mia, letters=True)
    asked = await change_place(ready, kind=["site"], place="Town hall, room 2")
    assert "Now: ~~Zoom~~" in asked.text
    assert "Place: **Town hall, room 2** – people meet there" in asked.text
    assert "The channel will be told, and by letter one member." in asked.text
    assert (await the_talk(ready.stage)).where.place == "Zoom"

    await ready.ada.click(asked.message, "Hold it there")
    await ready.world.settle()

    news = ready.world.messages("talks")[-1]
    letter = ready.world.dms(ready.mia)[-1]
    for message in (news, letter):
        assert f"**{TITLE}** takes place elsewhere." in message.text
        assert "~~Zoom~~ → **Town hall, room 2**" in message.text
        assert "please change the place." in message.text
    await ready.world.advance(MINUTE)
    assert "Town hall, room 2 · English" in ready.card.text
    assert (await the_talk(ready.stage)).slot.starts_at == STARTS


async def test_back_at_the_old_place_before_anybody_read_of_the_new_there_is_no_news(ready: Ready):
    world = ready.world
    world.deny_bot("talks", "send_messages")
    for place in ("Town hall", "Zoom"):
        kind = ["link"] if place == "Zoom" else ["site"]
        asked = await change_place(ready, kind=kind, place=place)
        await ready.ada.click(asked.message, "Hold it there")
        await world.settle()
    world.allow_bot("talks", "send_messages")
    desk = (await ready.ada.slash("desk", channel="backstage")).message
    assert "stuck" not in desk.text
    await world.advance(MINUTE)
    assert "Zoom · English" in ready.card.text


async def test_time_and_place_move_together(ready: Ready):
    fields = {"when": "8 April 2022 16:00", "kind": ["site"], "place": "Library"}
    asked = await fill(ready, "move", fields)
    await ready.ada.click(asked.message, "Move it")
    await ready.world.settle()
    news = ready.world.messages("talks")[-1].text
    assert f"**{TITLE}** has moved." in news
    assert "~~<t:1649336400:F>~~ → **<t:1649426400:F>**" in news
    assert "~~Zoom~~ → **Library**" in news


async def test_place_stays_when_only_the_time_moves(ready: Ready):
    asked = await fill(ready, "move", {"when": "8 April 2022 16:00"})
    await ready.ada.click(asked.message, "Move it")
    await ready.world.settle()
    assert "Zoom" not in ready.world.messages("talks")[-1].text
    assert "Zoom · English" in ready.card.text


async def test_place_changes_while_it_runs(ready: Ready):
    await ready.world.move_to(STARTS)
    asked = await change_place(ready, kind=["site"], place="Next door")
    await ready.ada.click(asked.message, "Hold it there")
    await ready.world.settle()
    assert "~~Zoom~~ → **Next door**" in ready.world.messages("talks")[-1].text
    await ready.world.advance(MINUTE)
    assert "Next door · English" in ready.card.text


async def test_link_typed_as_place_becomes_the_join_link_after_a_yes(ready: Ready):
    asked = await change_place(ready, kind=["site"], place=f"{ROOM} passcode 77")
    assert "You typed a link as the place" in asked.text
    assert "Place: **Zoom**" in asked.text
    assert (await the_talk(ready.stage)).links.join is None

    await ready.ada.click(asked.message, "Hold it there")
    await ready.world.settle()

    talk = await the_talk(ready.stage)
    assert (talk.links.join, talk.where.place) == (ROOM, "Zoom")
    public = [m.text for place in ("talks", "general") for m in ready.world.messages(place)]
    assert not any("8412" in text or "passcode" in text for text in public)


async def test_link_of_a_new_talk_is_asked_about_too(ada: Person, stage: Stage):
    typed = "https://meet.northville.example/room"
    shown = await ada.slash("talk new", title=TITLE, when=WHEN, place=typed)
    assert "Place: **Online** – online" in shown.text
    assert "Shall it be the join link?" in shown.text
    panel = (await ada.click(shown.message, "Make the draft")).message
    assert "northville.example" not in panel.text
    assert "links: join" in panel.text
    await announce_now(ada, panel)
    await stage.world.settle()
    (card,) = stage.world.messages("talks")
    assert "Online · English" in card.text
    assert "northville.example" not in card.text


async def test_address_of_another_kind_is_refused_and_given_back(ready: Ready):
    refused = await change_place(ready, kind=["link"], place="zoommtg://zoom.us/join?confno=1")
    assert "is not a web address" in refused.text
    form = (await ready.ada.click(refused.message, "Correct it")).form
    assert form.values["place"] == "zoommtg://zoom.us/join?confno=1"


@pytest.mark.parametrize(("name", "kind"), [("Talk room", "voice"), ("Town stage", "stage")])
async def test_talk_in_a_channel(ada: Person, stage: Stage, name: str, kind: str):
    world = stage.world
    room = world.channel(name)
    shown = await ada.slash("talk new", title=TITLE, when=WHEN, options={"channel": room})
    assert f"Place: **In <#{room.id}>**" in shown.text
    panel = (await ada.click(shown.message, "Make the draft")).message
    await announce_now(ada, panel)
    await world.settle()
    (card,) = world.messages("talks")
    assert f"In <#{room.id}> · English" in card.text
    talk = await the_talk(stage)
    assert talk.where.kind is VenueKind(kind)
    assert talk.where.place == name

    await world.move_to(STARTS)
    (thread,) = world.threads("talks")
    live = world.messages(thread)[-1]
    led = await world.person("Mia Member").click(live, "Join")
    assert led.text == f"The talk takes place in <#{room.id}>."
    (way,) = led.message.buttons
    assert (way.label, way.url) == (
        "Go there",
        f"https://discord.com/channels/{world.home.id}/{room.id}",
    )
    file = await acting.calendar_file(world, ada, card)
    unfolded = file.data.decode().replace("\r\n ", "")
    assert f"LOCATION:{name} (https://discord.com/channels/{world.home.id}/{room.id})" in unfolded


async def test_talk_in_a_channel_lacks_no_join_link(ready: Ready):
    before = (await ready.ada.slash("desk", channel="backstage")).text
    room = ready.world.channel("Talk room")
    asked = await change_place(ready, kind=["channel"], channel=[room])
    await ready.ada.click(asked.message, "Hold it there")
    after = (await ready.ada.slash("desk", channel="backstage")).text
    assert "join link" in before.casefold()
    assert "join link" not in after.casefold()
    shown = (await ready.ada.click(await open_panel(ready), "What will be sent")).text
    assert f"In <#{room.id}>" in shown


async def test_way_in_to_a_channel_goes_once_the_talk_is_over(ready: Ready):
    room = ready.world.channel("Talk room")
    asked = await change_place(ready, kind=["channel"], channel=[room])
    await ready.ada.click(asked.message, "Hold it there")
    button = f"join:{ready.code}"
    led = await ready.mia.click(ready.card, button, forged=True)
    assert led.text == f"The talk takes place in <#{room.id}>."
    await ready.world.move_to(STARTS + timedelta(days=2))
    over = await ready.mia.click(ready.card, button, forged=True)
    assert "is over" in over.text


async def test_channel_that_the_bot_may_not_see(ready: Ready):
    room = ready.world.channel("Talk room")
    ready.world.deny_bot("Talk room", "view_channel")
    refused = await change_place(ready, kind=["channel"], channel=[room])
    assert refused.text.startswith("I may not see the channel “Talk room”")
    ready.world.allow_bot("Talk room", "view_channel")
    form = (await ready.ada.click(refused.message, "Correct it")).form
    asked = await ready.ada.submit(form)
    assert f"Place: **In <#{room.id}>**" in asked.text


async def test_channel_that_was_deleted_is_asked_for_anew(ready: Ready):
    world, room = ready.world, ready.world.channel("Talk room")
    asked = await change_place(ready, kind=["channel"], channel=[room])
    await ready.ada.click(asked.message, "Hold it there")
    kept = await change_place(ready)
    assert f"Place: **In <#{room.id}>**" in kept.text
    world.deny_bot("Talk room", "view_channel")
    assert "⚠ The place: I may not see the channel" in (await open_panel(ready)).text
    world.delete_channel("Talk room")
    assert "⚠ The place: That is no voice or stage channel" in (await open_panel(ready)).text
    refused = await change_place(ready)
    assert refused.text.startswith("You chose a channel as the place, but no channel.")


async def test_channel_is_asked_for_where_none_was_chosen(ready: Ready):
    refused = await change_place(ready, kind=["channel"])
    assert refused.text.startswith("You chose a channel as the place, but no channel.")


async def test_members_cannot_change_the_place(ready: Ready):
    panel = await open_panel(ready)
    button = next(b.custom_id for b in panel.buttons if b.label == "Place")
    public = await ready.ada.say("general", "look")
    refused = await ready.mia.click(public, button, forged=True)
    assert refused.text.startswith("Only")


PASTED = """Talk 1: Benches
7 April 2022, 15:00-16:30
Place: Town hall
Talk 2: Lamps
8 April 2022, 15:00-16:30
Place: https://zoom.us/j/8412
Talk 3: Trees
9 April 2022, 15:00-16:30"""


async def test_places_of_a_pasted_programme(ada: Person, stage: Stage):
    world = stage.world
    shown = (await acting.paste_programme(ada, PASTED)).message
    assert "Place: Town hall" in shown.text
    assert "Place: Zoom\n-# The link beside it becomes the link to join" in shown.text
    room = world.channel("Talk room")
    form = (await ada.click(shown, "Another place")).form
    shown = (await ada.submit(form, kind=["channel"], channel=[room])).message
    assert f"Place: In <#{room.id}>" in shown.text
    form = (await ada.click(shown, "Correct a line")).form
    shown = (await ada.submit(form, text=PASTED.replace("Trees", "Old trees"))).message
    assert f"Place: In <#{room.id}>" in shown.text
    await ada.click(shown, "Looks right")

    kept = await stage.bot.store.survey(lambda survey: survey.select(Talk))
    found = {talk.title: (talk.where, talk.links.join) for talk in kept}
    assert found == {
        "Benches": (Venue(kind=VenueKind.SITE, place="Town hall"), None),
        "Lamps": (Venue(), "https://zoom.us/j/8412"),
        "Old trees": (
            Venue(kind=VenueKind.VOICE, place="Talk room", channel_id=room.id),
            None,
        ),
    }


async def test_place_is_a_field_of_edit(ready: Ready):
    """All else is kept at once; the place waits for its yes, for others read of it."""
    world, room = ready.world, ready.world.channel("Talk room")
    form = (await ready.ada.click(await open_panel(ready), "Edit")).form
    assert (form.values["kind"], form.values["place"]) == (["link"], "Zoom")
    asked = await ready.ada.submit(form, title="Trees", kind=["site"], place=f"{ROOM} code 77")
    assert "Kept. The place is still the old one until you say yes:" in asked.text
    assert "You typed a link as the place" in asked.text
    assert (await the_talk(ready.stage)).title == "Trees"
    assert (await the_talk(ready.stage)).links.join is None
    await ready.ada.click(asked.message, "Hold it there")
    assert (await the_talk(ready.stage)).links.join == ROOM

    asked = await fill(ready, "edit-talk", {"kind": [str(room.id)]})
    assert f"Place: **In <#{room.id}>**" in asked.text
    await ready.ada.click(asked.message, "Hold it there")
    await world.settle()
    assert f"~~Zoom~~ → **In <#{room.id}>**" in world.messages("talks")[-1].text
    public = [m.text for place in ("talks", "general") for m in world.messages(place)]
    assert not any("8412" in text or "77" in text for text in public)

    # What stays as it was asks nothing.
    kept = await fill(ready, "edit-talk", {"seats": "9"})
    assert "Hold it there" not in [button.label for button in kept.message.buttons]
    form = (await ready.ada.click(await open_panel(ready), "Edit")).form
    assert form.values["kind"] == [str(room.id)]
    await world.move_to(STARTS + timedelta(days=2))
    assert "kind" not in (await ready.ada.click(await open_panel(ready), "Edit")).form.values
