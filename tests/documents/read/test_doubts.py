"""What is asked about an article: each doubt, where a reading is hardly likelier than another.

The readings are written down here, with how sure they are, whatever was learned.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.documents.read.assembling import Assembler
from bot.documents.read.doubts import doubts_of
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.documents.read.plain_text import lines_of
from bot.documents.read.whole import Reading
from bot.words.lines.chain import Decided
from bot.words.lines.choice import Choice

PROSE = "Towns that begin early have an easier time later, as those who took part said at length."
TALK = "Hours 2027 | Lamps. 8 April 2027"
LESSONS = f"T|Two lessons\nD|3 May 2027\nF|1. Ask\nB|{PROSE}\nF|2. Count\nB|{PROSE}"


def doubts(
    labelled: str,
    *,
    sure: float = 1.0,
    rival: Sequence[int] = (),
    title: tuple[float, int | None] = (1.0, None),
    unsure: Mapping[int, tuple[float, str]] | None = None,
) -> tuple[DoubtfulLine, ...]:
    """Ask about lines with their roles before them; `unsure` says by line which may be another."""
    rows = [row.partition("|") for row in labelled.split("\n")]
    lines = lines_of("\n\n".join(line for _, _, line in rows))
    others = unsure or {}
    decided = [Decided(role, *others.get(at, (1.0, "X"))) for at, (role, _, _) in enumerate(rows)]
    findings = tuple(at for at, each in enumerate(decided) if each.role == "F")
    at = next((at for at, each in enumerate(decided) if each.role == "T"), None)
    whole = Reading(decided, findings, sure, tuple(rival), Choice(at, *title))
    assembler = Assembler(lines, whole, day_first=None)
    article = assembler.assemble().article
    return doubts_of(article, lines, whole, coming=assembler.coming, other_day=assembler.other_day)


def asked(found: Sequence[DoubtfulLine]) -> list[tuple[ArticleDoubt, str]]:
    return [(each.doubt, each.line) for each in found]


def test_what_is_sure_is_not_asked_about():
    assert doubts(LESSONS) == ()


@pytest.mark.parametrize(
    ("labelled", "doubt", "line"),
    [
        (LESSONS.replace("Two", "Three"), ArticleDoubt.COUNT_DIFFERS, "Three lessons"),
        (
            f"{LESSONS}\nF|3. Name\nB|{PROSE}\nB|And so on.",
            ArticleDoubt.LAST_IS_LONGER,
            "And so on.",
        ),
        (f"{LESSONS}\nB|Enter your mail", ArticleDoubt.LAST_IS_LONGER, "Enter your mail"),
        (LESSONS.replace("1. Ask", f"1. {'Ask ' * 30}").strip(), ArticleDoubt.LONG_HEADING, ""),
        (
            f"T|Notes\nF|Ask\nF|{PROSE} {PROSE}\nF|Count",
            ArticleDoubt.UNLIKE,
            f"{PROSE} {PROSE}",
        ),
        (
            LESSONS.replace(f"B|{PROSE}", f"B|Well said.\nB|{PROSE}"),
            ArticleDoubt.SHORT_PARAGRAPH,
            "Well said.",
        ),
        (LESSONS.replace("T|", "X|"), ArticleDoubt.NO_TITLE, ""),
        ("T|Two lessons", ArticleDoubt.NO_FINDINGS, ""),
        (
            LESSONS.replace("D|3 May 2027", "D|3 May 2027\nD|4 May 2027"),
            ArticleDoubt.ANOTHER_DAY,
            "4 May 2027",
        ),
        (
            f"{LESSONS}\nE|Kommende møder\nW|16. september 2027: Unge",
            ArticleDoubt.COMING_TALKS,
            "Kommende møder",
        ),
    ],
)
def test_what_an_article_shows_is_asked_about(labelled: str, doubt: ArticleDoubt, line: str):
    found = dict(asked(doubts(labelled)))
    assert found[doubt].startswith(line)


def test_other_findings_that_are_nearly_as_likely_are_asked_about():
    beside = (
        f"T|Squares\nK|Findings\nF|- Ask\nF|- Count\nE|Demands\nC|- A budget\nC|- A walk\nC|{PROSE}"
    )
    assert asked(doubts(beside, sure=0.5, rival=(5, 6))) == [
        (ArticleDoubt.ANOTHER_LIST, "- A budget")
    ]
    assert asked(doubts(beside, sure=0.5, rival=(2, 3, 5))) == [
        (ArticleDoubt.SHORT_PARAGRAPH, "- A budget")
    ]
    assert asked(doubts(beside, sure=0.5)) == [(ArticleDoubt.ONLY_SHAPE, "- Ask")]


def test_another_title_that_is_nearly_as_likely_is_asked_about():
    voices = LESSONS.replace("T|", "X|Voices of our towns\nT|")
    assert asked(doubts(voices, title=(0.6, 0))) == [
        (ArticleDoubt.ANOTHER_TITLE, "Voices of our towns")
    ]


def test_where_the_findings_end_is_asked_about_if_it_may_be_elsewhere():
    closed = f"{LESSONS}\nE|What would you add?"
    assert asked(doubts(closed, unsure={6: (0.35, "B")})) == [
        (ArticleDoubt.CLOSED_BY_WORDS, "What would you add?")
    ]
    within = f"{LESSONS.replace(f'B|{PROSE}', f'B|{PROSE}', 1)}\nB|Enough of it."
    found = asked(doubts(within, unsure={6: (0.35, "E")}))
    assert (ArticleDoubt.HEADING_IN_LAST, "Enough of it.") in found


@pytest.mark.parametrize(
    ("role", "other"), [("R", "X"), ("Q", "C"), ("A", "X"), ("X", "A"), ("C", "W")]
)
def test_a_line_beside_the_findings_that_may_be_something_else_is_asked_about(role, other):
    beside = f"{LESSONS}\nE|At the end\n{role}|Ada Example, Night Shifts"
    assert (ArticleDoubt.UNSURE_LINE, "Ada Example, Night Shifts") in asked(
        doubts(beside, unsure={7: (0.3, other)})
    )


def test_every_doubt_is_one_that_can_be_asked():
    text = Path(__file__).read_text(encoding="utf-8")
    assert [each for each in ArticleDoubt if f"ArticleDoubt.{each.name}" not in text] == []
