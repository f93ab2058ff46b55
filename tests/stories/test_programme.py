"""A whole programme, pasted or handed in as a file."""

from pathlib import Path

import pytest

from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import make_series, set_up

pytestmark = pytest.mark.evidence

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_29f4f5dc86181344.txt"
PASTED = """\
Northville Talks 2022 | Neighbours and the Town Square. Thursday 7 April 2022
Session 1: Who owns the square?
Ada Example, Deputy Mayor, City of Northville
Moderator: Ben Sample
Session 2: Lights, benches, noise
Cleo Specimen, Northville Library

Northville Talks 2022 | The Night Bus. Thursday 5 May 2022
"""


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def hand_in(ada: Person, text: str = "", **more: object) -> Outcome:
    form = (await ada.slash("talk programme")).form
    return await ada.submit(form, {"text": text, **more})


async def talks(stage: Stage) -> list[Talk]:
    return await stage.bot.store.survey(lambda survey: survey.select(Talk))


async def test_pasted_programme_is_shown_and_kept_after_a_yes(ada: Person, stage: Stage):
    preview = await hand_in(ada, PASTED)
    assert "I understood 2 talks." in preview.text
    assert "Thursday 7 April 2022, 15:00–16:30 Copenhagen" in preview.text
    assert "Panellist · Ada Example" in preview.text
    assert "Moderator · Ben Sample" in preview.text
    assert await talks(stage) == []

    kept = await ada.click(preview.message, "Looks right")
    assert kept.text == "Added 2 talks. `/talk panel` shows all talks."
    first, second = await talks(stage)
    assert (first.number, first.title, first.state) == (
        1,
        "Neighbours and the Town Square",
        TalkState.DRAFT,
    )
    assert [segment.title for segment in first.segments] == [
        "Who owns the square?",
        "Lights, benches, noise",
    ]
    assert (second.number, second.title) == (2, "The Night Bus")


async def test_file_is_read_like_a_pasted_text(ada: Person, stage: Stage):
    preview = await hand_in(ada, file=[("programme.txt", PASTED.encode("utf-8-sig"))])
    assert "I understood 2 talks." in preview.text
    await ada.click(preview.message, "Looks right")
    assert len(await talks(stage)) == 2


async def test_files_that_are_no_programme_are_refused(ada: Person, stage: Stage):
    refused = {
        "I found no text.": b"\xff\xfe\x00binary",
        "That file is too large": b"Session 1: x\n" * 20_000,
        "I could not find a talk in that text.": b"Lorem ipsum",
    }
    for sentence, content in refused.items():
        outcome = await hand_in(ada, file=[("programme.txt", content)])
        assert outcome.text.startswith(sentence), outcome.text
    assert (await hand_in(ada)).text.startswith("I found no text.")
    assert (await hand_in(ada, "Lorem ipsum")).text.startswith("I could not find a talk")
    assert await talks(stage) == []


async def test_line_can_be_corrected(ada: Person, stage: Stage):
    preview = await hand_in(ada, PASTED)
    form = (await ada.click(preview.message, "Correct a line")).form
    assert form.values["text"] == PASTED.strip()
    corrected = await ada.submit(form, text=PASTED.replace("Night Bus", "Last Bus"))
    assert "The Last Bus" in corrected.text
    await ada.click(corrected.message, "Looks right")
    assert [talk.title for talk in await talks(stage)][1] == "The Last Bus"


async def test_text_too_long_for_the_box_is_not_cut_behind_ones_back(ada: Person, stage: Stage):
    lines = "".join(f"Session {n}: Part {n} {'x' * 150}\nAda Example {n}\n" for n in range(1, 31))
    preview = await hand_in(ada, file=[("programme.txt", lines.encode())], title="Long day")
    form = (await ada.click(preview.message, "Correct a line")).form
    assert "text" not in form.values
    await ada.click(preview.message, "Looks right")
    assert len((await talks(stage))[0].segments) == 30


async def test_preview_is_kept_once(ada: Person, stage: Stage):
    preview = await hand_in(ada, PASTED)
    yes = next(b.custom_id for b in preview.message.buttons if b.label == "Looks right")
    await ada.click(preview.message, yes)
    again = await ada.click(preview.message, yes, forged=True)
    assert again.text.startswith("This preview was used already")
    assert len(await talks(stage)) == 2


async def test_preview_is_not_for_others(ada: Person, stage: Stage):
    preview = await hand_in(ada, PASTED)
    public = await ada.say("general", "look")
    noor, mia = stage.world.person("Noor Notes"), stage.world.person("Mia Member")
    for button in preview.message.buttons:
        if button.custom_id == "dismiss":
            continue
        for other in (noor, mia):
            outcome = await other.click(public, button.custom_id or "", forged=True)
            assert outcome.text.startswith(("Only organisers", "This preview")), outcome.text
    assert await talks(stage) == []


async def test_what_the_edition_has_already_stays(ada: Person, stage: Stage):
    await ada.click((await hand_in(ada, PASTED)).message, "Looks right")
    preview = await hand_in(ada, PASTED)
    assert preview.text.count("is in this edition already") == 2
    kept = await ada.click(preview.message, "Looks right")
    assert kept.text.startswith("Nothing was new")
    assert len(await talks(stage)) == 2


async def test_real_lengths_fit(ada: Person, stage: Stage):
    title = "A " + "very " * 58 + "long title"
    lines = [f"Session {n}: {title}\nAda Example {n}, {'Office ' * 30}" for n in range(1, 31)]
    preview = await hand_in(ada, "\n".join(lines)[:4000], title="All day")
    assert preview.error is None
    assert "Does this look right?" in preview.text or "at most" in preview.text


async def test_title_of_300_characters_is_refused_in_words(ada: Person, stage: Stage):
    title = "An endless title " * 18
    outcome = await hand_in(ada, f"Northville Talks 2022 | {title}. Thursday 7 April 2022")
    assert outcome.text.startswith("This title has")
    assert await talks(stage) == []


async def test_hour_that_does_not_exist(ada: Person, stage: Stage):
    text = "Northville Talks 2022 | The Night Bus. Sunday 27 March 2022"
    outcome = await hand_in(ada, text, start="02:30")
    # The talk is kept, its hour is not.
    assert "Sunday 27 March 2022, hour still open" in outcome.text
    assert "There is no Sunday 27 March 2022, 02:30 Copenhagen:" in outcome.text
    outcome = await hand_in(ada, text, start="25:00")
    assert outcome.text.startswith("I could not read “25:00” as a time of day.")


async def test_real_articles_last_lines_offer_its_two_talks(ada: Person, stage: Stage):
    if not ARTICLE.is_file():
        pytest.skip("the published article is not beside the checkout")
    lines = ARTICLE.read_text(encoding="utf-8").strip().splitlines()
    preview = await hand_in(ada, "\n".join(lines[-9:]))
    assert "I understood 2 talks." in preview.text
    assert "Thursday 17 March 2022" in preview.text
    assert "Thursday 7 April 2022" in preview.text
    await ada.click(preview.message, "Looks right")
    first, second = await talks(stage)
    assert [first.planned_on.isoformat(), second.planned_on.isoformat()] == [
        "2022-03-17",
        "2022-04-07",
    ]
