"""What the table of rights gives to whoever acts at this moment.

Who somebody is, is read from the simulated Discord, and what they are named for from what is kept:
by no line of the code with which the bot decides. `may_change` says which acts lead to a change of
a document, whatever was pressed for it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import Document, guild_owner
from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Review
from bot.domain.keeping.audit import AuditEntry, AuditHead
from bot.domain.keeping.erasing import Erasing
from bot.domain.keeping.logbook import CommandSet, Logbook
from bot.domain.partners.partner import Arrival, Follower, Following, Share
from bot.domain.polls.poll import Poll
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.rights import TABLE, Act, Right
from bot.domain.team.server import Server
from bot.rehearsal.discord.world import World

_MANAGE_EVENTS, _VIEW_CHANNEL = 1 << 33, 1 << 10
Key = tuple[str, str, str]
D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Moment:
    """Discord as it is, and what the bot keeps."""

    world: World
    kept: dict[Key, Document]

    def of(self, kind: type[D]) -> list[D]:
        return [each for each in self.kept.values() if isinstance(each, kind)]

    def named(self, kind: type[D], owner: str, code: str | None) -> D | None:
        found = self.kept.get((owner, kind.KIND, code or ""))
        return found if isinstance(found, kind) else None

    def right(self, user_id: int, owner: str) -> Right:
        """How far somebody's rights go on the server that owns something."""
        guild = self.world.discord.guilds.get(int(owner.partition(":")[2]))
        if guild is None or user_id not in guild.members:
            return Right.NOBODY
        server = self.named(Server, owner, owner.partition(":")[2])
        roles = set(guild.members[user_id].role_ids) - {guild.id}
        if self._has(guild.id, user_id, _MANAGE_EVENTS):
            return Right.ORGANISE
        if server is None or server.talks_channel_id is None:
            return Right.MEMBER
        if roles & set(server.organiser_role_ids):
            return Right.ORGANISE
        if roles & set(server.note_taker_role_ids):
            return Right.NOTE
        sees = self._has(guild.id, user_id, _VIEW_CHANNEL, server.talks_channel_id)
        return Right.MEMBER if sees or roles & set(server.part_role_ids) else Right.NOBODY

    def _has(self, guild_id: int, user_id: int, flag: int, channel: int | None = None) -> bool:
        if channel is not None and channel not in self.world.discord.channels:
            # Somebody who may chose what is no channel: nobody sees it.
            return False
        return bool(self.world.discord.compute_permissions(guild_id, user_id, channel) & flag)

    def may(self, user_id: int, act: Act, about: Document) -> bool:
        """Tell whether the table gives them this, with the talk or the series that it is about."""
        entitled, right = TABLE[act], self.right(user_id, about.owner)
        if right >= entitled.right:
            return True
        if right < Right.MEMBER:
            return False
        talk = about if isinstance(about, Talk) else self._talk_of(about)
        of_talk = talk is not None and user_id in talk.note_taker_ids
        return (entitled.of_talk and of_talk) or (
            entitled.of_series and self._co_produces(user_id, self.series_of(about))
        )

    def _co_produces(self, user_id: int, series: Series | None) -> bool:
        if series is None:
            return False
        guild = self.world.discord.guilds[int(series.owner.partition(":")[2])]
        roles = set(guild.members[user_id].role_ids) - {guild.id}
        return user_id in series.co_producer_ids or bool(roles & set(series.co_producer_role_ids))

    def _talk_of(self, about: Document) -> Talk | None:
        return self.named(Talk, about.owner, getattr(about, "talk", None) or about.code)

    def series_of(self, about: Document) -> Series | None:
        if isinstance(about, Series):
            return about
        code = getattr(about, "series", None)
        if code is None:
            talk = self._talk_of(about)
            in_talk = talk.edition if talk is not None else None
            edition = self.named(
                Edition, about.owner, getattr(about, "edition", None) or in_talk or about.code
            )
            code = edition.series if edition is not None else None
        return self.named(Series, about.owner, code)


