"""Who was in the channel of a talk: noted only where the team wants it, and as the card says."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.signups.attendance import Attendance
from tests.documents.conformance import complaints
from tests.stories.acting import STARTS, Ready, fill
from tests.stories.live import end_talk, go_live

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
ROOM = "Talk room"


async def hold_in_room(ready: Ready) -> None:
    room = ready.world.channel(ROOM)
    asked = await fill(ready, "place", {"kind": ["channel"], "channel": [room]})
    await ready.ada.click(asked.message, "Hold it there")


async def count(ready: Ready, how: str = "totals") -> str:
    """Ada chooses it in the set-up; returns what that says now."""
    panel = (await ready.ada.slash("setup")).message
    await ready.ada.click(panel, "2 People")
    return (await ready.ada.select(panel, "setup-attended", [how])).text


async def minutes(ready: Ready) -> dict[str, int]:
    found = await ready.stage.bot.store.survey(lambda survey: survey.select(Attendance))
    names = {each.id: each.name for each in (ready.ada, ready.mia, ready.max)}
    return {names[each.user_id]: each.seconds // 60 for each in found}


async def test_who_is_in_the_channel_counts_over_a_restart_and_the_card_says_so(ready: Ready):
    world, mia, max_ = ready.world, ready.mia, ready.max
    await hold_in_room(ready)
    assert "counted" not in ready.card.text

    assert "I count who is in the voice or stage channel" in await count(ready)
    await world.advance(2 * MIRROR_PACE)
    assert "who is in the channel is counted" in ready.card.text
    await mia.join_voice(ROOM)
    await go_live(ready)
    await world.move_to(STARTS + 5 * MINUTE)
    await max_.join_voice(ROOM)
    await world.move_to(STARTS + 15 * MINUTE)
    await ready.stage.stop()
    await max_.join_voice(None)
    await ready.stage.start()
    await world.move_to(STARTS + 20 * MINUTE)
    await mia.join_voice(None)
    await world.settle()

    assert await minutes(ready) == {"Mia Member": 20, "Max Member": 10}


ZOOM = b"""\
Name (Original Name),User Email,Total Duration (Minutes),Guest
Ada Example,ada@example.org,90,No
Bo Example,,60,Yes
"""


async def hand_in_odd_files(ready: Ready) -> None:
    """Teams writes in UTF-16, Excel in the letters of Windows; a wrong line is named."""
    noor = ready.noor
    panel = (await noor.slash("talk panel", talk=ready.code, hidden=True)).message
    shown = (await noor.click(panel, "Attendance")).message
    teams = "1. Summary\n\nName\tDuration\nAda Example\t1h 33m\nBo Sørensen\t5m 1s\nCy\t1m\n"
    for name, content, people in (
        ("teams.csv", teams.encode("utf-16"), 3),
        ("excel.csv", "Navn;Varighed\r\nBo Sørensen;30\r\n".encode("cp1252"), 1),
        ("zoom.csv", ZOOM, 2),
    ):
        form = (await noor.click(shown, "Read a file")).form
        shown = (await noor.submit(form, file=(name, content))).message
        assert f"By the file of another tool: {people} " in shown.text
    form = (await noor.click(shown, "Read a file")).form
    refused = await noor.submit(form, file=("zoom.csv", ZOOM + b"Cy Example,,a while,No\n"))
    assert "Line 4 of the list does not say who was there for how long" in refused.text
    assert "“Cy Example, a while, No”" in refused.text


async def test_sums_for_the_team_names_for_organisers_and_a_certificate_for_whoever_asks(
    ready: Ready,
):
    world, ada, noor, mia, max_ = ready.world, ready.ada, ready.noor, ready.mia, ready.max
    await hold_in_room(ready)
    await count(ready, "names")
    await go_live(ready)
    await mia.join_voice(ROOM)
    await world.move_to(STARTS + 30 * MINUTE)
    panel = (await noor.slash("talk panel", talk=ready.code, hidden=True)).message
    shown = (await noor.click(panel, "Attendance")).message
    assert "In the channel: 1 person, at most 1 at once" in shown.text
    assert "On average" not in shown.text
    assert "There now: 1" in shown.text

    shown = (await noor.select(shown, f"attendance-mark:{ready.code}", [max_])).message
    assert "Marked by the team: 1" in shown.text
    form = (await noor.click(shown, "Read a file")).form
    shown = (await noor.submit(form, file=("zoom.csv", ZOOM))).message
    assert "By the file of another tool: 2 people" in shown.text
    assert "Example" not in shown.text
    await hand_in_odd_files(ready)
    await end_talk(ready)

    given = await ada.slash("export", what="attendance", hidden=True)
    names = [each.filename for each in given.message.attachments]
    assert names == [
        "northville-talks-2022-attendance.csv",
        "northville-talks-2022-attendance.json",
        "northville-talks-2022-attendance-members.csv",
    ]
    given = await noor.slash("export", what="attendance", hidden=True)
    assert not any("members" in each.filename for each in given.message.attachments)

    more = (await mia.click(ready.card, "More")).message
    form = (await mia.click(more, "Certificate")).form
    made = await mia.submit(form)
    assert made.text.startswith("Here is your certificate.")
    (page,) = made.message.attachments
    assert page.filename == "certificate-neighbours-and-the-town-square.pdf"
    assert complaints(page.data) == []
    assert "boxes" not in made.text
    form = (await mia.click(more, "Certificate")).form
    assert "boxes stand there" in (await mia.submit(form, name="漢字")).text
    me = (await max_.slash("me")).message
    listed = (await max_.click(me, "Certificates")).message
    opened = await max_.select(listed, "certificate-of", [ready.code])
    assert opened.form is not None
    none = (await ada.click(ready.card, "More")).message
    assert "Certificate" not in none.labels
    forged = await ada.click(ready.card, f"certificate:{ready.code}", forged=True)
    assert forged.text.startswith("I did not see you at")
