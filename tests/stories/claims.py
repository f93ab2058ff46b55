"""What messages claim: each text and control with what must be true while it can be read.

`CLAIMS` is by the id of the text, `CONTROLS` by the verb of the button. A text that only names
something stands in `SAYS_NOTHING`. A text that is in neither fails the walk.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar

from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.findings.finding import Revision
from bot.domain.polls.poll import Poll, PollState
from bot.domain.signups.signup import COMING, Answer, Signup
from bot.domain.takeaways.takeaway import UNDECIDED, Takeaway, TakeawayKind
from bot.domain.talks.parts import Links
from bot.domain.talks.preparing import open_consents
from bot.domain.talks.running import over_since, takes_notes
from bot.domain.talks.speaker import Consent
from bot.domain.talks.talk import GOES_ON_WITHIN, JOIN_CLOSES_AFTER, Talk
from bot.domain.times.wall import wall_of
from bot.saying.times import stamp
from bot.services.polls.polls import POLL_OPENS_LATE
from tests.stories.recording import Said


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What is true now of what one message is about."""

    now: datetime
    delivery: Delivery
    talk: Talk | None
    talks: tuple[Talk, ...]
    poll: Poll | None
    ballot: BallotPoll | None
    tally: Tally | None
    signups: tuple[Signup, ...]
    takeaways: tuple[Takeaway, ...]
    revision: Revision | None
    # The message of the anonymous poll is there to be read.
    ballot_stands: bool = False
    # What the server's desk knows of.
    waiting: tuple[Delivery, ...] = ()
    refused: tuple[Mirror, ...] = ()

    @property
    def the_talk(self) -> Talk:
        assert self.talk is not None
        return self.talk

    @property
    def is_live(self) -> bool:
        return self.the_talk.is_live(self.now)

    @property
    def is_over(self) -> bool:
        return self.the_talk.is_over(self.now)

    @property
    def is_cancelled(self) -> bool:
        return self.the_talk.was_cancelled

    @property
    def is_coming(self) -> bool:
        """It is announced, and has neither begun nor been called off."""
        return self.the_talk.is_open and not self.is_live and not self.is_over

    @property
    def is_open(self) -> bool:
        return self.the_talk.is_open and not self.is_over

    @property
    def may_come(self) -> bool:
        """Somebody may go there, now or later."""
        return not (self.is_cancelled or self.is_over)

    @property
    def points(self) -> list[Takeaway]:
        return [each for each in self.takeaways if each.kind is not TakeawayKind.QUESTION]

    def count(self, answer: Answer) -> int:
        return sum(each.answer is answer for each in self.signups)

    @property
    def is_stuck(self) -> bool:
        return bool(self.refused) or any(each.is_held for each in self.waiting)

    @property
    def readers(self) -> int:
        """Whoever is written to when something changes."""
        return sum(each.answer in COMING for each in self.signups)

    @property
    def to_sort(self) -> int:
        return sum(each.placement in UNDECIDED for each in self.takeaways)

    @property
    def comes(self) -> bool:
        """Whoever reads this has answered a talk that is not over."""
        return self.mine is not None and self.is_open

    @property
    def taken(self) -> int:
        return sum(each.holds_seat for each in self.signups)

    @property
    def mine(self) -> Signup | None:
        """The answer of whoever reads this letter."""
        found = (each for each in self.signups if each.user_id == self.delivery.user_id)
        return next(found, None)

    @property
    def is_written_to(self) -> bool:
        """Whoever reads this letter has a seat."""
        return any(
            each.user_id == self.delivery.user_id and each.answer is Answer.GOING
            for each in self.signups
        )

    @property
    def way_in_is_open_or_to_come(self) -> bool:
        closes = (self.the_talk.ended_at or self.the_talk.the_slot().ends_at) + JOIN_CLOSES_AFTER
        return not self.is_cancelled and self.now <= closes

    def may_note(self, *, is_note_taker: bool) -> bool:
        return takes_notes(self.the_talk, now=self.now, is_note_taker=is_note_taker)

    @property
    def takes_answers(self) -> bool:
        ballot = self.ballot
        return ballot is not None and ballot.takes_ballots(now=self.now)

    @property
    def has_results(self) -> bool:
        if self.ballot is None or self.tally is None or not self.ballot.is_sealed:
            return False
        return self.tally.answers >= self.ballot.k

    @property
    def is_withheld(self) -> bool:
        return self.tally is not None and not self.has_results

    @property
    def poll_may_be_opened(self) -> bool:
        if self.ballot is not None and self.ballot.state is not BallotState.PLANNED:
            return False
        if self.poll is not None and self.poll.state is not PollState.PLANNED:
            return False
        over = over_since(self.the_talk, now=self.now)
        return self.is_live if over is None else self.now <= over + POLL_OPENS_LATE


