"""A form that is refused comes back with all that was typed into it."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.talks.series import Series
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.simcord_internals import InteractionType
from tests.stories.acting import TITLE, Ready, open_panel, second_organiser
from tests.stories.live import agree_on_chatham_house, bytes_kept, go_live, live_panel

pytestmark = pytest.mark.evidence

LONG = "A bench is more than a bench. " * 50


async def test_day_that_is_not_understood_comes_back_in_its_form(ready: Ready):
    ada = ready.ada
    panel = await open_panel(ready)
    form = (await ada.click(panel, "Move")).form
    refused = await ada.submit(form, when="Friday at tea", minutes="75")
    assert refused.text.startswith("I could not read “Friday at tea” as a time")

    again = (await ada.click(refused.message, "Correct it")).form
    assert (again.title, again.custom_id) == (form.title, form.custom_id)
    assert again.values == {
        "when": "Friday at tea",
        "minutes": "75",
        "kind": ["link"],
        "place": "Zoom",
    }

    shown = await ada.submit(again, when="Friday 8 April 2022 15:00")
    assert "Friday 8 April 2022, 15:00 Copenhagen" in shown.text
    assert "75 minutes" in shown.text
    gone = await ada.click(refused.message, "Correct it")
    assert gone.text.startswith("I no longer have what you typed")


async def test_choices_come_back_too(ready: Ready):
    form = (await ready.ada.click(await open_panel(ready), "Edit")).form
    refused = await ready.ada.submit(form, seats="many", holds=["chatham"], title="Trees")

    again = (await ready.ada.click(refused.message, "Correct it")).form

    assert again.values["seats"] == "many"
    assert again.values["holds"] == ["chatham"]
    assert again.values["title"] == "Trees"


async def test_long_note_comes_back_from_the_form_and_from_the_command(ready: Ready):
    live = await go_live(ready)
    form = (await ready.mia.click(live, "Note")).form
    for refused in (
        await ready.mia.submit(form, text=LONG),
        await ready.mia.slash("log", text=LONG),
    ):
        assert refused.text.startswith("This text has 1,499 characters; at most 1,000 fit.")
        again = (await ready.mia.click(refused.message, "Correct it")).form
        assert again.values["text"] == LONG
        kept = await ready.mia.submit(again, text="A bench is more than a bench.")
        assert kept.text.startswith(f"Kept for **{TITLE}**")


async def test_command_that_is_refused_opens_as_a_form(ready: Ready):
    refused = await ready.ada.slash(
        "talk new", title="Trees", when="Friday at tea", length="75", place="The library"
    )

    form = (await ready.ada.click(refused.message, "Correct it")).form

    assert form.values == {
        "title": "Trees",
        "when": "Friday at tea",
        "minutes": "75",
        "place": "The library",
    }
    shown = await ready.ada.submit(form, when="Friday 8 April 2022 15:00")
    assert "**Trees**" in shown.text


async def test_new_series_is_given_back(ready: Ready):
    ada = ready.ada
    given = {
        "title": "Evenings",
        "edition": "Spring",
        "zone": "Nowhere",
        "producers": "The library",
    }
    refused = await ada.slash("series new", **given)
    form = (await ada.click(refused.message, "Correct it")).form
    assert form.values == given
    again = await ada.submit(form, zone="Nowhere else")
    form = (await ada.click(again.message, "Correct it")).form
    assert "Evenings" in (await ada.submit(form, zone="Copenhagen")).text


async def the_series(ready: Ready) -> Series:
    (series,) = await ready.stage.bot.store.survey(lambda survey: survey.select(Series))
    return series


async def test_edited_series_is_given_back_with_what_was_given_alone(ready: Ready):
    ada = ready.ada
    series = await the_series(ready)
    code = series.code
    refused = await ada.slash("series edit", series=code, cities="Lisbon, Atlantis")
    form = (await ada.click(refused.message, "Correct it")).form
    assert form.values == {"series": code, "cities": "Lisbon, Atlantis"}
    await ada.submit(form, cities="Lisbon")
    series = await the_series(ready)
    assert series.cities == ("Europe/Lisbon",)
    assert series.title == "Northville Talks"


async def test_edition_that_is_there_already_is_given_back(ready: Ready):
    ada = ready.ada
    series = await the_series(ready)
    refused = await ada.slash("series edition", series=series.code, edition="2022")
    form = (await ada.click(refused.message, "Correct it")).form
    assert form.values == {"series": series.code, "name": "2022"}
    assert "2023" in (await ada.submit(form, name="2023")).text


@pytest.mark.parametrize(
    ("command", "options", "field", "right", "shown"),
    [
        ("draft", {"edition": "2202"}, "edition", "2022", "Key findings"),
        ("findings", {"edition": "2202"}, "edition", "2022", ""),
        ("talk panel", {"talk": "NO0PE1"}, "talk", "", "Neighbours"),
        ("export", {"what": "calendar", "edition": "2202"}, "edition", "2022", ""),
    ],
)
async def test_what_is_not_found_by_its_typed_name_is_given_back(
    ready: Ready, command: str, options: dict[str, str], field: str, right: str, shown: str
):
    ada = ready.ada
    refused = await ada.slash(command, **options)
    form = (await ada.click(refused.message, "Correct it")).form
    assert form.values[field] == options[field]
    assert shown in (await ada.submit(form, **{field: right or ready.code})).text


async def test_what_was_typed_is_given_to_nobody_else_and_not_for_long(ready: Ready):
    live = await go_live(ready)
    refused = await ready.mia.submit((await ready.mia.click(live, "Note")).form, text=LONG)
    button = next(b.custom_id for b in refused.message.buttons)
    assert button is not None

    other = await ready.max.click(live, button, forged=True)
    assert other.text.startswith("I no longer have what you typed")
    await ready.world.advance(timedelta(minutes=20))
    late = await ready.mia.click(live, button, forged=True)
    assert late.text.startswith("I no longer have what you typed")


async def test_form_that_a_restart_made_unknown_answers_with_what_was_typed(ready: Ready):
    live = await go_live(ready)
    form = (await ready.mia.click(live, "Note")).form
    await ready.stage.restart()

    refused = await ready.mia.submit(form, text=LONG)

    assert "Correct it" not in refused.message.labels
    assert refused.message.ephemeral
    assert "What you typed, to copy:" in refused.text
    assert refused.text.endswith(f"```\n{LONG.strip()}\n```")


async def test_what_another_wrote_meanwhile_stands_beside_what_was_typed(ready: Ready):
    ada, oda = ready.ada, second_organiser(ready.world)

    async def opened(who: Person, button: str):
        return (await who.click(await open_panel(ready, who), button)).form

    form = await opened(ada, "Links")
    refused = await ada.submit(form, registration="https://example.org/mine", join="no address")
    # What was typed outlives a refusal of another kind, and is still told from what stood there.
    form = (await ada.click(refused.message, "Correct it")).form
    await oda.submit(
        await opened(oda, "Links"),
        registration="https://example.org/hers",
        panellists="https://example.org/stage",
    )
    refused = await ada.submit(form, join="https://example.org/in")
    assert refused.text.startswith("Somebody changed this too while you were writing.")
    assert "**Registration**\n-# Theirs, as it stands now\nhttps" in refused.text
    # No address of somebody's is a link, and it stays readable.
    read = refused.text.replace("\u200b", "")
    assert "//example.org/hers" in read
    assert read.count("//example.org/stage") == 1, "left alone, so nothing of Ada's"
    form = (await ada.click(refused.message, "Take mine")).form
    assert form.values["registration"] == "https://example.org/mine"
    assert form.values["panellists"] == "https://example.org/stage", "the other's own change stays"

    # The same once more.
    await oda.submit(await opened(oda, "Links"), registration="https://example.org/third")
    refused = await ada.submit(form)
    assert "//example.org/third" in refused.text.replace("\u200b", "")
    form = (await ada.click(refused.message, "Take mine")).form
    assert form.values == {
        "registration": "https://example.org/mine",
        "join": "https://example.org/in",
        "panellists": "https://example.org/stage",
    }
    await ada.submit(form)
    assert (await opened(oda, "Links")).values == form.values


async def test_change_beside_what_a_form_asks_is_said_to_be_so(ready: Ready):
    ada, oda = ready.ada, second_organiser(ready.world)
    form = (await ada.click(await open_panel(ready), "Move")).form
    other = (await oda.click(await open_panel(ready, oda), "Edit")).form
    await oda.submit(other, title="Another title")
    refused = await ada.submit(form, when="Friday 8 April 2022 15:00")
    assert refused.text.startswith("Somebody changed something else of this while")
    form = (await ada.click(refused.message, "Take mine")).form
    assert "**Another title**" in (await ada.submit(form)).text


async def test_two_who_mend_one_note_see_each_others_words(ready: Ready):
    live = await go_live(ready)
    await ready.mia.submit((await ready.mia.click(live, "Note")).form, text="Benches help.")

    async def opened(who: Person):
        notes = (await who.click(live_panel(ready), "Notes")).message
        (point,) = [value for _, value in notes.selects[0].options]
        shown = (await who.select(notes, notes.selects[0].custom_id, point)).message
        return (await who.click(shown, "Edit")).form

    mine, theirs = await opened(ready.ada), await opened(ready.noor)
    await ready.noor.submit(theirs, text="Benches and shade help.")
    refused = await ready.ada.submit(mine, text="Benches help most.")
    assert "Benches and shade help." in refused.text
    form = (await ready.ada.click(refused.message, "Take mine")).form
    assert "Benches help most." in (await ready.ada.submit(form)).text


async def test_what_cannot_be_put_right_is_given_back_to_copy(ready: Ready):
    """Whoever repeats a change has to find it: what was left as it was is not given back."""
    oda = second_organiser(ready.world)
    form = (await oda.click(await open_panel(ready, oda), "Edit")).form
    ready.world.delete_role("Organiser")
    typed = "*Another* title, https://example.org"
    refused = await oda.submit(form, title=typed)
    assert refused.text.endswith(f"to copy:\n**Title**\n```\n{typed}\n```")


async def test_refused_note_under_the_chatham_house_rule_leaves_nothing_on_disk(
    ready: Ready, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO)
    await agree_on_chatham_house(ready)
    live = await go_live(ready)

    refused = await ready.max.submit((await ready.max.click(live, "Note")).form, text=LONG)
    assert "Correct it" in refused.message.labels

    await ready.world.settle()
    kept = bytes_kept(tmp_path / "data")
    assert b"A bench is more" not in kept
    assert not any(way in kept for way in (str(ready.max.id).encode(),))
    assert str(ready.max.id) not in caplog.text


async def test_foreign_form_is_refused_in_a_sentence(ready: Ready):
    acting = Acting(ready.world, ready.mia.id, ready.world.channel("general").id)
    data = {"custom_id": "no-such-verb:1", "components": []}
    outcome = await acting.act(InteractionType.MODAL_SUBMIT, data)
    assert outcome.text.startswith("This button is from an older message")
