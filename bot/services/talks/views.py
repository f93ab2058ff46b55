"""View records: everything that a card needs, gathered in one reading."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer, Counts, Signup, slot_key
from bot.domain.talks.editions import ends_edition, printed_talks
from bot.domain.talks.repeating import Reaches, reaches
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import EVERYBODY, Act, Rights
from bot.domain.team.server import Person, Server
from bot.services.ballots.views import BallotView, ballot_of
from bot.services.lookups import require, server_of, talks_of
from bot.services.outbox.planning import newest
from bot.services.polls.polls import PollView, find_poll, view_poll
from bot.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message that stands in Discord."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """A talk as everybody may see it, but for `talk.links`, which cards must choose from.

    `talks_in_edition` is how far their numbers go, as members know them; `ends_edition` tells that
    it is over and no other is to come, as far as they know.
    """

    talk: Talk
    edition: Edition
    series: Series
    server: Server
    counts: Counts
    talks_in_edition: int
    announcement: Posted | None
    thread_id: int | None
    now: datetime
    # Who pressed [Interested] at Discord's event and gave no answer here.
    interested: int = 0
    poll: PollView | None = None
    ballot: BallotView | None = None
    ends_edition: bool = False
    # How many talks of its repeat are to come.
    reaches: Reaches = field(default_factory=Reaches)
    # Of whom it is drawn for; a message that several read, of whoever reads it with the least.
    rights: Rights = EVERYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingTalks:
    """The earliest first; `over` is the newest edition, where nothing of it is to come any more."""

    talks: list[TalkView]
    over: Edition | None
    rights: Rights


def view_talk(docs: Reader, talk: Talk, *, now: datetime) -> TalkView:
    edition = docs.get(Edition, talk.edition)
    announcement = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    thread = newest(docs, talk.code, DeliveryKind.THREAD)
    events = docs.select(ScheduledEvent, talk=talk.code)
    talks = talks_of(docs, talk.edition)
    known = printed_talks(talks, now=now)
    return TalkView(
        talk=talk,
        edition=edition,
        series=docs.get(Series, edition.series),
        server=server_of(docs),
        counts=Counts(
            going=docs.count(Signup, talk=talk.code, answer=Answer.GOING),
            maybe=docs.count(Signup, talk=talk.code, answer=Answer.MAYBE),
            offered=_offers_of(docs, talk),
        ),
        # No count: when the second of three is called off, the third is not "3 of 2".
        talks_in_edition=max(each.number for each in (talk, *known)),
        ends_edition=ends_edition(talk, known, now=now),
        reaches=reaches(talk, talks, now=now),
        announcement=posted(announcement),
        thread_id=thread.message_id if thread else None,
        now=now,
        interested=events[-1].interested if events else 0,
        poll=view_poll(docs, poll, talk, now=now) if (poll := find_poll(docs, talk.code)) else None,
        ballot=ballot_of(docs, talk, now=now),
    )


def _offers_of(docs: Reader, talk: Talk) -> int:
    if talk.seats is None:
        return 0
    waiting = docs.select(Signup, talk=talk.code, answer=Answer.WAITLISTED)
    return sum(each.offered_until is not None for each in waiting)


def view_for(docs: Reader, talk: Talk, person: Person, *, now: datetime) -> TalkView:
    """The same for one person's eyes: what is drawn of it offers what they may do."""
    rights = server_of(docs).rights_of(person, talk)
    return replace(view_talk(docs, talk, now=now), rights=rights)


def posted(delivery: Delivery | None) -> Posted | None:
    if delivery is None or not delivery.is_sent:
        return None
    if delivery.message_id is None or delivery.channel_id is None:
        return None
    return Posted(channel_id=delivery.channel_id, message_id=delivery.message_id)


def known_talk(docs: Reader, person: Person, code: str, *, now: datetime) -> Talk:
    """A talk that everybody who takes part may know of; raises `NotTakingPart`, `TalkNotFound`."""
    require(docs, person, Act.SEE_TALKS)
    talk = docs.get(Talk, code)
    if not talk.is_public(now):
        raise Talk.missing(code)
    return talk


def signup_of(docs: Reader, talk: str, user_id: int) -> Signup | None:
    found = docs.select(Signup, slot_key=slot_key(talk, user_id))
    return found[0] if found else None
