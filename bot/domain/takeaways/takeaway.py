"""One point that somebody logged during or after a talk."""

import base64
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import NotFound, TextMissing, TextTooLong, TooMany
from bot.domain.plain import is_visible
from bot.domain.takeaways.errors import NobodysAnyMore, NotYours, TakeawayNotFound, UndoTooLate
from bot.domain.talks.running import ran
from bot.domain.talks.talk import Talk

TEXT_MAX = 1000
LINES_MAX = 25
# A private reply can be changed for 15 minutes (an interaction's token lives that long), so after
# them its [Edit] and [Undo] could no longer show what they did.
UNDO_WINDOW = timedelta(minutes=15)
# Under the Chatham House Rule no moment is kept more exactly: the points of one message, or of one
# person, would be known by it.
MOMENT_KEPT = timedelta(minutes=15)
# Our clock dates what was kept, and Discord's what was said.
CLOCKS_DIFFER = timedelta(minutes=1)
# Of 5 bits each: nobody guesses it, and it fits into a button.
_TICKET = 20


class TakeawayKind(StrEnum):
    INSIGHT = "insight"
    PRACTICE = "practice"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    RESOURCE = "resource"


SIGNS: dict[str, TakeawayKind] = {
    "?": TakeawayKind.QUESTION,
    "!": TakeawayKind.ACTION,
    "+": TakeawayKind.PRACTICE,
    "=": TakeawayKind.DECISION,
    "@": TakeawayKind.RESOURCE,
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TAG = re.compile(r"(?<!\S)#(\w{2,30})", re.UNICODE)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+)")


class Placement(StrEnum):
    TO_SORT = "to_sort"
    LATER = "later"
    PLACED = "placed"
    LEFT_OUT = "left_out"


class Held(StrEnum):
    """Why something is held; the words stand in Fluent."""

    # What guests write to this talk is.
    GUEST = "guest"
    # Too much came in too short a time.
    BRAKE = "brake"
    # It has a word that the organisers want to look at.
    WORDS = "words"


