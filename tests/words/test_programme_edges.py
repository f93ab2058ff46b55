"""Edges of titles and names, and what stands beside them on a page."""

import pytest

from bot.words.programme.decision.certain_roles import certain_roles
from bot.words.programme.parsing import lines_of, parse_programme
from bot.words.programme.parts import Doubt, ProgrammeTalk
from bot.words.programme.roles import LineRole
from bot.words.written_hours import written_hours

ZONE = "Europe/Copenhagen"


def talks(text: str) -> tuple[ProgrammeTalk, ...]:
    return parse_programme(text, zone=ZONE).talks


def items(text: str) -> list[tuple[str, list[str]]]:
    (talk,) = talks(text)
    return [(part.title, [each.name for each in part.speakers]) for part in talk.segments]


def agenda(*lines: str) -> str:
    return "\n".join(("Northern workshop", "14 June 2027", "", *lines))


def test_the_clause_behind_a_colon_is_of_the_title():
    title = "Seeing the threat at a local level: the part of cities and civil society"
    text = agenda(
        *(f"09:00 Session 1: {title}", "Anna Example, Northville Council"),
        *("10:00 Session 2: Lamps at night", "Peter Sample, Southville Council"),
    )

    assert [each for each, _ in items(text)] == [title, "Lamps at night"]


def test_a_comma_within_an_exclamation_ends_no_title():
    title = "Ein Amt digitalisiert seine Prozesse – Was dann passiert, ist unglaublich!"
    text = agenda(
        *("13:00 Uhr Eröffnung", "Anna Beispiel, Bürgermeisterin"),
        *(f"13:20 Uhr {title}", "Peter Muster, Leiter der Geschäftsstelle"),
    )

    assert [each for each, _ in items(text)] == ["Eröffnung", title]


def test_a_town_before_by_is_of_the_title():
    text = agenda(
        *("09.30 Velkommen ved Anna Eksempel, leder av forumet",),
        *("10.00 Resept for en sunnere by ved Peter Prøve, lærer ved høgskolen",),
        *("11.00 Erfaringer fra et lokalsamfunn ved Lise Holm, leder",),
    )

    assert ("Resept for en sunnere by", ["Peter Prøve"]) in items(text)


def test_by_in_front_of_a_name_and_the_number_of_a_list_are_of_no_title():
    text = (
        "Open lectures\n\n1. The Day the Archive Burned by Caroline Example, Archives\n"
        "2.30pm, 16 October 2027\n2. What a Speaker Does by John Sample, Speaker of the House\n"
        "6.30pm, 31 October 2027"
    )

    assert [talk.title for talk in talks(text)] == [
        "The Day the Archive Burned",
        "What a Speaker Does",
    ]


LED = agenda(
    *("Kl. 14.00", "Velkomst", "V. Kim Eksempel, landsformand"),
    *("Kl. 14.10", "Folkeoplysning i byen", "V. Lone Prøvesen, sekretariatsleder i København Ø"),
    *("Kl. 15.15", "Partnerskab", "v/Lisbeth Prøve, leder"),
)


def test_where_several_lines_begin_with_v_it_is_by():
    assert [names for _, names in items(LED)] == [
        ["Kim Eksempel"],
        ["Lone Prøvesen"],
        ["Lisbeth Prøve"],
    ]


def test_the_month_in_the_picture_of_a_calendar_is_said_once():
    (talk,) = talks("Meeting residents\n\nAprApril 27 2027\n\n11:00am - 12:00pm\n\nAnna Example")

    assert talk.date is not None
    assert f"{talk.date.on}" == "2027-04-27"


@pytest.mark.parametrize("price", ["$16.50", "€ 16.50", "16.50 €", "kr. 16.50", "EUR 16.50"])
def test_a_price_is_no_hour(price: str):
    assert written_hours(f"Lunch costs {price} each", own=ZONE) == ()
    (hours,) = written_hours(f"18:00, {price}", own=ZONE)
    assert f"{hours.at:%H:%M}" == "18:00"


def test_who_is_in_a_room_with_a_number_is_nobody():
    (talk,) = talks(
        "Back to the bandstand\nFriday 8 September 2028\nAnna Example, composer\n"
        "Edward Sample, Jr. Hall, The Kane Forum, 235 • 11:30 a.m. to 1 p.m."
    )

    assert [each.name for part in talk.segments for each in part.speakers] == ["Anna Example"]


