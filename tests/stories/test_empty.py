"""Where there is nothing yet, or very much, people are led on."""

from datetime import date, timedelta

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import Ready, announce_now, make_series, plan_talk, set_up

pytestmark = pytest.mark.evidence


@pytest.fixture
def ada(stage: Stage) -> Person:
    return stage.world.person("Ada Organiser")


async def test_desk_leads_from_nothing_to_the_first_talk(stage: Stage, ada: Person):
    assert (await ada.slash("desk")).message.labels[:1] == ("Open the set-up",)
    await set_up(stage)
    empty = (await ada.slash("desk")).message
    assert "Make a series first" in empty.text
    await ada.submit(
        (await ada.click(empty, "New series")).form, title="Trees", edition="2022", zone=""
    )
    empty = (await ada.slash("desk")).message
    assert "Plan one, or paste a whole programme." in empty.text
    assert empty.labels[:2] == ("New talk", "Paste a programme")

    noor = (await stage.world.person("Noor Notes").slash("desk", hidden=True)).message
    assert "New talk" not in noor.labels
    assert noor.text.startswith("## Desk\nNo talk is to come.\n")


async def test_complete_set_up_says_what_comes_next(stage: Stage, ada: Person):
    await set_up(stage)
    shown = await ada.slash("setup")
    assert "✓ All is set, and I have all that I need." in shown.text
    stage.world.deny_bot("talks", "attach_files")
    lacking = await ada.slash("setup")
    assert "I lack Attach Files" in lacking.text
    assert "All is set" not in lacking.text
    assert "Talks need a series first" in shown.text
    assert (await ada.click(shown.message, "New series")).form.title == "New series"


async def test_talk_without_any_edition_is_led_to_a_series(stage: Stage, ada: Person):
    await set_up(stage)
    said = (
        "There is no series here yet. An organiser makes one, with its first edition, by "
        "`/series new`."
    )
    for command in ("talk programme", "draft"):
        none = (await ada.slash(command)).message
        assert none.text == said
        assert none.labels == ("New series",)
    noor = stage.world.person("Noor Notes")
    theirs = (await noor.slash("draft", hidden=True)).message
    assert (theirs.text, theirs.labels) == (said, ())
    typed = (await ada.slash("talk new", title="Benches", when="Friday 15:00")).message
    assert said in typed.text
    assert "New series" in typed.labels
    await ada.click(typed, "New series")
    none = (await ada.slash("talk panel")).message
    assert none.labels == ("New talk", "Paste a programme")


async def test_empty_edition_is_no_file(stage: Stage, ada: Person):
    await set_up(stage)
    await make_series(stage)
    for what in ("notes", "takeaways", "findings", "polls", "calendar", "edition"):
        answer = await ada.slash("export", what=what)
        assert answer.text.startswith("There is nothing to take out yet: ")
        assert answer.message.attachments == ()


async def test_thirty_talks_are_paged_with_their_dates_and_states(ready: Ready):
    lines = ["Many Talks"]
    for number in range(30):
        day = date(2022, 5, 1) + timedelta(days=number)
        lines += ["", f"Talk {number}: Bench {number}", f"{day:%A %d %B %Y}, 15:00–16:00"]
    form = (await ready.ada.slash("talk programme")).form
    preview = (await ready.ada.submit(form, text="\n".join(lines))).message
    await ready.ada.click(preview, "Looks right")

    shown = (await ready.ada.slash("talk panel")).message
    (menu,) = shown.selects
    labels = [label for label, _ in menu.options]
    assert len(labels) == 24
    page = labels[-1]
    second = (await ready.ada.select(shown, "choose-panel", page)).message
    rest = [label for label, _ in second.selects[0].options]
    assert len({*labels, *rest} - {page, rest[0]}) == 31
    part = second.components[0]["components"][0]["options"][-1]
    assert part["description"] == "announced · Thursday 7 April 2022, 15:00–16:30 Copenhagen"
    opened = await ready.ada.select(second, "choose-panel", rest[-1])
    assert "code `" in opened.text


async def test_talks_to_come_are_paged(ready: Ready):
    for day in range(10, 17):
        panel = await plan_talk(ready.stage, f"Bench {day}", f"{day} May 2022 15:00")
        await announce_now(ready.ada, panel)

    first = (await ready.mia.slash("talks")).message
    assert "Bench 16" not in first.text
    second = (await ready.mia.click(first, "Page 2 ▶")).message
    assert "Bench 16" in second.text
    assert (await ready.mia.click(second, "◀ Page 1")).text == first.text
