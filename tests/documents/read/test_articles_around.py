"""What stands around the findings of an article: bylines, feet of pages, thanks, other texts."""

from datetime import date

import pytest

from bot.documents.read.in_making import ArticlePart, LeftOutReason
from bot.documents.read.lines.sections import section_of
from bot.documents.read.plain_text import read_plain_text
from tests.documents.read.test_authors_told import FINDINGS, TITLE, article


def test_names_and_a_day_with_bars_are_a_byline():
    front = "HENRIK EXAMPLE | ANNA SAMPLE | DECEMBER 06, 2026"
    end = (
        "Authors\n\nHenrik Example\nSenior Agriculture Economist\n\nAnna Sample\nConsultant, Towns"
    )
    read = read_plain_text(article(front=front, end=end)).article

    assert read.authors == ("Henrik Example", "Anna Sample")
    assert (read.published_on, read.talks) == (date(2026, 12, 6), ())


def test_a_talk_below_recordings_is_no_byline():
    end = "Recordings\n\nOpen Evenings 2026 | Night Libraries. Tuesday 10 March 2026"
    (talk,) = read_plain_text(article(end=end)).article.talks

    assert (talk.series_line, talk.title) == ("Open Evenings 2026", "Night Libraries")
    assert talk.on == date(2026, 3, 10)


def test_a_title_stands_behind_the_day_of_a_talk():
    end = (
        "Møtene\n\nFrokostmøte 12. mai 2026: Hvem eier torget?\n"
        "Frokostmøte 9. juni 2026: Handel og hverdag"
    )
    talks = read_plain_text(article(end=end)).article.talks

    assert [(talk.title, talk.on) for talk in talks] == [
        ("Hvem eier torget?", date(2026, 5, 12)),
        ("Handel og hverdag", date(2026, 6, 9)),
    ]


def test_what_points_to_another_text_is_of_no_finding():
    before, after = FINDINGS.split("\n\n2. Paint last")
    text = f"{before}\n\nREAD ALSO: Forklifts – is a morning enough?\n\n2. Paint last{after}"
    read = read_plain_text(f"{TITLE}\n\n{text}")

    assert [len(each.body) for each in read.article.findings] == [1, 1, 1]
    assert [each.reason for each in read.left_out] == [LeftOutReason.NAVIGATION]


def test_numbers_of_a_countdown_are_of_no_heading():
    text = FINDINGS.replace("1. ", "No. 3: ").replace("2. ", "No. 2: ").replace("3. C", "No. 1: C")
    read = read_plain_text(f"{TITLE}\n\n{text}").article

    assert [each.heading for each in read.findings] == [
        "Ask who sits",
        "Paint last",
        "Count in the evening",
    ]


def test_the_foot_of_a_page_stands_in_no_paragraph():
    text = (
        "NORTHVILLE INSTITUTE\nPolicy Brief 12\n\n"
        "After the last tram: what towns learned\nfrom keeping their parks open at night\n\n"
        "1. Open gates moved what was feared\n\n"
        "Reports stayed level in six of the seven towns. Most of\n"
        "those who came were families without a\n\n"
        "Northville Institute | Policy Brief 12 | 1\n\n"
        "balcony, and they had left by two o'clock.\n\n"
        "2. People came for the cool\n\nOn warm nights the number of visitors tripled.\n\n"
        "Northville Institute | Policy Brief 12 | 2\n\n"
        "3. Wardens should walk and not drive\n\nVisitors greeted wardens on foot."
    )
    read = read_plain_text(text).article

    assert read.title == (
        "After the last tram: what towns learned from keeping their parks open at night"
    )
    first, second, third = read.findings
    assert first.body[-1].endswith("without a balcony, and they had left by two o'clock.")
    assert "Brief" not in "".join(line for each in read.findings for line in each.body)
    assert (second.heading, len(third.body)) == ("People came for the cool", 1)


def test_whoever_is_listed_below_thanks_is_thanked():
    end = "With thanks to\n\nThe Cobble Fund\nNorthville Town Council\nEveryone with a chair"

    assert len(read_plain_text(article(end=end)).article.thanks) == 3


