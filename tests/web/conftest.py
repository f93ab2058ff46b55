"""Real pages on a free port of this machine, over a real store."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import aiohttp
import pytest

from bot.clock import ManualClock
from bot.domain.document import Document
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import MembershipUnknown
from bot.domain.team.rights import Act
from bot.domain.team.server import Server
from bot.saying.i18n import Localizer
from bot.services.calendars.feeds import Feeds
from bot.services.calendars.own import OwnCalendars
from bot.services.ports import Documents
from bot.settings import Settings
from bot.store.sqlite.document_store import DocumentStore
from bot.web.pages import Pages
from tests.factories import OTHER_GUILD_ID, OWNER, a_series, a_server, a_talk, an_edition
from tests.kept import clock, empty_folder, store, zones

__all__ = ["clock", "empty_folder", "store", "zones"]

Put = Callable[..., Awaitable[None]]


@pytest.fixture
def put(store: DocumentStore) -> Put:
    async def keep(*documents: Document, owner: str = OWNER) -> None:
        def work(docs: Documents) -> None:
            for document in documents:
                known = docs.find(type(document), document.code)
                fields = {"version": known.version} if known is not None else {}
                docs.put(replace(document, **fields))

        await store.run(owner, work)

    return keep


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data=tmp_path / "data",
        host_name="talks.example.org",
        web_address="https://talks.example.org",
        web_listen=("127.0.0.1", 0),
    )


class DiscordSays:
    """Who takes part: everybody, but whom a test names; None is that it does not answer."""

    def __init__(self) -> None:
        self.takes_part: bool | None = True

    def serves(self, guild_id: int) -> bool:
        return guild_id != OTHER_GUILD_ID

    async def may_still(self, _guild_id: int, _user_id: int, _act: Act) -> bool:
        if self.takes_part is None:
            raise MembershipUnknown
        return self.takes_part


@pytest.fixture
def discord_says() -> DiscordSays:
    return DiscordSays()


@pytest.fixture
async def pages(
    settings: Settings,
    clock: ManualClock,
    localizer: Localizer,
    store: DocumentStore,
    discord_says: DiscordSays,
) -> AsyncIterator[Pages]:
    services = SimpleNamespace(feeds=Feeds(store, clock), own_calendars=OwnCalendars(store, clock))
    pages = Pages(settings, clock, localizer, services, discord_says)
    for kind in (Edition, OwnCalendar, Series, Server, Signup, Talk):
        store.watch(kind, pages.shelf.mark_stale)
    await pages.start()
    yield pages
    await pages.close()


@pytest.fixture
async def web(pages: Pages) -> AsyncIterator[aiohttp.ClientSession]:
    """As a calendar program asks: it unpacks nothing, so that tests see what came."""
    base = f"http://127.0.0.1:{pages.port}"
    plain = {"Accept-Encoding": "identity"}
    async with aiohttp.ClientSession(base, headers=plain, auto_decompress=False) as session:
        yield session


@pytest.fixture
async def programme(put: Put) -> None:
    await put(a_server(), a_series(is_on_web=True), an_edition(), a_talk())