Holds = Callable[[Moment, Said], bool]


@dataclass(frozen=True)
class Claim:
    sentence: str
    holds: Holds


def _starts_at(key: str = "when") -> Holds:
    def holds(moment: Moment, said: Said) -> bool:
        at = moment.the_talk.the_slot().starts_at
        return str(said.args[key]) in {stamp(at), stamp(at, "t"), stamp(at, "f"), stamp(at, "F")}

    return holds


def _by_the_clocks(moment: Moment, said: Said) -> bool:
    slot = moment.the_talk.the_slot()
    end = wall_of(slot.ends_at, slot.start.zone).local
    return f"{slot.start.local:%H:%M}–{end:%H:%M}" in str(said.args["zone_time"])


def _ends_at(moment: Moment, said: Said) -> bool:
    talk = moment.the_talk
    ends = talk.ended_at or talk.the_slot().ends_at
    return said.args["end"] == stamp(ends, "t")


def _counts_as_over(talk: Talk, said: Said) -> bool:
    assert talk.over_after is not None
    over = talk.the_slot().ends_at + timedelta(minutes=talk.over_after)
    asked = over + GOES_ON_WITHIN
    return (said.args["over"], said.args["asked"]) == (stamp(over, "t"), stamp(asked, "t"))


def _signs_up(moment: Moment, _said: Said) -> bool:
    is_kept = any(each.offered_until is not None for each in moment.signups)
    return moment.the_talk.takes_signups(moment.now) or (is_kept and moment.is_open)


def _seat_is_kept(moment: Moment, said: Said) -> bool:
    until = moment.mine.offered_until if moment.mine is not None else None
    return until is not None and said.args["until"] == stamp(until) and _starts_at()(moment, said)


def _always(_moment: Moment, _said: Said) -> bool:
    return True


def _both(*all_: Holds) -> Holds:
    return lambda moment, said: all(holds(moment, said) for holds in all_)


def _number(moment: Moment, said: Said) -> bool:
    return said.args["number"] == str(moment.the_talk.number)


def _place(moment: Moment, said: Said) -> bool:
    known = [
        each.number
        for each in moment.talks
        if each.code == moment.the_talk.code
        or (each.is_public(moment.now) and not each.was_cancelled)
    ]
    return _number(moment, said) and said.args["total"] == str(max(known))


def _questions(moment: Moment) -> int:
    return sum(each.kind is TakeawayKind.QUESTION for each in moment.takeaways)


def _results(moment: Moment, said: Said) -> bool:
    poll = moment.poll
    is_counted = poll is not None and poll.state is PollState.FINAL and not poll.is_sealed
    return is_counted and said.args["count"] == (poll.answers if poll else None)


def _poll_is(state: PollState) -> Holds:
    return lambda moment, _: moment.poll is not None and moment.poll.state is state


def _ballot_is(*states: BallotState) -> Holds:
    return lambda moment, _: moment.ballot is not None and moment.ballot.state in states


def _answered(moment: Moment, said: Said) -> bool:
    return moment.tally is not None and said.args["count"] == moment.tally.answers


def _closes_then(moment: Moment, said: Said) -> bool:
    closes = moment.ballot.closes_at if moment.ballot is not None else None
    return closes is not None and said.args["until"] in {stamp(closes), stamp(closes, "f")}


_OPEN_UNTIL = _both(_closes_then, lambda moment, _: moment.takes_answers)


def _ballot_gone(moment: Moment, _said: Said) -> bool:
    return moment.ballot is not None and not moment.ballot_stands


def _published(moment: Moment, _said: Said) -> bool:
    return moment.ballot is not None and moment.ballot.published_at is not None


def _unless_let_go(holds: Callable[[Moment, Said], bool]) -> Callable[[Moment, Said], bool]:
    """Sign-ups are kept for a while after the talk; the card goes on saying how many there were."""

    def holds_or_gone(moment: Moment, said: Said) -> bool:
        let_go = not any(map(moment.count, Answer))
        return (let_go and not moment.is_open) or holds(moment, said)

    return holds_or_gone


