"""Planning a talk: what was typed is shown in full, and nothing is kept before a yes."""

import re

import pytest

from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    TITLE,
    announce_now,
    code_on,
    make_series,
    plan_talk,
    second_organiser,
    set_up,
)

pytestmark = pytest.mark.evidence

LONG = "A long title that goes on and on. " * 9


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def shown(ada: Person, when: str, **options: str) -> Outcome:
    return await ada.slash("talk new", title=TITLE, when=when, **options)


async def talks(stage: Stage) -> list[Talk]:
    return await stage.bot.store.survey(lambda survey: survey.select(Talk))


UNDERSTOOD = {
    "torsdag den 7. april 2022 kl. 15": "Thursday 7 April 2022, 15:00",
    "first Tuesday of June at 10": "Tuesday 7 June 2022, 10:00 Copenhagen** – in 14 weeks",
    "<t:1649336400:F>": "Thursday 7 April 2022, 15:00 Copenhagen** – in 5 weeks",
    "2022-04-07T13:00Z": "Thursday 7 April 2022, 15:00 Copenhagen** – in 5 weeks",
    "next Thursday 3pm": "Thursday 3 March 2022, 15:00 Copenhagen** – in 2 days",
    "in three weeks at 14:00": "Tuesday 22 March 2022, 14:00 Copenhagen** – in 3 weeks",
}
REFUSED = {
    "1 February 2022 15:00": "Tuesday 1 February 2022, 15:00 Copenhagen is over already.",
    "27 March 2022 02:30": "There is no Sunday 27 March 2022, 02:30 Copenhagen:",
    "czwartek o 15": "I could not read “czwartek o 15” as a time: I do not understand “czwartek”.",
    "next Thursday": "“next Thursday” has no time of day.",
    "31 June 2022 15:00": "There is no such day as",
    "Friday 7 April 2022 15:00": "Thursday 7 April 2022 is not a Friday.",
    "7 April 2922 15:00": "Tuesday 7 April 2922, 15:00 Copenhagen is too far away.",
    "@everyone **now**": "I could not read",
}
LENGTHS = {
    "0": "I could not read “0” as a length.",
    "1 min": "A talk lasts between 5 and 720 minutes, not 1.",
    "20 hours": "A talk lasts between 5 and 720 minutes, not 1,200.",
    "-90": "I could not read “-90” as a length.",
    "long": "I could not read “long” as a length.",
}


async def test_time_is_shown_with_weekday_zone_and_distance(ada: Person, stage: Stage):
    for typed, read in UNDERSTOOD.items():
        outcome = await shown(ada, typed)
        assert read in outcome.text, typed
        assert "Zone Europe/Copenhagen" in outcome.text
    assert await talks(stage) == []


async def test_time_that_cannot_be_gets_one_sentence(ada: Person, stage: Stage):
    for typed, sentence in REFUSED.items():
        outcome = await shown(ada, typed)
        assert sentence in outcome.text, typed
        assert "@everyone" not in outcome.text
        assert len(outcome.messages) == 1
    assert await talks(stage) == []


async def test_length_that_no_talk_has(ada: Person, stage: Stage):
    for typed, sentence in LENGTHS.items():
        outcome = await shown(ada, "7 April 2022 15:00", length=typed)
        assert outcome.text.startswith(sentence), typed
    assert await talks(stage) == []


async def test_day_and_month_in_doubt_are_asked_about(ada: Person, stage: Stage):
    outcome = await shown(ada, "4/7/2027 15:00")
    assert "Which one do you mean?" in outcome.text
    choices = [label for label in outcome.message.labels if label != "No"]
    assert choices == [
        "Wednesday 7 April 2027, 15:00 Copenhagen",
        "Sunday 4 July 2027, 15:00 Copenhagen",
    ]
    panel = (await ada.click(outcome.message, choices[1])).message
    assert "Sunday 4 July 2027, 15:00–16:30 Copenhagen" in panel.text


async def test_hour_that_occurs_twice_is_asked_about(ada: Person, stage: Stage):
    outcome = await shown(ada, "30 October 2022 02:30")
    first, second = [label for label in outcome.message.labels if label != "No"]
    assert first != second
    panel = (await ada.click(outcome.message, second)).message
    assert "<t:1667093400:F>" in panel.text


async def test_nothing_is_kept_after_a_no(ada: Person, stage: Stage):
    outcome = await shown(ada, "7 April 2022 15:00")
    said = await ada.click(outcome.message, "No")
    assert said.text == "Nothing was changed."
    assert await talks(stage) == []


async def test_preview_works_once(ada: Person, stage: Stage):
    outcome = await shown(ada, "7 April 2022 15:00")
    yes = next(b.custom_id for b in outcome.message.buttons if b.label == "Make the draft")
    await ada.click(outcome.message, yes)
    again = await ada.click(outcome.message, yes, forged=True)
    assert again.text.startswith("This preview was used already")
    assert [talk.title for talk in await talks(stage)] == [TITLE]


async def test_preview_is_for_whoever_asked(ada: Person, stage: Stage):
    outcome = await shown(ada, "7 April 2022 15:00")
    yes = next(b.custom_id for b in outcome.message.buttons if b.label == "Make the draft")
    noor = stage.world.person("Noor Notes")
    public = await ada.say("general", "look")
    stolen = await noor.click(public, yes, forged=True)
    assert stolen.text.startswith("This preview was used already")
    assert await talks(stage) == []


async def test_preview_is_too_late_when_its_time_has_passed(ada: Person, stage: Stage):
    outcome = await shown(ada, "today 15:00")
    await stage.world.move_to(stage.world.clock.now().replace(hour=14, minute=1))
    late = await ada.click(outcome.message, "Make the draft")
    assert late.text.startswith("Tuesday 1 March 2022, 15:00 Copenhagen is over already.")
    assert await talks(stage) == []


