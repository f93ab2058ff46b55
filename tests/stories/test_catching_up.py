"""Who signed up, asked for letters and left no trace of having been there reads what came of it."""

from datetime import timedelta

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import TITLE, Ready, fill, second_organiser, sign_up
from tests.stories.live import end_talk, go_live
from tests.stories.test_findings import open_draft, publish, write


def letters(ready: Ready, person: Person) -> list[MessageRecord]:
    found = ready.world.dms(person)
    return [each for each in found if "In case you could not be at" in each.text]


async def test_a_letter_of_a_series_is_asked_for_and_stopped(ready: Ready):
    world, oda, mia, max_ = ready.world, second_organiser(ready.world), ready.mia, ready.max
    me = (await mia.slash("me")).message
    choice = (await mia.click(me, "Letters about findings")).message
    assert "- **Northville Talks**: no letters" in choice.text
    menu = choice.selects[0].custom_id
    choice = (await mia.select(choice, menu, "Northville Talks")).message
    assert "- **Northville Talks**: I write to you" in choice.text

    bench = await write(ready, await open_draft(ready), "Benches", "They decide who stays.")
    await publish(ready, bench, oda)
    letter = world.dms(mia)[-1]
    assert letter.text == (
        "You asked for letters about Northville Talks. **Northville Talks 2022** is published. "
        "It says, for one:\n- Benches\nOne finding, one minute to read. "
        "This is the only letter about it."
    )
    assert letter.labels == ("Stop these messages", "No more of these", "Talk about it")
    assert world.dms(max_) == []

    post = next(m for m in world.messages("talks") if "Read here" in m.labels)
    asked = await max_.click(post, "Write to me of the next ones")
    assert asked.text.startswith("I will write to you when the next key findings of **Northville")
    stopped = await mia.click(letter, "No more of these")
    assert stopped.text.startswith("I will not write to you about key findings of **Northville")
    assert (await mia.click(letter, "No more of these")).text == stopped.text
    await max_.click((await max_.slash("me")).message, "Stop all letters")
    again = await max_.click(asked.message, "No more of these")
    again = await max_.click(again.message, "Write to me of the next ones")
    assert "You have stopped all letters from me, so none of these comes either." in again.text
    assert again.message.labels == ("No more of these", "Allow letters")


async def test_letter_comes_once_and_is_corrected_and_retracted(ready: Ready):
    world, oda = ready.world, second_organiser(ready.world)
    await sign_up(ready, ready.mia, letters=True)
    await sign_up(ready, ready.max, letters=True)
    await sign_up(ready, ready.noor)
    await go_live(ready)
    await ready.max.slash("log", text="Benches decide")
    await end_talk(ready)
    await fill(ready, "edit-recording", {"recording": "https://youtu.be/abc"})
    bench = await open_draft(ready)
    for heading in ("Benches", "Shade", "Water", "Light"):
        bench = await write(ready, bench, heading, "They decide who stays.")
    await publish(ready, bench, oda)

    (letter,) = letters(ready, ready.mia)
    assert TITLE in letter.text
    assert "- Benches\n- Shade\n- Water\n4 findings, one minute to read." in letter.text
    assert letter.labels == ("Stop these messages", "Talk about it", "Recording")
    assert letters(ready, ready.max) == []
    assert letters(ready, ready.noor) == []

    bench = await write(ready, await open_draft(ready), "Noise", "It matters.")
    await publish(ready, bench, oda)
    await world.advance(timedelta(seconds=10))
    (letter,) = letters(ready, ready.mia)
    assert "5 findings" in letter.text

    form = (await ready.ada.click(await open_draft(ready), "Retract …")).form
    await ready.ada.submit(form, reason="Counted twice")
    await world.advance(timedelta(seconds=10))
    assert letters(ready, ready.mia) == []
    assert "Counted twice" in world.dms(ready.mia)[-1].text
