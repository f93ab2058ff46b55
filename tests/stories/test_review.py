"""Two editors bring key findings from a draft to the channel, and correct them afterwards."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import ENDS, Ready, second_organiser
from tests.stories.live import go_live

pytestmark = pytest.mark.evidence


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
    assert "Approve" not in page.labels
    assert ("Publish …", "Needs changes") == page.labels[-2:]
    await ready.world.settle()
    assert f"✅ <@{oda.id}> approved draft 5" in called(ready).text

    question = await question_of_approved(ready)
    assert "5 things are open" in question.text
    await ready.ada.click(question, "Publish now")
    await ready.world.settle()
    post = next(m for m in ready.world.messages("talks") if "Read here" in m.labels)
    assert "**1** Benches decide" in post.text
    assert "one comment" not in (await draft(ready)).text
    await ready.world.advance(timedelta(seconds=10))
    assert called(ready).text.endswith("It was published as revision 1.")


async def question_of_approved(ready: Ready) -> MessageRecord:
    bench = await draft(ready)
    assert "Approved by a second person: any organiser can publish it now." in bench.text
    return (await ready.ada.click(bench, "Publish …")).message


async def test_a_correction_and_a_retraction_change_what_was_posted(ready: Ready):
    oda = second_organiser(ready.world)
    await write(ready, "Benches decide", "People stay where they can sit.")
    await write(ready, "Shade", "Trees are the cheapest roof.")
    page = (await oda.click(await ask(ready), "Preview")).message
    await oda.click((await oda.click(page, "Publish …")).message, "Publish now")
    await ready.world.settle()

    await rewrite(ready, "2 Shade", heading="Shade keeps people")
    call = await ask(ready)
    page = (await oda.click(call, "Review")).message
    assert "Changed against revision 1: finding 2." in page.text
    question = (await oda.click(page, "Publish …")).message
    assert "Changed against revision 1: finding 2." in question.text
    changes = (await oda.click(question, "Show the changes")).message
    assert "**finding 2**\n~~Shade~~ **Shade keeps people**\nTrees are the" in changes.text
    form = (await oda.click(question, "With a reason …")).form
    await oda.submit(form, reason="Finding 2 had half a *heading*.")
    await ready.world.settle()
    (post,) = findings_posts(ready)
    assert "**2** Shade keeps people" in post.text
    assert "(revision 2): Finding 2 had half a \\*heading\\*." in post.text

    for where in (await ready.mia.slash("findings"), await ready.mia.click(post, "Read here")):
        assert "(revision 2): Finding 2 had half a \\*heading\\*." in where.text
        assert "Revisions" not in where.message.labels

    listed = (await oda.click(await draft(ready, oda), "Revisions")).message
    assert (
        "· finding 2\n-# Finding 2 had half a \\*heading\\*.\n**Revision 1** · <t:" in listed.text
    )
    shown = (await oda.select(listed, listed.selects[0].custom_id, "Revision 2")).message
    assert "### Revision 2: what is another than in revision 1\n**finding 2**" in shown.text
    form = (await oda.click(await draft(ready, oda), "Retract …")).form
    bench = (await oda.submit(form, reason="The notes were of another evening.")).message
    assert "Retract …" not in bench.labels
    # Edits of one message keep their pace.
    await ready.world.advance(timedelta(seconds=10))
    (post,) = findings_posts(ready)
    assert "Shade keeps people" not in post.text
    assert "**Retracted <t:" in post.text
    assert "The notes were of another evening." in post.text
    assert post.attachments == ()
    assert "another evening" in (await ready.mia.click(post, "Why")).text
    listed = (await ready.mia.slash("findings")).text
    assert "Retracted" in listed
    found = (await ready.mia.slash("search", words="shade keeps")).text
    assert "Shade keeps people" not in found


async def test_an_approval_ends_with_the_next_word(ready: Ready):
    oda = second_organiser(ready.world)
    await write(ready, "Benches decide", "People stay.")
    call = await ask(ready)
    page = (await oda.click(call, "Review")).message
    open_ = await draft(ready)
    await oda.click(page, "Approve")

    told = (await ready.ada.click(open_, "Introduction, thanks …")).message
    assert f"<@{oda.id}> approved draft 2 at <t:" in told.text
    assert f"✅ <@{oda.id}> approved draft 2" in told.text
    form = (await ready.ada.click(told, "Introduction, thanks …")).form
    await ready.ada.submit(form, thanks="To all.")
    bench = await draft(ready)
    assert f"<@{ready.ada.id}> changed the draft at <t:" in bench.text
    await ask(ready)
    assert (await ready.ada.click(bench, "Introduction, thanks …")).form, "told of one's own act"
    await oda.click((await oda.click(called(ready), "Review")).message, "Approve")
    await rewrite(ready, "1 Benches decide", body="Nobody stays.")

    preview = (await ready.ada.click(await draft(ready), "Preview")).message
    assert "Publish …" not in preview.labels
    late = await oda.click(page, "Needs changes")
    assert late.text.startswith("Somebody changed this in the meantime.")


async def plan(ready: Ready, reviewer: Person) -> MessageRecord:
    """Write one finding, and let the second person choose when it is published."""
    await write(ready, "Benches decide", "As Bo Example said: people stay.")
    call = await ask(ready)
    page = (await reviewer.click(call, "Preview")).message
    question = (await reviewer.click(page, "Publish …")).message
    form = (await reviewer.click(question, "At a time …")).form
    question = (await reviewer.submit(form, when="14 April 2022 10:00")).message
    assert "on **Thursday 14 April 2022, 10:00 Copenhagen**" in question.text
    return (await reviewer.click(question, "Publish Thu 14 Apr 2022, 10:00 Copenhagen")).message


def findings_posts(ready: Ready) -> list[MessageRecord]:
    return [m for m in ready.world.messages("talks") if "KEY FINDINGS" in m.text]


async def test_publication_at_a_chosen_time_outlives_a_restart(ready: Ready):
    oda = second_organiser(ready.world)
    bench = await plan(ready, oda)
    assert "Will be published <t:" in bench.text
    desk = (await ready.ada.slash("desk", hidden=True)).message
    planned = (await ready.ada.click(desk, "Planned messages")).message
    assert "Publication of the key findings" in planned.text
    at = ENDS + timedelta(days=6, hours=17, minutes=30)

    await ready.world.move_to(at - timedelta(minutes=1))
    assert findings_posts(ready) == []
    await ready.stage.restart()
    await ready.world.move_to(at + timedelta(minutes=1))

    (post,) = findings_posts(ready)
    assert "**1** Benches decide" in post.text
    told = ready.world.messages("backstage")[-1]
    assert "revision 1 is on its way" in told.text
    assert "Published as revision 1." in (await draft(ready)).text


async def test_what_fails_at_its_time_is_told_instead_of_published(ready: Ready):
    oda = second_organiser(ready.world)
    bench = await plan(ready, oda)
    bench = (await oda.click(bench, "Do not publish then")).message
    assert "Will be published" not in bench.text

    await plan_again(ready, oda)
    await rewrite(ready, "1 Benches decide", body="Nobody stays.")
    await ready.world.move_to(ENDS + timedelta(days=7))

    assert findings_posts(ready) == []
    told = ready.world.messages("backstage")[-1]
    assert "was not published at its time" in told.text
    assert "The draft was changed after the time was chosen." in told.text
    assert told.pinged == ()


async def plan_again(ready: Ready, reviewer: Person) -> None:
    page = (await reviewer.click(await draft(ready, reviewer), "Preview")).message
    question = (await reviewer.click(page, "Publish …")).message
    form = (await reviewer.click(question, "At a time …")).form
    question = (await reviewer.submit(form, when="14 April 2022 10:00")).message
    await reviewer.click(question, "Publish Thu 14 Apr 2022, 10:00 Copenhagen")
