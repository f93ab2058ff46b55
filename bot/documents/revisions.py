"""The file that goes out beside published documents: the chain of revisions, and checksums."""

import hashlib
from collections.abc import Mapping

import msgspec

from bot.documents.seal import Seal, find_seal, seal_line, sealed
from bot.domain.errors import DocumentNotUnderstood, TextTooLong
from bot.domain.findings.revision_chain import RevisionLink, Stamp, broken_at

FORMAT = "rostrum-revisions/1"
ENDING = "-revisions.json"
# Some thousand revisions.
BYTES_MAX = 1_000_000


class RevisionFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    revision: int
    sha256: str


class RevisionList(msgspec.Struct, frozen=True, kw_only=True):
    """`docs/schemas/rostrum-revisions-1.json` is its schema."""

    format: str
    edition: str
    title: str
    revisions: list[RevisionLink]
    files: list[RevisionFile]
    seal: str

    @property
    def links(self) -> tuple[RevisionLink, ...]:
        return tuple(self.revisions)

    @property
    def broken_at(self) -> int | None:
        return broken_at(self.edition, self.links)


def revisions_json(stamp: Stamp, title: str, files: Mapping[str, bytes]) -> bytes:
    """Write the chain up to the revision of these files, which are given as they are handed out."""
    written = RevisionList(
        format=FORMAT,
        edition=stamp.edition,
        title=title,
        revisions=list(stamp.links),
        files=[
            RevisionFile(name=name, revision=stamp.own.number, sha256=checksum(content))
            for name, content in files.items()
        ],
        seal=seal_line(stamp),
    )
    text = msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"
    return sealed(text, stamp)


def read_revisions(content: bytes) -> tuple[RevisionList, Seal | None]:
    """Raises `DocumentNotUnderstood` and `TextTooLong`."""
    if len(content) > BYTES_MAX:
        raise TextTooLong(length=len(content), limit=BYTES_MAX)
    try:
        read = msgspec.json.decode(content, type=RevisionList)
    except (msgspec.DecodeError, RecursionError, ValueError) as problem:
        raise DocumentNotUnderstood(problem=str(problem)[:200]) from None
    if read.format != FORMAT or any(each.published_at.tzinfo is None for each in read.revisions):
        raise DocumentNotUnderstood(problem=read.format[:200])
    return read, find_seal(content)


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
