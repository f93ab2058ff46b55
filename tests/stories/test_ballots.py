"""Asking anonymously after a talk: from opening to published results, through people's doors."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import InteractionType
from tests.stories.acting import STARTS, Ready, crowd, open_panel, texts
from tests.stories.balloting import (
    answer,
    answer_all,
    answer_label,
    asked,
    ballot_in,
    choose_ballots,
    drawn,
    filled,
    open_form,
)
from tests.stories.live import agree_on_chatham_house, bytes_kept, live_panel

pytestmark = pytest.mark.evidence

DAY = timedelta(days=1)
SECRET = "Let the benches speak, said nobody"


def everything_read(ready: Ready) -> str:
    """What stands where everybody reads."""
    return "\n".join(texts([*ready.world.messages("talks"), *ready.world.messages(ready.thread)]))


async def test_ballot_from_a_talks_end_to_published_results(ready: Ready):
    shown = await choose_ballots(ready, k="5", days="3")
    assert (
        "An anonymous poll: Talk feedback. Open for 3 days; results from 5 answers on."
        in shown.text
    )
    example = (await ready.ada.click(shown, "As members see it")).form
    assert example.title == "Example: nothing here is counted"
    tried = await ready.ada.submit(example, filled(example, 0, "Nothing"))
    assert tried.text == "That was an example: nothing is kept or counted."

    card = await asked(ready)
    assert "4 questions:\n- How useful was this talk for your work?" in card.text
    assert "**No moderator sees who answered what, and after closing nobody can tell" in card.text
    assert card.silent
    assert "-# Open until <t:1649601000:F> (<t:1649601000:R>)." in ballot_in(ready).text

    form = await open_form(ready, ready.mia)
    assert form.title == "Your answers"
    counted = await ready.mia.submit(form, filled(form, 0, "Mind the gap"))
    assert counted.message.ephemeral
    assert counted.text.startswith("Counted. No moderator sees what you answered")
    again = (await ready.mia.click(counted.message, "Answer again")).form
    assert again.title == "Answer again: replaces yours"
    assert again.values == {}
    changed = await ready.mia.submit(again, filled(again, 1, "More time"))
    assert changed.text.startswith("Counted instead of what you sent before.")
    await answer_all(ready, crowd(ready.world, 5), "I am Mia, said Max")
    await drawn(ready)
    assert "open until <t:1649601000:f>; nothing of it is shown before" in live_panel(ready).text
    assert "Results" not in live_panel(ready).labels

    await ready.world.advance(1.6 * DAY)
    line = ready.world.messages(ready.thread)[-1]
    assert line.text.startswith("Half of the time to answer is over.")
    assert line.silent
    await ready.world.advance(1.5 * DAY)
    await drawn(ready)
    closed = ballot_in(ready)
    assert "6 people answered. The team looks through the answers" in closed.text
    assert closed.labels == ("Closed",)
    notice = ready.world.messages("backstage")[-1]
    assert notice.labels == ("Open the panel", "Results", "Publish …")
    for panel in (live_panel(ready), await open_panel(ready)):
        assert {"Results", "Publish …"} <= set(panel.labels)

    await look_through(ready, notice)
    question = await ready.noor.click(notice, "Publish …")
    assert "More time" in question.text
    assert "I am Mia" not in question.text
    assert "on the poll's message?" in question.text
    assert "How useful" not in ballot_in(ready).text
    await is_published_on_another_message(ready, notice)
    stands_published(ready, notice)
    await comes_back_as_published(ready, notice)


async def is_published_on_another_message(ready: Ready, notice: MessageRecord) -> None:
    """Somebody deleted the poll's own."""
    old = ballot_in(ready)
    ready.world.delete_message(old)
    await drawn(ready)
    anew = "Its message was deleted: [Publish …] posts it anew, with the results."
    for said in (ready.world.fresh(notice), live_panel(ready), await open_panel(ready)):
        assert anew in said.text
    question = await ready.noor.click(notice, "Publish …")
    assert "was deleted, so it is posted anew with them. That cannot be" in question.text
    done = await ready.noor.click(question.message, "Publish now")
    assert "so it is posted anew with the results in a moment" in done.text
    await drawn(ready)
    assert ballot_in(ready).id != old.id


