"""Lines that are for people, and rests of titles, whatever the chains took them for."""

from bot.words.programme.decision.plain_people import with_plain_people
from bot.words.programme.decision.title_goes_on import with_rest_of_titles
from bot.words.programme.parsing import lines_of
from bot.words.programme.people_alone import names_people_alone
from bot.words.programme.roles import LineRole

ZONE = "Europe/Copenhagen"


def _people(*said: tuple[str, str]) -> str:
    """The letters of roles once the plain ones are settled."""
    facts = lines_of("\n".join(text for _, text in said), zone=ZONE)[2]
    made = with_plain_people([LineRole(letter) for letter, _ in said], facts)
    return "".join(role.value for role in made if role)


def test_names_below_a_label_of_people_are_people() -> None:
    assert (
        _people(
            ("T", "Benches"),
            ("L", "Speakers"),
            ("X", "Anna Jensen"),
            ("I", "Keeper of the harbour"),
            ("X", "Peter Hansen"),
            ("R", "Mayor"),
        )
        == "TLPRPR"
    )


def test_what_stands_beside_a_name_is_left_an_item_where_items_have_hours() -> None:
    said = ("P", "Anna Jensen"), ("I", "19:00 How a town listens")
    assert _people(("L", "Speakers"), *said) == "LPI"


def test_who_is_said_to_lead_is_somebody_below_others() -> None:
    led = ("N", "Our mayor, Anna Jensen, is the moderator.")
    assert _people(("T", "Benches"), ("P", "Peter Hansen"), led) == "TPP"
    assert _people(("T", "Benches"), led) == "TN"


def test_lines_of_people_alone() -> None:
    assert names_people_alone("In conversation with Anna Jensen")
    assert names_people_alone("Lecture by Anna Jensen, keeper of the harbour")
    assert not names_people_alone("Anna Jensen and the harbour")
    assert not names_people_alone("By Anna Jensen")


def test_a_title_goes_on_where_a_page_broke_it() -> None:
    facts = lines_of("A long title about all benches of the harbour\nand their keepers", zone=ZONE)[
        2
    ]
    roles = [LineRole.TITLE, LineRole.TEXT]
    expected = [LineRole.TITLE] * len(facts)
    assert with_rest_of_titles(roles[: len(facts)], facts) == expected


def test_a_name_above_the_only_title_is_somebody_of_whom_the_text_tells() -> None:
    title = ("T", "Benches and those who sit there")
    day = ("D", "11 February 2027, 18:00")
    told = ("X", "Anna Jensen leads the office for benches.")
    name = ("X", "Anna Jensen")
    assert _people(name, title, day, told) == "PTDX"
    # Nothing tells of her, another one speaks, or several talks may be hers.
    assert _people(name, title, day, ("X", "Write a comment")) == "XTDX"
    assert _people(name, title, ("P", "Peter Hansen"), told) == "XTPX"
    assert _people(name, title, ("T", "Lamps"), told) == "XTTX"