def test_items_within_an_item_are_no_findings():
    text = (
        f"{TITLE}\n\nKey findings\n\n"
        "•\tOne in five tenants has moved twice in five years.\n"
        "o\tMost of these moves were not chosen.\n"
        "•\tOlder tenants ask for repairs less often.\n•\tA named contact halves the disputes.\n"
    )

    assert len(read_plain_text(text).article.findings) == 3


def test_the_day_of_an_issue_is_that_of_the_article():
    text = (
        "Having trouble viewing this email? View it in your browser\n\n"
        f"OPEN GARDENS\nNewsletter no. 31 – 16 June 2026\n\n{TITLE}\n\nDear friends,\n\n"
        f"this spring most of our gardens were closed, and we wrote it down.\n\n{FINDINGS}"
    )
    read = read_plain_text(text)

    assert read.article.published_on == date(2026, 6, 16)
    assert 4 not in {each.number for each in read.left_out}


def test_authors_below_their_label_are_all_named():
    front = "4 October 2026\n\nAuthors\nRuna Example, Partner\nPeter Sample, Senior Manager"

    assert read_plain_text(article(front=front)).article.authors == ("Runa Example", "Peter Sample")


def test_headings_of_groups_are_in_no_finding():
    text = (
        f"{TITLE}\n\nThis paper is for those who think of doing something like it.\n\n"
        "Before the season\n\nLESSON 1\nAsk who already cooks\n\n"
        "In every village somebody feeds others without being asked to. Find that person first.\n\n"
        "During the season\n\nLESSON 2\nSeat strangers by task\n\n"
        "Those who peel together talk. Those who are placed next to each other do not.\n\n"
        "After the season\n\nLESSON 3\nCome back once\n\n"
        "A single visit in the spring after was worth more than the three in the summer before."
    )
    read = read_plain_text(text).article

    assert [len(each.body) for each in read.findings] == [1, 1, 1]


def test_whoever_is_thanked_in_paragraphs_is_thanked():
    end = "We would like to thank\n\nThe City of Northville, our host\n\nAll members of the group"

    assert len(read_plain_text(article(end=end)).article.thanks) == 2


@pytest.mark.parametrize(
    "below",
    ["https://northville.example/lessons", "repair, tools, community", "by Anna Example"],
)
def test_what_stands_below_a_title_is_not_always_its_rest(below: str):
    title = "Three lessons from a year of repair"
    read = read_plain_text(f"{title}\n{below}\n\nWe met in the yard.\n\n{FINDINGS}")

    assert read.article.title == title


def test_a_title_goes_on_with_a_comma():
    above = "Three lessons from five years of cafés"
    text = f"{above}\nrepair, and what came of it\n\nWe met in the yard to talk.\n\n{FINDINGS}"

    assert read_plain_text(text).article.title == f"{above} repair, and what came of it"


def test_where_a_talk_was_held_is_no_title():
    end = "Recordings\n\nCounting bees, 4 May 2026: Zoom\n\nHerring nights, 5 May 2026: Zoom"

    assert "Zoom" not in {talk.title for talk in read_plain_text(article(end=end)).article.talks}


def test_a_counted_line_below_thanks_is_a_finding():
    text = f"{TITLE}\n\nWith thanks to\n\nAnna Example\nPeter Sample\n\n{FINDINGS}"

    assert len(read_plain_text(text).article.findings) == 3


def test_an_issue_on_no_day_is_left_out_and_not_lost():
    text = f"Newsletter no. 31 – 31 June 2026\n\n{TITLE}\n\nWe met in the yard.\n\n{FINDINGS}"
    read = read_plain_text(text)

    assert read.article.published_on is None
    assert 1 in {each.number for each in read.left_out}


def test_one_more_counts_on():
    text = (
        "Four secrets of long evenings\n\n3 May 2027\n\nThis is what we found:\n\n"
        "1. Plan before noon\n\n2. Begin the day before\n\n+1. Laugh\n\nContact\n\nThe office"
    )
    found = read_plain_text(text).article.findings
    assert [each.heading for each in found] == ["Plan before noon", "Begin the day before", "Laugh"]