CLAIMS: Mapping[str, Claim] = {
    # The card
    "talk-card-live": Claim("it is live now", lambda m, _: m.is_live),
    "talk-card-ended": Claim("it is over", lambda m, _: m.is_over),
    "talk-card-ended-last": Claim("it is over", lambda m, _: m.is_over),
    "talk-card-cancelled": Claim("it is cancelled", lambda m, _: m.is_cancelled),
    "talk-card-for-you": Claim("it starts then", _starts_at()),
    "talk-card-place": Claim("it is talk n of m", _place),
    "talk-card-place-alone": Claim("it is talk n", _number),
    "talk-card-going": Claim(
        "so many go", lambda m, s: m.may_come and s.args["count"] == m.count(Answer.GOING)
    ),
    "talk-card-signed-up": Claim(
        "so many wanted to go, and nobody does any more",
        _unless_let_go(lambda m, s: not m.may_come and s.args["count"] == m.count(Answer.GOING)),
    ),
    "talk-card-maybe": Claim(
        "so many may come", lambda m, s: m.may_come and s.args["count"] == m.count(Answer.MAYBE)
    ),
    "talk-card-seats": Claim(
        "so many seats are left",
        lambda m, s: m.may_come and s.args["count"] == max((m.the_talk.seats or 0) - m.taken, 0),
    ),
    "talk-card-recorded": Claim("it is recorded", lambda m, _: m.the_talk.will_be_recorded),
    "talk-card-roles": Claim("roles are named", lambda m, _: bool(m.the_talk.signup_role_ids)),
    "talk-card-closed": Claim("it is closed", lambda m, _: not m.the_talk.takes_signups(m.now)),
    "talk-card-closes": Claim(
        "it closes then",
        lambda m, s: (
            m.the_talk.signup_closes_at is not None
            and s.args["when"] == stamp(m.the_talk.signup_closes_at)
        ),
    ),
    "talk-card-attended-totals": Claim(
        "it is in a channel, and not over", lambda m, _: m.the_talk.channel_at(m.now) is not None
    ),
    "talk-card-attended-names": Claim(
        "it is in a channel, and not over", lambda m, _: m.the_talk.channel_at(m.now) is not None
    ),
    "talk-card-chatham": Claim("it is under the rule", lambda m, _: m.the_talk.chatham_house),
    "poll-results": Claim("so many answered", _results),
    # News, letters and reminders
    "letter-day-before": Claim("it is then", _both(_starts_at(), _by_the_clocks)),
    "letter-soon-on-time": Claim(
        "it starts then, and can be come to",
        _both(_starts_at("start"), lambda m, _: m.is_open),
    ),
    "letter-soon-late": Claim(
        "it starts then, and can be come to",
        _both(_starts_at("start"), lambda m, _: m.is_open),
    ),
    "letter-soon-maybe": Claim("one can sign up", lambda m, _: m.the_talk.takes_signups(m.now)),
    "letter-soon-maybe-closed": Claim(
        "nobody new can sign up", lambda m, _: not m.the_talk.takes_signups(m.now)
    ),
    "letter-soon-running": Claim("it began then, and runs", lambda m, _: m.is_live),
    "letter-over": Claim(
        "it is over, or cancelled",
        lambda m, s: m.is_cancelled if s.args["state"] == "cancelled" else m.is_over,
    ),
    "letter-start": Claim("we are live", lambda m, _: m.is_live),
    "letter-start-late": Claim("we are live", lambda m, _: m.is_live),
    "letter-start-moved": Claim("it has moved to then", _starts_at()),
    "letter-moved": Claim(
        "it takes place, and calendars are changed before it does",
        lambda m, s: not m.is_cancelled and (m.is_coming or s.args["calendar"] == "no"),
    ),
    "letter-moved-time": Claim(
        "it is then, and was to be at another time",
        _both(
            lambda m, s: s.args["old"] != s.args["new"], _both(_starts_at("new"), _by_the_clocks)
        ),
    ),
    "letter-moved-same-time": Claim("it is then", _both(_starts_at("new"), _by_the_clocks)),
    "letter-moved-place": Claim(
        "it is there", lambda m, s: m.the_talk.the_slot().where.place in str(s.args["new"])
    ),
    "letter-began": Claim(
        "it began then", lambda m, s: s.args["start"] == stamp(m.the_talk.began_at() or m.now, "t")
    ),
    "letter-cancelled-not": Claim(
        "it takes place then", _both(_starts_at(), lambda m, _: not m.is_cancelled)
    ),
    "letter-cancelled": Claim("it is cancelled", lambda m, _: m.is_cancelled),
    "letter-back-on": Claim(
        "it takes place then",
        _both(_starts_at(), _both(_by_the_clocks, lambda m, _: not m.is_cancelled)),
    ),
    "letter-seat-free": Claim(
        "it is then, and its reader has a seat", _both(_starts_at(), lambda m, _: m.is_written_to)
    ),
    "letter-seat-offer": Claim("it is then, and a seat is kept until then", _seat_is_kept),
    "letter-seat-passed": Claim(
        "it is then, no seat is kept, and one can sign up again, or not",
        _both(
            _starts_at(),
            lambda m, _: m.mine is None or m.mine.offered_until is None,
            lambda m, s: (s.args["signup"] == "open") is m.the_talk.takes_signups(m.now),
        ),
    ),
    "letter-seat-kept": Claim(
        "a seat is kept for somebody",
        lambda m, _: any(each.offered_until is not None for each in m.signups),
    ),
    "letter-seat-kept-no-more": Claim(
        "no seat is kept", lambda m, _: all(each.offered_until is None for each in m.signups)
    ),
    "event-sign-up": Claim("one can sign up", lambda m, _: m.the_talk.takes_signups(m.now)),
    "event-more": Claim("one cannot sign up", lambda m, _: not m.the_talk.takes_signups(m.now)),
    # Backstage
    "letter-still-running": Claim(
        "it should have ended then, and nobody has said that it has",
        _both(_ends_at, lambda m, _: m.is_open and m.the_talk.the_slot().ends_at <= m.now),
    ),
    "letter-over-at": Claim(
        "unless somebody says otherwise it counts as over then, and its poll opens",
        lambda m, s: m.is_open and _counts_as_over(m.the_talk, s),
    ),
    "letter-over-once-left": Claim(
        "it is over once nobody is in its channel",
        lambda m, _: m.is_open and m.the_talk.in_room,
    ),
    "letter-runs-on": Claim("it goes on", _both(_ends_at, lambda m, _: m.is_open)),
    "letter-ended": Claim("it ended then", _both(_ends_at, lambda m, _: m.is_over)),
    "letter-off": Claim("it was cancelled", lambda m, _: m.is_cancelled),
    "missing-join-link": Claim("no join link", lambda m, _: m.the_talk.links.join is None),
    "missing-segments": Claim("no segments", lambda m, _: not m.the_talk.segments),
    "missing-consent": Claim(
        "so many were not asked",
        lambda m, s: (
            s.args["count"]
            == sum(each.consent is Consent.NOT_ASKED for each in m.the_talk.speakers)
        ),
    ),
    # Of a moment that is past, and never drawn anew.
    "notice-title": Claim("something was not sent then", _always),
    "notice-line": Claim("it was held then, with this reason", _always),
    "notice-line-posted": Claim("it could not be put right then", _always),
    "notice-line-late": Claim("it came late", _always),
    "alarm": Claim("an hour before it was sent, backstage could not be reached", _always),
    # The clock stands still between two drawings, and says beside it when it was right.
    "live-now": Claim(
        "it has been live since then",
        lambda m, s: m.is_live and s.args["start"] == stamp(m.the_talk.began_at() or m.now, "t"),
    ),
    "live-over": Claim("it is over", lambda m, _: m.is_over),
    "live-moved": Claim("it is at another time", lambda m, _: not m.is_cancelled),
    "live-cancelled": Claim("it was cancelled", lambda m, _: m.is_cancelled),
    "live-segment": Claim(
        "this segment runs",
        lambda m, s: s.args["number"] == str(m.the_talk.segment_at(m.now)),
    ),
    "live-takeaways": Claim(
        "so many takeaways",
        lambda m, s: s.args["count"] == len(m.points),
    ),
    "live-last": Claim(
        "it was logged last", lambda m, s: m.points[-1].text[:15] in str(s.args["text"])
    ),
    "takeaway-supporters": Claim(
        "so many support it", lambda m, s: s.args["count"] == len(m.points[-1].support)
    ),
    "live-questions": Claim("so many questions", lambda m, s: s.args["count"] == _questions(m)),
    "poll-opens": Claim("the poll is to open", _poll_is(PollState.PLANNED)),
    "poll-state-planned": Claim("the poll is on its way", _poll_is(PollState.PLANNED)),
    "poll-state-open": Claim("the poll is open", _poll_is(PollState.OPEN)),
    "poll-state-closing": Claim("the poll is counted", _poll_is(PollState.CLOSING)),
    "poll-sealed": Claim(
        "too few answered",
        lambda m, _: m.poll is not None and m.poll.state is PollState.FINAL and m.poll.is_sealed,
    ),
    # The anonymous poll
    "ballot-promise": Claim(
        "by so many answers on",
        lambda m, s: m.ballot is not None and s.args["k"] == m.ballot.k,
    ),
    "ballot-asks": Claim(
        "so many questions",
        lambda m, s: m.ballot is not None and s.args["count"] == len(m.ballot.questions),
    ),
    "ballot-until": Claim("it is open until then", _OPEN_UNTIL),
    "ballot-half-time": Claim("it closes then", _closes_then),
    "ballot-half-time-over": Claim("it is closed", lambda m, _: not m.takes_answers),
    "ballot-is-closing": Claim("it is being sealed", _ballot_is(BallotState.CLOSING)),
    "ballot-is-lost": Claim("its key is gone", _ballot_is(BallotState.LOST)),
    "ballot-answered": Claim("so many answered", _answered),
    "ballot-withheld": Claim("too few answered", _both(_answered, lambda m, _: m.is_withheld)),
    "ballot-looked-through": Claim(
        "it is not published",
        _both(_ballot_is(BallotState.SEALED), lambda m, s: not _published(m, s)),
    ),
    "ballot-to-publish": Claim("it is not published", lambda m, s: not _published(m, s)),
    "ballot-published": Claim(
        "it is published, and to be read", _both(_published, lambda m, _: m.ballot_stands)
    ),
    "ballot-message-stuck": Claim(
        "it is published, and something is stuck", _both(_published, lambda m, _: m.is_stuck)
    ),
    "ballot-message-held": Claim("something is stuck", lambda m, _: m.is_stuck),
    "ballot-message-open": Claim(
        "it is open, and gone", _both(_ballot_gone, lambda m, _: m.takes_answers)
    ),
    "ballot-message-unpublished": Claim(
        "there are results that nobody reads",
        lambda m, s: m.has_results and _ballot_gone(m, s) and not _published(m, s),
    ),
    "ballot-message-published": Claim(
        "it was published, and is gone", _both(_ballot_gone, _published)
    ),
    "ballot-line-opens": Claim("the poll is to open", _ballot_is(BallotState.PLANNED)),
    "ballot-line-planned": Claim("the poll is on its way", _ballot_is(BallotState.PLANNED)),
    "ballot-line-open": Claim("it is open until then", _OPEN_UNTIL),
    "ballot-line-closing": Claim("it is being sealed", _ballot_is(BallotState.CLOSING)),
    "ballot-line-lost": Claim("its key is gone", _ballot_is(BallotState.LOST)),
    "ballot-line-sealed": Claim(
        "so many answered, and it is published or not",
        _both(_answered, lambda m, s: (s.args["published"] == "yes") is _published(m, s)),
    ),
    "ballot-line-withheld": Claim("too few answered", _both(_answered, lambda m, _: m.is_withheld)),
    # The key findings
    "findings-corrected": Claim(
        "this is revision n",
        lambda m, s: m.revision is not None and s.args["revision"] == str(m.revision.number),
    ),
    "findings-retracted": Claim(
        "it is retracted", lambda m, _: m.revision is not None and m.revision.is_retracted
    ),
    "findings-facts": Claim(
        "so many findings",
        lambda m, s: m.revision is not None and s.args["count"] == len(m.revision.article.findings),
    ),
}

