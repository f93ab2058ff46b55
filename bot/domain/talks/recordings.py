"""Links into a recording at a minute, where its platform has a form for that; and its chapters.

The recording is taken to begin with the talk. No address is ever asked: its form tells whose it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from bot.domain.plain import one_line
from bot.domain.talks.talk import Talk

# YouTube shows chapters from three on, each of ten seconds or more, the first at 00:00.
CHAPTERS_MIN: Final = 3
CHAPTER_SECONDS_MIN: Final = 10

_YOUTUBE: Final = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com"})
_YOUTUBE_EMBEDDED: Final = frozenset({*_YOUTUBE, "www.youtube-nocookie.com"})
_VIMEO: Final = frozenset({"vimeo.com", "www.vimeo.com"})
_VIMEO_VIDEO: Final = re.compile(r"/(?:channels/[\w-]+/|showcase/\d+/video/)?\d+(?:/[0-9a-f]+)?/?")
# PeerTube runs under any name; its addresses end with a short or a long UUID.
_UUID: Final = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_PEERTUBE: Final = re.compile(rf"/(?:w|videos/watch|videos/embed)/(?:{_UUID}|[1-9A-Za-z]{{22}})/?")
_PANOPTO: Final = re.compile(r"/panopto/pages/(?:viewer|embed)\.aspx", re.IGNORECASE)
# YouTube refuses a description with these.
_ANGLES: Final = str.maketrans("<>", "‹›")


@dataclass(frozen=True, slots=True)
class Chapter:
    """`second` counts from the beginning of the talk."""

    second: int
    title: str

    @property
    def line(self) -> str:
        """As YouTube reads it: "00:00 Welcome", and hours only where there are any."""
        minutes, seconds = divmod(self.second, 60)
        hours, minutes = divmod(minutes, 60)
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
        return f"{clock} {self.title}"


def at_minute(address: str | None, minute: int | None) -> str | None:
    """The address that opens the recording there; None where no form for that is known."""
    if address is None or minute is None:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    seconds = minute * 60
    for is_of, opened in _PLATFORMS:
        if is_of(host, parts):
            return urlunsplit(opened(parts, seconds))
    return None


def chapters(talk: Talk) -> tuple[Chapter, ...]:
    """The segments that ran, when they began; one that was only passed over is none.

    None at all where fewer are left than a platform shows.
    """
    began = talk.began_at()
    if began is None or not talk.segments:
        return ()
    starts: dict[int, datetime] = {1: began}
    starts.update({mark.segment: mark.at for mark in talk.marks if mark.segment > 1})
    counted = sorted(
        (max(int((at - began).total_seconds()), 0), segment)
        for segment, at in starts.items()
        if segment <= len(talk.segments)
    )
    ends = [second for second, _ in counted[1:]]
    if talk.ended_at is not None:
        ends.append(int((talk.ended_at - began).total_seconds()))
    lasting = [
        (second, segment)
        for index, (second, segment) in enumerate(counted)
        if index >= len(ends) or ends[index] - second >= CHAPTER_SECONDS_MIN
    ]
    if len(lasting) < CHAPTERS_MIN:
        return ()
    # What was passed over at the beginning leaves its time to the first that stayed.
    seconds = [0, *(second for second, _ in lasting[1:])]
    assert all(earlier < later for earlier, later in pairwise(seconds))
    return tuple(
        Chapter(second, one_line(talk.segments[segment - 1].title).translate(_ANGLES))
        for second, (_, segment) in zip(seconds, lasting, strict=True)
    )


def _with_query(key: str, form: str) -> Callable[[SplitResult, int], SplitResult]:
    """The same address with the time in its query, instead of one that it may have had."""

    def opened(parts: SplitResult, seconds: int) -> SplitResult:
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in pairs if name not in {key, "t", "start"}]
        query = urlencode([*kept, (key, form.format(seconds))])
        return parts._replace(query=query, fragment="")

    return opened


def _with_fragment(parts: SplitResult, seconds: int) -> SplitResult:
    return parts._replace(fragment=f"t={seconds}s")


def _is_watched(host: str, parts: SplitResult) -> bool:
    if host in {"youtu.be", "www.youtu.be"}:
        return len(parts.path) > 1
    watched = parts.path == "/watch" and any(name == "v" for name, _ in parse_qsl(parts.query))
    return host in _YOUTUBE and (watched or parts.path.startswith("/live/"))


def _is_embedded(host: str, parts: SplitResult) -> bool:
    return host in _YOUTUBE_EMBEDDED and parts.path.startswith("/embed/")


def _is_vimeo(host: str, parts: SplitResult) -> bool:
    played = host == "player.vimeo.com" and parts.path.startswith("/video/")
    return played or (host in _VIMEO and _VIMEO_VIDEO.fullmatch(parts.path) is not None)


def _is_peertube(_host: str, parts: SplitResult) -> bool:
    return _PEERTUBE.fullmatch(parts.path) is not None


def _is_panopto(_host: str, parts: SplitResult) -> bool:
    return _PANOPTO.fullmatch(parts.path) is not None


_PLATFORMS: Final[
    tuple[
        tuple[
            Callable[[str, SplitResult], bool],
            Callable[[SplitResult, int], SplitResult],
        ],
        ...,
    ]
] = (
    (_is_watched, _with_query("t", "{}s")),
    (_is_embedded, _with_query("start", "{}")),
    (_is_vimeo, _with_fragment),
    (_is_peertube, _with_query("start", "{}s")),
    (_is_panopto, _with_query("start", "{}")),
)
