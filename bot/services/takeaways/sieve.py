"""By what a search is narrowed: kind, tag, talk, person, date; and what is offered for that."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.findings.finding import Finding
from bot.domain.folding import folded
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.services.lookups import server_of
from bot.services.ports import Narrowed, Reader
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
