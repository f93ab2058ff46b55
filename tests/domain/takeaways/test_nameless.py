from datetime import timedelta

import pytest

from bot.domain.takeaways.chatham_house import CLOCKS_DIFFER, kept_before, may_be_kept
from bot.domain.takeaways.takeaway import MOMENT_KEPT, parse_lines
from tests.factories import START, a_segment, a_speaker, a_takeaway, a_talk

SECOND = timedelta(seconds=1)
BOTH = a_segment(speakers=(a_speaker(), a_speaker(name="Ben Beispiel")))
TALK = a_talk(segments=(BOTH,), chatham_house=True)
SAID = START + timedelta(minutes=10, seconds=5)
BEGAN = SAID + timedelta(hours=1)


def a_point(**fields):
    """Kept without a name, a second after it was said."""
    defaults = {"text": "Ask early", "author_id": None, "logged_at": SAID + SECOND, "minute": None}
    return a_takeaway(**defaults | fields)


def known_again(known, text="Ask early"):
    return kept_before(known, parse_lines(text), TALK, said_at=SAID, began=BEGAN)


def test_message_is_known_again_by_its_words():
    assert known_again([a_point()]) == (a_point(),)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Ask late"},
        {"author_id": 7},
        {"segment": 2},
        {"logged_at": SAID - CLOCKS_DIFFER - MOMENT_KEPT - SECOND},
        {"logged_at": BEGAN + SECOND},
    ],
)
def test_what_differs_came_by_another_message(other):
    assert known_again([a_point(**other)]) == ()


def test_a_clock_may_be_a_minute_behind():
    behind = a_point(logged_at=SAID - CLOCKS_DIFFER)

    assert known_again([behind]) == (behind,)


def test_message_of_several_lines_is_known_as_a_whole():
    twice = [a_point(), a_point(code="TAKE01", text="Stay open"), a_point(code="TAKE02")]

    again = known_again(twice, "Ask early\n- Ask early\nStay open")
    assert [each.code for each in again] == ["TAKE00", "TAKE02", "TAKE01"]
    assert known_again(twice, "Ask early\nAsk early\nAsk early") == ()


def test_what_is_said_after_the_beginning_was_kept_by_no_earlier_run():
    assert may_be_kept(BEGAN + CLOCKS_DIFFER, began=BEGAN)
    assert not may_be_kept(BEGAN + CLOCKS_DIFFER + SECOND, began=BEGAN)
