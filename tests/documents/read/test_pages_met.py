"""Forms of pages that were met in the open, each in small."""

import pytest

from bot.documents.read.plain_text import read_plain_text

PROSE = "Towns that begin early have an easier time later, as those who took part said at length."
TEXT = f"Two lessons\n3 May 2027\n\n1. Ask\n{PROSE}\n\n2. Count\n{PROSE}\n"


@pytest.mark.parametrize("site", ["", " - Harbour"])
def test_a_title_said_again_above_the_text_is_no_finding(site: str):
    found = read_plain_text(
        f"Two steps to calmer streets{site}\n\n"
        "Two steps to calmer streets\n\nBy Ada Example\n\n"
        f"Two steps to calmer streets\n\n{PROSE}\n\nAsk\n\n{PROSE}\n\nCount\n\n{PROSE}\n"
    )
    assert [each.heading for each in found.article.findings] == ["Ask", "Count"]
    assert found.article.title == "Two steps to calmer streets"


def test_a_list_of_sentences_in_groups_is_read_item_by_item():
    found = read_plain_text(
        "Five steps to a calmer street\n\nBefore the walk\n\n1. Ask those who live there.\n"
        "2. Choose a short way. For example, go around one block, past a school and back.\n"
        "3. Count the lamps on both sides of it.\n\nAfter the walk\n\n"
        "4. Write down what you saw at once.\n5. Tell those who could not come with you.\n\n"
        "What did we forget? Tell us in the comments.\n"
    )
    second, *_, last = found.article.findings[1:]
    assert second.heading.startswith("Choose a short way")
    assert "long_heading" in [each.doubt for each in found.doubts]
    assert last.body == ()
    assert len(found.article.findings) == 5


def test_the_sections_of_a_list_of_contents_hold_nothing():
    sections = ["1. Background", "2. Lessons learnt", "3. Conclusions"]
    first, second, third = sections
    found = read_plain_text(
        "\n".join(
            ["Calmer towns", "", "Table of contents", *sections, "", first, PROSE, "", second]
        )
        + f"\n\n2.1 Ask\n{PROSE}\n\n2.2 Count\n{PROSE}\n\n{third}\n{PROSE}\n"
    )
    assert [each.heading for each in found.article.findings] == ["Ask", "Count"]


def test_the_author_of_all_posts_stands_above_the_title():
    article = read_plain_text(f"Posts by Kate Example\n\n{TEXT}").article
    assert (article.title, article.authors) == ("Two lessons", ("Kate Example",))
    alone = TEXT.replace("Two lessons", "Notes by Kate Example\n")
    assert read_plain_text(alone).article.title == "Notes by Kate Example"


def test_who_wrote_may_have_taken_the_pictures_too():
    text = TEXT.replace("3 May 2027\n", "3 May 2027\nTekst og foto: Kate Example og Bo Sample\n")
    assert read_plain_text(text).article.authors == ("Kate Example", "Bo Sample")


def test_a_line_between_fields_that_are_said_twice_is_of_the_page():
    fields = "Kate Example\n3 May 2027\n"
    text = TEXT.replace("3 May 2027\n", f"{fields}The street at night, seen from above\n{fields}")
    assert read_plain_text(text).article.introduction == ()


def test_lists_may_have_an_item_in_common():
    items = "- a lamp\n- a guard\n"
    heads = "".join(f"\n{n}. Step {n} of all\n{items}" for n in range(1, 5))
    found = read_plain_text(f"Four lessons\n3 May 2027\n{heads}").article.findings
    assert {each.body for each in found} == {("- a lamp", "- a guard")}
