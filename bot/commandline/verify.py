"""`python -m bot verify FILE [--revisions FILE] [--json]`: without a server or a store."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bot.commandline.saying import say
from bot.documents.read.any_form import read_article_bytes
from bot.documents.revisions import ENDING, read_revisions
from bot.documents.seal import find_seal
from bot.documents.verifying import Chain, Verified, verify
from bot.domain.errors import BadInput, DocumentNotUnderstood, FileTooLarge
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import RevisionLink
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.saying.i18n import Localizer, Text, text_id
from bot.settings import Settings

_BYTES_MAX: Final = 100_000_000
# A folder may hold other JSON that is called like this.
_LOOKED_AT: Final = 50


def main(args: argparse.Namespace, _settings: Settings) -> int:
    """Return 0 if all of it is as published, 11 if something differs, 10 if nobody can tell."""
    text = Localizer.load().english
    content = _content(args.file)
    chain = _chain(args.file, args.revisions, content)
    verified = verify(content, args.file.name, chain, _article(content, args.file.name, text))
    if args.json:
        sys.stdout.write(json.dumps(_printed(verified, chain), indent=2) + "\n")
    else:
        say(_told(verified, args.file.name, chain, text))
    if verified.differs:
        return DAMAGED
    return 0 if verified.is_certain else NEEDS_PEOPLE


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_MAX + 1)
    except OSError as error:
        raise DocumentNotUnderstood(problem=f"{path}: {error.strerror}") from None
    if len(content) > _BYTES_MAX:
        raise FileTooLarge(limit=_BYTES_MAX, size=len(content))
    return content


def _chain(file: Path, named: Path | None, content: bytes) -> Chain | None:
    """The file of revisions that was named, else those beside the file that are of its edition.

    Of several the longest chain says most about what came after.
    """
    if named is not None:
        revisions, seal = read_revisions(_content(named))
        return Chain(revisions=revisions, seal=seal)
    seal = find_seal(content)
    beside = list(_beside(file))
    editions = {each.revisions.edition for each in beside if each.is_of(content, file.name, seal)}
    known = [each for each in beside if each.revisions.edition in editions]
    if not known:
        return None
    known.sort(key=lambda chain: len(chain.revisions.revisions))
    longest = known.pop()
    for each in known:
        longest = longest.joined_by(each) if each.is_whole else longest
    return longest


def _beside(file: Path) -> Iterator[Chain]:
    for path in sorted(file.absolute().parent.glob(f"*{ENDING}"))[:_LOOKED_AT]:
        try:
            revisions, seal = read_revisions(_content(path))
        except BadInput:
            continue
        yield Chain(revisions=revisions, seal=seal)


def _article(content: bytes, name: str, text: Text) -> Article | None:
    try:
        read = read_article_bytes(content, text, name=name)
    except BadInput:
        return None
    return read.article if read.is_ours else None


def _told(verified: Verified, name: str, chain: Chain | None, text: Text) -> Iterator[str]:
    link = verified.link
    title = chain.revisions.title if chain else ""
    for verdict in verified.verdicts:
        yield text(
            text_id("verify", verdict),
            name=name,
            title=title,
            number=str(verified.number or ""),
            broken=str(verified.broken_at or ""),
            at=_moment(link) if link else "",
        )
    for each in verified.later:
        yield text("verify-later", number=str(each.number), at=_moment(each), digest=each.digest)
    if chain is not None and chain.revisions.revisions:
        head = chain.revisions.revisions[-1]
        yield text("verify-head", number=str(head.number), digest=head.digest)


def _moment(link: RevisionLink) -> str:
    return f"{link.published_at:%Y-%m-%d %H:%M} UTC"


def _printed(verified: Verified, chain: Chain | None) -> dict[str, Any]:
    return {
        "verdicts": [verdict.value for verdict in verified.verdicts],
        "differs": verified.differs,
        "certain": verified.is_certain,
        "revision": verified.number,
        "digest": verified.link.digest if verified.link else None,
        "published_at": verified.link.published_at.isoformat() if verified.link else None,
        "later": [
            {"revision": each.number, "published_at": each.published_at.isoformat()}
            for each in verified.later
        ],
        "head": chain.revisions.revisions[-1].digest
        if chain and chain.revisions.revisions
        else None,
    }
