"""The revisions of key findings as a chain: each link seals its text and the link before it.

Whoever has a link can tell whether a text is that revision, and whoever has the last one can tell
whether any before it was changed. `docs/verifying.md` says what that proves, and what not.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from bot.domain.findings.article import Article, tidy
from bot.domain.findings.finding import Revision

_LINK: Final = "rostrum-revision/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionLink:
    """`published_at` is in UTC, `content` the fingerprint of the text as it was published."""

    number: int
    published_at: datetime
    content: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a published file says of itself: its edition's code and the links up to its own."""

    edition: str
    links: tuple[RevisionLink, ...]

    @property
    def own(self) -> RevisionLink:
        return self.links[-1]


def fingerprint(article: Article) -> str:
    """SHA-256 of the text in canonical JSON.

    What is empty is left out, so that a field which articles get later changes none of today's.
    """
    return _sha256(_canonical(_filled(tidy(article))))


def chain_of(edition: str, revisions: Iterable[Revision]) -> tuple[RevisionLink, ...]:
    """The links of an edition's revisions, the first one first.

    A revision keeps the fingerprint that it was published with, also when a name was taken out of
    it since.
    """
    links: list[RevisionLink] = []
    for each in sorted(revisions, key=lambda revision: revision.number):
        content = each.fingerprint or fingerprint(each.article)
        previous = links[-1].digest if links else ""
        at = each.published_at.astimezone(UTC)
        digest = _digest(edition, each.number, at, content, previous)
        links.append(
            RevisionLink(
                number=each.number,
                published_at=at,
                content=content,
                previous=previous,
                digest=digest,
            )
        )
    return tuple(links)


def broken_at(edition: str, links: Sequence[RevisionLink]) -> int | None:
    """Return the number of the first link that does not follow from what it says; or None."""
    previous, number = "", 0
    for link in links:
        digest = _digest(edition, link.number, link.published_at, link.content, previous)
        if link.previous != previous or link.digest != digest or link.number <= number:
            return link.number
        previous, number = link.digest, link.number
    return None


def _digest(edition: str, number: int, at: datetime, content: str, previous: str) -> str:
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _sha256(_canonical([_LINK, edition, number, moment, content, previous]))


def _canonical(value: object) -> bytes:
    """Equal values, equal bytes: as RFC 8785 would have it, of text, whole numbers and lists."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _filled(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    if is_dataclass(value) and not isinstance(value, type):
        parts = {item.name: _filled(getattr(value, item.name)) for item in fields(value)}
        return _without_empty(parts)
    if isinstance(value, tuple):
        return [_filled(each) for each in cast("tuple[object, ...]", value)]
    return value.isoformat() if isinstance(value, date) else value


def _without_empty(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in parts.items() if part is not None and part not in ("", [])}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
