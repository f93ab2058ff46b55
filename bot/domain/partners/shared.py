"""What a partner's server may know of a talk and of key findings: all of it, and nothing else.

No sign-ups, notes, drafts, consents or ids, no link but the public one for registration, and no
channel of the other server.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.findings.article import Article
from bot.domain.findings.finding import Revision
from bot.domain.talks.series import Edition
from bot.domain.talks.slot import Slot, VenueKind
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime

_IN_DISCORD = frozenset({VenueKind.VOICE, VenueKind.STAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSegment:
    title: str
    # The lines of its speakers, as the announcement prints them.
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTalk:
    """An announced talk. `place` is empty where it takes place on the other server itself."""

    of: str
    edition: str
    title: str
    start: WallTime
    minutes: int
    place: str = ""
    is_on_server: bool = False
    language: str = "en"
    will_be_recorded: bool = False
    chatham_house: bool = False
    description: str = ""
    segments: tuple[SharedSegment, ...] = ()
    registration: str | None = None
    recording: str | None = None
    is_cancelled: bool = False
    is_over: bool = False

    @property
    def slot(self) -> Slot:
        return Slot(start=self.start, minutes=self.minutes)

    def is_to_come(self, now: datetime) -> bool:
        return not (self.is_cancelled or self.is_over) and self.slot.ends_at > now


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFindings:
    """The newest published state; retracted ones have a reason instead of an `article`."""

    of: str
    title: str
    number: int
    published_at: datetime
    article: Article | None = None
    website: str | None = None
    reason: str = ""
    retracted_at: datetime | None = None
    retracted_why: str = ""


def shared_talk(talk: Talk, edition: Edition, *, now: datetime) -> SharedTalk | None:
    """The talk as partners may know it; None while others than the team may not, at home too."""
    slot = talk.slot
    if slot is None or not (talk.is_public(now) or talk.was_cancelled):
        return None
    on_server = slot.venue in _IN_DISCORD or slot.channel_id is not None
    return SharedTalk(
        of=talk.code,
        edition=edition.name,
        title=talk.title,
        start=slot.start,
        minutes=slot.minutes,
        place="" if on_server else slot.where.public_name,
        is_on_server=on_server,
        language=talk.language,
        will_be_recorded=talk.will_be_recorded,
        chatham_house=talk.chatham_house,
        description=talk.public_description,
        segments=tuple(
            SharedSegment(title=part.title, people=tuple(each.line for each in part.speakers))
            for part in talk.segments
        ),
        registration=talk.links.registration,
        recording=talk.recording,
        is_cancelled=talk.was_cancelled,
        is_over=talk.is_over(now),
    )


def shared_findings(revisions: Iterable[Revision]) -> SharedFindings | None:
    """The newest of an edition's revisions as partners may know it; None if there is none."""
    newest = max(revisions, key=lambda each: each.number, default=None)
    if newest is None:
        return None
    return SharedFindings(
        of=newest.edition,
        title=newest.article.title,
        number=newest.number,
        published_at=newest.published_at,
        article=None if newest.is_retracted else newest.article,
        website=None if newest.is_retracted else newest.website,
        reason=newest.reason,
        retracted_at=newest.retracted_at,
        retracted_why=newest.retracted_why,
    )
