"""The page's server: its files, the live stream, and what people do. Loopback only."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from aiohttp import web
from discord.utils import oauth_url

from bot.listening import why_not
from bot.logs import report
from bot.paths import CHECKOUT
from bot.rehearsal.acting import MissingError
from bot.rehearsal.deeds.scene import ADA
from bot.rehearsal.demo.chapters import CHAPTERS
from bot.rehearsal.demo.doing import WishDoer
from bot.rehearsal.demo.minute.frame import message, names_view
from bot.rehearsal.demo.minute.minute import Minute
from bot.rehearsal.demo.prologue import begun_show
from bot.rehearsal.demo.pulling import pull_any_time
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Sight, Story
from bot.rehearsal.demo.stream import Stream, Watcher
from bot.rehearsal.demo.strip import sight_view
from bot.rehearsal.demo.told import ToldError
from bot.rehearsal.demo.two_shows import Beginning, TwoShows, failed
from bot.rehearsal.discord.errors import CannotDoError, NoSuchThingError
from bot.saying.i18n import Text
from bot.settings import SettingsError
from bot.ui.permissions import INVITE

log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "page"
# The page puts the id of somebody's application into it.
INVITATION = oauth_url("APPLICATION_ID", permissions=INVITE)
_HOST = "127.0.0.1"
_UPLOADS = 32 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; frame-src 'self'"
)
# An exported page brings its own style and nothing that runs; ours alone shows it.
_PAPER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
)
_SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
READING = {
    "tests.md": CHECKOUT / "tests" / "README.md",
    "operations.md": CHECKOUT / "docs" / "operations.md",
}
_LOOKED_AT = {"text/html", "image/png"}
_PAPERS = {".html": "text/html", ".png": "image/png", ".pdf": "application/pdf"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Playing:
    """The story, what visitors do in it, and what their pages are told."""

    show: Show
    story: Story
    doing: WishDoer
    watcher: Watcher
    stream: Stream
    watching: asyncio.Task[None]

    @classmethod
    def begin(cls, show: Show) -> Self:
        story = Story(show, CHAPTERS)
        watcher = Watcher(show, story)
        watching = asyncio.create_task(watcher.run(), name="demo watcher")
        stream, doing = Stream(show, story, watcher), WishDoer(show)
        return cls(
            show=show, story=story, doing=doing, watcher=watcher, stream=stream, watching=watching
        )


class WebPage:
    def __init__(
        self, text: Text, first: Beginning = begun_show, another: Beginning = begun_show
    ) -> None:
        """The page is there before its `first` show; a second one is begun when it is needed."""
        self._shows = TwoShows(first, another)
        self._playing: asyncio.Task[Playing] | None = None
        self._minute: Minute | None = None
        self._text = text
        self._files: dict[str, bytes] = {}
        self._opening: dict[str, Any] = {}

    @contextlib.asynccontextmanager
    async def open(self, port: int = 0) -> AsyncIterator[str]:
        """Serve inside the block; yields the address. Port 0 is any that is free.

        Raises `SettingsError` where nothing can be served at that port.
        """
        self._files = await asyncio.to_thread(_read_page)
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await _listen(runner, port)
            self._shows.prepare()
            yield f"http://{_HOST}:{runner.addresses[0][1]}/"
        finally:
            await self._stop_watching()
            await runner.cleanup()
            await self._shows.close()

    async def _stop_watching(self) -> None:
        if self._playing is None:
            return
        self._playing.cancel()
        for playing in await asyncio.gather(self._playing, return_exceptions=True):
            if isinstance(playing, Playing):
                playing.watching.cancel()
                await asyncio.gather(playing.watching, return_exceptions=True)

    async def _story(self) -> Playing:
        if self._playing is None or failed(self._playing):
            self._playing = asyncio.create_task(self._begin_story(), name="demo story")
        return await asyncio.shield(self._playing)

    async def _begin_story(self) -> Playing:
        return Playing.begin(await self._begun(self._shows.of("story")))

    async def _begun(self, beginning: Awaitable[Show]) -> Show:
        """It is begun anew at the next asking, which the page makes by itself."""
        try:
            return await beginning
        except Exception as error:
            reference = report(log, "demo_not_begun", error)
            told = self._text("demo-not-begun", reference=reference)
            raise ToldError(told) from error

    def _app(self) -> web.Application:
        @web.middleware
        async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._in_words(request, handler)

        app = web.Application(client_max_size=_UPLOADS, middlewares=[_only_here, in_words])
        app.router.add_get("/", self._page)
        app.router.add_get("/page/{name}", self._page)
        app.router.add_get("/minute/{number:\\d+}", self._frame)
        app.router.add_get("/minute/files", self._papers)
        app.router.add_get("/minute/files/{name}", self._paper)
        app.router.add_get("/front", self._front)
        app.router.add_get("/yours", self._yours)
        app.router.add_get("/reading/{name}", self._reading)
        app.router.add_get("/start", self._start)
        app.router.add_get("/events", self._events)
        app.router.add_get("/files/{tail:.*}", self._file)
        app.router.add_post("/act", self._act)
        app.router.add_post("/story", self._step)
        app.router.add_post("/clock", self._skip)
        app.router.add_post("/plug", self._plug)
        app.on_response_prepare.append(_harden)
        return app

    async def _in_words(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer what cannot be done with a sentence that the page shows."""
        text = self._text
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

    async def _front(self, _request: web.Request) -> web.Response:
        """What stands beside the opening: the card as it is at the beginning."""
        if not self._opening:
            show = await self._begun(self._shows.first())
            self._opening = {
                "card": message(show, show.today.card, show.mia, "card"),
                "names": names_view(show),
                "zone": show.demo.series.zone,
            }
        return web.json_response(self._opening)

    async def _yours(self, _request: web.Request) -> web.Response:
        """What the ending says of the visitor's own bot."""
        return web.json_response({"folder": str(CHECKOUT), "invite": INVITATION})

    async def _reading(self, request: web.Request) -> web.Response:
        path = READING.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.Response(text=await asyncio.to_thread(path.read_text, "utf-8"))

    async def _papers(self, _request: web.Request) -> web.Response:
        files = [] if self._minute is None else list(self._minute.files)
        return web.json_response([name for name in files if not name.endswith(".png")])

    async def _frame(self, request: web.Request) -> web.Response:
        if self._minute is None:
            made = Minute(await self._begun(self._shows.of("minute")))
            self._minute = self._minute or made
        minute = self._minute
        try:
            return web.json_response(await minute.view(int(request.match_info["number"])))
        except IndexError:
            raise web.HTTPNotFound from None
        except Exception:
            # As on a machine too busy to answer Discord in time: the next asking plays it anew.
            if self._minute is minute:
                self._minute = None
                self._shows.give_up("minute")
            raise

    async def _paper(self, request: web.Request) -> web.Response:
        """A document to look at may act as little as a message, and one to keep is saved."""
        name = request.match_info["name"]
        content = self._minute and self._minute.files.get(name)
        if not content:
            raise web.HTTPNotFound
        kind = _PAPERS.get(Path(name).suffix, "application/octet-stream")
        headers = {} if kind in _LOOKED_AT else {"Content-Disposition": "attachment"}
        return web.Response(body=content, headers=headers, content_type=kind)

    async def _start(self, _request: web.Request) -> web.Response:
        """Who looks at what when the story opens; this waits until it can."""
        show = (await self._story()).show
        channel = show.world.channel("talks")
        card = str(show.today.card.id)
        opening = {"viewer": str(show.ada.id), "channel": str(channel.id), "message": card}
        return web.json_response(opening)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await (await self._story()).stream.handle(request)

    async def _file(self, request: web.Request) -> web.Response:
        blobs = [_uploaded(show, request.match_info["tail"]) for show in self._shows.begun]
        blob = next(filter(None, blobs), None)
        if blob is None:
            raise web.HTTPNotFound
        image = Path(request.path).suffix.lower() in {".png", ".jpg", ".jpeg", ".gif", ".webp"}
        headers = {} if image else {"Content-Disposition": "attachment"}
        kind = "image/" + Path(request.path).suffix[1:] if image else "application/octet-stream"
        return web.Response(body=blob, headers=headers, content_type=kind)

    async def _act(self, request: web.Request) -> web.Response:
        return web.json_response(await (await self._story()).doing.do(await request.json()))

    async def _step(self, request: web.Request) -> web.Response:
        playing = await self._story()
        seen = await playing.story.do((await request.json())["step"])
        return web.json_response(sight_view(playing.show, seen))

    async def _skip(self, request: web.Request) -> web.Response:
        wanted = (await request.json())["to"]
        show = (await self._story()).show
        async with show.stage:
            if wanted in _SKIPS:
                await show.world.advance(_SKIPS[wanted])
            else:
                due = (await show.facts()).next_due(show.world.clock.now())
                if due is None:
                    raise ToldError(self._text("demo-nothing-planned"))
                await show.world.move_to(due)
        return web.json_response({})

    async def _plug(self, _request: web.Request) -> web.Response:
        show = (await self._story()).show
        async with show.stage:
            post = await pull_any_time(show)
        sight = Sight(viewer=ADA, channel_id=post.channel_id, message_id=post.id)
        return web.json_response(sight_view(show, sight))


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, _HOST, port).start()
    except OSError as error:
        raise SettingsError("demo-port", port=str(port), why=why_not(error)) from None
    except OverflowError:
        raise SettingsError("not-a-port", port=str(port)) from None


def _uploaded(show: Show, path: str) -> bytes | None:
    base = show.world.base_url.removesuffix("/api/v10")
    return show.world.discord.cdn.get(f"{base}/cdn/{path}")


@web.middleware
async def _only_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site's page may have sent: a foreign name for us, a foreign origin."""
    own = f"{_HOST}:{request.url.port}"
    origin = request.headers.get("Origin")
    if request.host != own or origin not in {None, f"http://{own}"}:
        raise web.HTTPForbidden
    return await handler(request)


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    document = response.content_type == "text/html" and request.path.startswith("/minute/")
    response.headers["Content-Security-Policy"] = _PAPER_POLICY if document else _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers.setdefault("Cache-Control", "no-store")


def _read_page() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in PAGE.iterdir() if path.suffix in _KINDS}