# What the bot does by itself, and what follows from what is allowed: no person's change.
CONSEQUENCES = frozenset(
    {Arrival, AuditEntry, AuditHead, CommandSet, Erasing, Logbook, Mirror, ScheduledEvent}
)
# Whoever organises may change all that belongs to a server; what a person keeps for themselves is
# theirs, and an organiser can only let it be erased.
PERSONAL = (Member, OwnCalendar, FindingsLetters, EditionSignup, Signup)
# By kind, and by field where one has its own: the acts by which it changes.
_RUNS, _ASKS = frozenset({Act.RUN_TALK}), frozenset({Act.ASK})
_RUN_FIELDS = ("marks", "started_at", "ended_at", "ended_unsaid", "over_after", "turned_at")
ACTS: dict[type[Document], Mapping[str, Collection[Act]]] = {
    Server: {"*": {Act.SET_UP}},
    Series: {
        "*": {Act.KEEP_SERIES},
        "co_producer_ids": {Act.NAME_CO_PRODUCERS},
        "co_producer_role_ids": {Act.NAME_CO_PRODUCERS},
    },
    Edition: {"*": {Act.KEEP_SERIES, Act.WRITE_FINDINGS, Act.PUBLISH}},
    Talk: {
        "*": {Act.EDIT_TALK, Act.PLAN_TALKS, Act.DELETE_DRAFT},
        "links": {Act.SET_LINKS},
        "note_taker_ids": {Act.NAME_NOTE_TAKERS},
        "segments": {Act.EDIT_TALK, Act.SET_CONSENT},
        "state": {Act.RUN_TALK, Act.ANNOUNCE, Act.CANCEL},
        "slot": {Act.RUN_TALK, Act.MOVE},
        **dict.fromkeys((*_RUN_FIELDS, "edited", "changed_at", "sequence"), _RUNS),
    },
    Takeaway: {
        "*": {Act.CHANGE_ANY, Act.WRITE_FINDINGS},
        **dict.fromkeys(("support", "reports", "reported_by"), _ASKS),
        "+": {Act.LOG, Act.ASK},
    },
    Intake: {"*": {Act.CHANGE_ANY}, "since": {Act.LOG}, "count": {Act.LOG}},
    Finding: {"*": {Act.WRITE_FINDINGS}},
    KeyFindings: {
        "*": {Act.WRITE_FINDINGS},
        "approved_by": {Act.WRITE_FINDINGS, Act.APPROVE},
        "state": {Act.WRITE_FINDINGS, Act.APPROVE},
        "revision": {Act.PUBLISH},
    },
    Review: {"*": {Act.WRITE_FINDINGS, Act.APPROVE}},
    Revision: {"*": {Act.PUBLISH}},
    Preview: {"*": {Act.PLAN_TALKS, Act.WRITE_TO_ALL, Act.MOVE, Act.ANNOUNCE}},
    Share: {"*": {Act.KEEP_PARTNERS}},
    OwnQuestions: {"*": {Act.EDIT_TALK, Act.KEEP_SERIES}},
    BallotPoll: {"*": {Act.POLL, Act.RUN_TALK}},
    Poll: {"*": {Act.POLL, Act.RUN_TALK}},
    Tally: {"*": {Act.POLL}},
    Attendance: {"*": {Act.ATTENDANCE}},
    Turnout: {"*": {Act.ATTENDANCE}},
}
# What the table gives the bot to write down of letters that go out, whoever is written to.
_OF_LETTERS = {"written_on", "written", "dm_channel_id", "spread_at"}
# What a change of a talk or of a server's name brings to those who follow.
_OF_CARRYING = {"wake", "is_unreachable", "server", "title"}
# A seat that becomes free is offered to whoever waits.
_PASSED_ON = {"offered_until", "given_on"}
# Who closes a poll may do so; the bot seals it later, by itself.
_OF_SEALING = {"sealed_as", "sealed_at", "state", "wake"}