# What a control offers, for those who read the message with the least rights.
_GUESTS_WRITE = Claim(
    "guests write notes, or will", lambda m, _: m.is_open or m.may_note(is_note_taker=False)
)
CONTROLS: Mapping[str, Claim] = {
    "going": Claim("one can sign up, or take the seat", _signs_up),
    "maybe": Claim("one can sign up", lambda m, _: m.the_talk.takes_signups(m.now)),
    "intake": _GUESTS_WRITE,
    "notes": Claim("there may be notes to look at", _always),
    "calendar": Claim("it is to be noted", lambda m, _: m.is_open),
    "more": Claim("everybody may know of it", lambda m, _: m.the_talk.is_public(m.now)),
    "fine": Claim("one can sign up", lambda m, _: m.is_open),
    "cannot": Claim("one can take the answer back", lambda m, _: m.is_open),
    "join": Claim("there is a way in, or will be", lambda m, _: m.way_in_is_open_or_to_come),
    "stop-letters": Claim("letters can be stopped", _always),
    "findings-letters-on": Claim("letters of the series can be asked for", _always),
    "findings-letters-off": Claim("letters of the series can be stopped", _always),
    "note": Claim(
        "notes are taken",
        lambda m, _: m.may_note(is_note_taker=m.delivery.place.value == "backstage"),
    ),
    "ask": Claim("questions are taken", lambda m, _: m.the_talk.is_open),
    "questions": Claim("everybody may know of it", lambda m, _: m.the_talk.is_public(m.now)),
    "panel": Claim("the talk is there", lambda m, _: m.talk is not None),
    "consents": Claim("the talk is there", lambda m, _: m.talk is not None),
    "edit-links": Claim("no join link", lambda m, _: m.the_talk.links.join is None),
    "edit-people": Claim("no segments", lambda m, _: not m.the_talk.segments),
    "next-segment": Claim("another segment can follow", lambda m, _: m.is_live),
    "poll-open": Claim("the poll may be opened", lambda m, _: m.poll_may_be_opened),
    "poll-close": Claim("the poll is open", _poll_is(PollState.OPEN)),
    "ballot-answer": Claim("it takes answers", lambda m, _: m.takes_answers),
    "ballot-close": Claim("it is open", _ballot_is(BallotState.OPEN)),
    "ballot-results": Claim("there are results to show", lambda m, _: m.has_results),
    "ballot-publish": Claim(
        "there are results that are not published",
        lambda m, s: m.has_results and not _published(m, s),
    ),
    "end": Claim("it can be ended", lambda m, _: m.is_open),
    "extend": Claim("it can go on", lambda m, _: m.is_open),
    "goes-on": Claim("it can go on", lambda m, _: m.the_talk.may_go_on(m.now)),
    "read-open": Claim("they are published", lambda m, _: m.revision is not None),
    "follow-up-open": Claim("they were published", lambda m, _: m.revision is not None),
    "follow-up-when": Claim("they were published", lambda m, _: m.revision is not None),
    "preview-open": Claim("the draft is there", _always),
    "review-open": Claim("the draft is there", _always),
    "draft-open": Claim("the draft is there", _always),
    "desk": Claim("the desk is there", _always),
}


