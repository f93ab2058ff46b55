"""Published key findings become a post in the forum that the server has chosen for them."""

from datetime import timedelta

from bot.rehearsal.discord import faults
from bot.rehearsal.discord.blueprint import ChannelPlan
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, second_organiser

FORUM = "findings-forum"


async def choose_forum(ready: Ready) -> MessageRecord:
    ready.world.make_channel(ChannelPlan(name=FORUM, kind="forum"))
    await ready.world.settle()
    panel = (await ready.ada.slash("setup", hidden=True)).message
    chosen = [ready.world.channel(FORUM)]
    return (await ready.ada.select(panel, "setup-channel:forum", chosen)).message


async def draft(ready: Ready) -> MessageRecord:
    return (await ready.ada.slash("draft", hidden=True)).message


async def publish(ready: Ready, heading: str, *, each: bool = False) -> None:
    oda = ready.world.person("Oda Organiser")
    form = (await ready.ada.click(await draft(ready), "New finding")).form
    await ready.ada.submit(form, heading=heading, body="People stay where they can sit.")
    question = (await ready.ada.click(await draft(ready), "Ask for review")).message
    await ready.ada.click(question, "Ask the team")
    bench = (await oda.slash("draft", hidden=True)).message
    question = (await oda.click(bench, "Publish …")).message
    there = f"and a post in <#{ready.world.channel(FORUM).id}> to talk about it"
    assert (", with one more for each finding" in question.text) is each
    assert there in question.text
    await oda.click(question, "Publish now")
    await ready.world.settle()


async def test_findings_are_talked_about_in_the_forum_and_corrected_there(ready: Ready):
    world = ready.world
    second_organiser(world)
    panel = await choose_forum(ready)
    shown = f"Published key findings are talked about in: <#{world.channel(FORUM).id}>"
    assert shown in panel.text
    checked = (await ready.ada.click(panel, "4 Check")).message
    assert f"✓ <#{world.channel(FORUM).id}>: all I need" in checked.text

    await publish(ready, "Benches decide")
    (post,) = world.threads(FORUM)
    assert post.name.startswith("Key findings Northville Talks 2022")
    (first,) = world.messages(post)
    assert "**1** Benches decide" in first.text
    (there,) = [each for each in world.messages("talks") if "Read here" in each.labels]
    assert there.thread_id is None
    assert "Benches decide" in (await ready.mia.click(first, "Read here")).message.text
    went = (await ready.ada.click(await draft(ready), "What went where")).message
    assert "Key findings in the forum" in went.text

    await publish(ready, "Shade")
    await world.advance(timedelta(seconds=30))
    assert world.threads(FORUM) == (post,)
    (first,) = world.messages(post)
    assert "**2** Shade" in first.text

    panel = (await ready.ada.slash("setup", hidden=True)).message
    without = (await ready.ada.select(panel, "setup-channel:forum", [])).message
    assert "are talked about in" not in without.text


async def test_a_forum_that_wants_a_tag_and_an_answer_that_is_lost_make_one_post(ready: Ready):
    world = ready.world
    second_organiser(world)
    await choose_forum(ready)
    forum = world.channel(FORUM)
    tag = world.require_tag(FORUM, "Findings")
    await world.settle()
    lost = faults.lost_answer("POST", rf"/channels/{forum.id}/threads")
    world.hooks.append(lost)

    await publish(ready, "Benches decide")
    await world.advance(timedelta(minutes=5))

    assert lost.struck == 1
    (post,) = world.threads(FORUM)
    assert world.discord.channels[post.id].applied_tags == [tag]
    await publish(ready, "Shade")
    await world.advance(timedelta(seconds=30))
    (first,) = world.messages(post)
    assert "**2** Shade" in first.text


async def each_apart(ready: Ready) -> None:
    panel = await choose_forum(ready)
    pressed = (await ready.ada.click(panel, "A post for each finding")).message
    assert "each finding in a post of its own beside one for all" in pressed.text


def posts(ready: Ready) -> dict[str, str]:
    """What each post of the forum says under its name."""
    world = ready.world
    return {post.name: world.messages(post)[0].text for post in world.threads(FORUM)}


async def test_each_finding_is_a_post_of_its_own_corrected_taken_out_and_retracted(ready: Ready):
    world = ready.world
    second_organiser(world)
    await each_apart(ready)

    await publish(ready, "Benches decide", each=True)
    assert len(posts(ready)) == 2
    said = posts(ready)["1. Benches decide"]
    assert "### 1. Benches decide\nPeople stay where they can sit." in said

    await publish(ready, "Shade", each=True)
    assert set(posts(ready)) >= {"1. Benches decide", "2. Shade"}

    await remove(ready, "1 Benches decide")
    await publish(ready, "Water", each=True)
    await world.advance(timedelta(seconds=30))
    assert len(posts(ready)) == 4
    assert "### 1. Shade\n" in posts(ready)["1. Shade"], "another number now"
    assert "### 2. Water\n" in posts(ready)["2. Water"]
    gone = posts(ready)["A finding that was taken back"]
    assert "Since the correction of" in gone
    assert "Benches" not in gone

    form = (await ready.ada.click(await draft(ready), "Retract …")).form
    await ready.ada.submit(form, reason="The count was wrong")
    await world.advance(timedelta(seconds=30))
    said = [world.messages(post)[0].text for post in world.threads(FORUM)]
    assert len(said) == 4
    assert all("The count was wrong" in text for text in said)
    assert not any("Shade" in text for text in (*said, *posts(ready)))


async def remove(ready: Ready, choice: str) -> None:
    bench = await draft(ready)
    card = (await ready.ada.select(bench, bench.selects[0].custom_id, choice)).message
    question = (await ready.ada.click(card, "Remove")).message
    await ready.ada.click(question, "Remove it")
