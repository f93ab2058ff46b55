"""Series and their editions."""

import pytest

from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import announce_now, make_series, plan_talk, set_up

pytestmark = pytest.mark.evidence


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def code_of(ada: Person, typed: str = "North") -> str:
    return (await ada.complete("series edit", "series", typed))[0][1]


async def test_series_reads_times_in_the_servers_zone_unless_told(ada: Person):
    made = await ada.slash("series new", title="Evenings", edition="Spring", zone="Asia/Tokyo")
    assert "**Evenings** with its edition **Spring**. " in made.text
    assert "read as those of Asia/Tokyo." in made.text

    offered = await ada.complete("series edit", "series", "")
    assert [name for name, _ in offered] == ["Northville Talks", "Evenings"]


async def test_edit_changes_what_is_given_and_nothing_else(ada: Person):
    changed = await ada.slash("series edit", series=await code_of(ada), zone="America/New_York")
    assert changed.text == (
        "Changed **Northville Talks**. Times that you type are read as those of America/New_York.\n"
        "By Northville Library."
    )


async def test_other_cities_are_chosen_and_taken_away_again(ada: Person):
    series = await code_of(ada)

    changed = await ada.slash("series edit", series=series, cities="Nairobi, new york,")
    assert changed.text.endswith("Cards and letters show the time in Nairobi, New York too.")
    renamed = await ada.slash("series edit", series=series, title="Evenings")
    assert "Nairobi, New York" in renamed.text
    none = await ada.slash("series edit", series=series, cities="-")
    assert "Nairobi" not in none.text

    refused = await ada.slash("series edit", series=series, cities="Nairobi, Atlantis")
    assert refused.text.startswith("I know no time zone called “Atlantis”.")
    many = "Nairobi, Tokyo, Oslo, Rome, Paris, Lima"
    refused = await ada.slash("series edit", series=series, cities=many)
    assert refused.text.startswith("That makes 6; at most 5 are possible.")


async def test_dates_in_numbers_are_asked_about_until_the_series_says_their_order(ada: Person):
    when = {"title": "Benches", "when": "05/06/2027 15:00", "place": "Online"}
    asked = await ada.slash("talk new", **when)
    assert "5 June 2027" in asked.text
    assert "6 May 2027" in asked.text

    changed = await ada.slash("series edit", series=await code_of(ada), dates="month_first")
    assert changed.text.endswith("Dates in numbers have their month first: 05/06/2027 is 6 May.")

    read = await ada.slash("talk new", **when)
    assert "6 May 2027" in read.text
    assert "5 June 2027" not in read.text


async def test_a_repeat_typed_as_a_time_is_shown_as_its_talks(ada: Person):
    shown = await ada.slash(
        "talk new", title="Benches", when="every second Thursday, 6 times, 15:00", place="Online"
    )
    assert "Thursday 3 March 2022, 15:00" in shown.text
    assert "Thu 12 May 2022" in shown.text
    assert "Make the 6 drafts" in shown.message.labels


async def test_duplicates_are_refused(ada: Person):
    again = await ada.slash("series new", title=" northville  TALKS", edition="2023")
    assert again.text == "There is a “northville TALKS” already. Please choose another name."

    await ada.slash("series new", title="Evenings", edition="Spring")
    renamed = await ada.slash(
        "series edit", series=await code_of(ada, "Even"), title="Northville talks"
    )
    assert renamed.text == "There is a “Northville talks” already. Please choose another name."

    edition = await ada.slash("series edition", series=await code_of(ada), edition="2022")
    assert edition.text == "There is a “2022” already. Please choose another name."


async def test_own_title_is_no_duplicate(ada: Person):
    changed = await ada.slash("series edit", series=await code_of(ada), title="NORTHVILLE Talks")
    assert changed.text.startswith("Changed **NORTHVILLE Talks**.")


async def test_new_edition_is_used_from_then_on(ada: Person):
    made = await ada.slash("series edition", series=await code_of(ada), edition="2023")
    assert made.text.startswith("Made the edition **2023**.")
    offered = await ada.complete("talk new", "edition", "")
    assert [name for name, _ in offered] == ["Northville Talks 2023", "Northville Talks 2022"]