def _answered_so(answer: Answer) -> Holds:
    return lambda moment, _: moment.mine is not None and moment.mine.answer is answer


# What private answers claim: the details of a talk, and its panel.
PRIVATE: Mapping[str, Claim] = {
    "details-mine-going": Claim("they go", _answered_so(Answer.GOING)),
    "details-mine-maybe": Claim("they may come", _answered_so(Answer.MAYBE)),
    "details-mine-declined": Claim("they do not come", _answered_so(Answer.DECLINED)),
    "details-mine-waitlisted": Claim("they wait", _answered_so(Answer.WAITLISTED)),
    "details-mine-given-on": Claim(
        "their seat was given on", lambda m, _: m.mine is not None and m.mine.given_on
    ),
    "details-thread": Claim("people may talk there", lambda m, _: m.the_talk.is_public(m.now)),
    "panel-facts": Claim("it is this talk", lambda m, s: s.args["code"] == m.the_talk.code),
    "panel-button-coming": Claim("people may still come", lambda m, _: m.is_open),
    "panel-button-signed-up": Claim("nobody comes any more", lambda m, _: not m.is_open),
    "panel-no-links": Claim("it has none", lambda m, _: m.the_talk.links == Links()),
    "talk-state-announced": Claim("it is to come", lambda m, _: m.is_coming),
    "talk-state-live": Claim("it is live now", lambda m, _: m.is_live),
    "talk-state-ended": Claim("it is over", lambda m, _: m.is_over),
    "talk-state-cancelled": Claim("it was cancelled", lambda m, _: m.is_cancelled),
}


