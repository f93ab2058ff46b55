"""An organiser writes one note to those who signed up."""

from datetime import timedelta

from tests.stories.acting import Ready, open_panel, sign_up

TEXT = "Bring a chair @everyone\n# and **water**"
SAFE = "Bring a chair @\u200beveryone\n\u200b# and \\*\\*water\\*\\*"


async def test_a_note_is_shown_counted_and_reaches_each_reader_once(ready: Ready):
    world, ada = ready.world, ready.ada
    await sign_up(ready, ready.mia)
    await sign_up(ready, ready.noor)
    await ready.max.click(ready.card, "Maybe")
    await ready.noor.click((await ready.noor.slash("me")).message, "Stop all letters")
    listed = (await ada.click(await open_panel(ready), "Who is coming?")).message

    form = (await ada.click(listed, "Write to them")).form
    shown = await ada.submit(form, text=TEXT, also=["maybe"])

    assert SAFE in shown.text
    assert "It goes to 3 members, of whom 1 takes none. Nothing takes it back." in shown.text
    assert world.dms(ready.mia) == []
    sent = await ada.click(shown.message, "Send it")
    assert sent.text == "On its way to 3 members, of whom 1 takes none."
    await world.settle()
    for person in (ready.mia, ready.max):
        (letter,) = world.dms(person)
        assert SAFE in letter.text
        assert letter.pinged == ()
        assert letter.silent
        assert letter.labels == ("More", "Stop these messages")
    assert world.dms(ready.noor) == []

    # Once a day: the form does not even open.
    again = await ada.click(listed, "Write to them")
    assert "were written to today" in again.text
    # Whoever is no organiser is refused, and [Stop these messages] holds for the next.
    said = await ada.say("general", "look")
    refused = await ready.noor.click(said, f"write-to-all:{ready.code}", forged=True)
    assert refused.text.startswith("Only organisers can do that.")
    await ready.mia.click(world.dms(ready.mia)[0], "Stop these messages")
    await world.advance(timedelta(days=1))
    ready.max.close_direct_messages()
    form = (await ada.click(listed, "Write to them")).form
    shown = await ada.submit(form, text="No water after all", also=["maybe"])
    await ada.click(shown.message, "Send it")
    await world.advance(timedelta(minutes=1))
    told = world.messages("backstage")[-1].text
    assert "this member accepts no direct messages" in told
    await world.advance(timedelta(days=1))
    form = (await ada.click(listed, "Write to them")).form
    shown = await ada.submit(form, text="Or else", also=["maybe"])
    assert "none; one of them took no direct message when last written to" in shown.text
    assert len(world.dms(ready.mia)) == len(world.dms(ready.max)) == 1
