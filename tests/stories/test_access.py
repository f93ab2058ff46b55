"""Who takes part: whoever may see the talks channel, at every door; and nobody who has left."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.document import guild_owner
from bot.domain.kinds import KINDS
from bot.domain.team.rights import TABLE, Right
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.faults import server_error
from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage
from bot.ui.membership import ANSWER_HOLDS
from bot.ui.verbs import VERBS
from tests.stories.acting import STARTS, Ready, give_links, open_panel, set_up, sign_up
from tests.stories.live import agree_on_chatham_house, go_live
from tests.stories.test_bad_presses import documents, press, send_form

pytestmark = pytest.mark.evidence

REFUSED = "Talks on this server are for those who may see its talks channel."
LEFT = "This belongs to a server that you are not on"
MINUTE = timedelta(minutes=1)
JOIN = "https://meet.example.org/join-canary"
# Whoever has left may still stop all letters, and read what one can do.
FOR_ANYBODY = {verb for verb, act in VERBS.items() if TABLE[act].right is Right.NOBODY}


@pytest.fixture
async def closed(ready: Ready) -> Ready:
    """The talk runs, in a channel that only organisers and note-takers see; Mia had signed up."""
    await give_links(ready, join=JOIN)
    await sign_up(ready, ready.mia)
    ready.world.open_only_to("talks", "Note-taker", "Organiser")
    await go_live(ready, 10)
    return ready


async def test_whoever_does_not_see_the_channel_meets_one_sentence_at_every_door(closed: Ready):
    max_, before = closed.max, await documents(closed)
    for command, options in (
        ("talks", {}),
        ("log", {"text": "A note"}),
        ("log", {}),
        ("search", {"words": "square"}),
        ("findings", {}),
        ("findings", {"edition": "2022"}),
    ):
        answer = await max_.slash(command, channel="general", **options)
        assert answer.text.startswith(REFUSED), command
        assert answer.modal is None
    for command in ("setup", "desk", "talk panel", "draft"):
        assert (await max_.slash(command, channel="general", hidden=True)).text.startswith(
            REFUSED
        ), command
    place = await closed.ada.say("general", "look")
    for verb in sorted(set(VERBS) - FOR_ANYBODY):
        custom_id = f"{verb}:{closed.code}:1:1"
        for outcome in (
            await press(max_, place, custom_id),
            await send_form(closed, max_, custom_id),
        ):
            assert outcome.text.startswith(REFUSED), verb
            assert outcome.modal is None, verb
    said = await max_.say("general", "a thought")
    menu = await max_.message_menu("Log takeaway", said)
    assert menu.text.startswith(REFUSED)
    assert menu.modal is None
    await max_.say(max_.direct, "a thought for the talk")
    assert (
        "None that you may take part in is running" in closed.world.messages(max_.direct)[-1].text
    )
    assert await documents(closed) == before
    everything = [*closed.world.messages("general"), *closed.world.messages(max_.direct)]
    assert not any(JOIN in message.text for message in everything)


async def test_what_is_typed_into_an_option_is_answered_by_the_same_sentence(closed: Ready):
    ((name, value),) = await closed.max.complete("findings", "edition", "20", channel="general")
    assert name.startswith(REFUSED[:50])
    assert value == "-"


async def test_me_and_help_show_no_talks(closed: Ready):
    """Mia signed up while everybody saw the channel."""
    mine = await closed.mia.slash("me", channel="general")
    assert "Neighbours" not in mine.text
    assert REFUSED in mine.text
    assert "You have not signed up" not in mine.text
    assert mine.message.labels == (
        "Stop all letters", "Quiet hours and zone", "Letters about findings",
        "Certificates", "My data",
    )  # fmt: skip
    helped = await closed.mia.slash("help", channel="general")
    assert "may see its talks channel" in helped.text
    assert list(helped.message.labels) == []


async def test_a_role_named_in_the_set_up_takes_part_without_the_channel(closed: Ready):
    world, ada, noor = closed.world, closed.ada, closed.noor
    world.open_only_to("talks", "Organiser")
    panel = (await ada.slash("setup", channel="backstage")).message
    people = (await ada.click(panel, "2 People")).message
    assert "Takes part: whoever may see" in people.text
    assert ": 1 role" in people.text
    await ada.select(people, "setup-roles:note-takers", [])
    assert (await noor.slash("talks", channel="general")).text.startswith(REFUSED)
    role = world.role("Note-taker")
    shown = (await ada.select(people, "setup-roles:part", [role])).message
    assert f"Takes part, too: <@&{role.id}>" in shown.text
    checked = (await ada.click(shown, "4 Check")).message
    assert ": 1 role" in checked.text
    assert "Neighbours" in (await noor.slash("talks", channel="general")).text


async def test_setup_says_that_everybody_takes_part(ready: Ready):
    panel = (await ready.ada.slash("setup", channel="backstage")).message
    checked = await ready.ada.click(panel, "4 Check")
    assert "Takes part: everybody, as everybody may see" in checked.text


async def test_editions_that_are_not_announced_are_offered_to_the_team_alone(ready: Ready):
    named = {"series": await series_code(ready), "edition": "Secret 2031"}
    await ready.ada.slash("series edition", options=named)
    offered = await ready.ada.complete("findings", "edition", "")
    assert any("2031" in name for name, _ in offered)
    offered = await ready.mia.complete("findings", "edition", "")
    assert [name for name, _ in offered] == ["Northville Talks 2022"]
    guessed = await ready.mia.slash("findings", edition="Secret 2031")
    unknown = await ready.mia.slash("findings", edition="No such")
    assert guessed.text == unknown.text


async def series_code(ready: Ready) -> str:
    ((_, code),) = await ready.ada.complete("series edition", "series", "North")
    return code


async def test_a_kicked_member_gets_nothing_from_the_letters_that_are_left(ready: Ready):
    world, max_ = ready.world, ready.max
    await give_links(ready, join=JOIN)
    await agree_on_chatham_house(ready)
    await sign_up(ready, max_, letters=True)
    await world.move_to(STARTS - 14 * MINUTE)
    letter = world.messages(max_.direct)[-1]
    assert "Here is your way in" in (await max_.click(letter, "Join")).text
    await go_live(ready, 5)
    await max_.say(max_.direct, "Said under the rule")
    kept = world.messages(max_.direct)[-1]
    form = (await max_.click(kept, "Edit")).form

    world.kick("Max Member")
    await world.advance(ANSWER_HOLDS)
    before = await documents(ready)
    assert (await max_.click(letter, "Join")).text.startswith(LEFT)
    assert (await max_.submit(form, text="Said otherwise")).text.startswith(LEFT)
    for label in ("Edit", "Undo"):
        assert (await max_.click(kept, label)).text.startswith(LEFT)
    for verb in ("going", "maybe", "cannot", "more", "calendar", "keep-message"):
        refused = await max_.click(letter, f"{verb}:{ready.code}:{world.home.id}", forged=True)
        assert refused.text.startswith(LEFT), verb
    # Discord lets nobody answer whoever shares no server.
    await max_.say(max_.direct, "One more")
    assert await documents(ready) == before
    stopped = await max_.click(letter, "Stop these messages")
    assert not stopped.text.startswith(LEFT)


async def test_while_discord_is_silent_nothing_is_done(ready: Ready):
    world, max_ = ready.world, ready.max
    await sign_up(ready, max_, letters=True)
    await world.move_to(STARTS - 14 * MINUTE)
    letter = world.messages(max_.direct)[-1]
    before = await documents(ready)
    world.hooks.append(server_error("GET", r"/guilds/\d+/members/\d+", status=502, times=2))
    cannot = f"cannot:{ready.code}:{world.home.id}"
    silent = await max_.click(letter, cannot, forged=True)
    assert silent.text.startswith("Discord does not tell me just now")
    await go_live(ready)
    await max_.say(max_.direct, "A thought")
    said = world.messages(max_.direct)[-1].text
    assert said.startswith("Discord does not tell me just now")
    assert len(await documents(ready)) >= len(before)
    # Once it speaks again, so do we.
    assert "you can't make" in (await max_.click(letter, cannot, forged=True)).text


async def test_on_a_server_that_is_not_listed_one_sentence_answers_and_nothing_is_kept(
    world: World, tmp_path: Path
):
    north = world.home.id
    stage = Stage(world, tmp_path / "data", servers=(north,))
    await stage.start()
    try:
        sam = world.person("Sam South")
        for command in ("setup", "talks", "desk", "me", "help"):
            answer = await sam.slash(command, channel="south-talks")
            assert answer.text.startswith("I do not serve this server"), command
        place = await sam.say("south-talks", f"<@{world.discord.bot_user.id}> hello")
        for verb in ("setup", "talks", "stop-letters", "note-keep"):
            pressed = await press(sam, place, verb)
            assert pressed.text.startswith("I do not serve this server"), verb
        await set_up(stage)
        await world.settle()

        def owners(survey) -> set[str]:
            return {each.owner for kind in KINDS for each in survey.select(kind)}

        kept = await stage.bot.store.survey(owners)
        south = {each.id for each in world.discord.guilds.values()} - {north}
        assert not kept & {guild_owner(each) for each in south}
        assert guild_owner(north) in kept
    finally:
        await stage.stop()


async def test_a_stranger_costs_one_question_however_much_they_write(ready: Ready):
    world = ready.world
    world.join(PersonPlan(name="Stan Stranger"), server="Southville Talks")
    stan = world.person("Stan Stranger")
    await go_live(ready)
    asked = questions(ready)
    for number in range(5):
        await stan.say(stan.direct, f"Hello {number}")
    assert questions(ready) == asked + 1
    assert "None that you may take part in is running" in world.messages(stan.direct)[-1].text


def questions(ready: Ready) -> int:
    return sum(
        count
        for (method, route), count in ready.world.requests.counts.items()
        if method == "GET" and "/members/" in route
    )


async def test_no_letter_goes_to_whoever_may_not_see_the_channel_and_the_seat_is_kept(
    ready: Ready,
):
    world, ada, mia = ready.world, ready.ada, ready.mia
    await sign_up(ready, mia, letters=True)
    world.open_only_to("talks", "Note-taker", "Organiser")
    before = len(world.messages(mia.direct))
    await world.move_to(STARTS - 14 * MINUTE)
    assert len(world.messages(mia.direct)) == before
    told = "\n".join(message.text for message in world.messages("backstage"))
    assert "this member may not see the talks channel any more. The seat is kept" in told
    listed = await ada.click(await open_panel(ready), "Who is coming?")
    assert f"**Going: 1**\n{mia.mention} ⚠" in listed.text
    assert "⚠ may not see the talks channel now" in listed.text

    # The channel is open again: nothing was lost, and the next letter finds her.
    world.open_to_all("talks")
    form = (await ada.click(await open_panel(ready), "Move")).form
    asked = await ada.submit(form, when="8 April 2022 15:30", minutes="90")
    await ada.click(asked.message, "Move it")
    await world.settle()
    assert "8 April 2022, 15:30" in world.messages(mia.direct)[-1].text
    listed = await ada.click(await open_panel(ready), "Who is coming?")
    assert f"**Going: 1**\n{mia.mention}" in listed.text
    assert "⚠" not in listed.text


async def test_letter_that_was_sent_tells_nothing_new_to_whoever_may_not_see_any_more(ready: Ready):
    """It stands as it was; once the channel is open again, it says what is true by then."""
    world, ada, mia = ready.world, ready.ada, ready.mia
    await sign_up(ready, mia, letters=True)
    await sign_up(ready, ready.noor, letters=True)
    await world.move_to(STARTS - 10 * MINUTE)
    letters = [world.messages(each.direct)[-1] for each in (mia, ready.noor)]
    before = [letter.text for letter in letters]
    world.open_only_to("talks", "Note-taker", "Organiser")

    async def move(when: str) -> None:
        form = (await ada.click(await open_panel(ready), "Move")).form
        asked = await ada.submit(form, when=when, minutes="90")
        await ada.click(asked.message, "Move it")
        await world.advance(5 * MINUTE)

    await move("8 April 2022 15:30")
    assert world.fresh(letters[0]).text == before[0]
    assert world.fresh(letters[1]).text != before[1]
    backstage = "\n".join(message.text for message in world.messages("backstage"))
    assert "(update)" not in backstage

    world.open_to_all("talks")
    await move("8 April 2022 16:30")
    assert world.fresh(letters[0]).text != before[0]


async def test_a_refused_form_opens_no_more_for_whoever_lost_the_right_to_send_it(ready: Ready):
    """It is filled with the links that only organisers read."""
    world, ada = ready.world, ready.ada
    await give_links(ready, join=JOIN)
    form = (await ada.click(await open_panel(ready), "Links")).form
    refused = (await ada.submit(form, panellists="no link")).message
    assert JOIN in repr((await ada.click(refused, "Correct it")).form)

    role = world.role("Organiser")
    world.discord.remove_member_role(world.home.id, ada.id, role.id)
    again = await ada.click(refused, "Correct it")

    assert again.modal is None
    assert again.text.startswith("Only organisers can do that.")
