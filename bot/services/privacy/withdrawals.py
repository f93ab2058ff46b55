"""A panellist does not agree any more to be named: where the name stands, and taking it out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.document import Document
from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.domain.findings.review import Review
from bot.domain.findings.revision_chain import fingerprint
from bot.domain.findings.withdrawal import (
    article_without,
    names_anywhere,
    text_without,
    texts_of,
    without_name,
)
from bot.domain.keeping.audit import Deed
from bot.domain.keeping.written import WRITTEN
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.names import found_of
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.findings.catching_up import touch_catch_up
from bot.services.findings.workbench import newest_revision
from bot.services.lookups import require, talk_for
from bot.services.outbox.in_forum import touch_forum
from bot.services.outbox.planning import touch, touch_looks
from bot.services.ports import Clock, Documents, Reader, Store

D = TypeVar("D", bound=Document)

Withdrawable = Takeaway | Finding | Edition | KeyFindings | Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class MayName:
    """Where words stand that may be part of the name, apart from the whole of it."""

    where: Withdrawable
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlaces:
    """Where a panellist's name stands on a server; `talk` and `index` say which panellist."""

    talk: Talk
    index: int
    name: str
    takeaways: tuple[Takeaway, ...]
    findings: tuple[Finding, ...]
    # Introductions, thanks and further reading.
    editions: tuple[Edition, ...]
    key_findings: tuple[KeyFindings, ...]
    revisions: tuple[Revision, ...]
    # What [Correct all] leaves alone: whether it means them, a person decides.
    maybe: tuple[MayName, ...]
    reviews: tuple[Review, ...]
    # Talks whose printed programme has it, which a person changes.
    programmes: tuple[Talk, ...]
    # Outside Discord: where a published text was said to stand as well.
    websites: tuple[str, ...]
    recordings: tuple[str, ...]

    @property
    def can_be_corrected(self) -> bool:
        return bool(
            self.takeaways
            or self.findings
            or self.editions
            or self.key_findings
            or self.revisions
            or self.reviews
        )


class Withdrawals:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def places(self, person: Person, code: str, version: int, index: int) -> NamePlaces:
        """Raise `ChangedMeanwhile` if somebody else may stand at `index` of the speakers now."""

        def look(docs: Reader) -> NamePlaces:
            return _places(docs, _speakers(docs, person, code, version, index), index)

        return await self._store.read(person.owner, look)

    async def correct(
        self, person: Person, code: str, version: int, index: int, instead: str
    ) -> NamePlaces:
        """Write `instead` for the name wherever that can be done here; return what was corrected.

        Nothing new is said by it, so what was published is corrected at once, by one person, and
        earlier states of it lose the name as well.
        """
        now = self._clock.now()

        def work(docs: Documents) -> NamePlaces:
            talk = _speakers(docs, person, code, version, index)
            require(docs, person, Act.PUBLISH)
            places = _places(docs, talk, index)
            written = (
                *places.takeaways,
                *places.findings,
                *places.editions,
                *places.key_findings,
                *places.reviews,
            )
            for document in written:
                changed = {
                    field: text_without(getattr(document, field), places.name, instead)
                    for field in WRITTEN[type(document)]
                }
                docs.put(replace(document, **changed))
            # The panel quotes the last one, and what waits for a look shows what it is.
            for noted in dict.fromkeys(each.talk for each in places.takeaways):
                touch_looks(docs, noted, now=now)
            by, taken = person.user_id, Deed.NAME_TAKEN_OUT
            note(docs, taken, by=by, about=Talk.KIND, which=code, now=now)
            for edition in {each.edition for each in places.revisions}:
                _correct_publication(docs, edition, person, places, instead, now=now)
            return places

        return await self._store.run(person.owner, work)


def _speakers(docs: Reader, person: Person, code: str, version: int, index: int) -> Talk:
    talk = talk_for(docs, person, Act.SET_CONSENT, code)
    if talk.version != version or not 0 <= index < len(talk.speakers):
        raise ChangedMeanwhile
    return talk