def _poll_is_open(moment: Moment, said: Said) -> bool:
    asked = moment.ballot or moment.poll
    closes = asked.closes_at if asked is not None else None
    is_open = moment.takes_answers or _poll_is(PollState.OPEN)(moment, said)
    return is_open and closes is not None and said.args["until"] == stamp(closes, "f")


def _nothing_comes(moment: Moment, said: Said) -> bool:
    # An edition of which nothing took place is not over.
    start = "over" if moment.is_over else "talk"
    if moment.is_over and moment.revision is not None:
        start = "published"
    return not moment.is_open and said.args["start"] == start


def _began_or_begins(moment: Moment, said: Said) -> bool:
    is_live = said.args["live"] == "yes"
    count = moment.count(Answer.GOING)
    return is_live is moment.is_live and moment.is_open and said.args["going"] == count


# What the desk, a member's own page and the list of talks say of the only talk there is.
OVERVIEWS: Mapping[str, Claim] = {
    "desk-talk": Claim("it begins then, or runs", _both(_starts_at(), _began_or_begins)),
    "desk-no-talks": Claim("none is to come", _nothing_comes),
    "desk-unsaid": Claim(
        "nobody has said when it ended, which was to be then",
        lambda m, s: (
            (m.the_talk.ended_unsaid or m.the_talk.is_forgotten(m.now))
            and s.args["end"] == stamp(m.the_talk.the_slot().ends_at)
        ),
    ),
    "desk-left": Claim("it is over", lambda m, s: m.is_over and s.args["count"] == 1),
    "left-poll": Claim("its poll can be opened", lambda m, _: m.poll_may_be_opened),
    "left-poll-open": Claim("its poll is open until then", _poll_is_open),
    "left-recording": Claim(
        "a recording is missing",
        lambda m, _: m.the_talk.will_be_recorded and m.the_talk.recording is None,
    ),
    "left-notes": Claim("so many notes to sort", lambda m, s: s.args["notes"] == m.to_sort),
    "left-names": Claim(
        "so many are to be asked",
        lambda m, s: s.args["names"] == open_consents(m.the_talk),
    ),
    "left-thanks": Claim("nothing is published", lambda m, _: m.revision is None),
    "desk-planned": Claim(
        "so many messages are planned",
        lambda m, s: s.args["count"] == sum(each.is_planned for each in m.waiting),
    ),
    "desk-stuck": Claim("something is stuck", lambda m, _: m.is_stuck),
    "talks-none": Claim("none is to come", lambda m, _: not m.is_open),
    "talks-over": Claim("none is to come", lambda m, _: m.is_over),
    "me-nothing": Claim("they come to none", lambda m, _: not m.comes),
    "answer-going": Claim("they go", lambda m, s: m.comes and _answered_so(Answer.GOING)(m, s)),
    "answer-declined": Claim(
        "they do not come", lambda m, s: m.comes and _answered_so(Answer.DECLINED)(m, s)
    ),
}


