"""Which revision a file is, whether a byte differs, and what came after; `docs/verifying.md`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

import msgspec

from bot.documents.revisions import RevisionFile, RevisionList, checksum
from bot.documents.seal import Seal, find_seal
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import RevisionLink, fingerprint


class FileVerdict(StrEnum):
    """What can be said of a file, in the order in which it is said."""

    # The chain itself
    CHAIN_MISSING = "chain_missing"
    CHAIN_BROKEN = "chain_broken"
    CHAIN_DAMAGED = "chain_damaged"
    # The file as it claims to be
    UNKNOWN = "unknown"
    REVISION = "revision"
    NOT_OF_CHAIN = "not_of_chain"
    # Its bytes
    BYTES_SAME = "bytes_same"
    BYTES_DIFFER = "bytes_differ"
    BYTES_UNKNOWN = "bytes_unknown"
    # Its text
    TEXT_SAME = "text_same"
    TEXT_DIFFERS = "text_differs"
    TEXT_UNREAD = "text_unread"
    # What came after
    NEWEST = "newest"
    SUPERSEDED = "superseded"


DIFFERS = frozenset(
    {
        FileVerdict.CHAIN_BROKEN,
        FileVerdict.CHAIN_DAMAGED,
        FileVerdict.NOT_OF_CHAIN,
        FileVerdict.BYTES_DIFFER,
        FileVerdict.TEXT_DIFFERS,
    }
)
UNSAID = frozenset({FileVerdict.CHAIN_MISSING, FileVerdict.UNKNOWN, FileVerdict.BYTES_UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """`number` is the revision that the file says it is, or that it is listed as."""

    verdicts: tuple[FileVerdict, ...]
    number: int | None
    link: RevisionLink | None
    later: tuple[RevisionLink, ...]
    broken_at: int | None

    @property
    def differs(self) -> bool:
        return not DIFFERS.isdisjoint(self.verdicts)

    @property
    def is_certain(self) -> bool:
        return UNSAID.isdisjoint(self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A file of revisions that was read, with the seal that was found in it."""

    revisions: RevisionList
    seal: Seal | None

    def is_of(self, content: bytes, name: str, seal: Seal | None) -> bool:
        """Tell whether it is of the file's edition, or lists the file."""
        if seal is not None:
            return seal.edition == self.revisions.edition
        known = checksum(content)
        return any(each.sha256 == known or each.name == name for each in self.revisions.files)

    def joined_by(self, other: "Chain") -> "Chain":
        """The same with what the other lists: of one edition, and handed out at another time."""
        files = [*self.revisions.files, *other.revisions.files]
        return replace(self, revisions=msgspec.structs.replace(self.revisions, files=files))

    @property
    def is_whole(self) -> bool:
        """Tell whether it is as it was written."""
        if self.seal is None or not self.revisions.revisions:
            return False
        own = self.revisions.revisions[-1]
        said = (self.seal.edition, self.seal.revision, self.seal.digest)
        return self.seal.is_intact and said == (self.revisions.edition, own.number, own.digest)


def verify(content: bytes, name: str, chain: Chain | None, article: Article | None) -> Verified:
    """`article` is what our own reader of its form made of the file; None of a form without one."""
    seal = find_seal(content)
    listed = _listed(content, name, seal, chain)
    number = seal.revision if seal else listed.revision if listed else None
    links = chain.revisions.links if chain else ()
    link = next((each for each in links if each.number == number), None)
    verdicts = [
        *_of_chain(chain),
        *_of_claim(number, seal, chain, link),
        _of_bytes(content, seal, listed),
        *_of_text(article, link),
    ]
    later = tuple(each for each in links if number is not None and each.number > number)
    if link is not None:
        verdicts.append(FileVerdict.SUPERSEDED if later else FileVerdict.NEWEST)
    return Verified(
        verdicts=tuple(verdicts),
        number=number,
        link=link,
        later=later,
        broken_at=chain.revisions.broken_at if chain else None,
    )


def _listed(
    content: bytes, name: str, seal: Seal | None, chain: Chain | None
) -> RevisionFile | None:
    """By its checksum, else by its name or its form if it is of the same revision.

    Whoever makes a file's seal anew can give the file another name, but not another form.
    """
    files = chain.revisions.files if chain else []
    known = checksum(content)
    alike = [each for each in files if each.sha256 == known]
    form = PurePath(name).suffix.casefold()
    of_revision = [each for each in files if seal and each.revision == seal.revision]
    named = [each for each in of_revision if PurePath(each.name).suffix.casefold() == form]
    unsealed = [each for each in files if each.name == name and seal is None]
    return next(iter([*alike, *named, *unsealed]), None)


def _of_chain(chain: Chain | None) -> Iterable[FileVerdict]:
    if chain is None:
        yield FileVerdict.CHAIN_MISSING
    elif chain.revisions.broken_at is not None:
        yield FileVerdict.CHAIN_BROKEN
    elif not chain.is_whole:
        yield FileVerdict.CHAIN_DAMAGED


def _of_claim(
    number: int | None, seal: Seal | None, chain: Chain | None, link: RevisionLink | None
) -> Iterable[FileVerdict]:
    if number is None:
        yield FileVerdict.UNKNOWN
        return
    yield FileVerdict.REVISION
    if chain is None or seal is None:
        return
    is_of_chain = link is not None and link.digest == seal.digest
    if not is_of_chain or seal.edition != chain.revisions.edition:
        yield FileVerdict.NOT_OF_CHAIN


def _of_bytes(content: bytes, seal: Seal | None, listed: RevisionFile | None) -> FileVerdict:
    """One witness against it is enough."""
    said = [seal.is_intact] if seal else []
    said += [listed.sha256 == checksum(content)] if listed else []
    if not said:
        return FileVerdict.BYTES_UNKNOWN
    return FileVerdict.BYTES_SAME if all(said) else FileVerdict.BYTES_DIFFER


def _of_text(article: Article | None, link: RevisionLink | None) -> Iterable[FileVerdict]:
    if link is None:
        return
    if article is None:
        yield FileVerdict.TEXT_UNREAD
    else:
        same = fingerprint(article) == link.content
        yield FileVerdict.TEXT_SAME if same else FileVerdict.TEXT_DIFFERS
