"""Serves what is on the web, once there is a public address: alone, or behind a reverse proxy."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol
from urllib.parse import urlsplit

from aiohttp import web

from bot.domain.document import guild_owner, owner_id
from bot.domain.team.errors import MembershipUnknown
from bot.domain.team.rights import Act
from bot.listening import why_not
from bot.logs import event, report
from bot.saying.i18n import Localizer, Text
from bot.services.bundle import Services
from bot.services.ports import Clock
from bot.settings import Settings, SettingsError
from bot.ui.web_addresses import OWN, PUBLIC
from bot.web.answers import calendar_answer, page
from bot.web.gate import WINDOW, Answering, ConnectionGate, Proxies, Rate
from bot.web.shelf import Shelf

log = logging.getLogger(__name__)

PageHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# No address of ours is longer, and nobody waits for the rest of a request.
_LONGEST_LINE = 2_000
_IDLE_SECONDS = 15.0
_GUILD, _CODE = r"{guild:[0-9]{1,20}}", r"{code:[0-9A-Z]{1,12}}"
_RANDOM = r"{secret:[0-9a-f]{1,64}}"
# Who is told so asks again, and keeps what there was.
_AGAIN_IN = "600"


class TakingPart(Protocol):
    """Who takes part, by Discord's word."""

    def serves(self, guild_id: int) -> bool: ...

    async def may_still(self, guild_id: int, user_id: int, act: Act) -> bool:
        """Raise `MembershipUnknown`."""
        ...


class Pages:
    """`serves` tells whether the host wants a server to be served."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        localizer: Localizer,
        services: Services,
        membership: TakingPart,
    ) -> None:
        assert settings.web_address is not None
        self._settings = settings
        self._clock = clock
        self._localizer = localizer
        self._feeds = services.feeds
        self._own_calendars = services.own_calendars
        self._membership = membership
        self._proxies = Proxies(settings.web_proxies)
        self._rate = Rate(clock)
        self.shelf = Shelf(clock, settings.host_name, localizer)
        self._runner: web.AppRunner | None = None
        self._listening: asyncio.Server | None = None
        # As a proxy may pass on the whole path, or leave out what is ours alone.
        self._prefix = urlsplit(settings.web_address).path

    @property
    def port(self) -> int:
        assert self._listening is not None
        return self._listening.sockets[0].getsockname()[1]

    async def start(self) -> None:
        """Raise `SettingsError` where nothing can be served at the address."""
        application = web.Application(middlewares=[self._at_the_door], client_max_size=0)
        for prefix in dict.fromkeys(("", self._prefix)):
            public = prefix + PUBLIC.format(guild=_GUILD, code=_CODE)
            own = prefix + OWN.format(guild=_GUILD, code=_CODE, secret=_RANDOM)
            application.router.add_get(public, self._public)
            application.router.add_get(own, self._own)
        # Nobody writes down who asked for what; nor what cannot be read as a request, of which the
        # library would tell the address and the words, and with them perhaps a secret path.
        unread = logging.getLogger("bot.web.unread")
        unread.disabled = True
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        server = self._runner.server
        assert server is not None
        answering = partial(
            Answering,
            server,
            words=self._localizer.english,
            access_log=None,
            logger=unread,
            keepalive_timeout=_IDLE_SECONDS,
            max_line_size=_LONGEST_LINE,
        )
        host, port = self._settings.web_listen
        loop = asyncio.get_running_loop()
        try:
            self._listening = await loop.create_server(
                lambda: ConnectionGate(server, answering), host, port
            )
        except OSError as error:
            await self.close()
            given = f"{host}:{port}"
            raise SettingsError("web-in-use", given=given, why=why_not(error)) from None
        event(log, "pages_served", host=host, port=self.port)

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _at_the_door(self, request: web.Request, handler: PageHandler) -> web.StreamResponse:
        """Count, and make one page of whatever is refused or goes wrong."""
        words = self._words(request)
        try:
            forwarded = request.headers.getall("X-Forwarded-For", ())
            if not self._rate.admits(self._proxies.visitor(request.remote, forwarded)):
                wait = str(int(WINDOW.total_seconds()))
                return page(words, "too-often", status=429, **{"Retry-After": wait})
            return await handler(request)
        except web.HTTPMethodNotAllowed:
            return page(words, "only-read", status=405, Allow="GET, HEAD")
        except MembershipUnknown:
            return page(words, "unknown", status=503, **{"Retry-After": _AGAIN_IN})
        except web.HTTPException:
            return page(words, "not-found", status=404)
        except Exception as error:  # noqa: BLE001 - nothing above this would say it in words
            report(log, "page_failed", error)
            return page(words, "failed", status=500)

    def _words(self, request: web.Request) -> Text:
        wanted = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
        return self._localizer.for_locale(wanted.strip()[:20] or "en")

    async def _public(self, request: web.Request) -> web.StreamResponse:
        owner = guild_owner(int(request.match_info["guild"]))
        code = request.match_info["code"]
        if not self._membership.serves(owner_id(owner)):
            raise web.HTTPNotFound
        found = await self.shelf.get(f"{owner}/{code}", lambda: self._feeds.find(owner, code))
        if found is None:
            raise web.HTTPNotFound
        return calendar_answer(
            request, found, file_name=f"{code}.ics", is_own=False, now=self._clock.now()
        )

    async def _own(self, request: web.Request) -> web.StreamResponse:
        """A member's own: each time it is looked at whether it is theirs, and they take part."""
        asked = request.match_info
        owner = guild_owner(int(asked["guild"]))
        calendar = await self._own_calendars.opened(owner, asked["code"], asked["secret"])
        if calendar is None:
            raise web.HTTPNotFound
        guild_id, user_id = owner_id(owner), calendar.user_id
        if not await self._membership.may_still(guild_id, user_id, Act.SEE_TALKS):
            raise web.HTTPNotFound
        name = f"{owner}/my/{calendar.code}"
        found = await self.shelf.get(name, lambda: self._own_calendars.feed(calendar))
        assert found is not None
        return calendar_answer(
            request, found, file_name="talks.ics", is_own=True, now=self._clock.now()
        )
