"""Asking after a talk: one native poll each, whose counts are kept and whose voters never are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ballots.poll import wants_ballot
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reminder import POLL_OPENS_LATE
from bot.domain.deliveries.transitions import step
from bot.domain.keeping.audit import Deed
from bot.domain.polls.errors import PollNotFound, PollTooLate
from bot.domain.polls.poll import Poll, PollState, PollTemplate
from bot.domain.talks.errors import TalkNotBegun
from bot.domain.talks.running import over_since
from bot.domain.talks.series import Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require, server_of
from bot.services.outbox.planning import newest, post, touch
from bot.services.ports import Clock, Documents, Reader, Store

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """`share` is whole percent of the answers."""

    text: str
    count: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollView:
    """`opens_at` is there while the poll waits for the talk's end to be final.

    `options` are there once the counts are final and `K_MIN` people answered; otherwise None.

    `answers` counts them all and is shown even where the rest stays sealed.
    """

    poll: Poll
    talk: Talk
    answers: int | None
    is_sealed: bool
    options: tuple[OptionView, ...] | None
    opens_at: datetime | None = None


class Polls:
    """`templates` say by language what is asked; English must be among them."""

    def __init__(self, store: Store, clock: Clock, templates: Mapping[str, PollTemplate]) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates

    def after_change(self, docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
        """Plan the poll of a talk that ends; for `TalkService`, inside its unit.

        It waits until the end is final, and goes if the talk goes on. Nobody is asked about a talk
        that ended days ago, nor in this way where a ballot is wanted: one that is out closes when
        the talk comes under the Chatham House Rule.
        """
        is_over, was_over = (each.state is TalkState.ENDED for each in (talk, before))
        if is_over and not was_over and not is_too_late(talk.ended_at, now=now):
            if gets_ballot(docs, talk):
                return
            self._plan(docs, talk, due=max(now, talk.final_at or now))
        elif (was_over and not is_over) or comes_under_the_rule(before, talk):
            _take_back(docs, talk, now=now)
        if comes_under_the_rule(before, talk):
            _close_open(docs, talk, now=now)

    async def closing(self, person: Person, poll: str) -> Poll:
        """The open poll that may be closed; raises what `close` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> Poll:
            return _closing(docs, person, poll, now=now)

        return await self._store.read(person.owner, look)

    def open_now(self, docs: Documents, talk: Talk, *, now: datetime) -> Poll:
        """Open the poll of a talk, inside the unit that may; a second time gives the same one."""
        poll = self._plan(docs, talk, due=now)
        hasten(docs, poll.post, talk, now=now)
        touch(docs, MirrorKind.LIVE_PANEL, talk.code, now=now)
        return poll

    async def close(self, person: Person, poll: str) -> Poll:
        """End an open poll before its time; raises `IllegalStep` where it is not open."""
        now = self._clock.now()

        def work(docs: Documents) -> Poll:
            closing = docs.put(_closing(docs, person, poll, now=now))
            touch(docs, MirrorKind.POLL_CLOSING, closing.talk, now=now)
            by, which = person.user_id, closing.talk
            note(docs, Deed.POLL_CLOSED, by=by, about=Talk.KIND, which=which, now=now)
            return closing

        return await self._store.run(person.owner, work)

    async def results(self, owner: str, talk: str) -> PollView:
        """What may be shown of a talk's poll; raises `PollNotFound`."""
        now = self._clock.now()

        def look(docs: Reader) -> PollView:
            asked = docs.get(Talk, talk)
            poll = find_poll(docs, talk)
            if poll is None:
                raise PollNotFound(code=talk)
            return view_poll(docs, poll, asked, now=now)

        return await self._store.read(owner, look)

    def _plan(self, docs: Documents, talk: Talk, *, due: datetime) -> Poll:
        known = find_poll(docs, talk.code)
        if known is not None and not _was_never_sent(docs, known):
            return known
        carrier = plan_post(docs, DeliveryKind.POLL, talk, due=due)
        if known is not None:
            return docs.put(replace(known, post=carrier.code))
        template = self._template(server_of(docs).language)
        return docs.put(
            Poll(
                owner=docs.owner,
                code=docs.new_code(),
                talk=talk.code,
                edition=talk.edition,
                question=template.question,
                options=template.options,
                post=carrier.code,
            )
        )

    def _template(self, language: str) -> PollTemplate:
        return self._templates.get(language) or self._templates[FALLBACK_LANGUAGE]