def _places(docs: Reader, talk: Talk, index: int) -> NamePlaces:
    name = talk.speakers[index].name
    revisions = [each for each in docs.select(Revision) if names_anywhere(_read_of(each), name)]
    talks = docs.select(Talk)
    of_them = [each for each in talks if any(who.name == name for who in each.speakers)]
    return NamePlaces(
        talk=talk,
        index=index,
        name=name,
        takeaways=_naming(docs, Takeaway, name),
        findings=_naming(docs, Finding, name),
        editions=_naming(docs, Edition, name),
        key_findings=_naming(docs, KeyFindings, name),
        revisions=tuple(revisions),
        maybe=tuple(_maybe(docs, name)),
        reviews=_naming(docs, Review, name),
        programmes=tuple(each for each in talks if names_anywhere(each.segments, name)),
        websites=tuple(dict.fromkeys(each.website for each in revisions if each.website)),
        recordings=tuple(each.recording for each in of_them if each.recording),
    )


def _naming(docs: Reader, kind: type[D], name: str) -> tuple[D, ...]:
    return tuple(
        each
        for each in docs.select(kind)
        if any(names_anywhere(getattr(each, field), name) for field in WRITTEN[kind])
    )


def _maybe(docs: Reader, name: str) -> Iterator[MayName]:
    """By parts, initials and other spellings, in what is left without the whole name."""
    for kind in (Takeaway, Finding, Edition, KeyFindings):
        for each in docs.select(kind):
            values = tuple(getattr(each, field) for field in WRITTEN[kind])
            yield from _may_name(each, values, name)
    editions = {each.edition for each in docs.select(Revision)}
    for newest in (newest_revision(docs, edition) for edition in sorted(editions)):
        if newest is not None:
            yield from _may_name(newest, _read_of(newest), name)


def _may_name(where: Withdrawable, value: object, name: str) -> Iterator[MayName]:
    left = (without_name(text, name, " ") for text in texts_of(value))
    found = [word for text in left for word in found_of(text, name)]
    if found:
        yield MayName(where=where, found=tuple(dict.fromkeys(found)))


def _read_of(revision: Revision) -> tuple[object, ...]:
    """What people read of it: the article, why it was corrected, why it was retracted."""
    return revision.article, revision.reason, revision.retracted_why


def _without(revision: Revision, name: str, instead: str) -> Revision:
    return replace(
        revision,
        article=article_without(revision.article, name, instead),
        reason=text_without(revision.reason, name, instead),
        retracted_why=text_without(revision.retracted_why, name, instead),
    )


def _correct_publication(
    docs: Documents,
    edition: str,
    person: Person,
    places: NamePlaces,
    instead: str,
    *,
    now: datetime,
) -> None:
    newest = newest_revision(docs, edition)
    assert newest is not None
    is_named = names_anywhere(_read_of(newest), places.name)
    for revision in [each for each in places.revisions if each.edition == edition]:
        # What was published is still known again by its fingerprint, which holds no name.
        known = revision.fingerprint or fingerprint(revision.article)
        docs.put(replace(_without(revision, places.name, instead), fingerprint=known))
    if not is_named:
        return
    key = docs.select(KeyFindings, edition=edition)[0]
    docs.put(replace(key, revision=newest.number + 1))
    docs.put(
        replace(
            _without(newest, places.name, instead),
            code=docs.new_code(),
            version=0,
            number=newest.number + 1,
            reviewer_id=person.user_id,
            published_at=now,
            fingerprint="",
        )
    )
    note(docs, Deed.CORRECTED, by=person.user_id, about=Edition.KIND, which=edition, now=now)
    touch(docs, MirrorKind.FINDINGS, edition, now=now)
    touch_forum(docs, edition, now=now)
    touch_catch_up(docs, edition, now=now)
