"""Compares what stands in Discord after the month with what the model says must stand there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.ballots.poll import BallotState, Tally
from bot.domain.deliveries.delivery import UNSURE, Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import Mishap
from tests.crash.month.acts import Act, Deed, Script
from tests.crash.month.channels import Card, Post
from tests.crash.month.dice import DRIFTING, Label
from tests.crash.month.events import compare_events, why_otherwise
from tests.crash.month.model import Expected, Model
from tests.crash.month.partner import compare_partner
from tests.crash.month.plain import HOUR, PlainBallot
from tests.crash.month.playing import Month

# Retries, looks, and a bot that is killed and comes back take so long at most.
SLACK = timedelta(seconds=60)
# Who was refused again and again waits longer after the next 429.
SLACK_OF_LATE = timedelta(minutes=10)
# A report waits for what else is late.
TELLING = timedelta(minutes=6)
LEARNT_LATER = datetime.max.replace(tzinfo=UTC)
# Letters that none of the notices can be read, and what a partner's team is told.
_ELSEWHERE = {DeliveryKind.ALARM, DeliveryKind.PARTNER_NEWS}
NOT_OF_ONE_TALK = {
    Deed.START,
    Deed.STOP,
    Deed.KILL,
    Deed.RESTORE,
    Deed.BACK_UP,
    Deed.DENY,
    Deed.ALLOW,
    Deed.TRY_AGAIN,
}


@dataclass(slots=True)
class Findings:
    """What differs, by the number of the talk; 0 where it is of no talk."""

    of_talk: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, talk: int, text: str) -> None:
        self.of_talk[talk].append(text)


def compare(script: Script, model: Model, month: Month) -> str:
    """Return "" if all is as it must be, else what differs, with the story of each such talk."""
    findings = Findings()
    _compare_posts(findings, model, month)
    _compare_notices(findings, model, month)
    _compare_alarms(findings, script, month)
    _compare_reports(findings, script, month)
    _compare_deeds(findings, model, month)
    _compare_cards(findings, model, month)
    _compare_ballots(findings, model, month)
    for talk, text in (*compare_partner(model, month), *compare_events(model, month)):
        findings.add(talk, text)
    _look_for_leftovers(findings, script, model, month)
    return "\n".join(_told(findings, script, month))


def posts_of(month: Month) -> list[Post]:
    """All but the notices to the team, and the letters that none of them can be read."""
    posts = month.channels.posts
    return [
        post
        for post in posts
        if not post.lines and post.label.kind not in _ELSEWHERE and not _is_partners(post)
    ]


def _is_partners(post: Post) -> bool:
    return post.place.startswith("partner")


def _compare_posts(findings: Findings, model: Model, month: Month) -> None:
    posts = posts_of(month)
    wanted, got = _by_label(model.sent), _by_label(posts)
    for label in sorted(wanted.keys() | got.keys()):
        _compare_label(findings, label, wanted[label], got[label])
    # Only after a restored backup may one key stand twice, for two moments.
    for key, number in Counter((post.key, post.label) for post in posts).items():
        if number > 1:
            findings.add(key[1].talk, f"doubled: {key[1]}")


def _compare_label(
    findings: Findings, label: Label, wanted: list[Expected], got: list[Post]
) -> None:
    if len(wanted) != len(got):
        word = "missing" if len(wanted) > len(got) else "too many"
        when = ", ".join(f"{post.at:%d %b %H:%M:%S}" for post in got) or "never"
        findings.add(label.talk, f"{word}: {label}: {len(wanted)} wanted, sent {when}")
        return
    for one, other in zip(wanted, got, strict=True):
        for difference in _differences(one, other):
            findings.add(label.talk, f"{label}: {difference}")


def _differences(wanted: Expected, got: Post) -> Iterator[str]:
    if got.at < wanted.at:
        yield f"sent at {got.at}, before {wanted.at}"
    if got.at > wanted.at + (
        SLACK_OF_LATE if wanted.late or wanted.label.kind in DRIFTING else SLACK
    ):
        yield f"sent at {got.at}, long after {wanted.at}"
    for name in ("place", "late", "old"):
        if getattr(wanted, name) != getattr(got, name):
            yield f"{name} is {getattr(got, name)}, not {getattr(wanted, name)}"
    if got.new not in {None, wanted.start}:
        yield f"the new time is {got.new}, not {wanted.start}"


def _compare_notices(findings: Findings, model: Model, month: Month) -> None:
    """The team reads of all that was late, dropped or held, as often as it was, and no more."""
    said: Counter[tuple[str, str, int]] = Counter()
    for post in month.channels.posts:
        for line in () if _is_partners(post) else post.lines:
            said[line.what.value, line.reason or "late", month.channels.talks[line.about]] += (
                line.count
            )
    for what in sorted(said.keys() | model.told.keys()):
        kind, reason, talk = what
        if said[what] != model.told[what]:
            findings.add(talk, f"told {said[what]} times, not {model.told[what]}: {kind} {reason}")


def _compare_alarms(findings: Findings, script: Script, month: Month) -> None:
    """Whoever set the bot up hears once of each span in which backstage was silent for an hour.

    What was mended while the bot was down it learns only when it is back.
    """
    spans: list[list[datetime]] = []
    is_down = False
    for act in script.acts:
        if act.deed in {Deed.STOP, Deed.KILL, Deed.START}:
            is_down = act.deed is not Deed.START
            if not is_down and spans and spans[-1][1] == LEARNT_LATER:
                spans[-1][1] = act.at + SLACK
        is_silent = bool(spans) and spans[-1][1] == script.ends
        if (act.word, act.deed, is_silent) == ("backstage", Deed.DENY, False):
            spans.append([act.at, script.ends])
        elif (act.word, act.deed, is_silent) == ("backstage", Deed.ALLOW, True):
            spans[-1][1] = LEARNT_LATER if is_down else act.at
    alarms = [post.at for post in month.channels.posts if post.label.kind == DeliveryKind.ALARM]
    for at in alarms:
        if not any(denied + HOUR <= at <= allowed for denied, allowed in spans):
            findings.add(0, f"an alarm at {at}, though backstage could be reached")
    for denied, allowed in spans:
        if sum(denied <= at <= allowed for at in alarms) > 1:
            findings.add(0, f"more than one alarm between {denied} and {allowed}")


def _compare_reports(findings: Findings, script: Script, month: Month) -> None:
    """What a downtime made late is told in one message."""
    reports = [
        post
        for post in month.channels.posts
        if not _is_partners(post) and any(line.mishap is Mishap.LATE for line in post.lines)
    ]
    for act in script.acts:
        if act.deed is Deed.START:
            soon = [post for post in reports if act.at <= post.at < act.at + TELLING]
            if len(soon) > 1:
                findings.add(0, f"{len(soon)} reports after {act}")


def _compare_deeds(findings: Findings, model: Model, month: Month) -> None:
    for act in model.refused:
        if act not in month.refused:
            findings.add(act.talk, f"should have been refused: {act}")
    for act in month.refused:
        if act not in model.refused:
            findings.add(act.talk, f"should have been done: {act}")


def _compare_cards(findings: Findings, model: Model, month: Month) -> None:
    for delivery in month.left:
        if delivery.kind is not DeliveryKind.ANNOUNCEMENT or delivery.message_id is None:
            continue
        talk = model.state.talks[month.channels.talks[delivery.about]]
        wanted = Card(state=talk.state, start=talk.start, minutes=talk.minutes, going=talk.going)
        shown = month.channels.cards[delivery.message_id]
        if shown != wanted:
            findings.add(talk.number, f"the card shows {shown}, not {wanted}")


def _compare_ballots(findings: Findings, model: Model, month: Month) -> None:
    """What is counted is what each member chose last, and the message says what it is now."""
    shown = {
        each.about: month.channels.ballots.get(each.message_id or 0)
        for each in month.left
        if each.kind is DeliveryKind.BALLOT and each.is_sent
    }
    for talk in model.state.talks.values():
        code = next((code for code, n in month.channels.talks.items() if n == talk.number), "")
        polls = [each for each in month.ballots if each.talk == code]
        states = [each.state for each in polls if each.state is not BallotState.PLANNED]
        wanted = [_state_of(talk.ballot)] if talk.ballot else []
        if states != wanted:
            findings.add(talk.number, f"the ballot is {states}, not {wanted}")
        elif wanted and shown.get(code, wanted[0]) != wanted[0]:
            findings.add(talk.number, f"the ballot's message says {shown[code]}, not {wanted[0]}")
        tallies = [_counts(each) for each in month.tallies if each.talk == code]
        votes = [_votes(talk.ballot)] if talk.ballot and talk.ballot.is_sealed else []
        if tallies != votes:
            findings.add(talk.number, f"counted {tallies}, not {votes}")


def _state_of(ballot: PlainBallot) -> BallotState:
    return BallotState.SEALED if ballot.is_sealed else BallotState.OPEN


def _counts(tally: Tally) -> tuple[int, ...]:
    """How many answered, and how often each end of the scale, and what lies between, was chosen."""
    return (tally.answers, *next(each.counts for each in tally.totals if each.key == "useful"))


def _votes(ballot: PlainBallot) -> tuple[int, ...]:
    chosen = Counter(ballot.votes.values())
    return (len(ballot.votes), *(chosen[number] for number in range(5)))


def _look_for_leftovers(findings: Findings, script: Script, model: Model, month: Month) -> None:
    """Nothing is in doubt or due at the end, and nothing is held that the model does not hold."""
    held = {
        promise.label
        for talk in model.state.talks.values()
        for promise in talk.promises
        if promise.state in {"held", "blocked"}
    }
    for delivery in month.left:
        label = month.channels.label_of(delivery)
        if _is_left(delivery, script) or (
            delivery.state is DeliveryState.HELD and label not in held
        ):
            findings.add(label.talk, f"left {delivery.state} ({delivery.reason}): {label}")
    for mirror in month.mirrors:
        talk = month.channels.talks.get(mirror.about, 0)
        if mirror.wake is None and mirror.reason == why_otherwise(model, talk):
            continue
        if mirror.wake is not None or mirror.reason is not None:
            findings.add(talk, f"not drawn: {mirror.kind} {mirror.wake} {mirror.reason}")


def _is_left(delivery: Delivery, script: Script) -> bool:
    is_due = delivery.wake is not None and delivery.wake <= script.ends
    return delivery.state in UNSURE or (delivery.state is DeliveryState.PLANNED and is_due)


def _by_label(sent: Iterable) -> dict[Label, list]:
    found: dict[Label, list] = defaultdict(list)
    for each in sorted(sent, key=lambda each: each.at):
        found[each.label].append(each)
    return found


def _told(findings: Findings, script: Script, month: Month) -> Iterator[str]:
    for talk, texts in sorted(findings.of_talk.items()):
        yield f"Talk {talk} (seed {script.seed})"
        yield from (f"  {text}" for text in texts)
        if talk:
            yield from (f"    {line}" for line in _story(script.acts, talk, month))


def _story(acts: tuple[Act, ...], talk: int, month: Month) -> Iterator[str]:
    """What was done to the talk and around it, and what stands there of it, in order of time."""
    own = [act for act in acts if act.talk == talk]
    first, last = own[0].at, own[-1].at + timedelta(days=1)
    members = {act.who for act in own if act.who}
    closing = {f"dm:{who}" for who in members}
    lines = [
        (act.at, str(act) + (" (refused)" if act in month.refused else ""))
        for act in acts
        if act.talk == talk
        or (act.deed in NOT_OF_ONE_TALK and first < act.at < last and _concerns(act, closing))
        or (not act.talk and act.who in members and first < act.at < last)
    ]
    lines += [
        (post.at, f"{post.at:%d %b %H:%M:%S} sent: {post.label}{' (late)' if post.late else ''}")
        for post in month.channels.posts
        if post.label.talk == talk
    ]
    return (text for _, text in sorted(lines))


def _concerns(act: Act, closing: set[str]) -> bool:
    return not act.word.startswith("dm:") or act.word in closing
