"""A letter speaks the language that its reader chose, everything else the server's."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bootstrap.use_cases import build_services
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import user_owner
from bot.domain.talks.states import TalkState
from bot.domain.team.member import default_member
from bot.guild.contents.drawing import Contents
from bot.saying.i18n import LOCALES, Localizer
from bot.services.ports import Claimed, Documents
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    MEMBER_ID,
    OWNER,
    TALK_CODE,
    a_delivery,
    a_member,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.kept import clock, empty_folder, store, zones
from tests.ui.cards.measuring import text_of

__all__ = ["clock", "empty_folder", "store", "zones"]


@pytest.fixture
def localizer(tmp_path: Path) -> Localizer:
    """English, and a Danish of which one sentence is translated."""
    shutil.copytree(LOCALES, tmp_path / "locales")
    danish = tmp_path / "locales" / "da"
    danish.mkdir()
    (danish / "letters.ftl").write_text(
        "letter-cancelled = **{ $title }** er aflyst.\n", encoding="utf-8"
    )
    return Localizer.load(folder=tmp_path / "locales")


async def test_a_letter_speaks_its_readers_language(store, clock, localizer):
    services = build_services(store, clock, {}, {}, FolderKeys(Path("unused")))
    contents = Contents(services, localizer)
    talk = a_talk(state=TalkState.CANCELLED)

    def fill(docs: Documents) -> None:
        for each in (a_server(), a_series(), an_edition(), talk):
            docs.put(each)

    await store.run(OWNER, fill)

    async def said(kind: DeliveryKind) -> str:
        letter = a_delivery(kind=kind, about=TALK_CODE, user_id=MEMBER_ID)
        return text_of((await contents.of(Claimed(delivery=letter, late=False))).items)

    async def choose(language: str | None) -> None:
        chosen = replace(default_member(MEMBER_ID), language=language)
        await store.run(user_owner(MEMBER_ID), lambda docs: docs.put(chosen))

    assert "is cancelled" in await said(DeliveryKind.CANCELLED_LETTER)
    await choose("da")
    assert "er aflyst" in await said(DeliveryKind.CANCELLED_LETTER)
    # One that is here no more is nobody's choice.
    await services.members.set_language(a_member(), "xx")
    assert "is cancelled" in await said(DeliveryKind.CANCELLED_LETTER)
