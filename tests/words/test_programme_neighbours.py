"""What a line says together with those around it: by whom, of which letter, what comes after."""

from datetime import date

import pytest

from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import ProgrammeTalk

ZONE = "Europe/Copenhagen"


def only(text: str) -> ProgrammeTalk:
    (talk,) = parse_programme(text, zone=ZONE).talks
    return talk


def people_of(talk: ProgrammeTalk) -> list[tuple[str, list[str]]]:
    return [(part.title, [each.name for each in part.speakers]) for part in talk.segments]


def test_who_gives_a_talk_is_no_other_talk():
    talks = parse_programme(
        "UPPER NORTHVILLE NEWS\nWhat's on in the Hall\n\n"
        "The Lost Mills of the Valley\nAn illustrated talk by Anna Example\n"
        "Friday 12 November 2027 at 7.30pm\n\n"
        "Bats in the Belfry: Wildlife After Dark\nA talk by Peter Sample of the Northville Group\n"
        "Friday 10 December 2027 at 7.30pm",
        zone=ZONE,
    ).talks

    assert [talk.title for talk in talks] == [
        "The Lost Mills of the Valley",
        "Bats in the Belfry: Wildlife After Dark",
    ]
    assert [people_of(talk) for talk in talks] == [
        [("", ["Anna Example"])],
        [("", ["Peter Sample"])],
    ]


def test_a_professor_behind_the_kind_of_a_talk_is_no_title():
    talk = only(
        "Annual lecture\n\nDemocracy in the waiting room\n"
        "Lecture: Professor Anna Example, University of Northville\nMonday 17 May 2027\n18.00"
    )

    assert talk.title != "Professor"
    assert people_of(talk) == [("", ["Anna Example"])]


def test_a_talk_about_somebody_keeps_its_title():
    talk = only("Vortrag: Peter Example – Redakteur und Bürgermeister\n17. Mai 2027, 19 Uhr")

    assert talk.title == "Peter Example – Redakteur und Bürgermeister"


@pytest.mark.parametrize(
    "hours",
    [
        "6.00 – 7.30 pm, followed by a drinks reception",
        "18:00-19:30, anschließend Umtrunk",
        "18h-19h30, suivi d'un verre",
    ],
)
def test_what_comes_after_is_no_item(hours: str):
    talk = only(f"Who owns the square?\nMonday 17 May 2027\n{hours}\nSpeaker: Anna Example")

    assert talk.start is not None
    assert (f"{talk.start.at:%H:%M}", talk.start.minutes) == ("18:00", 90)


def test_a_meeting_followed_by_a_talk_is_one():
    talk = only("9 March 2027, 19:00 – AGM followed by Pictures from our Archive")

    assert talk.title == "AGM followed by Pictures from our Archive"


@pytest.mark.parametrize("mark", ["  ", ". ", ") ", " – ", ": "])
def test_letters_count_talks_at_one_hour(mark: str):
    talk = only(
        "Fachtag Leichte Wege\nSamstag, 12. Juni 2027\n\n10:00 Uhr  Begrüßung (Eva Example)\n"
        f"11:30 Uhr  Workshops\n  A{mark}Schilder, die man versteht (Leitung: Anna Example)\n"
        f"  B{mark}Formulare ohne Angst (Leitung: Peter Sample)\n13:00 Uhr  Ende"
    )

    assert ("Schilder, die man versteht", ["Anna Example"]) in people_of(talk)
    assert ("Formulare ohne Angst", ["Peter Sample"]) in people_of(talk)


def test_letters_of_given_names_count_nothing():
    talk = only(
        "Town Day\nMonday 17 May 2027, 10:00\nSpeakers:\nA. Example, Mayor of Northville\n"
        "B. Sample, Northville Library"
    )

    assert people_of(talk) == [("", ["A. Example", "B. Sample"])]


def test_an_english_title_begins_with_a():
    talk = only(
        "History of small museums\nSaturday 17 April 2027\n10.00 Coffee\n"
        "10.30 Cabinets in the parlour (Dr Anna Example, Northville Museum)\n"
        "11.30 A Museum in a Shoebox (Peter Sample, Shoebox Trust)\n12.30 Lunch"
    )

    assert "A Museum in a Shoebox" in [title for title, _ in people_of(talk)]


