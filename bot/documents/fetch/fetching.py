"""One document from a web address: https only, small, soon, and from the public internet."""

import asyncio
import re
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.documents.fetch.addresses import is_public
from bot.domain.findings.errors import (
    AddressNotPublic,
    RedirectedTooOften,
    WebAddressRefused,
    WebPageNotReached,
    WebPageOfOtherKind,
    WebPageRefused,
    WebPageTooLarge,
    WebPageTooSlow,
)

_OK: Final = 200
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXTS: Final = frozenset(
    ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json")
)
_KINDS: Final = _TEXTS | {_WORD, "application/vnd.oasis.opendocument.text"}
_HEADERS: Final = {
    "Accept": ", ".join(sorted(_KINDS)),
    "Accept-Encoding": "gzip",
    "User-Agent": "Rostrum",
}
_GZIP: Final = 16 + zlib.MAX_WBITS
_LONGEST_ADDRESS: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`size` counts the bytes of the document, packed and unpacked alike."""

    size: int = 2_000_000
    seconds: float = 20
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`name` is the last part of the address; text is in UTF-8, whatever it came in."""

    name: str
    content: bytes


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """What is not given is the world: the system's names, its certificates, public addresses."""

    limits: Limits = field(default_factory=Limits)
    resolver: Callable[[], AbstractResolver] = ThreadedResolver
    may_connect: Callable[[str], bool] = is_public
    tls: ssl.SSLContext | None = None

    async def fetch(self, address: str) -> Fetched:
        """Raises the errors that are imported above, each for one reason."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._follow(_checked(address))
        except TimeoutError:
            raise WebPageTooSlow(seconds=self.limits.seconds) from None

    async def _follow(self, url: URL) -> Fetched:
        """Each address on the way is checked as the first one is."""
        gate = _Gate(self.may_connect)
        connector = aiohttp.TCPConnector(
            resolver=self.resolver(),
            use_dns_cache=False,
            ssl=self.tls or True,
            socket_factory=gate.open,
            force_close=True,
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            # We unpack by ourselves, up to a limit; a proxy of the environment would look names up
            # where nobody checks them.
            auto_decompress=False,
            trust_env=False,
        ) as session:
            for _ in range(self.limits.redirects + 1):
                try:
                    async with session.get(url, allow_redirects=False) as response:
                        if response.status not in _REDIRECTS:
                            return await self._read(response)
                        url = _checked(response.headers.get("Location", ""), since=url)
                except aiohttp.ClientError as error:
                    if gate.refused:
                        raise AddressNotPublic(host=str(url.host)) from None
                    raise WebPageNotReached(problem=_problem(error)) from None
        raise RedirectedTooOften(limit=self.limits.redirects)

    async def _read(self, response: aiohttp.ClientResponse) -> Fetched:
        if response.status != _OK:
            raise WebPageRefused(status=str(response.status))
        kind = response.content_type
        if kind not in _KINDS:
            raise WebPageOfOtherKind(kind=kind[:100])
        if (response.content_length or 0) > self.limits.size:
            raise WebPageTooLarge(limit=self.limits.size)
        content = bytearray()
        async for piece in self._unpacked(response):
            content += piece
            if len(content) > self.limits.size:
                raise WebPageTooLarge(limit=self.limits.size)
        name = response.url.name or "page"
        if kind == "text/markdown" and not name.endswith(".md"):
            name += ".md"
        whole = bytes(content)
        return Fetched(
            name=name, content=as_utf8(whole, response.charset) if kind in _TEXTS else whole
        )

    async def _unpacked(self, response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
        """Yield pieces of which none is larger than the limit, however much is packed in it."""
        encoding = response.headers.get("Content-Encoding", "identity").strip().casefold()
        if encoding not in {"identity", "gzip", "x-gzip", ""}:
            raise WebPageOfOtherKind(kind=encoding[:100])
        unpacker = zlib.decompressobj(_GZIP) if encoding.endswith("gzip") else None
        packed = 0
        async for piece in response.content.iter_any():
            packed += len(piece)
            if packed > self.limits.size:
                raise WebPageTooLarge(limit=self.limits.size)
            if unpacker is None:
                yield piece
                continue
            try:
                yield unpacker.decompress(piece, self.limits.size + 1)
            except zlib.error as error:
                raise WebPageNotReached(problem=str(error)[:200]) from None
            if unpacker.unconsumed_tail:
                raise WebPageTooLarge(limit=self.limits.size)
        if unpacker is not None and not unpacker.eof:
            raise WebPageNotReached(problem="gzip")


class _Gate:
    """Opens sockets to permitted addresses only.

    It is asked with the very address that is connected to next, so a name that leads elsewhere the
    second time it is looked up gains nothing.
    """

    def __init__(self, may_connect: Callable[[str], bool]) -> None:
        self._may_connect = may_connect
        self.refused = False

    def open(self, info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, target = info
        address = str(target[0])
        if not self._may_connect(address):
            self.refused = True
            raise OSError(f"{address} is not public")
        return socket.socket(family=family, type=kind, proto=protocol)


def _checked(address: str, *, since: URL | None = None) -> URL:
    """Return an https address without user, password and port; it may be relative to `since`."""
    try:
        url = URL(address) if since is None else since.join(URL(address))
        is_plain = url.user is None and url.password is None and url.explicit_port in {None, 443}
        is_whole = url.scheme == "https" and bool(url.host) and len(address) <= _LONGEST_ADDRESS
    except ValueError:
        raise WebAddressRefused(address=address[:200]) from None
    if not (address and is_plain and is_whole):
        raise WebAddressRefused(address=address[:200])
    return url


def _problem(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]


# Those that pages are written in (over 99 in 100 are UTF-8), under the names that they use. Python
# knows others that are no charsets, and slow ones. Browsers read Latin-1 as Windows' own, too.
_WINDOWS: Final = "cp1252"
_KNOWN: Final = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "us-ascii": _WINDOWS,
    "ascii": _WINDOWS,
    "iso-8859-1": _WINDOWS,
    "latin1": _WINDOWS,
    "windows-1252": _WINDOWS,
    "iso-8859-15": "iso8859-15",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_META: Final = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
# HTML, section 4.2.5.4: it stands in the first 1024 bytes.
_WHERE_META_STANDS: Final = 1024


def as_utf8(content: bytes, charset: str | None) -> bytes:
    """Return the text in UTF-8; as it is where nobody says, or where what is said is not true."""
    named = charset or _in_page(content)
    codec = _KNOWN.get((named or "").casefold())
    if codec is None:
        return content
    try:
        return content.decode(codec).encode()
    except UnicodeDecodeError:
        return content


def _in_page(content: bytes) -> str | None:
    match = _META.search(content[:_WHERE_META_STANDS])
    return match[1].decode("ascii", "replace") if match else None