# Where somebody has to decide, first of all about what nobody has read.
UNDECIDED = (Placement.TO_SORT, Placement.LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway(Document):
    """`author_id` is None under the Chatham House Rule and for takeaways from elsewhere."""

    KIND: ClassVar[str] = "takeaway"
    INDEXED: ClassVar[tuple[str, ...]] = (
        "talk",
        "edition",
        "placement",
        "finding",
        "source",
        "hidden_at",
        "is_hidden",
        "merged_into",
        "wants_look",
    )
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("talk",),
        "edition": ("edition",),
        "finding": ("finding",),
        "merged_into": ("takeaway",),
    }
    SEARCHED: ClassVar[tuple[str, ...]] = ("text", "tags")
    NARROWING: ClassVar[tuple[str, ...]] = (
        "kind",
        "tags",
        "talk",
        "author_id",
        "logged_at",
    )
    ALIKE_WITHIN: ClassVar[str | None] = "edition"
    MISSING: ClassVar[type[NotFound]] = TakeawayNotFound

    talk: str
    edition: str
    kind: TakeawayKind
    text: str
    tags: tuple[str, ...] = ()
    author_id: int | None = None
    # Under the Chatham House Rule None where one person speaks in it, see `place_in`.
    segment: int | None = None
    # Whole minutes since the talk began; None for what was logged before or after it, and under the
    # Chatham House Rule.
    minute: int | None = None
    logged_at: datetime
    support: tuple[int, ...] = ()
    placement: Placement = Placement.TO_SORT
    finding: str | None = None
    # It speaks against the finding that it was put in: kept there, and no evidence for it.
    is_against: bool = False
    # Under the Chatham House Rule: of what the tickets are made that `ticket_of` hands out, since
    # nothing else tells who logged it. It never leaves the store.
    ticket: str | None = None
    # The message or interaction that it came by, which may come again. None under the Chatham House
    # Rule: a message tells who wrote it.
    source: int | None = None
    # The channel of direct messages that it came by, where more may come; it goes with `source`.
    dm_channel_id: int | None = None
    # It was said under the Chatham House Rule, whatever its talk was changed to since.
    chatham_house: bool = False
    # Why it waits for a note-taker's look before anybody else sees it.
    held: Held | None = None
    # Gone for members; the team has a way back for `HIDDEN_KEPT`.
    hidden_at: datetime | None = None
    # The question that stands for this one as well.
    merged_into: str | None = None
    is_answered: bool = False
    # Who changed it last, for the team; never whoever logged it under the Chatham House Rule.
    changed_by: int | None = None
    changed_at: datetime | None = None
    # How often it was reported since the team looked, and who ever did: each of them may once.
    reports: int = 0
    reported_by: tuple[int, ...] = ()

    @property
    def is_under_the_rule(self) -> bool:
        """Those of an older bot have a ticket."""
        return self.chatham_house or self.ticket is not None

    @property
    def tells_no_order(self) -> bool:
        """What was logged one after the other may be one person's."""
        return self.is_under_the_rule

    @property
    def is_shown(self) -> bool:
        """Tell whether the team works with it: it is in sight, and no other stands for it."""
        return self.held is None and self.hidden_at is None and self.merged_into is None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_public(self) -> bool:
        """Tell whether members see it."""
        return self.is_shown and self.placement is not Placement.LEFT_OUT

    @property
    def wants_look(self) -> bool:
        """Tell whether a note-taker has to decide about it."""
        return self.hidden_at is None and (self.held is not None or self.reports > 0)

    def edited(self, line: "TypedTakeaway") -> "Takeaway":
        return replace(self, kind=line.kind, text=line.text, tags=line.tags)

    def changed(self, by: int | None, *, now: datetime) -> "Takeaway":
        """Note who changed it; None for whoever logged it under the Chatham House Rule."""
        return self if by is None else replace(self, changed_by=by, changed_at=now)

    def placed_in(self, finding: str, *, is_against: bool = False) -> "Takeaway":
        return replace(self, placement=Placement.PLACED, finding=finding, is_against=is_against)

    def put_aside(self, placement: Placement) -> "Takeaway":
        return replace(self, placement=placement, finding=None, is_against=False)

    def supported_by(self, user_id: int) -> "Takeaway":
        """One voice per member; the author's own does not count."""
        if user_id in self.support or user_id == self.author_id:
            return self
        return replace(self, support=(*self.support, user_id))

    def not_supported_by(self, user_id: int) -> "Takeaway":
        return replace(self, support=tuple(each for each in self.support if each != user_id))

    def anonymous(self) -> "Takeaway":
        """The same without anybody's id; how many supported it is lost with who they were."""
        nameless = replace(self, support=(), source=None, dm_channel_id=None, reported_by=())
        if self.changed_by is not None and self.changed_by == self.author_id:
            nameless = replace(nameless, changed_by=None, changed_at=None)
        return replace(nameless, author_id=None)

    def under_the_rule(self, talk: Talk | None = None) -> "Takeaway":
        """The same without anybody's id, and without the moment that ties it to others.

        Without the talk nobody knows in which segments one person speaks.
        """
        segment = None if talk is None else _of_several(talk, self.segment)
        bare = replace(self.anonymous(), segment=segment, minute=None)
        return replace(bare, chatham_house=True, logged_at=_about(self.logged_at))

    def ticket_of(self, user_id: int) -> str | None:
        """What the buttons carry that this person is given: in other hands it opens nothing."""
        if self.ticket is None:
            return None
        made = hmac.digest(self.ticket.encode(), str(user_id).encode(), "sha256")
        return base64.b32encode(made).decode()[:_TICKET]

    def has_ticket(self, user_id: int, ticket: str | None) -> bool:
        """Tell whether this person shows the ticket that they were given."""
        mine = self.ticket_of(user_id)
        if mine is None or ticket is None or not ticket.isascii():
            return False
        return hmac.compare_digest(mine, ticket)

    def showing(self, user_id: int, ticket: str | None) -> "Takeaway":
        """The same to be drawn for somebody who shows this ticket, or none; never to be stored."""
        return replace(self, ticket=ticket if self.has_ticket(user_id, ticket) else None)

    def shown_to(self, user_id: int) -> "Takeaway":
        """The same to be drawn for one person, with their ticket; never to be stored."""
        return replace(self, ticket=self.ticket_of(user_id))

    def require_editor(
        self, user_id: int, *, is_note_taker: bool, ticket: str | None, now: datetime
    ) -> None:
        """Let note-takers, the author, or who shows their own ticket in time; else `NotAllowed`."""
        if is_note_taker or (self.author_id is not None and self.author_id == user_id):
            return
        if self.author_id is None and self.ticket is None:
            raise NobodysAnyMore
        if not self.has_ticket(user_id, ticket):
            raise NotYours
        window = UNDO_WINDOW + MOMENT_KEPT if self.is_under_the_rule else UNDO_WINDOW
        if now > self.logged_at + window:
            raise UndoTooLate(minutes=UNDO_WINDOW // timedelta(minutes=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTakeaway:
    """One takeaway as typed: kind by its first character, tags by `#`."""

    kind: TakeawayKind
    text: str
    tags: tuple[str, ...] = ()


def parse_line(line: str) -> TypedTakeaway:
    """Read one line; raises `TextMissing` and `TextTooLong`."""
    text = _BULLET.sub("", line).strip()
    kind = SIGNS.get(text[:1])
    # "@someone" is a mention or a name, "@ link" a resource: only a sign set apart is a sign.
    if kind is TakeawayKind.RESOURCE and not text[1:2].isspace():
        kind = None
    if kind is not None:
        text = text[1:].strip()
    if not is_visible(text):
        raise TextMissing
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    tags = tuple(dict.fromkeys(tag.casefold() for tag in _TAG.findall(text)))
    return TypedTakeaway(kind=kind or TakeawayKind.INSIGHT, text=text, tags=tags)


def tagged(typed: str, tag: str) -> str:
    """The same with a tag at the end of each line that has not got it; a bad one adds nothing."""
    word = "_".join(re.findall(r"\w+", tag.removeprefix("#")))[:30]
    if not _TAG.fullmatch(f"#{word}"):
        return typed
    lines = (
        line if not is_visible(line) or _has_tag(line, word) else f"{line.rstrip()} #{word}"
        for line in typed.splitlines()
    )
    return "\n".join(lines)


def _has_tag(line: str, tag: str) -> bool:
    return tag.casefold() in (each.casefold() for each in _TAG.findall(line))


def parse_lines(typed: str) -> tuple[TypedTakeaway, ...]:
    """Read one takeaway a line, all or none; raises `TextMissing`, `TextTooLong`, `TooMany`."""
    lines = [line for line in typed.splitlines() if is_visible(line)]
    if not lines:
        raise TextMissing
    if len(lines) > LINES_MAX:
        raise TooMany(count=len(lines), limit=LINES_MAX)
    return tuple(parse_line(line) for line in lines)


def typed(takeaway: Takeaway) -> str:
    """What somebody would type to log this, for the form that edits it."""
    sign = next((sign for sign, kind in SIGNS.items() if kind is takeaway.kind), None)
    return takeaway.text if sign is None else f"{sign} {takeaway.text}"


def log(
    line: TypedTakeaway,
    *,
    code: str,
    talk: Talk,
    author_id: int | None,
    ticket: str,
    now: datetime,
    said_at: datetime | None = None,
    source: int | None = None,
    dm_channel_id: int | None = None,
    said_under_rule: bool = False,
    held: Held | None = None,
) -> Takeaway:
    """Make a takeaway of a line, which may have been said a while ago.

    The Chatham House Rule keeps its author out of it for good, and `ticket` in it instead; also if
    it holds no more, but did when this was said or its form was opened (`said_under_rule`).
    """
    at = min(said_at or now, now)
    earliest = now if said_at is None else said_at - CLOCKS_DIFFER
    is_under_rule = said_under_rule or talk.under_the_rule(at=earliest)
    segment, minute = place_in(talk, at, under_rule=is_under_rule)
    return Takeaway(
        owner=talk.owner,
        code=code,
        talk=talk.code,
        edition=talk.edition,
        kind=line.kind,
        text=line.text,
        tags=line.tags,
        author_id=None if is_under_rule else author_id,
        segment=segment,
        minute=minute,
        logged_at=_about(now) if is_under_rule else now,
        ticket=ticket if is_under_rule else None,
        source=None if is_under_rule else source,
        dm_channel_id=None if is_under_rule else dm_channel_id,
        chatham_house=is_under_rule,
        held=held,
    )


def _about(moment: datetime) -> datetime:
    """Round it down to what is kept of it under the Chatham House Rule."""
    return moment - (moment - _EPOCH) % MOMENT_KEPT


def in_no_order(takeaways: Iterable[Takeaway]) -> list[Takeaway]:
    """Those under the Chatham House Rule last, by their codes, which are drawn by lot."""
    return sorted(takeaways, key=lambda each: each.code if each.is_under_the_rule else "")


def place_in(talk: Talk, at: datetime, *, under_rule: bool) -> tuple[int | None, int | None]:
    """Segment and minute of a moment; both None for one at which the talk did not run.

    Under the Chatham House Rule a minute leads to whoever spoke, ties the points of one message
    together and stands beside the time of that, and a segment of one person names that person.
    """
    if not ran(talk, at=at):
        return None, None
    if under_rule:
        return _of_several(talk, talk.segment_at(at)), None
    return talk.segment_at(at), talk.minute_at(at)


def _of_several(talk: Talk, segment: int | None) -> int | None:
    """The segment if several people are known to speak in it."""
    if segment is None or not 0 < segment <= len(talk.segments):
        return None
    return segment if len(talk.segments[segment - 1].speakers) > 1 else None
