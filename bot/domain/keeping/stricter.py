"""What became stricter since a backup was made stays so when the backup is restored.

Nobody is shown again, named again or let in again because a disk broke. What became looser since is
as the backup has it: the team chooses it anew.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.domain.document import Document
from bot.domain.findings.finding import KeyFindings, Revision, Turn
from bot.domain.findings.letters import FindingsLetters
from bot.domain.partners.partner import Follower, Following, FollowingState
from bot.domain.signups.signup import Answer, EditionSignup, Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.series import Series
from bot.domain.talks.speaker import Consent, Speaker
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Attended, Server

# What people ask for and take back by taking it away: it is not asked for anew.
TAKEN_BACK_KINDS: Final[tuple[type[Document], ...]] = (EditionSignup, FindingsLetters)
# By how much each tells of a person.
_TELLS: Final[Mapping[Consent, int]] = {
    Consent.NONE: 0,
    Consent.NOT_ASKED: 1,
    Consent.ROLE_ONLY: 2,
    Consent.NAMED: 3,
}
_NOTES: Final = tuple(Attended)


def as_strict(kept: Document, present: Document) -> Document:
    """Return what the backup kept, as strict as the same document is at present."""
    if type(kept) is not type(present) or type(kept) not in _STRICT:
        return kept
    return _STRICT[type(kept)](kept, present)


def unchanged(present: Document) -> Document | None:
    """Return what holds where a document is first made by a change of it; else None."""
    match present:
        case Member():
            return Member(owner=present.owner, code=present.code)
        case Intake():
            return Intake(owner=present.owner, code=present.code, talk=present.talk)
        case _:
            return None


def _series(kept: Series, present: Series) -> Series:
    return replace(
        kept,
        is_on_web=kept.is_on_web and present.is_on_web,
        co_producer_ids=_both(kept.co_producer_ids, present.co_producer_ids),
        co_producer_role_ids=_both(kept.co_producer_role_ids, present.co_producer_role_ids),
    )


def _server(kept: Server, present: Server) -> Server:
    """Who sees its channels takes part, or reads what the team does.

    So they stay those of now: the backup's may be open to others since.
    """
    return replace(
        kept,
        talks_channel_id=present.talks_channel_id or kept.talks_channel_id,
        backstage_channel_id=present.backstage_channel_id or kept.backstage_channel_id,
        forum_channel_id=present.forum_channel_id,
        organiser_role_ids=_both(kept.organiser_role_ids, present.organiser_role_ids),
        note_taker_role_ids=_both(kept.note_taker_role_ids, present.note_taker_role_ids),
        part_role_ids=_both(kept.part_role_ids, present.part_role_ids),
        ping_role_ids=_both(kept.ping_role_ids, present.ping_role_ids),
        two_people_publish=kept.two_people_publish or present.two_people_publish,
        attended=min(kept.attended, present.attended, key=_NOTES.index),
        held_words=tuple(dict.fromkeys((*kept.held_words, *present.held_words))),
    )


def _talk(kept: Talk, present: Talk) -> Talk:
    """What was logged of it meanwhile is under the rule by the ledger, and by each takeaway."""
    return replace(
        kept,
        chatham_house=kept.chatham_house or present.chatham_house,
        segments=tuple(
            replace(
                each,
                speakers=tuple(_speaker(speaker, present.speakers) for speaker in each.speakers),
            )
            for each in kept.segments
        ),
        note_taker_ids=_both(kept.note_taker_ids, present.note_taker_ids),
        signup_role_ids=_needed(kept.signup_role_ids, present.signup_role_ids),
        ping=kept.ping and present.ping,
    )


def _speaker(kept: Speaker, present: Iterable[Speaker]) -> Speaker:
    said = (each.consent for each in present if each.name == kept.name)
    return replace(kept, consent=min(kept.consent, *said, key=_TELLS.__getitem__))


def _takeaway(kept: Takeaway, present: Takeaway) -> Takeaway:
    strict = kept if kept.is_under_the_rule or not present.chatham_house else kept.under_the_rule()
    if present.placement is Placement.LEFT_OUT:
        strict = strict.put_aside(Placement.LEFT_OUT)
    return replace(
        strict,
        held=strict.held or present.held,
        hidden_at=strict.hidden_at or present.hidden_at,
    )


def _intake(kept: Intake, present: Intake) -> Intake:
    return replace(
        kept,
        hold_guests=kept.hold_guests or present.hold_guests,
        per_person=min(kept.per_person, present.per_person),
        per_talk=min(kept.per_talk, present.per_talk),
    )


def _member(kept: Member, present: Member) -> Member:
    return replace(
        kept,
        reminders=kept.reminders and present.reminders,
        letters_a_day=_fewer(kept.letters_a_day, present.letters_a_day),
    )


def _follower(kept: Follower, present: Follower) -> Follower:
    if not present.is_cut_off:
        return kept
    return replace(kept, is_cut_off=True, wake=kept.wake or present.wake)


def _following(kept: Following, present: Following) -> Following:
    if present.state is not FollowingState.ENDED:
        return kept
    return replace(kept, state=present.state, ended_at=present.ended_at, ending=present.ending)


def _edition_signup(kept: EditionSignup, present: EditionSignup) -> EditionSignup:
    return replace(kept, remind=kept.remind and present.remind)


def _signup(kept: Signup, present: Signup) -> Signup:
    """Who said no since is not expected again, and who wants no letter gets none."""
    if present.answer is Answer.DECLINED and kept.answer is not Answer.DECLINED:
        # When they write, and what they chose of the talk's question, is as the backup has it.
        return replace(
            kept,
            answer=present.answer,
            answered_at=present.answered_at,
            remind=False,
            offered_until=None,
            given_on=present.given_on,
        )
    return replace(kept, remind=kept.remind and present.remind)


def _revision(kept: Revision, present: Revision) -> Revision:
    """What was published changes by nothing but a name that is taken out, or by being retracted."""
    if present.is_retracted and not kept.is_retracted:
        kept = replace(kept, retracted_at=present.retracted_at, retracted_why=present.retracted_why)
    if present.fingerprint:
        kept = replace(kept, article=present.article, fingerprint=present.fingerprint)
    return kept


def _key_findings(kept: KeyFindings, present: KeyFindings) -> KeyFindings:
    was_retracted = present.turned is not None and present.turned.what is Turn.RETRACTED
    if not was_retracted or kept.turns >= present.turns:
        return kept
    return replace(kept.retracted(), turns=present.turns, turned=present.turned)


def _fewer(kept: int | None, present: int | None) -> int | None:
    """Of two caps; None is none."""
    return min((each for each in (kept, present) if each is not None), default=None)


def _both(kept: tuple[int, ...], present: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(each for each in kept if each in present)


def _needed(kept: tuple[int, ...], present: tuple[int, ...]) -> tuple[int, ...]:
    """Of these roles one is needed; where none is named, everybody may."""
    return _both(kept, present) or present or kept


# By kind, which is how they are told apart: each takes two of its own.
_STRICT: Final[Mapping[type[Document], Callable[[Any, Any], Document]]] = {
    EditionSignup: _edition_signup,
    Follower: _follower,
    Following: _following,
    Intake: _intake,
    KeyFindings: _key_findings,
    Member: _member,
    Revision: _revision,
    Series: _series,
    Server: _server,
    Signup: _signup,
    Takeaway: _takeaway,
    Talk: _talk,
}
# The kinds of which something can be stricter.
STRICT_KINDS: Final = tuple(_STRICT)