async def test_talks_of_the_last_edition_are_copied_into_the_new_one(ada: Person, stage: Stage):
    for title, when in (("Benches", "7 April 2022 15:00"), ("Lights", "5 May 2022 17:00")):
        typed = await ada.slash("talk new", title=title, when=when, length="45 min")
        await ada.click(typed.message, "Make the draft")
    made = await ada.slash("series edition", series=await code_of(ada), edition="2023")
    form = (await ada.click(made.message, "Copy the talks of 2022")).form
    asked = await ada.submit(form, when="6/4/2023 16:00")
    assert asked.text.startswith("That can be Thursday 6 April 2023, 16:00 Copenhagen or Sunday 4")
    await ada.slash("series edit", series=await code_of(ada), dates="day_first")
    form = (await ada.click(made.message, "Copy the talks of 2022")).form
    shown = await ada.submit(form, when="6/4/2023 16:00")
    assert "2022 → 2023\n2 drafts would be made" in shown.text
    assert "**Lights**\n-# Thursday 4 May 2023, 18:00–18:45 Copenhagen" in shown.text

    kept = await ada.click(shown.message, "Looks right")
    assert kept.text == "Made 2 drafts in **2023**. `/talk panel` shows all talks."
    talks = await stage.bot.store.survey(lambda survey: survey.select(Talk))
    assert [(talk.number, talk.title) for talk in talks[2:]] == [(1, "Benches"), (2, "Lights")]
    again = await ada.submit(
        (await ada.click(made.message, "Copy the talks of 2022")).form, when=""
    )
    assert again.text.startswith("**2023** has talks already")


async def test_unknown_zone_and_unknown_series_are_named(ada: Person):
    outcome = await ada.slash("series new", title="Else", edition="1", zone="Atlantis")
    assert outcome.text.startswith("I know no time zone called “Atlantis”.")
    outcome = await ada.slash("series edit", series="NOSUCH", title="Else")
    assert outcome.text.startswith("I know no series “NOSUCH” on this server.")


async def test_zone_that_several_places_share_is_asked_about(ada: Person):
    asked = await ada.slash("series new", title="Else", edition="1", zone="EST")
    assert asked.text.startswith("“EST” is the time of several zones")
    assert "New York, Toronto, Panama" in asked.text


async def test_changed_zone_says_what_becomes_of_the_talks(ada: Person, stage: Stage):
    announced = await plan_talk(stage)
    await announce_now(ada, announced)
    await plan_talk(stage, title="Later", when="Thursday 14 April 2022 15:00")
    series = await code_of(ada)

    changed = await ada.slash("series edit", series=series, zone="Helsinki")

    assert changed.text.splitlines()[-1] == (
        "One announced talk keeps its time and its zone: nobody is written to. One draft keeps its "
        "time and its zone too. [Move] on a talk's panel gives it a time in the new zone, and "
        "tells whoever knows of it."
    )
    await stage.world.settle()
    (card,) = (m for m in stage.world.messages("talks") if "Calendar" in m.labels)
    assert "15:00–16:30 Copenhagen" in card.text
    renamed = await ada.slash("series edit", series=series, title="Northern Talks")
    assert "keeps its time" not in renamed.text


async def test_title_of_spaces_is_no_title(ada: Person):
    for empty in ("   ", "\u200b\u200b", "\u202e"):
        outcome = await ada.slash("series new", title=empty, edition="1")
        assert outcome.text == "There was no text. Please type something."


async def test_members_may_not(ada: Person, stage: Stage):
    mia = stage.world.person("Mia Member")
    with pytest.raises(CannotDoError):
        await mia.slash("series new", title="Mine", edition="1")
    refused = await mia.slash("series new", title="Mine", edition="1", hidden=True)
    assert refused.text.startswith("Only organisers can do that.")
    refused = await mia.slash("series edit", series=await code_of(ada), title="X", hidden=True)
    assert refused.text.startswith("Only organisers can do that.")


async def test_markup_in_a_title_does_nothing(ada: Person, stage: Stage):
    loud = "@everyone **bold** <@&1> [here](https://example.org)"
    made = await ada.slash("series new", title=loud, edition="_1_", producers="<#2> `x`")
    assert "@everyone" not in made.text
    assert "<@&1>" not in made.text
    assert "<#2>" not in made.text
    assert not any(m.pinged or m.pinged_everyone for m in made.messages)
