"""Recordings open at the minute where their platform has a form; segments become chapters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.talks.parts import SegmentMark
from bot.domain.talks.recordings import at_minute, chapters
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from tests.factories import START, a_segment, a_talk

LONG = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
SHORT = "kkGMgK9ZtnKfYAgnEtQxbv"


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://youtu.be/abc-DEF_123", "https://youtu.be/abc-DEF_123?t=720s"),
        ("https://youtu.be/abc?si=x&t=5", "https://youtu.be/abc?si=x&t=720s"),
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=720s"),
        ("https://m.youtube.com/watch?v=a#t=9", "https://m.youtube.com/watch?v=a&t=720s"),
        ("https://youtube.com/live/abc", "https://youtube.com/live/abc?t=720s"),
        (
            "https://www.youtube-nocookie.com/embed/abc?start=4",
            "https://www.youtube-nocookie.com/embed/abc?start=720",
        ),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t=720s"),
        ("https://vimeo.com/76979871/8272103f6e", "https://vimeo.com/76979871/8272103f6e#t=720s"),
        ("https://player.vimeo.com/video/1?h=2", "https://player.vimeo.com/video/1?h=2#t=720s"),
        (f"https://tube.example.org/w/{SHORT}", f"https://tube.example.org/w/{SHORT}?start=720s"),
        (
            f"https://tube.example.org/videos/watch/{LONG}",
            f"https://tube.example.org/videos/watch/{LONG}?start=720s",
        ),
        (
            f"https://north.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id={LONG}",
            f"https://north.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id={LONG}&start=720",
        ),
    ],
)
def test_opens_at_the_minute(address: str, opened: str):
    assert at_minute(address, 12) == opened
    assert at_minute(opened, 12) == opened


@pytest.mark.parametrize(
    "address",
    [
        None,
        "https://example.org/recording.mp4",
        "https://www.youtube.com/playlist?list=abc",
        "https://www.youtube.com/@northville",
        "https://youtube.com.example.org/watch?v=abc",
        "https://vimeo.com/northville",
        "https://tube.example.org/w/p/" + SHORT,
        "javascript://youtu.be/abc",
        "https://[youtu.be/abc",
    ],
)
def test_other_addresses_have_no_form(address: str | None):
    assert at_minute(address, 12) is None


def test_without_a_minute_there_is_none():
    assert at_minute("https://youtu.be/abc", None) is None
    assert at_minute("https://youtu.be/abc", 0) == "https://youtu.be/abc?t=0s"


def held(
    *seconds: int, titles: tuple[str, ...] = ("Welcome", "Trust", "Networks", "Close")
) -> Talk:
    """A talk whose segments after the first began so many seconds after it."""
    marks = [SegmentMark(segment=1, at=START)]
    marks += [
        SegmentMark(segment=number, at=START + timedelta(seconds=after))
        for number, after in enumerate(seconds, start=2)
    ]
    return replace(
        a_talk(segments=tuple(a_segment(title=title) for title in titles)),
        state=TalkState.ENDED,
        started_at=START,
        ended_at=START + timedelta(hours=2),
        marks=tuple(marks),
    )


def lines(talk: Talk) -> list[str]:
    return [chapter.line for chapter in chapters(talk)]


def test_segments_become_chapters():
    assert lines(held(65, 1205, 3725)) == [
        "00:00 Welcome",
        "01:05 Trust",
        "20:05 Networks",
        "1:02:05 Close",
    ]


def test_what_was_passed_over_is_no_chapter():
    assert lines(held(65, 70, 3725)) == ["00:00 Welcome", "01:10 Networks", "1:02:05 Close"]
    assert lines(held(4, 100, 200)) == ["00:00 Trust", "01:40 Networks", "03:20 Close"]


def test_fewer_than_three_are_none():
    assert lines(held(65)) == []
    assert lines(held(65, 70)) == []
    assert lines(a_talk()) == []


def test_titles_fit_into_a_description():
    titles = ("A\nB", "<b>", "C", "D")
    assert lines(held(60, 120, 180, titles=titles))[:2] == ["00:00 A B", "01:00 ‹b›"]