async def comes_back_as_published(ready: Ready, notice: MessageRecord) -> None:
    ready.world.delete_message(ballot_in(ready))
    await drawn(ready)
    for said in (ready.world.fresh(notice), live_panel(ready)):
        assert "[Post again what was deleted] on the panel brings it back" in said.text
    await ready.ada.click(await open_panel(ready), "Post again what was deleted")
    await drawn(ready)
    stands_published(ready, notice)
    for said in (ready.world.fresh(notice), live_panel(ready)):
        assert "was deleted" not in said.text


def stands_published(ready: Ready, notice: MessageRecord) -> None:
    published = ballot_in(ready)
    assert "How useful was this talk for your work?" in published.text
    assert "More time" in published.text
    assert "I am Mia" not in everything_read(ready)
    assert "Publish …" not in ready.world.fresh(notice).labels
    assert "the results are published" in live_panel(ready).text
    assert "Publish …" not in live_panel(ready).labels
    (picture,) = published.attachments
    assert picture.content_type == "image/png"
    assert (picture.description or "").startswith(
        "Bar chart of the numbers in the text: How useful"
    )


async def look_through(ready: Ready, notice: MessageRecord) -> None:
    """Noor leaves the first text out and shows the other."""
    results = (await ready.noor.click(notice, "Results")).message
    assert "2 texts are to be looked at: they stay out until then." in results.text
    assert "6 people answered; 0 had signed up." in results.text
    assert [each.filename for each in results.attachments] == ["results.png"]
    together = (await ready.noor.click(results, "All talks together")).message
    assert "6 answers" in together.text
    assert "From one talk." in together.text
    compared = (await ready.noor.click(together, "Compare talks")).message
    assert "There is nothing to compare yet" in compared.text
    looked = (await ready.noor.click(results, "Look through the texts")).message
    assert "I am Mia, said Max" in looked.text
    assert looked.attachments == ()
    leave_out = next(b.custom_id or "" for b in looked.buttons if b.label == "Leave out")
    looked = (await ready.noor.click(looked, leave_out)).message
    looked = (await ready.noor.click(looked, last(looked, "Show"))).message
    assert looked.text.startswith("All texts are looked through")


def last(message: MessageRecord, label: str) -> str:
    return [button.custom_id or "" for button in message.buttons if button.label == label][-1]


async def test_ballot_of_a_chatham_house_talk_with_too_few_answers_stays_sealed(
    ready: Ready, tmp_path: Path
):
    """The rule makes it anonymous whatever the series asks, and nobody sees three answers."""
    await agree_on_chatham_house(ready)
    shown = (await ready.ada.click(await open_panel(ready), "Poll after it")).message
    assert "Under the Chatham House Rule it is always anonymous." in shown.text
    await asked(ready)
    people = [ready.mia, ready.max, ready.noor]
    for person in people:
        await answer(ready, person, 0, SECRET)

    question = await ready.noor.click(live_panel(ready), "Close the poll")
    assert "it cannot be opened again" in question.text
    await ready.noor.click(question.message, "Close it")
    await drawn(ready)

    sealed = "3 people answered. Too few to show without pointing at someone"
    assert sealed in ballot_in(ready).text
    notice = ready.world.messages("backstage")[-1]
    assert sealed in notice.text
    assert notice.labels == ("Open the panel", "All talks together")
    together = (await ready.noor.click(notice, "All talks together")).message
    assert "3 answers\nToo few to show without pointing at someone." in together.text
    assert "One more waits until others of few answers hide it." in together.text
    assert "%" not in together.text
    code = next(b.custom_id for b in ballot_in(ready).buttons if b.custom_id).split(":")[1]
    code = code.partition("~")[0]
    for verb in ("ballot-results", "ballot-publish", "ballot-publish-really"):
        refused = await ready.ada.click(notice, f"{verb}:{code}", forged=True)
        assert refused.text.startswith("There are no results to show")
    assert SECRET not in everything_read(ready)


