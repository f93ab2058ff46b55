"""The programmes that Rostrum itself shows are read as they are written."""

from bot.rehearsal.demo_data import read_programme
from bot.words.programme.parsing import parse_programme


def test_sessions_with_houses_in_their_titles_keep_their_people():
    talks = parse_programme(read_programme(), zone="Europe/Copenhagen").talks

    assert [[len(part.speakers) for part in talk.segments] for talk in talks] == [
        [3, 2, 2],
        [3, 2, 2],
    ]
    assert not any(talk.doubts for talk in talks)


def test_as_many_sessions_as_there_may_be_keep_their_people():
    text = "".join(f"Session {n}: Part {n} {'x' * 150}\nAda Example {n}\n" for n in range(1, 31))
    (talk,) = parse_programme(text).talks

    assert [len(part.speakers) for part in talk.segments] == [1] * 30


def test_one_session_with_somebody_unknown_is_read():
    (talk,) = parse_programme("Session 1: Trees\nCy Example").talks

    assert "Trees" in {talk.title, *(part.title for part in talk.segments)}


def test_a_title_goes_on_behind_ticks():
    (talk,) = parse_programme("Session 1: Welcome\nSession 2: Who `pays` for <shade>").talks

    assert [part.title for part in talk.segments] == ["Welcome", "Who `pays` for <shade>"]
