"""A site on loopback that does what sites do to whoever reads from them.

Names are answered by a script, and loopback is refused as anywhere else, unless a test lets the
fetcher connect to its own site.
"""

import asyncio
import gzip
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

from bot.documents.fetch.addresses import is_public
from bot.documents.fetch.fetching import Fetcher, Limits
from bot.domain.errors import BotError
from bot.domain.findings import errors
from bot.saying.error_text import explain
from tests.documents.english import ENGLISH

CERTIFICATE = Path(__file__).parent / "pages.example.pem"
HTML = {"Content-Type": "text/html; charset=utf-8"}
MARKDOWN = {"Content-Type": "text/markdown"}

Answer = Callable[[web.Request], web.Response]


@dataclass
class Names(AbstractResolver):
    """Answers each look-up with the next of `answers`, the last one for ever."""

    port: int
    answers: list[str] = field(default_factory=lambda: ["127.0.0.1"])
    asked: list[str] = field(default_factory=list)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        is_6 = ":" in answer
        return [
            ResolveResult(
                hostname=host,
                host=answer,
                port=self.port,
                family=socket.AF_INET6 if is_6 else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        pass


@dataclass
class Site:
    names: Names
    pages: dict[str, Answer]
    seen: list[web.Request]
    opened: list[str]
    limits: Limits = field(default_factory=Limits)
    is_ours: Callable[[str], bool] = "127.0.0.1".__eq__

    def page(self, path: str, **answer) -> None:
        self.pages[path] = lambda _: web.Response(**answer)

    async def fetch(self, address: str):
        def may_connect(address: str) -> bool:
            self.opened.append(address)
            return is_public(address) or self.is_ours(address)

        fetcher = Fetcher(
            limits=self.limits,
            resolver=lambda: self.names,
            may_connect=may_connect,
            tls=ssl.create_default_context(cafile=CERTIFICATE),
        )
        return await fetcher.fetch(address)

    async def refusal(self, address: str) -> BotError:
        with pytest.raises(BotError) as caught:
            await self.fetch(address)
        sentence = explain(caught.value, ENGLISH)
        assert sentence.endswith("."), sentence
        return caught.value


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    pages: dict[str, Answer] = {}
    seen: list[web.Request] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(request)
        answered = pages[request.path](request)
        return await answered if asyncio.iscoroutine(answered) else answered

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(CERTIFICATE)
    server = TestServer(app, scheme="https")
    await server.start_server(ssl=tls)
    yield Site(Names(server.port), pages, seen, [])
    await server.close()


async def test_a_page_is_fetched_without_saying_who_asks(site):
    site.page("/talks/article.md", body=b"# Title\n", headers=MARKDOWN)

    fetched = await site.fetch("https://pages.example/talks/article.md?x=1#part")

    assert (fetched.name, fetched.content) == ("article.md", b"# Title\n")
    (request,) = site.seen
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(request.headers)


@pytest.mark.parametrize(
    "address",
    [
        *("http://pages.example/", "ftp://pages.example/", "file:///etc/passwd", "data://x", "://"),
        *("https://user@pages.example/", "https://u:p@pages.example/", "https://pages.example:22/"),
        *("https://", "https:///x", "https://[::1", f"https://pages.example/{'x' * 2000}"),
    ],
)
async def test_other_addresses_are_refused_before_any_look_up(site, address):
    assert isinstance(await site.refusal(address), errors.WebAddressRefused)
    assert (site.names.asked, site.opened) == ([], [])


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.7", "169.254.169.254", "100.64.0.1", "::1", "fe80::1"),
        *("::ffff:127.0.0.1", "224.0.0.1", "0.0.0.0", "fd00::1", "64:ff9b::7f00:1"),
    ],
)
async def test_a_name_that_leads_inside_is_refused(site, address):
    site.names.answers = [address]
    site.is_ours = lambda _: False

    assert isinstance(await site.refusal("https://pages.example/"), errors.AddressNotPublic)
    assert site.opened == [address]
    assert site.seen == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254"])
async def test_an_address_by_number_is_refused_without_a_look_up(site, host):
    site.is_ours = lambda _: False

    assert isinstance(await site.refusal(f"https://{host}/"), errors.AddressNotPublic)
    assert site.names.asked == []
    assert site.seen == []


