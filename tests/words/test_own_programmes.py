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
