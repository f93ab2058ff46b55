"""What the titles of a list tell of the lines around them, and what they do not tell."""

import pytest

from bot.words.programme.decision.days_of_page import settle_days_of_page
from bot.words.programme.decision.like_titles import like_titles
from bot.words.programme.parsing import lines_of
from bot.words.programme.roles import LineRole
from tests.words.labelled import ZONE

SEMINARS = (
    "Patrice Exampler, University of Northville\nQuiet City\nFriday, August 27, 2027\n"
    "Clia Samplish, Example Tech\nBenches\nFriday, September 10, 2027\n"
    "Caspar Sample, Institute of Lamps\nJust Doors\nFriday, October 1, 2027"
)
CUT = "The heap of June and the protests across the town demonstra"
POSTS = (
    "Squares for the next century\nAnna Example\n5 March 2027\nRead More »\n"
    f"Litter\n{CUT}\nPeter Sample\n25 April 2027\nRead More »"
)


def _given(text: str, given: str):
    facts = lines_of(text, zone=ZONE)[2]
    at_lines = iter(given)
    return [LineRole(next(at_lines)) if each.bare else None for each in facts], facts


def roles(text: str, given: str) -> str:
    decided, facts = _given(text, given)
    return "".join(each.value for each in like_titles(decided, facts) if each)


def settled(text: str, given: str) -> str:
    decided, facts = _given(text, given)
    settle_days_of_page(decided, facts)
    return "".join(each.value for each in decided if each)


def test_above_a_title_with_its_day_below_stands_somebody_as_above_the_others():
    assert roles(SEMINARS, "PTDXTDPTD") == "PTDPTDPTD"
    # "Spring 2027" is nobody, nor is a name where none stands above the others.
    assert roles(SEMINARS.replace("Clia Samplish, ", ""), "PTDXTDPTD") == "PTDXTDPTD"
    assert roles(SEMINARS, "XTDXTDPTD") == "XTDXTDPTD"
    # Below the last day they stand below all days.
    text = f"{SEMINARS}\nAnna Example, Northville"
    assert roles(text, "XTDPTDPTDP") == "XTDPTDPTDP"


def test_a_sentence_below_a_day_is_no_title_where_titles_stand_above():
    told = "In this seminar Clia Samplish will speak of her book “Quiet City.”"
    text = SEMINARS.replace("2027\nClia", f"2027\n{told}\nClia")
    assert roles(text, "PTDTPTDPTD") == "PTDNPTDPTD"
    # No sentence, or a day without a title above it.
    assert roles(text.replace(".”", "”"), "PTDTPTDPTD") == "PTDTPTDPTD"
    assert roles(text, "PTDTPXDPTD") == "PTDTPXDPTD"


def test_what_a_page_cut_off_is_no_title():
    assert roles(POSTS, "TPDXTTPDX") == "TPDXTNPDX"
    assert roles(POSTS.replace(CUT, "Bins"), "TPDXTTPDX") == "TPDXTTPDX"
    # Below "Webinar 2" stands its name.
    assert roles(POSTS.replace("Litter", "Webinar 2"), "TPDXTTPDX") == "TPDXTTPDX"


def test_hours_above_a_day_are_of_the_calendar():
    text = "08:00\n08:30\n09:00\n20 October 2027\nOpening\n14:00"
    assert settled(text, "HHHDIH") == "XXXDIH"
    # Two of them are from when to when.
    assert settled(text.partition("\n")[2], "HHDIH") == "HHDIH"
    assert settled(text.replace("20 October 2027", "Welcome"), "HHHIIH") == "HHHIIH"


SENTENCE = (
    "The assembly of small towns is happy to announce the first webinar of its new series, "
    "in which mayors come together."
)


@pytest.mark.parametrize("place", ["", "Northville, "])
def test_the_day_before_the_news_is_of_no_talk(place: str):
    text = f"{place}28 August 2027 – {SENTENCE}\nSinging towns\nMonday, 29 September 2027, 17:00"
    assert settled(text, "TTD") == "NTD"
    # Nothing else says an hour, or it is a title.
    assert settled(text.replace(", 17:00", ""), "TTD") == "TTD"
    short = text.replace(SENTENCE, "Benches and squares for everybody.")
    assert settled(short, "TTD") == "TTD"


