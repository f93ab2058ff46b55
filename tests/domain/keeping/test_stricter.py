from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.document import Document
from bot.domain.findings.article import Article
from bot.domain.findings.finding import KeyFindings, ReviewState, Revision, Turn, Turned
from bot.domain.keeping.stricter import STRICT_KINDS, as_strict
from bot.domain.partners.partner import Ending, Follower, Following, FollowingState
from bot.domain.signups.signup import Answer, EditionSignup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Held, Placement
from bot.domain.talks.speaker import Consent
from bot.domain.team.member import Member
from bot.domain.team.server import Attended
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOW,
    OTHER_GUILD_ID,
    OWNER,
    SERIES_CODE,
    TALK_CODE,
    a_segment,
    a_series,
    a_server,
    a_signup,
    a_speaker,
    a_takeaway,
    a_talk,
)

OTHER = f"guild:{OTHER_GUILD_ID}"
FOLLOWER = Follower(
    owner=OWNER,
    code="FE1100",
    series=SERIES_CODE,
    partner=OTHER,
    following="FE2200",
    server="Eastharbour Talks",
    since=NOW,
)
FOLLOWING = Following(
    owner=OWNER,
    code="FE2200",
    source=OTHER,
    series=SERIES_CODE,
    title="Eastharbour Talks",
    server="Eastharbour",
    digest="0" * 64,
    asked_at=NOW,
    state=FollowingState.ACTIVE,
)
ENDED = FOLLOWING.ended(Ending.CUT_OFF, now=NOW)
MEMBER = Member(owner=f"user:{MEMBER_ID}", code=str(MEMBER_ID))
WHOLE = EditionSignup(
    owner=OWNER, code="ED5500", edition=EDITION_CODE, user_id=MEMBER_ID, since=NOW, remind=True
)
WITH_LETTER = a_signup(remind=True)
PUBLISHED = KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE, revision=1)
PUBLISHED = replace(PUBLISHED, state=ReviewState.PUBLISHED, author_id=1, author_ids=(1,))
TURNED = Turned(what=Turn.RETRACTED, by=1, at=NOW)
REVISION = Revision(
    owner=OWNER,
    code="RE5500",
    edition=EDITION_CODE,
    number=1,
    article=Article(title="Ada Example said so", findings=(), talks=()),
    author_id=1,
    reviewer_id=2,
    published_at=NOW,
)
INTAKE = Intake(owner=OWNER, code=TALK_CODE, talk=TALK_CODE)


def with_consent(consent: Consent) -> Any:
    return a_talk(segments=(a_segment(speakers=(a_speaker(consent=consent),)),))


# What the backup has, and what was made of it since: stricter in one thing.
TIGHTENED: dict[str, tuple[Document, Document]] = {
    "taken off the web": (a_series(is_on_web=True), a_series()),
    "no co-producer now": (
        a_series(co_producer_ids=(1, 2), co_producer_role_ids=(3, 4)),
        a_series(co_producer_ids=(2,), co_producer_role_ids=(4,)),
    ),
    "role taken away": (
        a_server(organiser_role_ids=(1, 2), note_taker_role_ids=(3, 4), part_role_ids=(5, 6)),
        a_server(organiser_role_ids=(2,), note_taker_role_ids=(4,), part_role_ids=(6,)),
    ),
    "ping taken away": (a_server(ping_role_ids=(1,)), a_server()),
    "two people again": (a_server(two_people_publish=False), a_server()),
    "nobody noted": (a_server(attended=Attended.NAMES), a_server()),
    "words to hold": (a_server(), a_server(held_words=("filth",))),
    "the rule": (a_talk(), a_talk(chatham_house=True)),
    "not to be named": (with_consent(Consent.NAMED), with_consent(Consent.NONE)),
    "by role only": (with_consent(Consent.NAMED), with_consent(Consent.ROLE_ONLY)),
    "said no": (with_consent(Consent.NOT_ASKED), with_consent(Consent.NONE)),
    "no note-taker now": (a_talk(note_taker_ids=(1, 2)), a_talk(note_taker_ids=(2,))),
    "seats for a role": (a_talk(), a_talk(signup_role_ids=(1,))),
    "hidden": (a_takeaway(), a_takeaway(hidden_at=NOW)),
    "held": (a_takeaway(), a_takeaway(held=Held.WORDS)),
    "left out": (
        a_takeaway(placement=Placement.PLACED, finding="F1ND01"),
        a_takeaway(placement=Placement.LEFT_OUT),
    ),
    "said under the rule": (a_takeaway(), a_takeaway().under_the_rule()),
    "guests held": (INTAKE, replace(INTAKE, hold_guests=True, per_person=5, per_talk=9)),
    "no letters": (MEMBER, replace(MEMBER, reminders=False)),
    "a letter a day": (MEMBER, replace(MEMBER, letters_a_day=1)),
    "fewer letters": (replace(MEMBER, letters_a_day=3), replace(MEMBER, letters_a_day=1)),
    "no letter before one talk": (WITH_LETTER, a_signup()),
    "not coming": (WITH_LETTER, a_signup(answer=Answer.DECLINED)),
    "seat given on": (WITH_LETTER, a_signup(answer=Answer.DECLINED, given_on=True)),
    "no letters before an edition's talks": (WHOLE, replace(WHOLE, remind=False)),
    "retracted": (REVISION, replace(REVISION, retracted_at=NOW, retracted_why="Harm")),
    "a name taken out": (
        REVISION,
        replace(REVISION, article=replace(REVISION.article, title="They said so"), fingerprint="1"),
    ),
    "a draft again": (
        PUBLISHED,
        replace(PUBLISHED.retracted(), turns=1, turned=TURNED),
    ),
    "cut off": (FOLLOWER, replace(FOLLOWER, is_cut_off=True, wake=NOW)),
    "ended": (FOLLOWING, ENDED),
}


@pytest.mark.parametrize("case", TIGHTENED)
def test_what_became_stricter_stays_so(case: str):
    kept, present = TIGHTENED[case]
    assert kept != present
    assert as_strict(kept, present) == present


@pytest.mark.parametrize("case", TIGHTENED)
def test_what_became_looser_is_as_strict_as_it_was(case: str):
    loose, strict = TIGHTENED[case]
    assert as_strict(strict, loose) == strict


def test_channels_stay_those_of_now():
    """Whoever sees them takes part, and the old one may be open to others."""
    kept = a_server(talks_channel_id=1, backstage_channel_id=2, forum_channel_id=3)
    present = a_server(talks_channel_id=4, backstage_channel_id=5, forum_channel_id=None)
    assert as_strict(kept, present) == present
    none_chosen = replace(present, talks_channel_id=None, backstage_channel_id=None)
    assert as_strict(kept, none_chosen) == replace(kept, forum_channel_id=None)


def test_each_strict_kind_is_tried():
    assert {type(kept) for kept, _ in TIGHTENED.values()} == set(STRICT_KINDS)


def test_all_else_is_as_the_backup_has_it():
    kept, now = a_talk(), a_talk(title="Another title", seats=3, changed_at=NOW + timedelta(1))
    assert as_strict(kept, now) == kept
    assert as_strict(kept, a_series()) == kept


@pytest.mark.parametrize(("kept", "left"), [((1, 2), (2,)), ((1,), (2, 3))])
def test_seats_are_for_no_role_that_may_not_have_one_now(kept: tuple[int, ...], left: Any):
    strict = as_strict(a_talk(signup_role_ids=kept), a_talk(signup_role_ids=(2, 3)))
    assert getattr(strict, "signup_role_ids", None) == left