def test_the_items_of_an_agenda_are_no_findings():
    text = (
        "Webinar on squares attracts many\n\n23 November 2026\n\nIt was full from the start.\n\n{}"
        "\n\n1. Welcome and rules\n\n2. Libraries that stay open\n\n3. Polls and closing\n\n"
        "To see the slides, write to the office, which has them all.\n\nAbout the series\n\n"
        "It takes place every second month in the yard of the library."
    )
    read = {
        head: len(read_plain_text(text.format(head)).article.findings)
        for head in ("On the agenda", "Auf der Tagesordnung", "What we learned")
    }
    assert read == {"On the agenda": 0, "Auf der Tagesordnung": 0, "What we learned": 3}
    timed = text.replace("1. ", "1. 09:30 ").replace("2. ", "2. 10:00 ").replace("3. ", "3. 11:30 ")
    assert all(
        not each.heading.startswith(("09", "10", "11"))
        for each in read_plain_text(timed.format("Day 1")).article.findings
    )


@pytest.mark.parametrize("heading", ["Our thanks", "Nos remerciements", "Unsere Danksagung"])
def test_thanks_may_be_ours(heading: str):
    section = section_of(heading)
    assert section is not None
    assert section.part is ArticlePart.THANKS


def test_a_lesson_between_lessons_is_no_title():
    prose = "People who had been invited once came once, and people who were asked twice stayed."
    lessons = ("One Is Better Than None", "Rooms Decide", "Never Run Out", "Ask Before You Need It")
    body = "\n\n".join(
        f"Lesson {at}: {each}\n{prose} {prose}" for at, each in enumerate(lessons, start=1)
    )
    text = f"Saturday, June 12, 2027\nSo Long, and Thanks For The Soup\n\n{prose}\n\n{body}\n\n"
    article = read_plain_text(f"{text}Posted by Peter Sample at 9:14 PM\nNo comments:").article
    assert [each.heading for each in article.findings] == [*lessons]
    assert article.title not in lessons


def test_a_heading_that_goes_on_behind_its_colon_is_whole_above_a_text():
    prose = (
        "Ein Muster zeigt sich in fast allen Rundgängen, die wir begleiten, und niemand sieht es."
    )
    headings = (
        "Rechtzeitig losgehen: Warum der Zeitpunkt über die Stimmung entscheidet",
        "Kleine Gruppen: Warum acht besser sind als achtzig",
        "Wiederkommen: Warum der zweite Rundgang zählt",
    )
    text = "Drei bewährte Erfolgsfaktoren\n\n5. Februar 2027\n\nDas haben wir gelernt.\n\n"
    body = "\n\n".join(f"{each}\n\n{prose}" for each in headings)
    found = read_plain_text(text + body).article.findings
    assert [each.heading for each in found] == [*headings]
    # What ends with a stop is a text.
    body = "\n\n".join(f"{each} und wirkt.\n\n{prose}" for each in headings)
    found = read_plain_text(text + body).article.findings
    assert [each.heading for each in found] != [f"{each} und wirkt." for each in headings]


def test_resources_for_learning_are_to_be_read():
    section = section_of("Resources for Further Learning:")
    assert section is not None
    assert section.part is ArticlePart.FURTHER_READING


@pytest.mark.parametrize(
    "heading",
    ["Webinars in this series", "Webinare dieser Reihe", "Webinaires de la série"],
)
def test_talks_stand_below_the_name_of_their_series(heading: str):
    section = section_of(heading)
    assert section is not None
    assert section.part is ArticlePart.TALKS


def test_a_release_says_its_day_and_a_slash_its_authors_address():
    front = "For immediate release: 3 June 2026\n\nBy Anna Example / a.example@northville.example"
    read = read_plain_text(article(front=front)).article
    assert (read.published_on, read.authors) == (date(2026, 6, 3), ("Anna Example",))
