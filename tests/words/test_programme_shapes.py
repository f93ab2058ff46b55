"""Three talks in the order of lines that a page chose, and what of their reading is asked about."""

from itertools import cycle

import pytest

from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Doubt, Programme

TALKS = (
    ("Thursday 4 March 2027, 18:00", "The shared bench", "Astrid Example", "professor of history"),
    ("Thursday 11 March 2027, 19:30", "Who trusts the lamp post?", "Peter Sample", "architect"),
    ("Thursday 18 March 2027, 18:00", "Night Buses for Everyone", "Claudia Muster", "director"),
)
TEXT = "Every town has some of them, and nobody knows whose they are. We hear what one town did."
# d is the date, t the title, p the person, r what they are on a line of its own, x a text.
ORDERS = ("dtp", "dpt", "tdp", "tpd", "ptd", "pdt", "dprt", "tprd", "dtxp", "tpdx")
PEOPLE = ("{name}, {role}", "{name}", "{name} \N{EN DASH} {role}", "Speaker: {name}", "by {name}")
MEANT = [(title, name) for _, title, name, _ in TALKS]


def page(order: str, person: str, above: str = "") -> str:
    blocks: list[str] = []
    for date, title, name, role in TALKS:
        said = "{name}" if "r" in order else person
        lines = {"d": date, "t": title, "p": said.format(name=name, role=role)}
        lines |= {"x": TEXT, "r": f"{role.capitalize()}, Northville"}
        blocks.append("\n".join(lines[each] for each in order))
    return above + "\n\n".join(blocks)


def found(read: Programme) -> list[tuple[str, str]]:
    return [
        (talk.title, " ".join(each.name for part in talk.segments for each in part.speakers))
        for talk in read.talks
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_talks_are_read_in_whatever_order_their_lines_stand(order: str):
    wrong = [
        (person, above, found(read))
        for person, above in zip(PEOPLE, cycle(("", "Northville Evenings\n\n")), strict=False)
        if found(read := parse_programme(page(order, person, above))) != MEANT
        or [talk.start and talk.start.at.hour for talk in read.talks] != [18, 19, 18]
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "{name}: {title}",
        "{title} by {name}",
        '{name}, {role}, "{title}"',
        "{title} ({name}, {role})",
        "{title} \N{EN DASH} {name}",
        '{name} "{title}"',
    ],
)
def test_a_known_name_is_told_from_a_title_on_one_line(line: str):
    lines = [
        f"{date}: {line.format(title=title, name=name, role=role)}"
        for date, title, name, role in TALKS
    ]

    assert found(parse_programme("\n".join(lines))) == MEANT


def doubts(text: str) -> list[tuple[Doubt, str]]:
    read = parse_programme(text, zone="Europe/Copenhagen")
    return [(each.doubt, each.said) for talk in read.talks for each in talk.doubts]


def test_nobody_is_a_person_by_the_shape_of_the_text_alone():
    alike = "4 March 2027: Night Buses: Who pays?\n11 March 2027: Lamp Posts: Who sees?"
    known = alike.replace("Night Buses", "Ada Example").replace("Lamp Posts", "Bo Sample")

    titles = ("Night Buses: Who pays?", "Lamp Posts: Who sees?")
    assert found(parse_programme(alike)) == [(title, "") for title in titles]
    meant = [("Who pays?", "Ada Example"), ("Who sees?", "Bo Sample")]
    assert found(parse_programme(known)) == meant
    assert doubts(known) == []


def test_who_is_named_in_a_title_beside_a_day_has_no_office_of_its_words():
    talk = parse_programme("4 March 2027: Ada Example: Who pays?").talks[0]

    assert [each.affiliation for part in talk.segments for each in part.speakers] == [None]


def test_what_one_talk_lacks_and_others_have_is_asked_about():
    text = page("dtp", PEOPLE[0])
    without = text.replace(", 19:30", "").replace("Peter Sample, architect\n", "")

    assert doubts(text) == []
    assert doubts(without) == [
        (Doubt.NO_HOUR, "Who trusts the lamp post?"),
        (Doubt.NO_PEOPLE, "Who trusts the lamp post?"),
    ]


def test_a_day_in_a_sentence_that_was_left_out_is_asked_about():
    also = "On 25 March 2027 at 18:00 we meet once more, and everybody brings what they have."

    assert doubts(f"{page('dtp', PEOPLE[0])}\n\n{also}") == [(Doubt.DAY_LEFT_OUT, also)]


