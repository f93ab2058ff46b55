"""The page's server: its files, the live stream, and what people do. Loopback only."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.logs import report
from bot.rehearsal.acting import MissingError
from bot.rehearsal.demo.chapters import counted
from bot.rehearsal.demo.doing import Doing
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Story
from bot.rehearsal.demo.stream import Stream, Watcher
from bot.rehearsal.demo.strip import sight_view
from bot.rehearsal.demo.told import ToldError
from bot.rehearsal.discord.errors import CannotDoError, NoSuchThingError

log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "page"
_UPLOADS = 32 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class WebPage:
    def __init__(self, show: Show, story: Story) -> None:
        self._show = show
        self._story = story
        self._doing = Doing(show)
        self._watcher = Watcher(show, story)
        self._stream = Stream(show, story, self._watcher)
        self._files: dict[str, bytes] = {}

    @contextlib.asynccontextmanager
    async def open(self, port: int = 0) -> AsyncIterator[str]:
        """Serve inside the block; yields the address. Port 0 is any that is free."""
        self._files = await asyncio.to_thread(_read_page)
        watching = asyncio.create_task(self._watcher.run(), name="demo watcher")
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await runner.cleanup()

    def _app(self) -> web.Application:
        @web.middleware
        async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._in_words(request, handler)

        app = web.Application(client_max_size=_UPLOADS, middlewares=[_only_here, in_words])
        app.router.add_get("/", self._page)
        app.router.add_get("/page/{name}", self._page)
        app.router.add_get("/start", self._start)
        app.router.add_get("/events", self._stream.handle)
        app.router.add_get("/files/{tail:.*}", self._file)
        app.router.add_post("/act", self._act)
        app.router.add_post("/story", self._step)
        app.router.add_post("/clock", self._skip)
        app.router.add_post("/plug", self._plug)
        app.on_response_prepare.append(_harden)
        return app

    async def _in_words(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer what cannot be done with a sentence that the page shows."""
        text = self._show.text
        try:
            return await handler(request)
        except ToldError as error:
            sentence = str(error)
        except (CannotDoError, NoSuchThingError, MissingError) as error:
            report(log, "demo_not_done", error, path=request.path)
            sentence = text("demo-not-done")
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001 - nothing above this would say it in words
            reference = report(log, "demo_failed", error, path=request.path)
            sentence = text("demo-broken", reference=reference)
        return web.json_response({"error": sentence})

    async def _page(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        if name not in self._files:
            raise web.HTTPNotFound
        kind = _KINDS[Path(name).suffix]
        return web.Response(body=self._files[name], content_type=kind, charset="utf-8")

    async def _start(self, _request: web.Request) -> web.Response:
        """Who looks at what when the page opens."""
        person = self._show.ada
        channel = self._show.world.channel("talks")
        opening = {"viewer": str(person.id), "channel": str(channel.id)}
        return web.json_response(opening)

    async def _file(self, request: web.Request) -> web.Response:
        base = self._show.world.base_url.removesuffix("/api/v10")
        blob = self._show.world.discord.cdn.get(f"{base}/cdn/{request.match_info['tail']}")
        if blob is None:
            raise web.HTTPNotFound
        image = Path(request.path).suffix.lower() in {".png", ".jpg", ".jpeg", ".gif", ".webp"}
        headers = {} if image else {"Content-Disposition": "attachment"}
        kind = "image/" + Path(request.path).suffix[1:] if image else "application/octet-stream"
        return web.Response(body=blob, headers=headers, content_type=kind)

    async def _act(self, request: web.Request) -> web.Response:
        return web.json_response(await self._doing.do(await request.json()))

    async def _step(self, request: web.Request) -> web.Response:
        seen = await self._story.do((await request.json())["step"])
        return web.json_response(sight_view(self._show, seen))

    async def _skip(self, request: web.Request) -> web.Response:
        wanted = (await request.json())["to"]
        world = self._show.world
        async with self._show.stage:
            if wanted in _SKIPS:
                await world.advance(_SKIPS[wanted])
            else:
                due = (await self._show.facts()).next_due(world.clock.now())
                if due is None:
                    raise ToldError(self._show.text("demo-nothing-planned"))
                await world.move_to(due)
        return web.json_response({})

    async def _plug(self, _request: web.Request) -> web.Response:
        """Kill the bot, start it again, and count in the channels what it ever sent."""
        async with self._show.stage:
            await self._show.bot.kill()
            await self._show.bot.start()
        return web.json_response({"note": counted(self._show, await self._show.facts())})


@web.middleware
async def _only_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site's page may have sent: a foreign name for us, a foreign origin."""
    own = f"127.0.0.1:{request.url.port}"
    origin = request.headers.get("Origin")
    if request.host != own or origin not in {None, f"http://{own}"}:
        raise web.HTTPForbidden
    return await handler(request)


async def _harden(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers.setdefault("Cache-Control", "no-store")


def _read_page() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in PAGE.iterdir() if path.suffix in _KINDS}
