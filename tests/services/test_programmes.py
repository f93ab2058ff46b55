import pytest

from bot.domain.errors import TextMissing, TitleTooLong
from bot.domain.pending import Pending
from bot.services.programmes import Pasted, Programmes
from tests.factories import OWNER, an_organiser

SESSIONS = "Session 1: Benches\nAda Example, City of Northville"


@pytest.fixture
def programmes(store, clock) -> Programmes:
    return Programmes(store, clock)


@pytest.mark.usefixtures("programme")
async def test_sessions_without_a_talk_get_the_title_given_with_them(programmes):
    named = await programmes.preview(an_organiser(), Pasted(text=SESSIONS, title=" Town  Square "))
    unnamed = await programmes.preview(an_organiser(), Pasted(text=SESSIONS))

    assert [each.read.title for each in named.talks] == ["Town Square"]
    assert [each.read.title for each in unnamed.talks] == ["Benches"]


@pytest.mark.parametrize(("title", "error"), [("x" * 300, TitleTooLong), ("\u200b", TextMissing)])
@pytest.mark.usefixtures("programme")
async def test_a_title_that_no_talk_can_have_keeps_no_preview(programmes, store, title, error):
    with pytest.raises(error):
        await programmes.preview(an_organiser(), Pasted(text=SESSIONS, title=title))

    assert await store.read(OWNER, lambda docs: docs.select(Pending)) == []
