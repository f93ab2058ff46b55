"""Finding what was said: takeaways and findings over all editions of a server."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.findings.finding import Finding
from bot.domain.folding import folded
from bot.domain.keeping.errors import SearchTookTooLong
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.findings.workbench import newest_revision
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Hit, Narrowed, Reader, Store
from bot.services.sending.gates import Gate
from bot.services.takeaways.nearness import may_be_read
from bot.words.spans import DaySpan, read_span

# Instead of a panellist: whoever asks.
ME = "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: words, and what narrows them; any of it may be left out.

    `person` is a panellist's name, or `ME` for what one has logged oneself. `span` is as it was
    typed, and read with the server's clock.
    """

    words: str = ""
    kind: TakeawayKind | None = None
    tag: str | None = None
    talk: str | None = None
    person: str | None = None
    span: str | None = None

    @property
    def is_of_notes(self) -> bool:
        """Tell whether it narrows by what findings do not have."""
        return any((self.kind, self.tag, self.person, self.span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """`narrowed` is what the index looks up, which may be more than what passes in the end."""

    asked: Asked
    user_id: int
    zone: str
    span: DaySpan | None
    # By talk, the segments in which the panellist spoke; None where nobody is asked for.
    heard: dict[str, frozenset[int]] | None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing can pass."""
        return self.heard is not None and not self.heard

    @property
    def narrowed(self) -> tuple[Narrowed, ...]:
        by: list[Narrowed] = []
        if self.asked.kind is not None:
            by.append(Narrowed("kind", (self.asked.kind.value,)))
        if self.asked.tag is not None:
            by.append(Narrowed("tags", (tag_of(self.asked.tag),)))
        if self.asked.talk is not None:
            by.append(Narrowed("talk", (self.asked.talk,)))
        if self.heard is not None:
            by.append(Narrowed("talk", tuple(self.heard)))
        elif self.asked.person is not None:
            by.append(Narrowed("author_id", (str(self.user_id),)))
        if self.span is not None:
            by.append(Narrowed("logged_at", _beginnings(self.span), beginning=True))
        return tuple(by)

    def lets_through(self, docs: Reader, takeaway: Takeaway) -> bool:
        if self.span is not None:
            day = takeaway.logged_at.astimezone(ZoneInfo(self.zone)).date()
            if not self.span.first <= day <= self.span.last:
                return False
        if self.heard is None:
            return True
        # Who was speaking is what the Chatham House Rule protects.
        talk = docs.get(Talk, takeaway.talk)
        if talk.chatham_house or takeaway.is_under_the_rule:
            return False
        return takeaway.segment in self.heard.get(takeaway.talk, ())

    def lets_finding_through(self, docs: Reader, finding: Finding) -> bool:
        """Of findings, the talks on which they rest are public."""
        return self.asked.talk is None or any(
            each.talk == self.asked.talk and not each.is_against
            for each in docs.select(Takeaway, finding=finding.code)
        )


def sieve_of(docs: Reader, person: Person, asked: Asked, *, now: datetime) -> Sieve:
    """Raises what `read_span` raises."""
    zone = server_of(docs).zone
    today = now.astimezone(ZoneInfo(zone)).date()
    heard = None
    if asked.person is not None and asked.person != ME:
        heard = _heard(docs, asked.person, now=now)
    return Sieve(
        asked=asked,
        user_id=person.user_id,
        zone=zone,
        span=read_span(asked.span, today=today) if asked.span else None,
        heard=heard,
    )


def tag_of(typed: str) -> str:
    return typed.strip().removeprefix("#").casefold()


def _heard(docs: Reader, name: str, *, now: datetime) -> dict[str, frozenset[int]]:
    wanted = folded(name).strip()
    found: dict[str, frozenset[int]] = {}
    for talk in docs.select(Talk):
        segments = frozenset(
            number
            for number, segment in enumerate(talk.segments, start=1)
            if any(wanted in folded(speaker.name) for speaker in segment.speakers)
        )
        if segments and wanted and talk.is_public(now):
            found[talk.code] = segments
    return found


def _beginnings(span: DaySpan) -> tuple[str, ...]:
    """What the days of the span begin with, in UTC: a day may begin or end on its neighbour."""
    day = timedelta(days=1)
    edges = tuple(_iso(each) for each in (span.first - day, span.last + day))
    first, last = _iso(span.first), _iso(span.last)
    if first == last:
        return (first, *edges)
    shared = 7 if first[:7] == last[:7] else 4
    return (first[:shared], *edges)


def _iso(day: date) -> str:
    return day.isoformat()


HITS = 25
# Some of the best are not for everybody's eyes, so more are asked for.
_ASKED = 4 * HITS
# A server asks one question after the other, so that another's has not to wait for its crowd.
ASKED_AT_ONCE = 2
# Discord waits for three seconds.
LONGEST = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A takeaway (`kind`, `talk`, and where in it) or a finding (`number`, and `text` its body)."""

    code: str
    edition: str
    text: str
    kind: TakeawayKind | None = None
    talk: int | None = None
    segment: int | None = None
    minute: int | None = None
    heading: str | None = None
    number: int | None = None
    # Whether who searches is a note-taker.
    may_manage: bool = field(default=False, compare=False)


class Search:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._gate = Gate(at_once=ASKED_AT_ONCE, each=1)

    async def find(self, person: Person, asked: Asked | str) -> list[SearchHit]:
        """Findings first, then takeaways, each the best first, without anybody's name.

        At most 25. Note-takers see all that is in sight; members neither what was left out, nor
        findings before publication, nor what under the Chatham House Rule nobody has sorted yet,
        nor who may have been speaking. Raises `SearchTookTooLong` and what `read_span` raises.
        """
        wanted = Asked(words=asked) if isinstance(asked, str) else asked
        now = self._clock.now()
        sieve = await self._store.read(
            person.owner, lambda docs: sieve_of(docs, person, wanted, now=now)
        )
        hits = await self._hits(person.owner, wanted, sieve)

        def look(docs: Reader) -> list[SearchHit]:
            server = require(docs, person, Act.SEARCH)
            is_team = server.may(person, Act.SEARCH_ALL)
            views = (_view(docs, hit, sieve, is_team=is_team) for hit in hits)
            return list(islice((view for view in views if view is not None), HITS))

        return await self._store.read(person.owner, look)

    async def _hits(self, owner: str, asked: Asked, sieve: Sieve) -> list[Hit]:
        if sieve.is_empty:
            return []
        found: list[Hit] = []
        try:
            async with asyncio.timeout(LONGEST.total_seconds()), self._gate.passed(owner):
                # A flood of takeaways must not wash the findings away.
                if asked.words.strip() and not asked.is_of_notes:
                    found += await self._store.search(owner, asked.words, (Finding,), limit=_ASKED)
                found += await self._store.search(
                    owner, asked.words, (Takeaway,), limit=_ASKED, narrowed=sieve.narrowed
                )
        except TimeoutError:
            raise SearchTookTooLong from None
        return found


def _view(docs: Reader, hit: Hit, sieve: Sieve, *, is_team: bool) -> SearchHit | None:
    """None for what was removed since it was found, or is not for this person."""
    if hit.kind == Takeaway.KIND:
        takeaway = docs.find(Takeaway, hit.code)
        if takeaway is None or not sieve.lets_through(docs, takeaway):
            return None
        return _view_takeaway(docs, takeaway, is_team=is_team)
    finding = docs.find(Finding, hit.code)
    if finding is None or not sieve.lets_finding_through(docs, finding):
        return None
    return _view_finding(docs, finding) if is_team else _view_published(docs, finding)


def _view_takeaway(docs: Reader, takeaway: Takeaway, *, is_team: bool) -> SearchHit | None:
    if not (takeaway.is_shown if is_team else may_be_read(docs, takeaway)):
        return None
    talk = docs.get(Talk, takeaway.talk)
    is_under_rule = takeaway.is_under_the_rule or talk.chatham_house
    # Segment and minute lead to whoever was speaking.
    has_place = is_team or not is_under_rule
    return SearchHit(
        code=takeaway.code,
        edition=_name(docs, takeaway.edition),
        text=takeaway.text,
        kind=takeaway.kind,
        talk=talk.number,
        segment=takeaway.segment if has_place else None,
        minute=takeaway.minute if has_place else None,
        may_manage=is_team,
    )


def _view_finding(docs: Reader, finding: Finding) -> SearchHit:
    return SearchHit(
        code=finding.code,
        edition=_name(docs, finding.edition),
        text=finding.body,
        heading=finding.heading,
        number=finding.position,
    )


def _view_published(docs: Reader, finding: Finding) -> SearchHit | None:
    """The finding as it stands in print, if it does under this heading."""
    revision = newest_revision(docs, finding.edition)
    printed = revision.article.findings if revision and not revision.is_retracted else ()
    found = next((each for each in printed if each.heading == finding.heading), None)
    if found is None:
        return None
    return SearchHit(
        code=finding.code,
        edition=_name(docs, finding.edition),
        text="\n\n".join(found.body),
        heading=found.heading,
        number=found.number,
    )


def _name(docs: Reader, edition: str) -> str:
    return docs.get(Edition, edition).name
