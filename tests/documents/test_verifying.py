"""Published files, changed by one bit, by an editor, or by somebody who lies."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.documents.json_form import from_json, to_json
from bot.documents.read.files.markdown import from_markdown
from bot.documents.read.files.styled import article_of
from bot.documents.read.files.styled_page import paragraphs_of_page
from bot.documents.revisions import read_revisions, revisions_json
from bot.documents.seal import (
    find_seal,
    seal_line,
    sealed,
    sealed_html,
    sealed_markdown,
    sealed_pdf,
)
from bot.documents.verifying import Chain, FileVerdict, Verified, verify
from bot.documents.write.html import to_html
from bot.documents.write.markdown import to_markdown
from bot.domain.errors import BadInput
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import Stamp, chain_of
from tests.documents.english import ENGLISH
from tests.documents.read.articles import ARTICLE
from tests.domain.findings.test_revision_chain import a_revision
from tests.factories import EDITION_CODE

LINKS = chain_of(EDITION_CODE, [a_revision(1), a_revision(2, article=ARTICLE), a_revision(3)])
STAMP = Stamp(edition=EDITION_CODE, links=LINKS[:2])
PDF = (
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2\n0000000000 65535 f \n"
    b"0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n45\n%%EOF\n"
)
FILES: dict[str, bytes] = {
    "findings.json": sealed(to_json(ARTICLE, seal_line(STAMP)).encode(), STAMP),
    "findings.md": sealed_markdown(to_markdown(ARTICLE, ENGLISH), STAMP),
    "findings.html": sealed_html(to_html(ARTICLE, ENGLISH), STAMP),
    "findings.pdf": sealed_pdf(PDF, STAMP),
    "findings.docx": b"PK\x03\x04 any bytes, without a seal",
}
READ: dict[str, Callable[[str], Article]] = {
    "findings.json": from_json,
    "findings.md": lambda text: from_markdown(text, ENGLISH).article,
    "findings.html": lambda text: article_of(paragraphs_of_page(text), ENGLISH).article,
}


def chain(links: int = 2) -> Chain:
    """The file of revisions that was handed out with the files, or a later one."""
    listed = FILES if links == 2 else {}
    content = revisions_json(Stamp(edition=EDITION_CODE, links=LINKS[:links]), "Lamps", listed)
    revisions, seal = read_revisions(content)
    return Chain(revisions=revisions, seal=seal)


CHAIN = chain()


def looked_at(content: bytes, name: str, beside: Chain | None = CHAIN) -> Verified:
    try:
        article = READ[name](content.decode()) if name in READ else None
    except (BadInput, UnicodeDecodeError):
        article = None
    return verify(content, name, beside, article)


@pytest.mark.parametrize("name", FILES)
def test_a_file_as_it_was_published(name):
    verified = looked_at(FILES[name], name)

    text = FileVerdict.TEXT_SAME if name in READ else FileVerdict.TEXT_UNREAD
    assert verified.verdicts == (
        FileVerdict.REVISION,
        FileVerdict.BYTES_SAME,
        text,
        FileVerdict.NEWEST,
    )
    assert (verified.number, verified.link) == (2, LINKS[1])
    assert (verified.differs, verified.is_certain) == (False, True)


def test_what_came_after_is_told():
    verified = looked_at(FILES["findings.json"], "findings.json", chain(3))

    assert verified.verdicts[-1] is FileVerdict.SUPERSEDED
    assert verified.later == LINKS[2:]
    assert not verified.differs


def test_a_file_alone_knows_its_own_bytes():
    verified = looked_at(FILES["findings.pdf"], "findings.pdf", None)

    assert verified.verdicts == (
        FileVerdict.CHAIN_MISSING,
        FileVerdict.REVISION,
        FileVerdict.BYTES_SAME,
    )
    assert not verified.is_certain
    assert looked_at(b"x", "x", None).verdicts[1] is FileVerdict.UNKNOWN


def changed_bits(count: int, seed: int) -> list[tuple[str, int]]:
    chance = random.Random(seed)
    names = sorted(FILES)
    return [
        (name, chance.randrange(len(FILES[name]) * 8)) for name in chance.choices(names, k=count)
    ]


def uncaught(bits: list[tuple[str, int]], beside: Chain | None) -> list[tuple[str, int]]:
    found = []
    for name, bit in bits:
        content = bytearray(FILES[name])
        content[bit // 8] ^= 1 << bit % 8
        verified = looked_at(bytes(content), name, beside)
        if not verified.differs and (beside or FileVerdict.BYTES_SAME in verified.verdicts):
            found.append((name, bit))
    return found


def test_one_changed_bit_is_caught():
    bits = changed_bits(300, seed=1)

    assert uncaught(bits, CHAIN) == []
    assert uncaught(bits, None) == []
    assert uncaught([(name, 0) for name in FILES], CHAIN) == []


@pytest.mark.evidence
def test_ten_thousand_changed_bits_are_caught():
    assert uncaught(changed_bits(10_000, seed=2), CHAIN) == []


@pytest.mark.evidence
def test_every_changed_bit_of_the_seal_and_of_the_file_of_revisions_is_caught():
    name = "findings.json"
    at = FILES[name].rindex(b"rostrum-seal/1")
    assert uncaught([(name, bit) for bit in range(at * 8, len(FILES[name]) * 8)], CHAIN) == []
    whole = revisions_json(STAMP, "Lamps", FILES)
    for bit in range(len(whole) * 8):
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        try:
            revisions, seal = read_revisions(bytes(content))
        except BadInput:
            continue
        beside = Chain(revisions=revisions, seal=seal)
        assert looked_at(FILES[name], name, beside).differs, bit


def test_a_text_that_was_changed_and_sealed_again_is_caught():
    lie = replace(ARTICLE, thanks=("Nobody.",))
    resealed = sealed(to_json(lie, seal_line(STAMP)).encode(), STAMP)

    # Not by itself: whoever makes the file makes its seal.
    assert FileVerdict.BYTES_SAME in looked_at(resealed, "findings.json", None).verdicts
    assert FileVerdict.TEXT_DIFFERS in looked_at(resealed, "findings.json", chain(3)).verdicts
    assert FileVerdict.BYTES_DIFFER in looked_at(resealed, "findings.json").verdicts


def test_a_file_that_was_changed_sealed_again_and_renamed_is_caught():
    resealed = sealed_pdf(PDF.replace(b"/Catalog", b"/Another"), STAMP)

    assert FileVerdict.BYTES_SAME in looked_at(FILES["findings.pdf"], "renamed.PDF").verdicts
    for name in ("findings.pdf", "renamed.PDF"):
        assert FileVerdict.BYTES_DIFFER in looked_at(resealed, name).verdicts
    # Nobody listed a PDF: nothing contradicts its own seal.
    assert FileVerdict.BYTES_SAME in looked_at(resealed, "renamed.pdf", chain(3)).verdicts


def test_a_revision_of_another_chain_is_told():
    other = Stamp(
        edition=EDITION_CODE, links=chain_of(EDITION_CODE, [a_revision(1, article=ARTICLE)])
    )
    content = sealed(to_json(ARTICLE, seal_line(other)).encode(), other)

    assert FileVerdict.NOT_OF_CHAIN in looked_at(content, "findings.json").verdicts


def test_a_chain_that_was_shortened_or_changed_is_told():
    whole = chain(3)
    shortened = replace_links(whole, whole.revisions.revisions[:2])
    assert FileVerdict.CHAIN_DAMAGED in looked_at(FILES["findings.md"], "x.md", shortened).verdicts
    without_first = replace_links(whole, whole.revisions.revisions[1:])
    assert (
        FileVerdict.CHAIN_BROKEN in looked_at(FILES["findings.md"], "x.md", without_first).verdicts
    )


def replace_links(given: Chain, links: list) -> Chain:
    kept = given.revisions
    revisions = type(kept)(
        format=kept.format,
        edition=kept.edition,
        title=kept.title,
        revisions=links,
        files=kept.files,
        seal=kept.seal,
    )
    return Chain(revisions=revisions, seal=given.seal)


def test_a_text_that_quotes_a_seal_changes_nothing():
    quoting = replace(ARTICLE, thanks=(seal_line(STAMP), "0" * 64, "rostrum-seal/1 x"))
    content = sealed(to_json(quoting, seal_line(STAMP)).encode(), STAMP)

    seal = find_seal(content)
    assert seal is not None
    assert seal.is_intact


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[", b"\xff", b'{"format": "rostrum-revisions/2"}', b"[" * 100_000],
)
def test_what_is_no_file_of_revisions_is_refused(content):
    with pytest.raises(BadInput):
        read_revisions(content)
