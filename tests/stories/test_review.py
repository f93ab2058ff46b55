"""Two editors bring key findings from a draft to the channel, and correct them afterwards."""

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, second_organiser
from tests.stories.live import go_live


async def draft(ready: Ready, person: Person | None = None) -> MessageRecord:
    return (await (person or ready.ada).slash("draft", hidden=True)).message


async def write(ready: Ready, heading: str, body: str) -> None:
    form = (await ready.ada.click(await draft(ready), "New finding")).form
    await ready.ada.submit(form, heading=heading, body=body)


async def rewrite(ready: Ready, which: str, **fields: str) -> MessageRecord:
    bench = await draft(ready)
    card = (await ready.ada.select(bench, bench.selects[0].custom_id, which)).message
    form = (await ready.ada.click(card, "Edit")).form
    return (await ready.ada.submit(form, **fields)).message


async def ask(ready: Ready) -> MessageRecord:
    """Ask for a review, and return what backstage reads of it."""
    question = (await ready.ada.click(await draft(ready), "Ask for review")).message
    await ready.ada.click(question, "Ask the team")
    await ready.world.settle()
    return called(ready)


def called(ready: Ready) -> MessageRecord:
    return next(m for m in ready.world.messages("backstage")[::-1] if "Review" in m.labels)


async def test_two_editors_from_the_draft_to_the_channel(ready: Ready):
    oda = second_organiser(ready.world)
    await go_live(ready, minutes=10)
    await ready.mia.slash("log", text="Benches change who stays\nShade matters")
    await write(ready, "Benches decide", "People stay where they can sit.")
    await write(ready, "Shade", "")

    question = (await ready.ada.click(await draft(ready), "Ask for review")).message
    assert question.text.splitlines()[:3] == [
        "**6 things are open**",
        "- introduction",
        "- thanks",
    ]
    assert "- finding 2 has no text" in question.text
    assert "- 2 takeaways are not sorted" in question.text
    menu = question.selects[0]
    card = (await ready.ada.select(question, menu.custom_id, "finding 2 has no text")).message
    form = (await ready.ada.click(card, "Edit")).form
    await ready.ada.submit(form, body="Trees are the cheapest roof.")
    call = await ask(ready)

    page = (await oda.click(call, "Review")).message
    assert "**1. Benches decide**\nPeople stay where they can sit." in page.text
    form = (await oda.click(page, "Comment")).form
    page = (await oda.submit(form, comment="Say *who* stays, please.")).message
    assert f"**<@{oda.id}>**" in page.text
    assert "Say \\*who\\* stays, please." in page.text
    page = (await oda.click(page, "Needs changes")).message
    assert "Approve" not in page.labels
    await ready.world.settle()
    assert f"<@{oda.id}> asked for changes of draft 4" in called(ready).text
    assert called(ready).pinged == ()

    bench = await draft(ready)
    assert "**1** Benches decide · nothing rests on it yet · one comment" in bench.text
    assert f"✏️ <@{oda.id}> asked for changes of draft 4" in bench.text
    card = await rewrite(ready, "1 Benches decide", body="Old people stay where they can sit.")
    assert "Say \\*who\\* stays, please." in card.text
    call = await ask(ready)

    page = (await oda.click(call, "Review")).message
    assert "Changed since your last answer:" in page.text
    assert "~~People~~ **Old people** stay where they can sit." in page.text
    own = (await ready.ada.click(call, "Review")).message
    assert "Approve" not in own.labels
    page = (await oda.click(page, "Approve")).message
    await ready.world.settle()
    assert f"✅ <@{oda.id}> approved draft 5" in called(ready).text

    preview = (await ready.ada.click(await draft(ready), "Preview")).message
    question = (await ready.ada.click(preview, "Publish …")).message
    assert "5 things are open" in question.text
    await ready.ada.click(question, "Publish now")
    await ready.world.settle()
    post = next(m for m in ready.world.messages("talks") if "Read here" in m.labels)
    assert "**1** Benches decide" in post.text
    assert "one comment" not in (await draft(ready)).text


async def test_an_approval_ends_with_the_next_word(ready: Ready):
    oda = second_organiser(ready.world)
    await write(ready, "Benches decide", "People stay.")
    call = await ask(ready)
    page = (await oda.click(call, "Review")).message
    await oda.click(page, "Approve")
    await rewrite(ready, "1 Benches decide", body="Nobody stays.")

    preview = (await ready.ada.click(await draft(ready), "Preview")).message
    assert "Publish …" not in preview.labels
    late = await oda.click(page, "Needs changes")
    assert late.text.startswith("Somebody changed this in the meantime.")