def _closing(docs: Reader, person: Person, code: str, *, now: datetime) -> Poll:
    poll = docs.find(Poll, code)
    require(docs, person, Act.POLL, docs.find(Talk, poll.talk) if poll else None)
    if poll is None:
        raise PollNotFound(code=code)
    return poll.closing(now=now)


def gets_ballot(docs: Reader, talk: Talk) -> bool:
    """Tell whether the talk is asked about anonymously, and not by a native poll."""
    return wants_ballot(talk, docs.find(Series, talk.series))


def comes_under_the_rule(before: Talk, talk: Talk) -> bool:
    """Tell whether nobody may be asked any more in a way that shows who said what."""
    return talk.chatham_house and not before.chatham_house


def find_poll(docs: Reader, talk: str) -> Poll | None:
    found = docs.select(Poll, talk=talk)
    return found[-1] if found else None


def view_poll(docs: Reader, poll: Poll, talk: Talk, *, now: datetime) -> PollView:
    carrier = docs.find(Delivery, poll.post) if poll.state is PollState.PLANNED else None
    is_ahead = carrier is not None and carrier.is_planned and carrier.due > now
    counted = poll.state is PollState.FINAL
    is_sealed = counted and poll.is_sealed
    return PollView(
        poll=replace(poll, counts=None) if is_sealed else poll,
        talk=talk,
        opens_at=carrier.due if carrier is not None and is_ahead else None,
        answers=poll.answers if counted else None,
        is_sealed=is_sealed,
        options=_options(poll) if counted and not is_sealed else None,
    )


def _options(poll: Poll) -> tuple[OptionView, ...]:
    each = zip(poll.options, poll.counts or (), poll.shares, strict=True)
    return tuple(OptionView(text=text, count=count, share=share) for text, count, share in each)


def require_timely(talk: Talk, *, now: datetime) -> None:
    over = over_since(talk, now=now)
    if over is None:
        if not talk.is_live(now):
            raise TalkNotBegun(title=talk.title)
    elif is_too_late(over, now=now):
        raise PollTooLate(days=POLL_OPENS_LATE.days)


def is_too_late(over: datetime | None, *, now: datetime) -> bool:
    return over is not None and now > over + POLL_OPENS_LATE


def hasten(docs: Documents, carrier_code: str, talk: Talk, *, now: datetime) -> None:
    """Let one that waits until the talk's end is final go out at once."""
    carrier = docs.find(Delivery, carrier_code)
    if carrier is not None and carrier.is_planned and carrier.due > now:
        docs.put(step(carrier, Retimed(now, talk.sequence), now=now))


def _take_back(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """A poll that is not out yet goes: it comes at the talk's end, or another one does."""
    poll = find_poll(docs, talk.code)
    carrier = docs.find(Delivery, poll.post) if poll is not None else None
    if poll is not None and carrier is not None and carrier.is_surely_unread:
        docs.put(step(carrier, Withdrawn(), now=now))
        docs.remove(poll)


def _close_open(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Who voted for what stands there for all to read, so nobody does so any more."""
    poll = find_poll(docs, talk.code)
    if poll is not None and poll.state is PollState.OPEN:
        docs.put(poll.closing(now=now))
        touch(docs, MirrorKind.POLL_CLOSING, talk.code, now=now)


def _was_never_sent(docs: Reader, poll: Poll) -> bool:
    carrier = docs.find(Delivery, poll.post)
    return carrier is None or carrier.never_comes


def plan_post(docs: Documents, kind: DeliveryKind, talk: Talk, *, due: datetime) -> Delivery:
    """Plan what asks after a talk: in its thread, or in the channel where there is none."""
    thread = newest(docs, talk.code, DeliveryKind.THREAD)
    # One that was refused is taken back at the talk's end. Whoever reads the plan reads so at once.
    has_thread = thread is not None and not (thread.never_comes or thread.is_held)
    return post(
        docs,
        kind,
        about=talk.code,
        place=None if has_thread else Place.TALKS,
        due=due,
        after=thread.code if thread is not None and has_thread else None,
        occasion=talk.sequence,
    )