async def test_a_redirect_inside_is_refused(site):
    site.page("/", status=302, headers={"Location": "https://other.example/secret"})
    site.page("/secret", body=b"secret", headers=MARKDOWN)
    site.names.answers = ["127.0.0.1", "10.0.0.1"]

    refused = await site.refusal("https://pages.example/")

    assert isinstance(refused, errors.AddressNotPublic)
    assert refused.params == {"host": "other.example"}
    assert [request.path for request in site.seen] == ["/"]


@pytest.mark.parametrize("target", ["http://pages.example/", "https://x@pages.example/", ""])
async def test_a_redirect_to_no_plain_address_is_refused(site, target):
    site.page("/", status=301, headers={"Location": target} if target else {})

    assert isinstance(await site.refusal("https://pages.example/"), errors.WebAddressRefused)


async def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(site):
    """What is checked is what is connected to, for each connection."""
    site.page("/", status=302, headers={"Location": "/again"})
    site.names.answers = ["127.0.0.1", "192.168.0.1"]

    assert isinstance(await site.refusal("https://pages.example/"), errors.AddressNotPublic)
    assert site.opened == ["127.0.0.1", "192.168.0.1"]
    assert site.names.asked == ["pages.example"] * 2


async def test_redirects_are_followed_so_many_times(site):
    for number in range(6):
        site.page(f"/{number}", status=307, headers={"Location": f"{number + 1}"})
    site.page("/6", body=b"<p>here", headers=HTML)

    assert isinstance(await site.refusal("https://pages.example/0"), errors.RedirectedTooOften)
    assert (await site.fetch("https://pages.example/1")).content == b"<p>here"


async def test_a_certificate_of_another_is_refused(site):
    refused = await site.refusal("https://elsewhere.example/")

    assert isinstance(refused, errors.WebPageNotReached)
    assert site.seen == []


async def test_too_much_is_refused_packed_or_unpacked(site):
    site.limits = Limits(size=1000)
    zipped = {**HTML, "Content-Encoding": "gzip"}
    site.page("/said", body=b"x" * 1001, headers=HTML)
    site.page("/bomb", body=gzip.compress(b"x" * 200_000), headers=zipped)
    site.page("/fits", body=gzip.compress(b"x" * 1000), headers=zipped)
    site.page("/cut", body=gzip.compress(b"x" * 1000)[:-9], headers=zipped)
    site.page("/none", body=b"x", headers=zipped)

    async def unsaid(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=HTML)
        await response.prepare(request)
        for _ in range(20):
            await response.write(b"x" * 100)
        return response

    site.pages["/unsaid"] = unsaid

    for path in ("said", "bomb", "unsaid"):
        refused = await site.refusal(f"https://pages.example/{path}")
        assert isinstance(refused, errors.WebPageTooLarge), path
    for path in ("cut", "none"):
        refused = await site.refusal(f"https://pages.example/{path}")
        assert isinstance(refused, errors.WebPageNotReached), path
    assert (await site.fetch("https://pages.example/fits")).content == b"x" * 1000


async def test_who_never_answers_is_given_up(site):
    site.limits = Limits(seconds=0.05)

    async def never(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    site.pages["/"] = never

    assert isinstance(await site.refusal("https://pages.example/"), errors.WebPageTooSlow)


async def test_what_is_no_document_is_refused(site):
    site.page("/picture", body=b"x", headers={"Content-Type": "image/png"})
    site.page("/brotli", body=b"x", headers={**HTML, "Content-Encoding": "br"})
    site.page("/gone", status=410, headers=HTML)
    site.page("/empty", status=204)

    for path, kind in {
        "picture": errors.WebPageOfOtherKind,
        "brotli": errors.WebPageOfOtherKind,
        "gone": errors.WebPageRefused,
        "empty": errors.WebPageRefused,
    }.items():
        assert isinstance(await site.refusal(f"https://pages.example/{path}"), kind), path


@pytest.mark.parametrize(
    ("kind", "body", "read"),
    [
        ("text/plain; charset=iso-8859-1", "Smør".encode("latin1"), "Smør"),
        ("text/html", b'<meta charset="windows-1252"><p>\x93Sm\xf8r\x94', "“Smør”"),
        ("text/html; charset=utf-8", "Smør".encode(), "Smør"),
        ("text/html; charset=punycode", "Smør".encode(), "Smør"),
    ],
)
async def test_text_becomes_utf8(site, kind, body, read):
    site.page("/", body=body, headers={"Content-Type": kind})

    assert (await site.fetch("https://pages.example/")).content.decode().endswith(read)
