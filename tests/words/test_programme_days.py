"""Days, hours and lengths of talks that no single line says."""

import pytest

from bot.words.languages.all import LANGUAGES
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.hours_of_all import line_for, says_of_all
from bot.words.programme.lengths import length_of, with_length
from bot.words.programme.lines import LineFacts, Ways, hours_of_beginning, read_facts
from bot.words.programme.respelled import respelled
from bot.words.programme.roles import LineRole
from bot.words.programme.split_days import split_days
from bot.words.programme.wrapped import unwrapped
from bot.words.programme.years import add_years

S, T, D, N, X = (LineRole(letter) for letter in "STDNX")


def facts_of(text: str) -> LineFacts:
    return read_facts(1, text, Ways(zone="Europe/Copenhagen"))


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("MAY/18", "18 MAY"),
        ("16/mars", "16 mars"),
        ("TUE/14/SEP", "TUE 14 SEP"),
        ("14/jan/Torsdag", "Torsdag 14 jan"),
        ("Thu 18/March", "Thu 18 March"),
        ("Mar/18/2027", "18 Mar 2027"),
        ("3/Mai/", "3 Mai"),
    ],
)
def test_a_day_over_several_lines_is_one(lines: str, day: str):
    ((text, _),) = split_days(lines.split("/")).values()

    assert text == day


@pytest.mark.parametrize(
    "lines",
    ["1/2/3/4", "May/June/July", "Monday/Tuesday", "18/Benches/May", "18 May/2027", "31/Feb 3"],
)
def test_numbers_and_names_of_months_alone_are_none(lines: str):
    assert split_days(lines.split("/")) == {}


def test_every_line_of_a_split_day_is_kept():
    first, title, hours = unwrapped(
        ["TUE", "14", "SEP", "Trees", "12:00 pm", "-", "1:15 pm", "EST"]
    )

    assert (first.number, first.more) == (1, (2, 3))
    assert title.number == 4
    assert (hours.text, hours.more) == ("12:00 pm - 1:15 pm EST", (6, 7, 8))


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("8/9 Trees", "22/9 Paint"), ("8.9. Trees", "22.9. Paint")),
        (("08/24 | Trees", "09/07 | Paint"), ("24.08. | Trees", "07.09. | Paint")),
        (("12/1 Trees", "9/2 Paint", "2/3 Light"), ("12.1. Trees", "9.2. Paint", "2.3. Light")),
        # Parts are counted so; one line alone tells nothing.
        (("1/3 Trees", "2/3 Paint", "3/3 Light"), ("1/3 Trees", "2/3 Paint", "3/3 Light")),
        (("24/7 Trees", "Paint"), ("24/7 Trees", "Paint")),
        # Both orders go on.
        (("4/3 Trees", "5/4 Paint"), ("4/3 Trees", "5/4 Paint")),
        (
            ("9.30 Trees", "11–12 Paint", "12.30 Light"),
            ("9.30 Trees", "11:00–12:00 Paint", "12.30 Light"),
        ),
        (("9.30 Trees", "10.30 Light", "5–6 May"), ("9.30 Trees", "10.30 Light", "5–6 May")),
    ],
)
def test_a_list_tells_how_its_lines_begin(lines: tuple[str, ...], read: tuple[str, ...]):
    assert respelled(lines) == [*read]


def years_of(*lines: tuple[LineRole, str]) -> list[int | None]:
    facts = [facts_of(text) for _, text in lines]
    roles = [role for role, _ in lines]
    talks = [
        (at, Draft(day=Day.of(line.days[0]))) for at, line in enumerate(facts) if roles[at] is T
    ]
    add_years(talks, facts, roles)
    return [talk.day.written.year for _, talk in talks if talk.day]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ((S, "Programme 2026/27"), [2026, 2027]),
        ((S, "Season 2026 – 2027"), [2026, 2027]),
        ((S, "Programme 2027"), [2027, 2027]),
        ((N, "Syksyn 2026 teemana on valo."), [2026, 2027]),
        ((N, "Föreläsningarna våren 2027 är gratis."), [2026, 2027]),
        ((D, "1 pm, term card for 2027 below"), [2027, 2027]),
        # What looks back, and furniture, say nothing of it.
        ((S, "50 years: 1976–2026"), [None, None]),
        ((S, "From 2019"), [None, None]),
        ((N, "In 2025 we were many."), [None, None]),
        ((X, "© 2027 Example Society"), [None, None]),
        # A mail is written before what it announces.
        ((X, "Sent: 1 September 2026"), [2026, 2027]),
    ],
)
def test_the_year_is_said_by_what_stands_around(
    said: tuple[LineRole, str], years: list[int | None]
):
    assert years_of(said, (T, "8 October: Trees"), (T, "11 February: Paint")) == years


def test_each_heading_speaks_of_what_is_below_it():
    lines = [
        *((S, "Autumn 2026"), (T, "8 October: Trees")),
        *((S, "Spring 2027"), (T, "11 February: Paint"), (S, "Past talks 2025")),
    ]
    assert years_of(*lines) == [2026, 2027]


def test_a_list_turns_the_year():
    lines = [(T, "8 October: Trees"), (T, "14 January 2027: Paint"), (T, "11 February: Light")]
    assert years_of(*lines) == [2026, 2027, 2027]


def test_what_contradicts_itself_has_no_year():
    lines = [(N, "Autumn 2026 or autumn 2027?"), (T, "8 October: Trees")]
    assert years_of(*lines) == [None]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_seasons_are_of_their_months(language):
    autumn, spring = language.seasons[2][0], language.seasons[0][0]
    told = (S, f"{autumn} 2026, {spring} 2027")
    assert years_of(told, (T, "8.10. Trees"), (T, "11.2. Paint")) == [2026, 2027]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("All talks at 12.30 pm, lasting about 40 minutes", 40),
        ("At 7pm in the church hall, and should finish by 9.", 120),
        ("19 Uhr im Saal, bis 20 Uhr", 60),
        ("Onsdagar kl. 14:00 till c:a 16:00", 120),
        ("18h30, fin à 20h", 90),
        ("19:00 UTC, 1 hour 30 minutes", 90),
        ("klo 18, kesto puolitoista tuntia", 90),
        ("19:00, come 10 minutes before", None),
        ("19:00, talks of 20 – 30 minutes", None),
        ("kl. kvart over 7", None),
        ("10 AM PT / 1 PM ET", None),
    ],
)
def test_lengths_in_words(text: str, minutes: int | None):
    facts = facts_of(text)

    found = with_length(facts.hours[0], facts)

    assert found is not None
    assert found.minutes == minutes


def test_a_length_may_stand_alone():
    assert length_of(facts_of("Duration: 45 minutes")) == 45


@pytest.mark.parametrize("text", ["Doors 18:30, start 19:00", "Einlass 18:30 | Beginn: 19:00"])
def test_a_talk_begins_behind_its_doors(text: str):
    found = hours_of_beginning(facts_of(text))

    assert found is not None
    assert found.at.hour == 19


def test_what_is_said_of_all():
    assert says_of_all(facts_of("Alle disse møtene starter kl. 19"))
    assert says_of_all(facts_of("We meet on the third Thursday of each month at 10:00"))
    assert says_of_all(facts_of("Tuesdays, 7.30pm"))
    assert not says_of_all(facts_of("Kl. 19 at the hall"))
    # Above its talks, or behind them.
    assert [line_for(head, [0, 5], [1, 6]) for head in (1, 6)] == [0, 5]
    assert [line_for(head, [3, 8], [1, 6]) for head in (1, 6)] == [3, 8]