async def test_open_form_counts_after_a_restart_and_is_refused_after_closing(ready: Ready):
    await choose_ballots(ready, days="1")
    await asked(ready)
    early, tardy = await open_form(ready, ready.mia), await open_form(ready, ready.max)

    await ready.stage.restart()

    counted = await ready.mia.submit(early, filled(early, 0, "More time"))
    assert counted.text.startswith("Counted.")
    await ready.world.advance(DAY)
    late = await ready.max.submit(tardy, filled(tardy, 0, "Less time"))
    assert late.text.startswith("This poll is closed, so your answers were not counted.")
    assert "Correct it" not in late.message.labels
    await drawn(ready)
    assert "One person answered. Too few to show" in ballot_in(ready).text
    later = await ready.noor.click(ballot_in(ready), answered_by(ready), forged=True)
    assert later.text.startswith("This poll is closed")


def answered_by(ready: Ready) -> str:
    found = next(b.custom_id or "" for b in ballot_in(ready).buttons)
    return found.partition("~")[0]


async def test_end_that_the_bot_slept_through_is_said_once_and_nobody_is_asked_late(ready: Ready):
    """What was answered until then counts; a form that was open meanwhile does not."""
    card = await asked(ready)
    people = crowd(ready.world, 6)
    await answer_all(ready, people[:5], "More chairs")
    form = await open_form(ready, people[5])
    before = len(ready.world.messages("backstage"))
    await ready.stage.stop()
    ready.world.clock.set(ready.world.clock.now() + 9 * DAY)
    await ready.stage.start()
    await drawn(ready)

    late = await people[5].submit(form, filled(form, 0))
    assert "closed" in late.text.lower()
    assert ballot_in(ready).id == card.id
    assert "5 people answered." in ballot_in(ready).text
    told = ready.world.messages("backstage")[before:]
    assert sum("Anonymous poll of" in each.text for each in told) == 1
    assert "Half of the time" not in everything_read(ready)


async def test_what_was_not_offered_is_refused_in_a_sentence_and_counts_nothing(ready: Ready):
    await choose_ballots(ready, days="1")
    await asked(ready)
    form = await open_form(ready, ready.mia)
    key = form.inputs[0].custom_id
    sent = form.custom_id

    def forged(custom_id: str, value: str, *, of: str = key) -> dict[str, Any]:
        part = {"type": 21, "custom_id": of, "value": value}
        return {"custom_id": custom_id, "components": [{"type": 18, "component": part}]}

    async def send(person: Person, data: dict[str, Any], channel: str = "general") -> str:
        acting = Acting(ready.world, person.id, ready.world.channel(channel).id)
        return (await acting.act(InteractionType.MODAL_SUBMIT, data)).text

    not_offered = "does not offer that answer. Nothing was counted"
    assert not_offered in await send(ready.mia, forged(sent, "77"))
    assert not_offered in await send(ready.mia, forged(sent, "x"))
    assert not_offered in await send(ready.mia, forged(sent, "0", of="other"))
    outdated = "This button is from an older message"
    assert (await send(ready.mia, forged(sent[:-1] + "9", "0"))).startswith(outdated)
    empty = await ready.mia.submit(form, {})
    assert empty.text.startswith("You answered no question, so nothing was counted.")
    elsewhere = await send(ready.world.person("Sam South"), forged(sent, "0"), "south-talks")
    assert elsewhere.startswith("This server has no such poll.")

    ready.world.join(PersonPlan(name="Olaf Outsider"), server=ready.world.home.name)
    outsider = ready.world.person("Olaf Outsider")
    ready.world.open_only_to("talks", "Organiser", "Note-taker")
    refused = await send(outsider, forged(sent, "0"))
    assert refused.startswith("Talks on this server are for those who may see its talks channel.")
    ready.world.open_to_all("talks")

    # Whoever was taken off the server reaches the bot by direct message alone.
    open_still = await open_form(ready, ready.max)
    ready.world.kick("Max Member")
    direct = Acting(ready.world, ready.max.id, ready.max.direct.id)
    gone = await direct.act(InteractionType.MODAL_SUBMIT, forged(open_still.custom_id, "0"))
    assert gone.text.startswith("I cannot tell which server you mean.")

    # Two devices: what is sent last counts, once.
    first, second = await open_form(ready, ready.mia), await open_form(ready, ready.mia)
    await ready.mia.submit(first, filled(first, 0, "One"))
    await ready.mia.submit(second, filled(second, 1, "Two"))
    await ready.world.advance(DAY)
    await drawn(ready)
    assert "One person answered." in ballot_in(ready).text