async def test_discords_own_client_refuses_long_titles(ada: Person, stage: Stage):
    """A pasted programme may have them: see `test_programme`."""
    with pytest.raises(CannotDoError, match="at most 200 characters"):
        await ada.slash("talk new", title=LONG, when="7 April 2022 15:00")
    form = (await ada.click(await plan_talk(stage), "Edit")).form
    with pytest.raises(CannotDoError, match="max_length=200"):
        await ada.submit(form, title=LONG)


async def test_markup_in_every_field_does_nothing(ada: Person, stage: Stage):
    loud = "@everyone **bold** <@&1> <#2> [x](https://example.org) `c` ~~s~~ ||s||"
    outcome = await ada.slash(
        "talk new", title=loud, when="7 April 2022 15:00", length="90", place=loud
    )
    panel = (await ada.click(outcome.message, "Make the draft")).message
    form = (await ada.click(panel, "People")).form
    panel = (await ada.submit(form, segments=f"Session 1: {loud}\n{loud}")).message
    await announce_now(ada, panel)
    await stage.world.settle()
    (card,) = stage.world.messages("talks")
    for text in (outcome.text, panel.text, card.text):
        assert not re.search(r"@everyone|<@&1>|<#2>|(?<!\\)\[|(?<!\\)\|\||https://", text), text
    assert not card.pinged_everyone
    assert card.pinged == ()
    assert "everyone" in stage.world.threads("talks")[0].name


async def test_talk_needs_a_series_first(stage: Stage):
    await set_up(stage)
    ada = stage.world.person("Ada Organiser")
    outcome = await shown(ada, "7 April 2022 15:00")
    assert outcome.text.startswith("There is no series here yet.")


async def test_unknown_talk_typed_into_the_panel_command(ada: Person):
    outcome = await ada.slash("talk panel", talk="`NOSUCH` @everyone")
    assert outcome.text.startswith("I know no talk “")
    assert "@everyone" not in outcome.text


async def test_panel_without_a_talk_offers_them_all(ada: Person, stage: Stage):
    assert (await ada.slash("talk panel")).text.startswith("There is no talk yet.")
    await plan_talk(stage)
    await plan_talk(stage, title="Another one", when="14 April 2022 15:00")
    offered = await ada.slash("talk panel")
    panel = await ada.select(offered.message, "choose-panel", "2 · Another one")
    assert "## Another one" in panel.text


async def test_links_that_are_none_are_refused_together(ada: Person, stage: Stage):
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "Links")).form
    outcome = await ada.submit(
        form, registration="https://example.org/r", join="javascript:alert(1)"
    )
    assert "is not a web address" in outcome.text
    assert (await talks(stage))[0].links.registration is None


async def test_two_people_edit_at_once(ada: Person, stage: Stage):
    panel = await plan_talk(stage)
    mine = (await ada.click(panel, "Edit")).form
    oda = second_organiser(stage.world)
    theirs = (await oda.click(await open_panel_of(oda, panel), "Edit")).form
    await oda.submit(theirs, title="The second title")
    late = await ada.submit(mine, title="The first title")
    assert late.text.startswith("Somebody changed this too while you were writing.")
    assert "~~second~~ **first**" in late.text
    assert [talk.title for talk in await talks(stage)] == ["The second title"]
    # The same with the old panel's own button.
    late = await announce_now(ada, panel)
    assert late.text.startswith("Somebody changed this in the meantime.")


async def open_panel_of(person: Person, panel: MessageRecord) -> MessageRecord:
    return (await person.slash("talk panel", hidden=True, talk=code_on(panel))).message


async def test_ones_own_earlier_press_is_no_conflict(ada: Person, stage: Stage):
    panel = await plan_talk(stage)
    links = (await ada.click(panel, "Links")).form
    await ada.submit(links, join="https://meet.example.org/room")

    announced = await announce_now(ada, panel)

    assert "announced" in announced.text


async def test_draft_is_deleted_after_a_question(ada: Person, stage: Stage):
    panel = await plan_talk(stage)
    question = (await ada.click(panel, "Delete the draft")).message
    assert "Nobody was told of it, and nothing of it stays." in question.text
    await ada.click(question, "Delete it")
    assert await talks(stage) == []
    gone = await announce_now(ada, panel)
    assert gone.text.startswith("I know no talk")


async def test_numbers_follow_time(ada: Person, stage: Stage):
    await plan_talk(stage)
    shown = (await ada.slash("talk new", title="Earlier", when="1 April 2022 15:00")).message
    panel = (await ada.click(shown, "Make the draft")).message
    assert "Talk 1 of" in panel.text
    assert {talk.title: talk.number for talk in await talks(stage)} == {TITLE: 2, "Earlier": 1}
    form = (await ada.click(panel, "Move")).form
    moved = (await ada.submit(form, when="29 April 2022 15:00", minutes="60")).message
    await ada.click(moved, "Move it")
    assert {talk.title: talk.number for talk in await talks(stage)} == {TITLE: 1, "Earlier": 2}


async def test_people_too_many_for_the_box_are_handed_in_as_a_file(ada: Person, stage: Stage):
    lines = "".join(f"Session {n}: Part {n} {'x' * 150}\nAda Example {n}\n" for n in range(1, 31))
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "People")).form
    panel = (await ada.submit(form, file=[("people.txt", lines.encode())])).message
    form = (await ada.click(panel, "People")).form
    assert "segments" not in form.values
    outcome = await ada.submit(form, {})
    assert outcome.text.startswith("I found no text.")
    assert len((await talks(stage))[0].segments) == 30