def _told(moment: Moment, said: Said) -> bool:
    is_told = (said.args["channel"] == "yes") is moment.the_talk.is_public(moment.now)
    return is_told and said.args["letters"] == moment.readers


# What is asked before something happens, and what is shown of what would come of it.
QUESTIONS: Mapping[str, Claim] = {
    "told": Claim("so many would be told", _told),
    "where-members": Claim("so many are written to", lambda m, s: s.args["count"] == m.readers),
    "cancel-question": Claim("it can be cancelled", lambda m, _: m.is_open),
    "talk-preview-yes-move": Claim("it can be moved", lambda m, _: m.is_coming),
    "place-preview-link": Claim(
        "it is there", lambda m, s: s.args["place"] == m.the_talk.the_slot().where.place
    ),
    "dry-run-talk": Claim("it is this talk", lambda m, s: s.args["title"] == m.the_talk.title),
}

_ON = Claim("it is not called off", lambda m, _: not m.is_cancelled)
_OPEN = Claim("it is to come, or runs", lambda m, _: m.is_open)
# Where a run sheet has them something is missing; the panel has them for changes, too.
PRIVATE_CONTROLS: Mapping[str, Claim] = {
    **dict.fromkeys(
        "about edit-talk edit-people edit-links note-takers repeat panel-post-again".split(), _ON
    ),
    **dict.fromkeys(
        "begin move place shorten signup-rules cancel-talk".split(),
        _OPEN,
    ),
    **dict.fromkeys("coming copy receipt".split(), Claim("the talk is there", _always)),
    "intake": _GUESTS_WRITE,
    "dry-run": Claim("it is to come", lambda m, _: m.is_coming),
    "not-begun": Claim("it seems to run", lambda m, _: m.is_live),
    "edit-recording": Claim("it is over", lambda m, _: m.is_over),
    "hold-after-all": Claim(
        "nothing contradicts it", lambda m, _: m.the_talk.may_be_held_after_all(m.now)
    ),
    "confirm": Claim("it is still to come", lambda m, _: m.is_coming),
    "cancel-really": Claim("it can be cancelled", lambda m, _: m.is_open),
    "signup-closes": Claim("people may sign up", lambda m, _: m.is_open),
    "signup-question": Claim("people may sign up", lambda m, _: m.is_open),
    "end-said": Claim("nobody has said so", lambda m, _: m.the_talk.ended_unsaid or m.is_over),
    "end-otherwise": Claim("nobody has said so", lambda m, _: m.the_talk.ended_unsaid or m.is_over),
    "new-edition": Claim("this one is over", lambda m, _: not m.is_open),
    "draft-open": Claim("there may be key findings", _always),
    "sort": Claim("there are notes to sort", lambda m, _: m.to_sort > 0),
    "around": Claim("nothing is published", lambda m, _: m.revision is None),
    "dry-run-edition": Claim("something is to come", lambda m, _: m.is_open),
    "mend": Claim("something is stuck", lambda m, _: m.is_stuck),
    "give-up": Claim("something is stuck", lambda m, _: m.is_stuck),
    "talk-poll": Claim(
        "it was not asked about yet", lambda m, _: m.poll is None and m.ballot is None
    ),
}