def test_dots_part_titles_from_people_as_in_the_other_lines():
    talk = only(
        "Town Day\nMonday 17 May 2027\n"
        "09:30 – 09:45  Welcome to the ropeworks · Greta Example, Ropeworks Foundation\n"
        "09:45 – 11:00  Mapping what we have · Dario Sample, Northville Archive\n"
        "13:30 – 17:00  Field walk along the harbour · Torquil Hesp, Harbour Guides"
    )

    assert people_of(talk)[-1] == ("Field walk along the harbour", ["Torquil Hesp"])


def test_whoever_is_called_mr_is_somebody():
    talk = only(
        "Expert group on repair\n16 February 2027\n"
        "9h30 – 9h40 Opening – Mr Leopold Example, Chair\n"
        "10h20 – 11h00 National experiences – Mr Ġorġ Zerafin, Malta; Ms Tiiu Kaskmets, Estonia"
    )

    assert people_of(talk)[-1] == ("National experiences", ["Ġorġ Zerafin", "Tiiu Kaskmets"])


def test_a_workshop_of_something_is_more_than_its_kind():
    talk = only(
        "Journée d'étude\nVendredi 7 mai 2027\n9 h - 10 h : Listes d'épicerie (Anna Example)\n"
        "11 h - 12 h : Atelier d'identification : apportez vos photos! (Peter Sample)"
    )

    assert people_of(talk)[-1][0].startswith("Atelier d'identification : apportez vos photos")


def test_simultaneous_interpretation_is_no_title():
    talk = only(
        "Open shelves: rethinking libraries\n\n"
        "Simultaneous interpretation provided / Interprétation simultanée offerte\n\n"
        "Date: October 29, 2027\nTime: 10:00 a.m. to 11:30 a.m.\n\nPanel:\nAnna Example, Librarian"
    )

    assert talk.title == "Open shelves: rethinking libraries"


def test_what_stands_beside_when_is_the_title():
    talks = parse_programme(
        "Friends of the library\n\n"
        "What: Writing the Salt Almanac\nWho: Anna Example\n"
        "When: 14 September 2027, 18:00-19:00\n\n"
        "What: Poems from the Night Bus\nWho: Peter Sample\nWhen: 7 October 2027, 12:15-13:00",
        zone=ZONE,
    ).talks

    assert [talk.title for talk in talks] == [
        "Writing the Salt Almanac",
        "Poems from the Night Bus",
    ]


def test_what_entry_costs_is_neither_a_title_nor_a_place():
    talks = parse_programme(
        "L'agenda des rencontres\n\n"
        "Samedi 5 juin 2027 à 15h\nPeindre avec la pluie\n"
        "Rencontre avec l'illustratrice Anna Example\nDès 8 ans, entrée libre\n\n"
        "Jeudi 17 juin 2027 à 18h30\nLe polar et la mer\n"
        "Conversation entre Peter Sample et Eva Example\nSur réservation",
        zone=ZONE,
    ).talks

    assert [talk.title for talk in talks] == ["Peindre avec la pluie", "Le polar et la mer"]
    assert [talk.place for talk in talks] == [None, None]


def test_papers_in_quotation_marks_are_items():
    talk = only(
        "Ports, Pilots and Paperwork\nTrinity Rooms, Northville, 18 June 2027, 9.30–13.00\n\n"
        "Session I, 9.30–11.00 (chair: Professor Rosalind Example)\n"
        "Edwin Example (Northville), 'Pilots who could not swim'\n"
        "Jan Sample (Southville), 'Counting herrings, 1600–1750'\n\nCoffee\n\n"
        "Session II, 11.30–13.00 (chair: Dr Anna Sample)\n"
        "Eva Instance (Westville), 'A strike in seven telegrams'"
    )

    assert people_of(talk) == [
        ("Session I", ["Rosalind Example"]),
        ("Pilots who could not swim", ["Edwin Example"]),
        ("Counting herrings, 1600–1750", ["Jan Sample"]),
        ("Session II", ["Anna Sample"]),
        ("A strike in seven telegrams", ["Eva Instance"]),
    ]


