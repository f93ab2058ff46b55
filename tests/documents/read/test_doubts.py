"""What is asked about an article: each doubt, where a reading is hardly likelier than another.

The readings are written down here, with how sure they are, whatever was learned.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.documents.read.assembly.assembling import Assembler
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.whole import Reading
from bot.documents.read.doubts import doubts_of
from bot.documents.read.in_making import ArticleDoubt, DoubtfulLine
from bot.documents.read.plain_text import lines_of, read_plain_text
from bot.words.lines.chain import Decided
from bot.words.lines.choice import Choice
from tests.documents.read.test_authors_told import FINDINGS, TITLE

PROSE = "Towns that begin early have an easier time later, as those who took part said at length."
LESSONS = f"T|Two lessons\nD|3 May 2027\nF|1. Ask\nB|{PROSE}\nF|2. Count\nB|{PROSE}"


def doubts(
    labelled: str,
    *,
    sure: float = 1.0,
    rival: Sequence[int] = (),
    title: tuple[float, int | None] = (1.0, None),
    may_be: Mapping[int, Mapping[str, float]] | None = None,
) -> tuple[DoubtfulLine, ...]:
    """Ask about lines with their roles before them; `may_be` says by line how likely others are."""
    rows = [row.partition("|") for row in labelled.split("\n")]
    lines = lines_of("\n\n".join(line for _, _, line in rows))
    likely = [_shares(role, (may_be or {}).get(at, {})) for at, (role, _, _) in enumerate(rows)]
    decided = [_decided(role, each) for (role, _, _), each in zip(rows, likely, strict=True)]
    shares = {str(role): tuple(each[role] for each in likely) for role in LineRole}
    findings = tuple(at for at, each in enumerate(decided) if each.role == "F")
    at = next((at for at, each in enumerate(decided) if each.role == "T"), None)
    whole = Reading(decided, findings, sure, tuple(rival), Choice(at, *title), shares)
    assembler = Assembler(lines, whole, day_first=None)
    article = assembler.assemble().article
    return doubts_of(article, lines, whole, coming=assembler.coming, other_day=assembler.other_day)


def _shares(role: str, others: Mapping[str, float]) -> dict[str, float]:
    return {**dict.fromkeys(map(str, LineRole), 0.0), **others, role: 1 - sum(others.values())}


def _decided(role: str, shares: Mapping[str, float]) -> Decided:
    other = max((each for each in shares if each != role), key=lambda each: shares[each])
    return Decided(role, shares[role], other)


def asked(found: Sequence[DoubtfulLine]) -> list[tuple[ArticleDoubt, str]]:
    return [(each.doubt, each.line) for each in found]


def test_first_sentences_of_paragraphs_without_marks_may_be_no_headings():
    labelled = f"T|Two lessons\nF|Ask those who sit. {PROSE}\nF|Count in the evening. {PROSE}"
    line = f"Ask those who sit. {PROSE}"

    assert asked(doubts(labelled)) == [(ArticleDoubt.FIRST_SENTENCE, line)]
    assert doubts(labelled.replace("F|Ask", "F|1. Ask").replace("F|Count", "F|2. Count")) == ()


def test_a_few_words_that_end_one_finding_may_head_the_next_ones():
    one, *others = (f"F|{n}. Ask {n}\nB|{PROSE}" for n in range(1, 5))
    labelled = "\n".join(("T|Four lessons", one, "B|On the road", *others))

    assert asked(doubts(labelled)) == [(ArticleDoubt.SHORT_PARAGRAPH, "On the road")]


def test_who_is_named_only_in_lines_for_something_else_may_be_no_author():
    assert asked(doubts(f"{LESSONS}\nA|Anna Example")) == []
    assert doubts(f"{LESSONS}\nE|Written by:\nC|Anna Example, gardener") == ()


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
    assert asked(doubts(beside, sure=0.6, rival=(5, 6))) == [
        (ArticleDoubt.ANOTHER_LIST, "- A budget")
    ]
    assert asked(doubts(beside, sure=0.6, rival=(2, 3, 5))) == [
        (ArticleDoubt.SHORT_PARAGRAPH, "- A budget")
    ]
    assert asked(doubts(beside, sure=0.6)) == [(ArticleDoubt.ONLY_SHAPE, "- Ask")]
    assert asked(doubts(beside, sure=0.6, rival=(3,))) == [(ArticleDoubt.ONLY_SHAPE, "- Ask")]
    assert doubts(beside, sure=0.7, rival=(5, 6)) == ()


def test_last_findings_that_may_be_none_are_asked_about():
    turning = f"{LESSONS.replace('Two lessons', 'Notes')}\nF|3. Questions?\nB|{PROSE}"
    assert asked(doubts(turning, sure=0.6, rival=(2, 4))) == [
        (ArticleDoubt.HEADING_IN_LAST, "3. Questions?")
    ]
    assert doubts(turning, sure=0.7, rival=(2, 4)) == ()


VOICES = LESSONS.replace("T|", "X|Voices of our towns\nT|")
FIRST_OF_ALL = LESSONS.replace("T|", "X|Voices of our towns\nX|Home\nX|Towns\nT|")
FAR_ABOVE = LESSONS.replace("T|", "X|Home\nX|Voices of our towns\nX|Towns\nX|Home\nT|")
BELOW = LESSONS.replace("T|Two lessons", "T|Two lessons\nI|Voices of our towns")
BELOW_A_LONG_ONE = BELOW.replace("T|Two lessons", "T|Two lessons from a year of open yards")


@pytest.mark.parametrize(
    ("labelled", "other", "asked_below"),
    [
        (VOICES, 0, 0.85),
        (FIRST_OF_ALL, 0, 0.85),
        (FAR_ABOVE, 1, 0.6),
        (BELOW, 1, 0.85),
        (BELOW_A_LONG_ONE, 1, 0.7),
    ],
)
def test_another_title_that_is_nearly_as_likely_is_asked_about(labelled, other, asked_below):
    """Right above the title, first of all, or below a short one, where that is rather sure."""
    assert asked(doubts(labelled, title=(asked_below - 0.01, other))) == [
        (ArticleDoubt.ANOTHER_TITLE, "Voices of our towns")
    ]
    assert doubts(labelled, title=(asked_below, other)) == ()


def test_texts_that_lead_to_findings_are_asked_about():
    rows = ("F|- “Ask.” Ada", f"B|{PROSE}:", "F|- “Paint.” Bo", f"B|{PROSE}:", "F|- “Count.” Cy")
    labelled = "\n".join(("T|What towns say", *rows))

    assert (ArticleDoubt.ANOTHER_LIST, f"{PROSE}:") in asked(doubts(labelled))


def test_questions_alone_are_asked_about():
    labelled = f"T|What towns ask\nF|1. Who sits?\nB|{PROSE}\nF|2. Who waits?\nB|{PROSE}"

    assert (ArticleDoubt.ONLY_SHAPE, "Who sits?") in asked(doubts(labelled))


def test_another_title_is_asked_about_without_findings_too():
    assert asked(doubts("X|Voices of our towns\nT|Two lessons", title=(0.8, 0))) == [
        (ArticleDoubt.NO_FINDINGS, ""),
        (ArticleDoubt.ANOTHER_TITLE, "Voices of our towns"),
    ]


def test_where_the_findings_end_is_asked_about_if_it_may_be_elsewhere():
    closed = f"{LESSONS}\nE|What would you add?"
    assert asked(doubts(closed, may_be={6: {"B": 0.35}})) == [
        (ArticleDoubt.CLOSED_BY_WORDS, "What would you add?")
    ]
    assert doubts(closed, may_be={6: {"B": 0.25}}) == ()
    within = f"{LESSONS}\nB|Enough of it."
    # Whatever ends them, they end.
    for ends in ({"E": 0.35}, {"E": 0.2, "C": 0.15}):
        assert asked(doubts(within, may_be={6: ends})) == [
            (ArticleDoubt.HEADING_IN_LAST, "Enough of it.")
        ]
    assert doubts(within, may_be={6: {"E": 0.15, "C": 0.1}}) == ()


BESIDE = f"{LESSONS}\nE|At the end"
NAMED = LESSONS.replace("D|", "A|Kate Sample\nD|")


@pytest.mark.parametrize(
    ("role", "other", "most"),
    [
        *(("R", "X", 0.18), ("C", "R", 0.18)),
        *(("Q", "C", 0.13), ("C", "Q", 0.13)),
        *(("W", "C", 0.2), ("C", "W", 0.2)),
        *(("A", "X", 0.5), ("X", "A", 0.3)),
    ],
)
def test_a_line_beside_the_findings_that_may_be_something_else_is_asked_about(role, other, most):
    beside = f"{BESIDE}\n{role}|Ada Example, Night Shifts"
    assert asked(doubts(beside, may_be={7: {other: most + 0.01}})) == [
        (ArticleDoubt.UNSURE_LINE, "Ada Example, Night Shifts")
    ]
    assert doubts(beside, may_be={7: {other: most - 0.01}}) == ()


def test_where_an_author_is_known_no_other_line_is_asked_about_as_one():
    beside = f"{NAMED}\nE|At the end\nX|Ada Example"
    assert doubts(beside, may_be={8: {"A": 0.45}}) == ()


@pytest.mark.parametrize(
    "source", ["Squares in full (pdf, 2 MB)", "Sample, B. (2023) Small places at night"]
)
def test_a_file_or_a_cited_work_that_may_be_something_to_read_is_asked_about(source: str):
    below = f"{BESIDE}\nC|{source}"
    assert asked(doubts(below, may_be={7: {"R": 0.03}})) == [(ArticleDoubt.UNSURE_LINE, source)]
    assert doubts(below, may_be={7: {"R": 0.01}}) == ()
    assert doubts(below.replace(source, "Squares in full"), may_be={7: {"R": 0.03}}) == ()
    above = LESSONS.replace("D|", f"X|{source}\nD|")
    assert doubts(above, may_be={1: {"R": 0.03}}) == ()


def test_of_talks_to_come_one_question_is_enough():
    coming = f"{LESSONS}\nE|Kommende møder\nW|16. september 2027: Unge"
    assert asked(doubts(coming, may_be={7: {"C": 0.35}})) == [
        (ArticleDoubt.COMING_TALKS, "Kommende møder")
    ]


def test_what_hangs_on_blank_lines_alone_is_asked_about():
    page = "Bymagasinet Gader & Broer nr. 7 / 2026"
    above = "2026-05-04\n\nIn March we met in the yard to talk about benches."
    text = f"{page}\n\n{TITLE}\n\n{above}\n\n{FINDINGS}"
    doubt = (ArticleDoubt.BLANK_LINES, page)

    assert doubt in asked(read_plain_text(text).doubts)
    assert doubt not in asked(read_plain_text(text.removeprefix(page).lstrip()).doubts)


def test_short_points_that_nothing_calls_findings_are_asked_about():
    points = "F|- Maps of benches\nF|- Power for the kiosk\nF|- Whose market?"

    found = asked(doubts(f"T|Looking back at a day in town\nI|Well attended were:\n{points}"))
    assert (ArticleDoubt.ONLY_SHAPE, "Maps of benches") in found
    assert doubts(f"T|Looking back at a day in town\nK|Key findings\n{points}") == ()


def test_a_first_finding_without_a_text_may_head_the_others():
    others = f"F|Ask\nB|{PROSE}\nF|Paint\nB|{PROSE}"

    found = asked(doubts(f"T|A day in town\nF|In the evening\n{others}"))
    assert (ArticleDoubt.UNSURE_LINE, "In the evening") in found


def test_who_stands_below_the_title_with_an_office_may_be_the_author():
    line = "Anna Example - strategist, Harbour Network"
    rest = f"F|1. Ask\nB|{PROSE}\nF|2. Paint\nB|{PROSE}"

    assert (ArticleDoubt.UNSURE_LINE, line) in asked(doubts(f"T|Two lessons\nX|{line}\n{rest}"))


def test_every_doubt_is_one_that_can_be_asked():
    text = Path(__file__).read_text(encoding="utf-8")
    assert [each for each in ArticleDoubt if f"ArticleDoubt.{each.name}" not in text] == []


def test_findings_in_other_groups_than_the_one_called_so_are_asked_about():
    labelled = (
        "T|February summary\nK|What happened\nF|- We met the library\nF|- We moved a service\n"
        "G|What we learned\nF|- Small words help\nF|- Print still counts"
    )
    asked = {(each.doubt, each.line) for each in doubts(labelled)}

    assert (ArticleDoubt.ANOTHER_LIST, "- Small words help") in asked
    of_one_kind = labelled.replace("What we learned", "What comes next")
    assert ArticleDoubt.ANOTHER_LIST not in {each.doubt for each in doubts(of_one_kind)}


def test_an_author_whom_no_table_knows_is_asked_about():
    asked = doubts(f"T|Two lessons\nA|Public EngagementMeetings\nF|1. Ask\nB|{PROSE}\nF|2. Go")

    assert ArticleDoubt.UNSURE_LINE in {each.doubt for each in asked}


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Anna Example and Peter Sample write: Last year, the council asked us.", True),
        ("This opinion piece was written by Peter Sample, formerly a planner.", True),
        # Nobody, and an office.
        ("Anna Example and Peter Sample wrote last year. The council asked us.", False),
        ("The rules were written by the council of Northville.", False),
    ],
)
def test_whoever_the_text_says_has_written_it_may_be_the_author(text: str, is_asked: bool):
    labelled = f"T|Two lessons\nI|{text}\nF|1. Ask\nB|{PROSE}\nF|2. Go\nB|{PROSE}"
    found = (ArticleDoubt.UNSURE_LINE, text)
    assert (found in asked(doubts(labelled))) is is_asked
    assert found not in asked(doubts(labelled.replace("\nI|", "\nA|Anna Example\nI|")))


def test_a_heading_of_findings_below_the_first_finding_is_asked_about():
    labelled = (
        f"T|Street labs\nF|Plan to improvise\nB|{PROSE}\nB|This is what we learned.\n"
        f"F|Don’t just invite planners\nB|{PROSE}\nF|Feed people\nB|{PROSE}"
    )
    assert (ArticleDoubt.ANOTHER_LIST, "Don’t just invite planners") in asked(doubts(labelled))
    labelled = labelled.replace("This is what we learned.", "This is what it cost.")
    assert ArticleDoubt.ANOTHER_LIST not in {each.doubt for each in doubts(labelled)}


def test_lines_with_days_below_the_findings_may_be_talks():
    labelled = (
        f"T|Two lessons\nF|1. Ask\nB|{PROSE}\nF|2. Go\nB|{PROSE}\nE|What we hold\n"
        "C|Safe ferries and buses, 15 June 2026\nC|Lamps and listening, 20 July 2026"
    )
    found = (ArticleDoubt.UNSURE_LINE, "Safe ferries and buses, 15 June 2026")
    assert found in asked(doubts(labelled))
    # One line alone, or sentences.
    assert found not in asked(doubts(labelled.rpartition("\n")[0]))
    assert not {
        line for _, line in asked(doubts(labelled.replace(" 2026", " 2026."))) if "ferries" in line
    }