def test_a_day_between_the_title_and_the_items_is_that_of_the_talk():
    text = "MARKET FORUM II\nJANUARY 23, 2027\nSchedule\n8:45 Welcome\n9:15 Stalls"
    assert settled(text, "TXLII") == "TDLII"
    # Another line says it, or two may.
    assert settled(text.replace("8:45", "23 January, 8:45"), "TXLII") == "TXLII"
    assert settled(text.replace("Schedule", "JANUARY 2, 2027"), "TXXII") == "TXXII"


def test_what_stands_behind_day_and_hour_as_in_another_line_is_a_title():
    one = "4 March 2027, 13.00: Benches for the town\nAnna Example"
    text = one + "\n4 March 2027, 14.00: {}\nPeter Sample"
    assert roles(text.format("Lamps for the town"), "TPXP") == "TPTP"
    # A break, another mark, or no title beside it.
    assert roles(text.format("Lunch break"), "TPXP") == "TPXP"
    assert roles(text.format("Lamps").replace("14.00:", "14.00 |"), "TPXP") == "TPXP"
    assert roles(text.format("Lamps"), "XPXP") == "XPXP"


def test_below_a_counted_day_stands_a_title_as_below_the_others():
    text = (
        "Session 1 | 14 June 2027\nWhere are we?\nSession 2 | 15 June 2027\n{}\n"
        "Session 3 | 16 June 2027\nAnd now?"
    )
    assert roles(text.format("Which tools?"), "DTDNDT") == "DTDTDT"
    assert roles(text.format("The towns show their tools."), "DTDNDT") == "DTDNDT"
    assert roles(text.format("Which tools?"), "DNDNDT") == "DNDNDT"


SALON = (
    "Events\nBenches in the north\n{0}\n25 February 2027\nRead more\n"
    "The post-chair city?\n{0}\n21 January 2027\nRead more\n"
    "Stools and quiet\n{0}\n28 January 2027\nRead more"
).format("In this salon we speak of benches in towns and beyond, as we did in June.")


def test_between_marks_of_a_page_the_first_line_names_what_has_a_day():
    assert roles(SALON, "XTNDXTNDXXNDX") == "XTNDXTNDXTNDX"
    assert roles(SALON, "XXNTXXNTXXNTX") == "XTNDXTNDXTNDX"
    # One of them has no day, or another title.
    text = SALON.replace("28 January 2027", "Soon")
    assert roles(text, "XTNDXTNDXXNXX") == "XTNDXTNDXXNXX"
    assert roles(SALON, "XTNDXTNDXXTDX") == "XTNDXTNDXXTDX"


def test_above_a_day_with_its_hour_stands_a_title_as_above_the_others():
    text = (
        "We meet three times a year, and everybody may come and bring somebody along.\n{}"
        "10.01.2027, 20:00, Town Hall\nAnna Example\nIn memory of a well\n"
        "06.02.2027, 19:30, Old Hall\nPeter Sample\nWhose bench is it?\n"
        "12.03.2027, 19:00, Town Hall"
    )
    named = text.format("Opening: Mothers of the market\n")
    assert roles(named, "NXDPTDPTD") == "NTDPTDPTD"
    named_on = text.format("Opening: Mothers\n- Much done, much to do -\n")
    assert roles(named_on, "NXXDPTDPTD") == "NTXDPTDPTD"
    # What the page says of itself, and titles that stand elsewhere.
    assert roles(text.format("Register here\n"), "NXDPTDPTD") == "NXDPTDPTD"
    assert roles(named, "NXDPXDPTD") == "NXDPXDPTD"
    # Right below a day they may be its own.
    text = text.replace("Anna Example\n", "").replace("Peter Sample\n", "")
    assert roles(text.format("Spring talks\n"), "NXDTDTD") == "NXDTDTD"
