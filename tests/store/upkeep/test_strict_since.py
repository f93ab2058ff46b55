"""What a member took back since a backup was made is not there again once it is restored."""

from pathlib import Path

import pytest

from bot.domain.document import Document
from bot.domain.findings.letters import FindingsLetters
from bot.domain.kinds import KINDS
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.strict_since import keep_strict
from tests.factories import MEMBER_ID, NOW, OWNER, SERIES_CODE, a_server

ASKED = FindingsLetters(
    owner=OWNER, code="FE5500", series=SERIES_CODE, user_id=MEMBER_ID, asked_at=NOW
)


@pytest.mark.parametrize(
    ("present", "left"),
    [
        ([a_server()], 0),
        ([a_server(), ASKED], 1),
        # A database that could not be read says nothing of what was taken back.
        ([], 1),
    ],
)
async def test_letters_that_were_not_wanted_any_more(
    tmp_path: Path, present: list[Document], left: int
):
    store = await open_store(tmp_path / "data", KINDS)
    try:
        await store.run(OWNER, lambda docs: docs.put(ASKED))
        tightened = await keep_strict(store, present)
        kept = await store.survey(lambda survey: survey.select(FindingsLetters))
    finally:
        await store.close()
    assert (len(kept), tightened) == (left, 1 - left)