def false_in_feed(calendar: Calendar, talks: Sequence[Talk]) -> list[str]:
    """What a subscriber would read that is not so of these talks, which everybody may know."""
    events = {str(each["UID"]).partition("@")[0]: each for each in calendar.walk("VEVENT")}
    wrong: list[str] = []
    for talk in talks:
        event = next((each for uid, each in events.items() if talk.code in uid), None)
        if event is None:
            wrong.append(f"feed: {talk.code} is not in it")
            continue
        slot = talk.the_slot()
        claims = {
            "it starts then": event.start == slot.starts_at,
            "it ends then": event.end == slot.ends_at,
            "it is called off, or not": (event["STATUS"] == "CANCELLED") is talk.was_cancelled,
            "it is called so": str(event["SUMMARY"]).endswith(talk.title),
            "it is there": str(event.get("LOCATION", "")) == slot.where.place,
        }
        wrong += [
            f"feed: {talk.code}, but not: {said}" for said, holds in claims.items() if not holds
        ]
    if len(events) != len(talks):
        wrong.append(f"feed: {len(events)} talks instead of {len(talks)}")
    return wrong


# Names, labels (their controls are above), and what is said of the past.
SAYS_NOTHING = frozenset(
    "ballot-title ballot-asks-line ballot-for-days ballot-button-answer ballot-button-closed"
    " ballot-result-title ballot-button-results ballot-button-publish ballot-question-head"
    " ballot-question-mean ballot-question-withheld ballot-option-line ballot-texts-none-shown"
    " ballot-texts-more ballot-questions-more ballot-turnout ballot-chart-about"
    " panel-button-poll "
    "language-name time-slot time-day-pattern talk-thread-name poll-intro poll-about-talk"
    " ballot-answers"
    " talk-button-going talk-button-maybe talk-button-calendar talk-button-more"
    " talk-button-recording letter-button-join letter-button-stop letter-button-note"
    " letter-button-take-seat"
    " letter-button-ask letter-button-fine letter-button-cannot live-button-questions"
    " live-button-next live-button-poll live-button-close-poll live-button-goes-on"
    " panel-button-open panel-button-names panel-button-links panel-button-people"
    " panel-button-note panel-button-end"
    " panel-button-extend panel-button-ended poll-share run-sheet-nothing-missing"
    " article-label-talks article-label-talk findings-post-title findings-button-read"
    " findings-button-why findings-sealed"
    " findings-thread findings-button-website"
    " follow-up-post follow-up-button-note follow-up-button-later"
    " draft-button-preview draft-button-open review-post review-button-open review-somebody"
    " review-said-approved review-said-needs-changes review-published desk-button-open"
    " letter-still-missing letter-missing-no-more letter-recording-missing panel-button-intake"
    " live-button-notes"
    " circular-letter catch-up-letter catch-up-rest findings-button-post"
    " findings-letter findings-letter-rest findings-letters-button-on findings-letters-button-off"
    " letter-rule-off live-held look-button receipt-button dry-run-button"
    " audit-button certificates-button desk-as-planned desk-otherwise desk-title desk-more"
    " desk-open-talk desk-left-talk desk-give-up desk-mend desk-post-again help-button-programme"
    " help-button-talk machine-well me-coming me-findings-letters me-letters-on me-letters-when"
    " me-quiet-button me-switch-on me-title my-data-button-open series-button-next talks-title"
    " notice-away notice-mishap-late planned-update"
    " button-no cancel-no cancel-yes distance-week dry-run-not-listed dry-run-planned dry-run-title"
    " signup-rules-asks-nothing signup-rules-button-closes signup-rules-button-question"
    " signup-rules-closes signup-rules-roles signup-rules-title talk-preview-from"
    " talk-preview-length talk-preview-reading time-wall where-thread".split()
)

# Ways to what is there whatever the state of a talk.
PLACES_TO_GO = frozenset(
    "letters letters-quiet findings-letters my-calendar certificates my-data audit planned stuck"
    " left new-talk paste-programme post-again dismiss".split()
)

# Parts of a notice's line, which says of what moment they were true; names of controls.
PARTS = ("delivery-", "reason-", "panel-button-", "desk-button-", "left-button-")