async def test_long_ballot_in_own_words_is_kept_in_memory_until_it_is_sent(
    ready: Ready, tmp_path: Path
):
    """Six questions are two pages; what is on the first is lost with a restart."""
    shown = await choose_ballots(ready)
    for number in range(2):
        form = (await ready.ada.select(shown, select_of(shown, "ballot-word"), ["new"])).form
        fields = {"text": f"Own question {number}", "kind": "choice", "options": "Much\nLittle"}
        shown = (await ready.ada.submit(form, fields)).message
    assert "questions in your own words" in shown.text
    assert "- Own question 1 *(one of several)*" in shown.text
    wrong = (await ready.ada.select(shown, select_of(shown, "ballot-word"), ["new"])).form
    refused = await ready.ada.submit(wrong, {"text": "A scale", "kind": "rating", "options": "Bad"})
    assert refused.text.startswith("A rating needs two lines")
    talk = (await ready.ada.click(await open_panel(ready), "Poll after it")).message
    form = (await ready.ada.click(talk, "Add a question")).form
    talk = (await ready.ada.submit(form, {"text": "Of this talk alone", "kind": "text"})).message
    assert "- Of this talk alone *(in words)*" in talk.text

    assert "7 questions:" in (await asked(ready)).text
    form = await open_form(ready, ready.mia)
    assert (form.title, len(form.inputs)) == ("Your answers (1 of 2)", 4)
    kept = await ready.mia.submit(form, filled(form, 0, SECRET))
    assert "**Nothing is counted until you send the last page.**" in kept.text
    assert SECRET.encode() not in bytes_kept(tmp_path / "data")
    onward = kept.message.buttons[0].custom_id or ""
    stolen = await ready.max.click(ballot_in(ready), onward, forged=True)
    assert stolen.text.startswith("What you answered on the page before is gone")

    second = (await ready.mia.click(kept.message, "Go on to page 2 of 2")).form
    counted = await ready.mia.submit(second, filled(second, 1))
    assert counted.text.startswith("Counted.")
    assert counted.message.id == kept.message.id
    form = await open_form(ready, ready.max)
    kept = await ready.max.submit(form, filled(form, 0, SECRET))
    second = (await ready.max.click(kept.message, "Go on to page 2 of 2")).form
    await ready.stage.restart()
    lost = await ready.max.submit(second, filled(second, 1))
    assert lost.text.startswith("What you answered on the page before is gone")
    await ready.world.advance(3 * DAY)
    await drawn(ready)
    assert "One person answered." in ballot_in(ready).text


async def test_talk_whose_room_empties_after_its_end_is_over_and_asked_about(ready: Ready):
    """Nobody presses [End talk]; whoever leaves early, or leaves others behind, ends nothing."""
    world = ready.world
    form = (await ready.ada.click(await open_panel(ready), "Place")).form
    room = world.channel("Talk room")
    asked = await ready.ada.submit(form, kind=["channel"], channel=[room])
    await ready.ada.click(asked.message, "Hold it there")
    await world.move_to(STARTS + timedelta(minutes=5))
    for person in (ready.mia, ready.max):
        await person.join_voice(room)
    await ready.mia.join_voice(None)
    await world.move_to(STARTS + timedelta(minutes=92))
    await ready.mia.join_voice(room)
    await ready.mia.join_voice(None)
    assert "End talk" in live_panel(ready).labels

    await ready.max.join_voice(None)
    await drawn(ready)
    assert "It goes on" in live_panel(ready).labels
    assert "End talk" not in live_panel(ready).labels
    await world.advance(GOES_ON_WITHIN)
    assert answer_label(ballot_in(ready)).startswith("Answer (")