def test_hours_without_a_mark_and_weekdays_of_a_known_week_are_read():
    agenda = "Benches\n4 March 2027\n0900 Welcome\n0945 Et blikk på torget\n1030 Lamps"
    tent = (
        "The Tent 2027\nThe festival lasts from Thursday 4 March to Saturday 6 March 2027.\n\n"
        "Thursday 13:00: The shared bench\nFriday at 10.30: Who owns the lamp?"
    )

    read = parse_programme(agenda, zone="Europe/Copenhagen")
    assert [part.title for part in read.talks[0].segments] == [
        "Welcome",
        "Et blikk på torget",
        "Lamps",
    ]
    assert read.talks[0].start is not None
    assert read.talks[0].start.zone is None
    talks = parse_programme(tent).talks
    assert ("Who owns the lamp?", "2027-03-05") in [
        (talk.title, str(talk.date and talk.date.on)) for talk in talks
    ]
    # The other day is read as well, or asked about.
    assert len(talks) > 1 or Doubt.DAY_LEFT_OUT in {each.doubt for each in talks[0].doubts}


def test_titles_above_lists_of_people_are_sessions_where_several_stand_so():
    text = (
        "Webinar on Benches\n\n4 March 2027, 9:00 - 12:30\n\nOpening Address\n\n"
        "- Ms. Astrid Example, Mayor of Northville\n\nKeynote Address\n\n"
        "- Mr. Quux Sample, Chief of Samples\n- Claudia Muster, director\n"
        "\nMeeting New Tasks\n- Dr. Peter Probe, architect\n"
    )

    (talk,) = parse_programme(text).talks

    assert [(each.title, [one.name for one in each.speakers]) for each in talk.segments] == [
        ("Opening Address", ["Astrid Example"]),
        ("Keynote Address", ["Quux Sample", "Claudia Muster"]),
        ("Meeting New Tasks", ["Peter Probe"]),
    ]


@pytest.mark.parametrize("quoted", ["« {} ».", "„{}“", "“{}” ?", '"{}"'])
def test_quotation_marks_around_a_title_are_no_part_of_it(quoted: str):
    text = "".join(
        f"Tuesday {day} March 2027, 15:00\n\n{name} : professor\n{quoted.format(title)}\n\n"
        for day, name, title in (
            (2, "Astrid Example", "Benches: a walk"),
            (9, "Claudia Muster", "Lamps"),
        )
    )

    assert [talk.title for talk in parse_programme(text).talks] == ["Benches: a walk", "Lamps"]


def test_heading_of_a_talk_is_nobody_of_the_one_above_it():
    said = "{} - {}\n\nTuesday {} March 2027, 14:30:\n\n{} \N{EN DASH} {}\n\n" + TEXT + "\n\n"
    parts = (("Astrid Example", "The shared bench", 2), ("Claudia Muster", "Night Buses", 9))

    read = parse_programme("".join(said.format(a, b, day, a, b) for a, b, day in parts))

    first, second = found(read)
    assert first == ("The shared bench", "Astrid Example")
    # What is not cut into a title and a name is asked about.
    uncut = (Doubt.TITLE_NAMES, second[0])
    asked = [(each.doubt, each.said) for each in read.talks[1].doubts]
    assert second == ("Night Buses", "Claudia Muster") or (second[1] == "" and uncut in asked)


def test_what_kind_of_page_it_is_is_no_title():
    text = (
        "Hopp til innholdet\n\nSeminar om benker\n\nPresseinvitasjon\n\nTid: 2. mars 2027 kl. 11.00"
    )

    (talk,) = parse_programme(text).talks

    assert talk.title == "Seminar om benker"


def test_numbered_lines_with_a_day_are_talks_with_all_of_their_titles():
    text = (
        "Session 1 – The shared bench (Northville) – 4 March 2027\n"
        "Session 2 – The 'Town of Lamps' – 11 March 2027\n"
        "Session 3 – Night buses – 18 March 2027\n"
    )

    assert [
        (each.title, str(each.date and each.date.on)) for each in parse_programme(text).talks
    ] == [
        ("The shared bench (Northville)", "2027-03-04"),
        ("The 'Town of Lamps'", "2027-03-11"),
        ("Night buses", "2027-03-18"),
    ]
