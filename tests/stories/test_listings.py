"""A programme handed in as a calendar: read, shown, asked about, and kept after a yes."""

import pytest

from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import make_series, set_up

pytestmark = pytest.mark.evidence

EVENT = """\
BEGIN:VEVENT
UID:{uid}
SUMMARY:{title}
DTSTART;TZID=W. Europe Standard Time:{start}
DURATION:PT1H30M
LOCATION:Town Hall
END:VEVENT
"""
ZONE = """\
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
END:VTIMEZONE
"""


def a_file(*events: str) -> tuple[str, bytes]:
    text = "".join(["BEGIN:VCALENDAR\nVERSION:2.0\n", ZONE, *events, "END:VCALENDAR\n"])
    return ("Programme.ICS", text.replace("\n", "\r\n").encode())


def an_event(uid: str, title: str, start: str) -> str:
    return EVENT.format(uid=uid, title=title, start=start)


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def talks(stage: Stage) -> list[Talk]:
    return await stage.bot.store.survey(lambda survey: survey.select(Talk))


async def test_calendar_is_imported_and_its_next_version_too(ada: Person, stage: Stage):
    benches = an_event("1", "Benches *and* @everyone", "20220407T150000")
    shown = await ada.slash(
        "talk programme", file=a_file(benches, an_event("2", "Lights", "20220505T150000"))
    )
    assert "The file lists 2 talks: 2 new, 0 changed. Does this look right?" in shown.text
    assert "Thursday 7 April 2022, 15:00–16:30 Copenhagen" in shown.text
    assert "Place: Town Hall" in shown.text
    assert await talks(stage) == []

    kept = await ada.click(shown.message, "Looks right")
    assert kept.text == "Added 2 talks. `/talk panel` shows all talks."
    assert [(talk.number, talk.state) for talk in await talks(stage)] == [
        (1, TalkState.DRAFT),
        (2, TalkState.DRAFT),
    ]

    # The next version came by the form: another hour, one more talk, one less.
    form = (await ada.slash("talk programme")).form
    later = an_event("1", "Benches *and* @everyone", "20220407T170000")
    shown = await ada.submit(
        form, {"file": [a_file(later, an_event("3", "Trees", "20220602T1500"))]}
    )
    assert shown.text.startswith("Line 16: “20220602T1500” cannot stand in DTSTART.")
    form = (await ada.slash("talk programme")).form
    shown = await ada.submit(
        form, {"file": [a_file(later, an_event("3", "Trees", "20220602T150000"))]}
    )
    assert "2 talks: 1 new, 1 changed." in shown.text
    assert (
        "Thursday 7 April 2022, 15:00–16:30 Copenhagen → "
        "Thursday 7 April 2022, 17:00–18:30 Copenhagen"
    ) in shown.text
    assert (
        "**Not in the file.** It stays as it is; take it off on its panel.\n-# Lights" in shown.text
    )
    kept = await ada.click(shown.message, "Looks right")
    assert kept.text.startswith("Added one talk, changed 1.")
    assert [
        (talk.title, talk.slot.start.local.hour) for talk in await talks(stage) if talk.slot
    ] == [
        ("Benches *and* @everyone", 17),
        ("Lights", 15),
        ("Trees", 15),
    ]


async def test_hours_of_no_zone_are_asked_about(ada: Person, stage: Stage):
    event = an_event("1", "Benches", "20220407T090000").replace(";TZID=W. Europe Standard Time", "")
    shown = await ada.slash("talk programme", file=a_file(event))
    assert "Some hours in the file are of no time zone" in shown.text
    assert list(shown.message.labels) == ["They are Copenhagen times", "Another zone", "No"]

    form = (await ada.click(shown.message, "Another zone")).form
    said = await ada.submit(form, zone="New York")
    assert "Thursday 7 April 2022, 15:00–16:30 Copenhagen" in said.text
    await ada.click(said.message, "Looks right")
    assert [talk.title for talk in await talks(stage)] == ["Benches"]


async def test_member_hands_in_nothing(ada: Person, stage: Stage):
    mia = stage.world.person("Mia Member")
    event = an_event("1", "Benches", "20220407T150000")
    refused = await mia.slash("talk programme", file=a_file(event), hidden=True)
    assert refused.text.startswith("Only organisers")
    shown = await ada.slash("talk programme", file=a_file(event))
    public = await ada.say("general", "look")
    yes = next(b.custom_id for b in shown.message.buttons if b.label == "Looks right")
    stolen = await mia.click(public, yes, forged=True)
    assert stolen.text.startswith("Only organisers")
    assert await talks(stage) == []