def test_the_rest_behind_a_colon_is_of_the_title():
    talk = only(
        "Rivers, Rails and Raster: Map Makers Meetup #31\nWed, Nov 17, 2027, 6:30 PM\n\n"
        '7:00 pm  "Drawing rivers with forty lines of code" by Anna Example\n'
        '7:35 pm  "What the tram timetable hides" by Peter Sample (Northville Trams)'
    )

    assert talk.title == "Rivers, Rails and Raster: Map Makers Meetup #31"


def test_whoever_stands_before_a_house_is_named_and_not_the_house():
    talk = only(
        "Metadata for Messy Boats\n16 September 2027, 10:00\n\nTrainers\n"
        "Callum Example, Sample Centre\nEvanthia Melidou, Hellenic Marine Archive"
    )

    assert people_of(talk) == [("", ["Callum Example", "Evanthia Melidou"])]


def test_a_title_with_free_entry_is_one():
    talk = only("Summer concert on the square, free entry\n12 June 2027, 19:00")

    assert talk.title.startswith("Summer concert on the square")


def test_who_comes_after_the_hours_is_kept():
    talk = only(
        "Who owns the square?\n12 June 2027\n"
        "18:00-19:30, followed by a panel with Anna Example and Peter Sample"
    )

    assert [names for _, names in people_of(talk)] == [["Anna Example", "Peter Sample"]]


def test_readings_between_days_are_talks():
    talks = parse_programme(
        "3 March 2027, 19:00\nAuthor reading by Anna Example\n"
        "10 March 2027, 19:00\nPoetry reading by Peter Sample",
        zone=ZONE,
    ).talks

    assert [talk.date and talk.date.on and talk.date.on.day for talk in talks] == [3, 10]


def test_somebody_known_behind_a_comma_is_not_replaced():
    talk = only(
        "Town concert\n12 June 2027, 19:00\nSpeakers:\n"
        "Oyvor Unheard, Anna Example, Northville University\nPeter Sample, Library"
    )

    assert people_of(talk) == [("", ["Oyvor Unheard", "Anna Example", "Peter Sample"])]


@pytest.mark.parametrize(
    ("item", "title", "line"),
    [
        (
            "Keynote speech by Prof. Anna Example, Northville University on “Harbour Changes”",
            "Harbour Changes",
            "Prof. Anna Example, Northville University",
        ),
        (
            "Vortrag von Anna Example, Universität Musterstadt, über „Boote im Hafen“",
            "Boote im Hafen",
            "Anna Example, Universität Musterstadt",
        ),
        # She wrote a book on them; the talk may be on another thing.
        (
            "Talk by Anna Example, author of a book on “Boats”",
            "Talk",
            "Anna Example, author of a book on “Boats",
        ),
    ],
)
def test_what_a_speaker_talks_on_is_quoted_behind_the_house(item: str, title: str, line: str):
    talk = only(
        "An Evening about Harbours\n12 May 2027\n\n"
        f"18:00-18:10 – Welcome speeches\n18:10-18:40 – {item}\n18:40-19:00 – Questions"
    )

    (part,) = [each for each in talk.segments if each.speakers]

    assert (part.title, part.speakers[0].line) == (title, line)


def test_the_day_on_which_news_was_written_is_not_that_of_its_talk():
    talk = only(
        "NORTHVILLE (October 10, 2027)– The Second Committee announces a special event– a Panel "
        "discussion on “Drafting Goals for Small Towns”, to be held at the Council Chamber on "
        "Saturday, 16 October 2027, from 10:00 AM – 1:00 PM.\n\nPROGRAMME\n"
        "10:00 – 10:05 Introduction by Ms. Anna Example, Chair of the Second Committee\n"
        "10:05 – 13:00 Observations"
    )

    assert talk.date is not None
    assert talk.date.on == date(2027, 10, 16)


def test_trainers_are_people_of_the_session_above_them():
    talks = parse_programme(
        "Date: June 28, 2027\nSession: Raising Money for Trees\n"
        "Trainer: Anna Example, Trees for Northville\nTrainer: Peter Sample, Friends of Shade\n"
        "Date: July 19, 2027\nSession: Green Partnerships with Shops\n"
        "Trainer: Maria Muster, Trees Example",
        zone=ZONE,
    ).talks

    assert [people_of(talk) for talk in talks] == [
        [("", ["Anna Example", "Peter Sample"])],
        [("", ["Maria Muster"])],
    ]
