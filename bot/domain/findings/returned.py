"""A draft that was written further elsewhere, in an office program or a text: what it changes here.

Nothing that the file lacks is lost here: neither a finding nor a text around them, for a reader
that overlooked a paragraph must not delete one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, Literal

from bot.domain.findings.article import Article
from bot.domain.findings.errors import ArticleWithoutFindings, FindingTooLong
from bot.domain.findings.finding import (
    BODY_MAX,
    HEADING_MAX,
    Finding,
    checked_body,
    checked_heading,
    in_order,
)
from bot.domain.talks.preview import Previewed
from bot.domain.talks.series import Edition

# Two texts that share less are two findings.
ALIKE: Final = 0.5
NEW: Final = "new"
ORDER: Final = "order"
AROUND: Final = ("introduction", "further_reading", "look_back", "thanks")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFinding:
    """As it stands in the file."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedDraft(Previewed):
    """What the file says. `around` are the texts around the findings, in the order of `AROUND`.

    `left` are the changes, by their keys, that somebody chose to leave out.
    """

    edition: str
    name: str
    findings: tuple[WrittenFinding, ...]
    around: tuple[str, ...]
    left: tuple[str, ...] = ()
    type: Literal["returned"] = "returned"

    def with_left(self, left: Iterable[str]) -> "ReturnedDraft":
        return replace(self, left=tuple(left))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """One thing that the file has otherwise.

    `key` is the code of a finding, `new-1` for the first new one, `order`, or a text around them.
    `number` is the finding's number here, or in the file where it is new. For the order `before`
    and `after` hold headings, one a line.
    """

    key: str
    number: int = 0
    before: tuple[str, str] = ("", "")
    after: tuple[str, str] = ("", "")
    order: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedChanges:
    """`missing` are findings that the file does not have: they stay as they are, behind it."""

    changes: tuple[DraftChange, ...]
    missing: tuple[Finding, ...]


def returned_draft(article: Article, edition: str, *, name: str) -> ReturnedDraft:
    """Keep of an article what a draft is made of.

    Raises `ArticleWithoutFindings`, and `FindingTooLong` with the number in the file.
    """
    if not article.findings:
        raise ArticleWithoutFindings
    for number, each in enumerate(article.findings, start=1):
        _check(number, len(each.heading), HEADING_MAX)
        _check(number, len("\n\n".join(each.body)), BODY_MAX)
    return ReturnedDraft(
        edition=edition,
        name=name,
        findings=tuple(
            WrittenFinding(
                heading=checked_heading(each.heading), body=checked_body("\n\n".join(each.body))
            )
            for each in article.findings
        ),
        around=(
            "\n\n".join(article.introduction),
            "\n".join(article.further_reading),
            "\n\n".join(article.became),
            "\n\n".join(article.thanks),
        ),
    )


def _check(number: int, length: int, limit: int) -> None:
    if length > limit:
        raise FindingTooLong(number=number, length=length, limit=limit)


def changes_of(
    returned: ReturnedDraft, findings: Sequence[Finding], edition: Edition
) -> ReturnedChanges:
    """What the file has otherwise than the edition now has, the findings first, as in the file."""
    kept = in_order(list(findings))
    pairs = _paired(returned.findings, kept)
    changes: list[DraftChange] = []
    for number, (written, mine) in enumerate(zip(returned.findings, pairs, strict=True), start=1):
        if mine is None:
            after = (written.heading, written.body)
            changes.append(DraftChange(key=f"{NEW}-{number}", number=number, after=after))
        elif (change := _changed(written, mine)) is not None:
            changes.append(change)
    known = [each.code for each in pairs if each is not None]
    missing = tuple(each for each in kept if each.code not in known)
    return ReturnedChanges(
        changes=(*changes, *_order(pairs, kept), *_around(returned, edition)), missing=missing
    )


def _changed(written: WrittenFinding, mine: Finding) -> DraftChange | None:
    """Leave a text alone of which the file has the heading only."""
    before = (mine.heading, mine.body)
    after = (written.heading, written.body or mine.body)
    if before == after:
        return None
    return DraftChange(key=mine.code, number=mine.position, before=before, after=after)


def _paired(
    written: Sequence[WrittenFinding], kept: Sequence[Finding]
) -> tuple[Finding | None, ...]:
    """For each of the file's findings the one that it was: by its heading, its text, its words."""
    found: dict[int, Finding] = {}
    left = list(kept)
    for same in (_same_heading, _same_body):
        for at, each in enumerate(written):
            mine = next((one for one in left if same(each, one)), None)
            if at not in found and mine is not None:
                found[at] = mine
                left.remove(mine)
    alike = sorted(
        (
            (_alike(each, mine), -at, mine.code)
            for at, each in enumerate(written)
            if at not in found
            for mine in left
        ),
        reverse=True,
    )
    by_code = {each.code: each for each in left}
    for ratio, at, code in alike:
        if ratio >= ALIKE and -at not in found and code in by_code:
            found[-at] = by_code.pop(code)
    return tuple(found.get(at) for at in range(len(written)))


def _same_heading(written: WrittenFinding, mine: Finding) -> bool:
    return written.heading.casefold() == mine.heading.casefold()


def _same_body(written: WrittenFinding, mine: Finding) -> bool:
    return bool(mine.body) and written.body == mine.body


def _alike(written: WrittenFinding, mine: Finding) -> float:
    """The greater of how alike the headings and the texts are, by words."""
    return max(_ratio(written.heading, mine.heading), _ratio(written.body, mine.body))


def _ratio(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one.casefold().split(), other.casefold().split(), False)
    # The upper bounds cost a fraction, and settle most pairs.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _order(pairs: Sequence[Finding | None], kept: Sequence[Finding]) -> tuple[DraftChange, ...]:
    """Another order of what is here and there; what only is here stands behind it."""
    there = [each for each in pairs if each is not None]
    here = [each for each in kept if each in there]
    if [each.code for each in there] == [each.code for each in here]:
        return ()
    change = DraftChange(
        key=ORDER,
        before=("", "\n".join(each.heading for each in here)),
        after=("", "\n".join(each.heading for each in there)),
        order=tuple(each.code for each in there),
    )
    return (change,)


def _around(returned: ReturnedDraft, edition: Edition) -> tuple[DraftChange, ...]:
    here = (
        edition.introduction,
        "\n".join(edition.further_reading),
        edition.look_back,
        edition.thanks,
    )
    return tuple(
        DraftChange(key=key, before=("", mine), after=("", theirs))
        for key, mine, theirs in zip(AROUND, here, returned.around, strict=True)
        if theirs and theirs != mine
    )
