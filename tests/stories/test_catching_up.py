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
