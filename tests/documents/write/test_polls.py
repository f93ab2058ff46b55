import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.documents.write.polls import polls_csv, polls_json, polls_pdf
from bot.services.exports.views import (
    PolledEdition,
    PolledOption,
    PolledQuestion,
    PolledTalk,
    PollsExport,
)
from tests.documents.conformance import complaints
from tests.documents.english import ENGLISH
from tests.documents.test_pdf import CODE, printed
from tests.documents.test_schemas import validator

USEFUL = PolledQuestion(
    key="useful",
    kind="rating",
    text="How useful was it?",
    answers=5,
    options=tuple(
        PolledOption(text=text, answers=count, percent=20 * count)
        for text, count in (("1: not at all", 0), ("2", 1), ("3", 0), ("4", 1), ("5: very", 3))
    ),
    mean=4.2,
)
FEW = PolledQuestion(key="use", kind="choices", text="What for?", answers=2, is_withheld=True)
TEXTS = ("=1+1", "@SUM(A1)", " -2", "\t=3", "|4", "More time", '"quoted", twice\nand below')
BETTER = PolledQuestion(key="better", kind="text", text="+ or -?", answers=9, texts=TEXTS)
EXPORT = PollsExport(
    series="Northville Talks",
    edition="2022",
    language="en",
    exported_at=datetime(2022, 5, 1, 12, tzinfo=UTC),
    together=(PolledEdition(question=USEFUL, talks=1, waiting=1),),
    talks=(
        PolledTalk(
            number=1,
            title="Benches",
            on=date(2022, 4, 7),
            is_anonymous=True,
            answers=9,
            going=12,
            came=10,
            questions=(USEFUL, FEW, BETTER),
        ),
    ),
)


def rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))


def test_a_row_for_each_option_and_text_and_none_for_a_ballot():
    found = rows(polls_csv(EXPORT))

    assert [each["option"] for each in found[:5]] == ["1: not at all", "2", "3", "4", "5: very"]
    assert (found[0]["came"], found[-1]["came"]) == ("", "10")
    assert (found[0]["talk"], found[0]["talks"], found[0]["waiting"]) == ("", "1", "1")
    few = next(each for each in found if each["question"] == "use")
    assert (few["talk"], few["withheld"], few["answers"], few["option"], few["chosen"]) == (
        *("1", "yes", "2", "", ""),
    )
    assert len(found) == 5 + 5 + 1 + len(TEXTS)


def test_nothing_that_somebody_wrote_is_calculated():
    cells = [
        cell
        for row in csv.reader(io.StringIO(polls_csv(EXPORT).removeprefix("\ufeff")))
        for cell in row
    ]

    assert "'=1+1" in cells
    assert "More time" in cells
    assert [each for each in cells if each.lstrip().startswith(tuple("=+-@|"))] == []


def test_the_file_for_programs_is_as_its_schema_says():
    written = json.loads(polls_json(EXPORT))

    assert validator("rostrum-polls-1.json").is_valid(written)
    assert written["polls"]["talks"][0]["questions"][1]["options"] == []


def test_the_page_says_all_that_is_shown():
    made = polls_pdf(EXPORT, ENGLISH)

    said = printed(made)
    assert complaints(made) == []
    assert made == polls_pdf(EXPORT, ENGLISH)
    for text in (
        "Results of polls: Northville Talks 2022",
        "Talk 1: Benches (Thursday 7 April 2022)",
        "5 answers · 4.2 of 5 on average",
        "60% (3)",
        "9 people answered; 12 had signed up, 10 came.",
        "2 answers · Too few to show without pointing at someone.",
        "=1+1",
    ):
        assert text in said, said


@pytest.mark.parametrize("said", [CODE, "W" * 300, "日本語"])
def test_whatever_is_written_is_printed_and_acts_on_nothing(said):
    question = PolledQuestion(
        key="odd",
        kind="choice",
        text=said,
        answers=9,
        options=(PolledOption(text=said, answers=9, percent=100),),
        texts=(said,),
    )
    talk = PolledTalk(
        number=1,
        title=said,
        on=None,
        is_anonymous=True,
        answers=9,
        going=0,
        questions=(question,),
    )
    export = PollsExport(
        series=said, edition=said, language="en", exported_at=EXPORT.exported_at, talks=(talk,)
    )

    assert "9 people answered" in printed(polls_pdf(export, ENGLISH))


def test_talk_that_too_few_answered_says_so_once_and_what_several_wrote_stands_once():
    few = replace(EXPORT.talks[0], questions=tuple(map(_withheld, EXPORT.talks[0].questions)))
    asked = PolledQuestion(key="t", kind="text", text="Why?", answers=9, texts=("Tea",) * 3)
    said = printed(
        polls_pdf(
            replace(EXPORT, together=(), talks=(few, replace(few, questions=(asked,)))), ENGLISH
        )
    )

    assert said.count("Too few to show without pointing at someone.") == 1
    assert said.count("Tea") == 1
    assert "Tea (3 times)" in said


def _withheld(question: PolledQuestion) -> PolledQuestion:
    return replace(question, options=(), texts=(), mean=None, is_withheld=True)