def test_a_room_between_bars_takes_no_item_away():
    text = agenda(
        *("Keynote | Hall A | 09:00–10:00", "Anna Example, architect", ""),
        *("Benches in parks | Room 2 | 10:00–11:00", "Peter Sample, engineer"),
    )

    assert [names for _, names in items(text)] == [["Anna Example"], ["Peter Sample"]]


@pytest.mark.parametrize("said", ["SOLD OUT", "View webinar", "Ausgebucht"])
def test_what_a_page_offers_is_no_talk(said: str):
    text = (
        f"6 October 2027\n“Other Earths”\nAnna Example, professor\n10 November 2027\n{said}\n"
        "“Living Large”\nPeter Sample, provost\n26 January 2028\n“Voting”\nLise Holm, professor"
    )

    assert [talk.title for talk in talks(text)] == ["Other Earths", "Living Large", "Voting"]


def test_panellists_without_a_colon_are_no_item():
    text = agenda(
        *("14.30–14.45 Palkitseminen", "14.45–15.45 Sivistys ja työ, professori Anna Mallila"),
        *("16.00–17.00 Paneelikeskustelu", "Panelistit"),
        *("• tutkija Ilkka Mallivaara (Seura)", "• tutkija Heikki Mallinen (Yliopisto)"),
    )

    assert items(text)[-1] == ("Paneelikeskustelu", ["Ilkka Mallivaara", "Heikki Mallinen"])


def doubts(text: str) -> set[Doubt]:
    return {each.doubt for talk in talks(text) for each in talk.doubts}


SPEAKERS = "Towns to live in\n7 April 2027, 14:00-17:00\n\nSpeakers\n• Anna Example, Mayor\n"


def test_a_name_that_runs_on_is_asked_about():
    assert Doubt.NAME_CUT in doubts(f"{SPEAKERS}• Dirk Sample Living Lanes")
    assert Doubt.NAME_CUT not in doubts(f"{SPEAKERS}• Dirk Sample, Living Lanes")


def test_a_first_line_that_was_not_used_is_asked_about():
    text = (
        "Wege im Quartier\nFachtag des Netzwerks Nachbarschaft\n"
        "Donnerstag, 24. September 2026, 9:00 bis 16:00 Uhr\n9:30 Uhr Begrüßung\n"
        "Anna Beispiel, Oberbürgermeisterin\n9:45 Uhr Zu Fuß\nPeter Muster, Hochschule"
    )
    (talk,) = talks(text)

    assert talk.title == "Wege im Quartier" or Doubt.WHICH_TITLE in doubts(text)


def test_a_column_for_titles_holds_them():
    text = (
        "Open Government Week\n\nEvent\tLocation\tDate and Registration\n"
        "Open Science Evening\tHamilton, ON\tMarch 9, 2027\n"
        "Fair Budgets webinar\tOnline\tMarch 10, 2027\n"
        "Quiz night on open towns\tOnline\tMarch 11, 2027 from 2:00PM to 3:00PM"
    )

    assert [(talk.title, talk.date and talk.date.on.day) for talk in talks(text) if talk.date] == [
        ("Open Science Evening", 9),
        ("Fair Budgets webinar", 10),
        ("Quiz night on open towns", 11),
    ]


def test_the_kind_of_a_talk_with_its_day_says_when_it_is():
    (talk,) = talks(
        "Preparing for dark evenings\n\nWebinar: 9 September 2027, 2-3pm\n\n"
        "Anna Example, Professor of Streets, Northville College"
    )

    assert [part.title for part in talk.segments] == [""]
    assert talk.start is not None
    assert (talk.start.at.hour, talk.start.minutes) == (14, 60)


def test_above_an_agenda_the_only_day_of_a_sentence_is_its_day_and_asked_about():
    text = (
        "Järjestöt ovat tärkeä osa kaupunkia\nKomitea järjestää järjestöjen kanssa seminaarin "
        "14.9.2027 Mallitalolla. Seminaariin on tulossa 160 osallistujaa.\nSeminaarin ohjelma\n"
        "8.00-8.15 Tilaisuuden avaus, puheenjohtaja Simo Mallinen, Keskusjärjestö\n"
        "8.15-8.30 Puheenvuoro, kansliapäällikkö Päivi Esimerkki, ministeriö\n"
        "8.30-8.50 Kaupunkimme tänään, tutkija Hanna Mallikas, instituutti"
    )
    (talk,) = talks(text)

    assert talk.date is not None
    assert f"{talk.date.on}" == "2027-09-14"
    assert talk.doubts