async def test_room_that_emptied_while_the_bot_was_down_is_seen_once_it_is_back(ready: Ready):
    """Nobody tells the bot afterwards who left: it looks. Where people still sit, nothing ends."""
    world, room = ready.world, ready.world.channel("Talk room")
    form = (await ready.ada.click(await open_panel(ready), "Place")).form
    asked = await ready.ada.submit(form, kind=["channel"], channel=[room])
    await ready.ada.click(asked.message, "Hold it there")
    await world.move_to(STARTS + timedelta(minutes=5))
    for person in (ready.mia, ready.max):
        await person.join_voice(room)
    await world.move_to(STARTS + timedelta(minutes=91))
    await ready.stage.stop()
    await ready.mia.join_voice(None)
    world.clock.set(STARTS + timedelta(minutes=93))
    await ready.stage.start()
    await drawn(ready)
    assert "End talk" in live_panel(ready).labels

    await ready.stage.stop()
    await ready.max.join_voice(None)
    world.clock.set(STARTS + timedelta(minutes=99))
    await ready.stage.start()
    await drawn(ready)
    assert "It goes on" in live_panel(ready).labels
    # Nobody said when it ended, so there is as much time to say that it goes on as for any talk.
    await world.move_to(STARTS + timedelta(minutes=90 + 30) + GOES_ON_WITHIN)
    await drawn(ready)
    assert answer_label(ballot_in(ready)).startswith("Answer (")


async def test_talk_whose_stage_is_closed_early_is_over(ready: Ready):
    world = ready.world
    form = (await ready.ada.click(await open_panel(ready), "Place")).form
    stage = world.channel("Town stage")
    asked = await ready.ada.submit(form, kind=["channel"], channel=[stage])
    await ready.ada.click(asked.message, "Hold it there")
    await world.move_to(STARTS + timedelta(minutes=1))
    # Tried, closed, and opened again as people come.
    for minutes in (2, 80):
        world.discord.create_stage_instance(stage.id, "Benches")
        await world.move_to(STARTS + timedelta(minutes=minutes))
        assert "End talk" in live_panel(ready).labels
        world.discord.delete_stage_instance(stage.id)
        await world.dealt_with()
        await drawn(ready)
    assert "It goes on" in live_panel(ready).labels


async def test_team_takes_what_is_asked_as_a_file_changes_it_and_gives_it_back(ready: Ready):
    """A mistake is named with its line, and with what may stand there."""
    ada = ready.ada
    shown = await choose_ballots(ready)
    given = (await ada.click(shown, "Get them as a file")).message
    (file,) = given.attachments
    written = file.data.decode()
    assert "text:\n    en: How useful was this talk for your work?\n    da: Hvor nyttigt" in written
    wrong = written.replace("kind: rating", "kind: stars", 1)
    line = 1 + wrong[: wrong.index("stars")].count("\n")

    async def give_back(content: str) -> Outcome:
        form = (await ada.click(shown, "Questions from a file")).form
        return await ada.submit(form, file=[("questions.yaml", content.encode())])

    refused = await give_back(wrong)
    assert f"line {line}" in refused.text.lower()
    assert "rating, choice, choices, recommend, text" in refused.text
    same = (await give_back(written)).message
    assert "something else" not in same.text
    assert "- How useful was this talk for your work? *(1 to 5)*" in same.text
    changed = written.replace("How useful was this talk for your work?", "Of use?")
    same = (await give_back(changed)).message
    assert "questions in your own words" in same.text
    assert "- Of use? *(1 to 5)*" in same.text
    assert "Now asks something else: “Of use?”. It counts as a new question" in same.text

    # Once more, in words of its own: the question that was worded here is in the file.
    form = (await ada.select(same, select_of(same, "ballot-word"), ["new"])).form
    same = (
        await ada.submit(form, {"text": "Tea?", "kind": "choice", "options": "Yes\nno"})
    ).message
    (file,) = (await ada.click(same, "Get them as a file")).message.attachments
    assert "    en: Of use?\n    da: Hvor nyttigt" in file.data.decode()
    assert "text: Tea?\n  options:\n  - 'Yes'\n  - 'no'\n" in file.data.decode()
    assert "Of use?" in (await asked(ready)).text


def select_of(message: MessageRecord, verb: str) -> str:
    return next(s.custom_id for s in message.selects if s.custom_id.startswith(f"{verb}:"))