@dataclass(frozen=True)
class Change:
    before: Document | None
    after: Document | None

    @property
    def document(self) -> Document:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fields(self) -> set[str]:
        if self.before is None:
            return {"+"}
        if self.after is None:
            return {"-"}
        names = {each.name for each in fields(self.after)} - {"version"}
        return {n for n in names if getattr(self.before, n) != getattr(self.after, n)}

    def __str__(self) -> str:
        return f"{self.document.KIND} {self.document.code}: {sorted(self.fields)}"


def changes(before: Moment, after: Moment) -> list[Change]:
    keys = sorted(before.kept.keys() | after.kept.keys())
    pairs = [(before.kept.get(key), after.kept.get(key)) for key in keys]
    return [Change(b, a) for b, a in pairs if b != a and Change(b, a).fields]


def may_change(change: Change, by: int, at: Moment, wrote: Collection[str]) -> bool:
    """Tell whether the table gives somebody this change; `wrote` are the codes of what they did."""
    document = change.document
    if type(document) in CONSEQUENCES:
        return True
    if isinstance(document, Delivery):
        is_new_note = change.before is None and document.kind is DeliveryKind.CIRCULAR
        return not is_new_note or at.may(by, Act.WRITE_TO_ALL, document)
    if _forgets(change, by) or _seals(change):
        return True
    if isinstance(document, (Follower, Following)):
        return _may_change_partner(document, change.fields, by, at)
    if isinstance(document, PERSONAL):
        return _may_change_personal(change, document.code, by, at)
    if isinstance(document, Takeaway) and document.code in wrote:
        return True
    return all(_may_change_field(each, change, by, at) for each in change.fields)


def _seals(change: Change) -> bool:
    was = change.before
    if isinstance(was, BallotPoll):
        return was.state is BallotState.CLOSING and change.fields <= _OF_SEALING
    return was is None and isinstance(change.document, Tally)


def _may_change_partner(
    document: Follower | Following, changed: set[str], by: int, at: Moment
) -> bool:
    """Each side may begin and end it, and only one's own team cuts off who follows."""
    if changed <= _OF_CARRYING:
        return True
    other = document.partner if isinstance(document, Follower) else document.source
    owners = {document.owner} if "is_cut_off" in changed else {document.owner, other}
    return any(at.right(by, owner) >= Right.ORGANISE for owner in owners)


def _may_change_field(name: str, change: Change, by: int, at: Moment) -> bool:
    document = change.document
    acts = ACTS[type(document)]
    led_by = acts.get(name, acts["*"])
    is_organiser = at.right(by, document.owner) >= Right.ORGANISE
    return is_organiser or any(at.may(by, act, document) for act in led_by)


def _may_change_personal(change: Change, code: str, by: int, at: Moment) -> bool:
    document = change.document
    whose = getattr(document, "user_id", None) or int(document.owner.partition(":")[2])
    if whose == by:
        # Whoever does not take part may stop letters and erase, and gets nothing new.
        is_new = isinstance(document, Signup) and change.fields & {"+", "answer"}
        return not is_new or at.may(by, Act.ANSWER, document)
    if change.fields <= _OF_LETTERS | _PASSED_ON:
        return True
    if isinstance(document, Signup):
        return at.may(by, Act.FREE_SEAT, document)
    return document.owner.startswith("guild:") and at.may(by, Act.ERASE_OTHER, document)


def _forgets(change: Change, by: int) -> bool:
    """Whoever erases what is stored of them is in it no more, and it may be gone as well."""
    had = change.before is not None and str(by) in repr(change.before)
    return had and (change.after is None or str(by) not in repr(change.after))


def home_owner(world: World) -> str:
    return guild_owner(world.home.id)