def test_a_room_in_front_is_of_no_item():
    text = agenda(
        *("9.00am-9.15am | Garret 1+2 | Welcome", "Anna Example, Northville College"),
        *("9.15am-10.00am | Garret 1+2 | Unsettled boundaries", "Peter Sample, Web Institute"),
        *("10.30am-10.50am | Garret 1 | Best practices", "Lise Holm, Department of Maps"),
    )

    assert [title for title, _ in items(text)] == [
        "Welcome",
        "Unsettled boundaries",
        "Best practices",
    ]


def test_a_number_in_front_of_a_colon_may_be_of_the_title():
    text = (
        "Past lectures\n\n4.4.2027: Eternal or transient town? The harbour\nAnna Example, docent\n"
        "30.10.2027: 500 years: What happened in town then and now?\nPeter Sample, historian"
    )

    assert talks(text)[1].title == "500 years: What happened in town then and now?"


def test_talks_without_any_day_are_asked_about():
    text = (
        "Calm streets\n\nPart 1: Theory and research\nSpeakers include:\n• Anna Example, Rector\n"
        "Part 2: Place-based approaches\nSpeakers include:\n• Peter Sample, Director"
    )

    assert len(talks(text)) == 1 or Doubt.NO_DAYS in doubts(text)


def test_whom_the_sentence_of_a_day_names_is_asked_about():
    text = (
        "Digital ways to shared budgets\n\nOur next workshop will take place on Wednesday "
        "23 September 2026, 2.00 – 3.30 pm. Anna Example from the Open Desk will share her ideas."
    )
    (talk,) = talks(text)
    named = [each.name for part in talk.segments for each in part.speakers]

    assert named == ["Anna Example"] or Doubt.PERSON_IN_LINE in doubts(text)


@pytest.mark.parametrize(
    ("beside", "place"),
    [("(registration is free)", None), ("(Old Library)", "Old Library"), ("(online)", "online")],
)
def test_a_remark_in_brackets_beside_a_day_is_no_place(beside: str, place: str | None):
    text = f"Benches for all\nTuesday, 20 April 2027, 13:00 {beside}\nSpeaker: Anna Example"
    (talk,) = talks(text)

    assert (talk.place or "").strip("()") == (place or "")


def test_a_day_between_marks_parts_the_title_of_an_episode():
    titles = ("Mal balayés", "Reconnaître la dispute comme élément du débat", "Qui parle ?")
    text = "\n".join(
        f"Episode {at} – jeudi {day} mars 2026 – 12h-13h30 – {title}"
        for at, (day, title) in enumerate(zip((5, 12, 19), titles, strict=True), start=1)
    )
    assert [each.title for each in talks(text)] == [*titles]


def test_an_hour_with_its_day_again_ends_a_talk():
    (talk,) = talks("Steering committee\n10/23/2026 - 19:00 - 10/23/2026 - 21:00\n")
    assert talk.start is not None
    assert (talk.start.text, talk.start.minutes) == ("19:00", 120)
    # Another day.
    (talk,) = talks("Steering committee\n10/23/2026 - 19:00 - 10/24/2026 - 12:00\n")
    assert talk.start is None or talk.start.minutes != 17 * 60


def test_an_abbreviated_zone_is_no_word_of_a_title():
    hours = written_hours("9:15 Wet Floors: who mops?", ZONE)
    assert [each.zone for each in hours] == [None]
    zones = [written_hours(f"9:15 {zone}", ZONE)[0].zone for zone in ("WET", "wet", "PST")]
    assert None not in zones


def test_a_place_below_its_label_is_no_title():
    (talk,) = talks(
        "MARKET HAZARDS FORUM II\nJANUARY 23, 2027\nTo be held at:\nExample College of Safety\n"
        "899 Tenth Street\nCONFERENCE SCHEDULE\n8:45-9:15 Welcome Address\nGarret Example\n"
        "9:15-10:30 Who Watches the Stalls?\nCarla Sample - Chair\n"
    )
    assert (talk.title, talk.place) == ("MARKET HAZARDS FORUM II", "Example College of Safety")


