import struct

import pytest

from bot.documents.write.chart import chart_png
from bot.domain.ballots.publishing import Result
from bot.domain.ballots.questions import Question, QuestionKind
from tests.documents.english import ENGLISH
from tests.documents.test_pdf import CODE

AGAIN = Question(
    key="again", kind=QuestionKind.RECOMMEND, text="Recommend it?", options=("Yes", "Maybe", "No")
)
BETTER = Question(key="better", kind=QuestionKind.TEXT, text="One thing to improve")
SHOWN = Result(question=AGAIN, answers=6, counts=(4, 1, 1))


def size(png: bytes | None) -> tuple[int, int]:
    assert png is not None
    assert png.startswith(b"\x89PNG\r\n")
    return struct.unpack(">II", png[16:24])


def test_a_chart_is_the_same_bytes_each_time_and_three_times_as_wide_as_phones_show_it():
    made = chart_png([SHOWN], ENGLISH)

    assert made == chart_png([SHOWN], ENGLISH)
    assert 900 <= size(made)[0] <= 920


def test_each_question_that_is_shown_takes_room_and_no_other_does():
    withheld = Result(question=AGAIN, answers=3, counts=None)
    texts = Result(question=BETTER, answers=9, counts=(), texts=("Tea",))

    assert chart_png([SHOWN, withheld, texts], ENGLISH) == chart_png([SHOWN], ENGLISH)
    assert size(chart_png([SHOWN, SHOWN], ENGLISH))[1] > size(chart_png([SHOWN], ENGLISH))[1]
    assert chart_png([withheld, texts], ENGLISH) is None


@pytest.mark.parametrize("said", [CODE[:45], "W" * 45, "\U0001f389 日本語", "#" * 45])
def test_what_people_wrote_is_data_whatever_it_says(said):
    odd = Question(
        key="odd", kind=QuestionKind.CHOICES, text=said, options=(f"{said} 1", f"{said} 2")
    )

    assert size(chart_png([Result(question=odd, answers=7, counts=(7, 2))], ENGLISH))[1] > 0
