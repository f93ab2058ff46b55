"""The words by which a search is narrowed."""

import pytest

from bot.domain.takeaways.takeaway import Takeaway
from bot.services.ports import Narrowed
from bot.store.kinds import describe
from bot.store.sqlite import index_words
from bot.store.sqlite.index_words import PlaceWords
from tests.factories import MEMBER_ID, OWNER, a_takeaway

KIND = describe(Takeaway)


@pytest.mark.parametrize("ready", [0, index_words._READY])
def test_words_are_the_same_whether_they_are_kept_or_made_anew(
    monkeypatch: pytest.MonkeyPatch, ready: int
):
    monkeypatch.setattr(index_words, "_READY", ready)
    body = KIND.encode(a_takeaway(tags=("light",), author_id=MEMBER_ID))
    words = PlaceWords([KIND])
    _, held, _ = KIND.searched(body)

    indexed = words.of(OWNER, "takeaway", held).split()

    assert words.of(OWNER, "takeaway", held).split() == indexed
    for by in (Narrowed("tags", ("light",)), Narrowed("author_id", (str(MEMBER_ID),))):
        asked = words.asked(OWNER, ["takeaway"], [by])
        assert asked is not None
        assert asked.rpartition("place : (")[2].strip('")') in indexed
    assert words.asked("guild:2", ["takeaway"], []) is None