def test_numbers_in_front_of_all_titles_count_them():
    text = (
        "Special Session\n1 International Workshop on Small Rights\n"
        "Date 1 October 2027 (Fri) 13:00~18:00\nVenue Sample Centre 214\n"
        "Theme Small Rights\nModerator\nAnna SAMPLE [Korea, Example University, Professor]\n"
        "2 Workshop on Benches and Memory\nDate 2 October 2027 (Sat) 09:00~15:00\n"
        "Venue Sample Centre 214\nTheme Sharing opinions\nPresentation\n"
        "Peter EXAMPLE [Canada, Bench Office, Officer]\n"
    )
    titles = [each.title for each in talks(text)]
    assert titles == ["International Workshop on Small Rights", "Workshop on Benches and Memory"]
    # They count nothing.
    titles = [each.title for each in talks(text.replace("2 Workshop", "7 Workshop"))]
    assert titles[0].startswith("1 ")


def test_an_item_without_an_hour_below_one_that_has_its_own_is_asked_about():
    text = agenda(
        *("10.00 – 10.15: Opening of the day", "Anna Example, head of parks"),
        *("10.15 – 10.55: Parks that change a town", "The fund – an unusual friend of parks"),
        *("Peter Sample, head of the fund", "10.55 – 11.15: Wells", "Emma Example, head of wells"),
    )
    line = "The fund – an unusual friend of parks"
    (talk,) = talks(text)
    asked = {(each.doubt, each.said) for each in talk.doubts}
    assert (line, ["Peter Sample"]) in items(text)
    assert (Doubt.LINE_TAKEN, line) in asked


def test_a_bare_label_of_a_page_is_no_title():
    facts = lines_of("What\nWho\nWhat we do", zone=ZONE)[2]
    can = [certain_roles(each) for each in facts]
    assert can[0] is not None
    assert LineRole.TITLE not in can[0]
    assert can[2] is None


def test_a_kind_within_a_word_goes_on_in_small_letters():
    text = "Ma 9.2.2026 klo 9–10.30 {}: {} ratkaisuja kyliin\nTi 10.2.2026 klo 9–10 Pihan käyttö\n"
    assert (
        talks(text.format("Lähiöfoorumi", "uusia"))[0].title
        == "Lähiöfoorumi: uusia ratkaisuja kyliin"
    )
    assert talks(text.format("Webinaari", "uusia"))[0].title == "uusia ratkaisuja kyliin"


def test_somebody_cut_short_in_a_sentence_is_nobody_else():
    text = (
        "Med konferencen følger vi videre i sporet fra sidste års konference.\n\n"
        "Arrangementet er gratis og åbent for alle interesserede.\n\n"
        "Konferencen finder sted tirsdag den 16. marts fra kl. 16.00 - 20.00 i Multihallen i Prøve."
        "\n\nTilmeld dig konferencen\n\nFrist for tilmelding er onsdag den 10. marts 2027.\n\n"
        "Programmet for konferencen: \n\n"
        "Velkomst v. Ann Charlotte G. Prøvstrup, formand for Voksenudvalget i Prøvlund Kommune\n\n"
        "Oplæg v. Marie Baad Prøve fra Ingerprøve: ”Hvilken værdi kan bænke skabe?”\n\n"
        "Workshop: Hvilke løsninger kan vi se - og hvordan får vi dem til at leve?\n\n"
        "Fællesspisning\n\nOpsamling – Hvad er vi klar til at prøve af nu?\n\n"
        "Afslutning v Voksenudvalgets formand Ann Charlotte G. Prøvstrup\n"
    )
    names = [each.name for talk in talks(text) for part in talk.segments for each in part.speakers]
    assert [each for each in names if each.startswith("Marie")] == ["Marie Baad Prøve"]


def test_a_hall_behind_the_hours_of_several_talks_is_of_no_title():
    row = "• Thursday, {}, 6 – 7:30 p.m. Rabb Hall, {}\n"
    text = "Lecture Series at the Central Library:\n\n" + "".join(
        row.format(*each)
        for each in (
            ("February 4, 2027", "Kevin Example: Looking for Benches and the New Sitting"),
            ("March 25, 2027", "Terry Sample Exampleson"),
            ("May 6, 2027", "Louis Exampliguez"),
        )
    )
    assert not any("Rabb Hall" in each.title for each in talks(text))
