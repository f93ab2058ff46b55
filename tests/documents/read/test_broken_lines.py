"""Articles whose lines a page or a report broke, and whose words are of the page."""

from datetime import date

import pytest

from bot.documents.read.in_making import ArticleDoubt
from bot.documents.read.lines.broken_days import broken_days
from bot.documents.read.plain_text import read_plain_text
from tests.documents.read.test_authors_told import FINDINGS, TITLE, article


def headings(text: str) -> list[str]:
    return [each.heading for each in read_plain_text(text).article.findings]


def asked(text: str) -> set[ArticleDoubt]:
    return {each.doubt for each in read_plain_text(text).doubts}


def test_a_day_in_five_lines_is_a_day():
    read = read_plain_text(article(front="06\n/\n09\n/\n2026")).article

    assert read.published_on == date(2026, 9, 6)
    assert broken_days(["12", "/", "10", "/", "2027", "x"]) == {0: 4}


@pytest.mark.parametrize("lines", ["12 / 10 - 2027", "40 / 10 / 2027", "1 / 2 / 3", "1 / 2 / x"])
def test_other_numbers_in_lines_are_no_day(lines: str):
    assert broken_days(lines.split()) == {}


def test_a_heading_goes_on_in_small_letters_and_is_asked_about():
    text = FINDINGS.replace("Ask who sits", "Ask those who sit\nthere in the evening")

    assert headings(f"{TITLE}\n\n{text}")[0] == "Ask those who sit there in the evening"
    assert ArticleDoubt.UNSURE_LINE in asked(f"{TITLE}\n\n{text}")


@pytest.mark.parametrize(
    "below", ["o in parks\no in streets", "www.northville.example has more of it", "bo sample"]
)
def test_not_all_that_is_small_goes_on_with_a_heading(below: str):
    text = FINDINGS.replace("Ask who sits", f"Ask who sits\n{below}")

    assert headings(f"{TITLE}\n\n{text}")[0] == "Ask who sits"


def test_a_text_in_small_letters_is_no_rest_of_its_heading():
    text = (
        "Lessons about our streets\nBy Anna Example\n\nKey findings\n\n"
        "Cycling needs lanes of its own\n"
        "e-bikes are faster than anybody thought, and so the old lanes are too narrow now.\n\n"
        "Walking needs lamps in the dark\n"
        "Nobody walks where it is dark, and so the old lamps are too few now.\n\n"
        "Parks need benches in the sun\n"
        "Nobody sits where there is none, and so the old benches are too few now."
    )

    assert len(headings(text)) == 3


def test_a_dash_parts_a_heading_where_others_end_with_a_stop():
    why = "Town halls are full of people who know their streets, and nobody asks them about these."
    text = f"{TITLE}\n\n1. Believe them - {why}\n2. Relieve them. {why}\n3. Stay with them. {why}"

    assert headings(text) == ["Believe them", "Relieve them", "Stay with them"]
    long = "She has seen more of the town in the dark than the rest of us will ever see of it."
    aside = (
        f"{TITLE}\n\n1. Anna Example – who has lived in Northville for long – walks at night. {why}"
        f"\n2. {long} {why}\n3. {long} {why}"
    )
    assert headings(aside)[0] != "Anna Example"


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("By June 13, 2026No Comments", ()),
        ("Source: Safe Harbours Weekly on April 2, 2026 | Anna Sample", ("Anna Sample",)),
    ],
)
def test_words_of_a_page_wrote_nothing(front: str, authors: tuple[str, ...]):
    read = read_plain_text(article(front=front)).article

    assert read.published_on is not None
    assert read.talks == ()
    assert read.authors == authors


def test_a_line_with_the_time_to_read_is_of_no_talk():
    page = "Monday, 28 Sep 2026 | Reading time: 13 mins | Read online"
    read = read_plain_text(f"{page}\n\n{article(front='By Anna Sample, LGX')}").article

    assert (read.published_on, read.talks) == (date(2026, 9, 28), ())


def test_what_repeats_the_end_of_the_title_is_no_author():
    title = "Webinar Rewind: Building Corners and Rebuilding Connections"
    front = "Posted on May 18, 2026\n\nBuilding Corners and Rebuilding Connections"
    text = f"{title}\n\n{front}\n\nThis webinar explored how leaders build.\n\n{FINDINGS}"

    assert read_plain_text(text).article.authors == ()


AGENDA = "Agenda\n\n1. Election of the chair\n2. Accounts\n3. Mooring fees"
REPORT = "The chair was chosen without a vote, and the treasurer read the accounts aloud."


def test_an_agenda_is_no_list_of_findings():
    text = f"Report from the spring assembly\n\n12 April 2026\n\n{AGENDA}\n\n{REPORT}\n\n{REPORT}"

    assert "Accounts" not in headings(f"{text}\n\n{REPORT}")


def test_items_of_a_list_that_were_cut_at_their_first_stop_are_asked_about():
    items = (
        *("The stairs are the best place to meet. We make nothing for them alone.",),
        *("Neighbours must be able to pass it on. The heart decides in a hallway.",),
        *("Behind the scenes: we go close only where somebody is on site.",),
        *("Leaflets are of no use any more. A tenth of a percent reads them.",),
    )
    text = "How to make a hallway fly\n\nMy notes of the talk are:\n\n" + "\n".join(
        f"• {item}" for item in items
    )
    found = read_plain_text(text)

    assert found.article.findings[0].body == () or ArticleDoubt.FIRST_SENTENCE in asked(text)


def test_a_reading_that_hangs_on_blank_lines_is_asked_about():
    lines = (
        *("Mörka tunnlar ska bli ljusa", "", "2026-05-20", ""),
        *("Fyra kommuner testar en ny modell för att göra mörka tunnlar ljusa.", ""),
        *("Det här lärde vi oss", "", "Mät innan ni målar", ""),
        *("Det första steget är en siffra från förra året, som ofta saknas.", ""),
        *("Ägarna måste vara med från början", "", "Det blev inte bra när de inte var det.", ""),
        *("Konst räcker inte ensam", "", "Väggarna blev fina, men lampan var trasig."),
    )
    text = "\n".join(lines)

    assert "Det här lärde vi oss" not in headings(text) or asked(text)
