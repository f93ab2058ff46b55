from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.takeaways.errors import CannotMerge
from bot.domain.takeaways.moderation import (
    HIDDEN_KEPT,
    gathered,
    hide,
    is_past_return,
    left_behind,
    merge,
    passed,
    reported,
    taken_out,
)
from bot.domain.takeaways.takeaway import Held, Placement, Takeaway, TakeawayKind
from tests.factories import MEMBER_ID, NOTE_TAKER_ID, NOW, a_takeaway

TEAM = NOTE_TAKER_ID
QUESTION = TakeawayKind.QUESTION


def a_question(**fields) -> Takeaway:
    return a_takeaway(**{"kind": QUESTION} | fields)


def test_what_is_hidden_is_nobodys_to_see_and_comes_back():
    hidden = hide(a_takeaway(reports=3), by=TEAM, now=NOW)

    assert not hidden.is_shown
    assert not hidden.is_public
    assert not hidden.wants_look
    assert hide(hidden, by=TEAM, now=NOW + timedelta(days=9)) == hidden
    assert not is_past_return(hidden, now=NOW + HIDDEN_KEPT - timedelta(seconds=1))
    assert is_past_return(hidden, now=NOW + HIDDEN_KEPT)
    back = passed(hidden, by=TEAM, now=NOW)
    assert (back.is_public, back.changed_by, back.changed_at) == (True, TEAM, NOW)


@pytest.mark.parametrize("why", Held)
def test_what_is_held_waits_until_it_is_passed(why):
    held = a_takeaway(held=why)

    assert (held.is_shown, held.wants_look) == (False, True)
    assert passed(held, by=TEAM, now=NOW).is_public


def test_what_is_left_out_is_the_teams_alone():
    out = a_takeaway(placement=Placement.LEFT_OUT)

    assert (out.is_shown, out.is_public) == (True, False)


def test_each_reports_once_and_again_for_nobody_after_the_team_has_looked():
    twice = reported(reported(a_takeaway(), 5, nameless=False), 5, nameless=False)
    both = reported(twice, 6, nameless=False)

    assert (twice.reports, both.reports, both.wants_look) == (1, 2, True)
    looked = passed(both, by=TEAM, now=NOW)
    assert (looked.reports, looked.wants_look) == (0, False)
    assert reported(looked, 5, nameless=False) == looked


def test_under_the_chatham_house_rule_a_report_names_nobody():
    kept = a_takeaway(author_id=None, ticket="a ticket")

    told = reported(reported(kept, 5, nameless=True), 6, nameless=True)

    assert (told.reports, told.reported_by) == (1, ())


def test_agreeing_on_the_rule_later_forgets_who_changed_ones_own():
    kept = a_takeaway(reports=1, reported_by=(9,)).changed(MEMBER_ID, now=NOW)
    by_team = a_takeaway().changed(TEAM, now=NOW)

    assert kept.anonymous() == a_takeaway(author_id=None, reports=1)
    assert by_team.anonymous() == a_takeaway(author_id=None, changed_by=TEAM, changed_at=NOW)


@pytest.mark.parametrize(
    ("question", "into"),
    [
        (a_question(), a_question()),
        (a_question(), a_question(code="TAKE01", talk="TA1K02")),
        (a_question(), a_takeaway(code="TAKE01")),
        (a_takeaway(), a_question(code="TAKE01")),
        (a_question(), a_question(code="TAKE01", hidden_at=NOW)),
        (a_question(held=Held.GUEST), a_question(code="TAKE01")),
        (a_question(), a_question(code="TAKE01", merged_into="TAKE02")),
    ],
)
def test_only_two_questions_of_a_talk_that_are_in_sight_are_merged(question, into):
    with pytest.raises(CannotMerge):
        merge(question, into, (), by=TEAM, now=NOW)


def test_support_is_added_up_once_a_person_and_who_asked_the_same_counts():
    first = a_question(author_id=1, support=(2, 3))
    second = a_question(code="TAKE01", author_id=4, support=(1, 3, 5))

    (gone,) = merge(second, first, (), by=TEAM, now=NOW)
    (shown,) = gathered([first, gone])

    assert (shown.code, sorted(shown.support)) == ("TAKE00", [2, 3, 4, 5])
    assert gathered([first, taken_out(gone, by=TEAM, now=NOW)])[0] == first


def test_what_one_stands_for_is_asked_by_the_first_of_them_once_it_is_removed():
    first = a_question(author_id=1, support=(2,))
    merged = [
        a_question(code=code, author_id=author, merged_into="TAKE00")
        for code, author in (("TAKE01", 3), ("TAKE02", 4))
    ]

    heir, rest = left_behind(first, None, merged)

    assert (heir.code, heir.merged_into, heir.support) == ("TAKE01", None, (2,))
    assert (rest.code, rest.merged_into) == ("TAKE02", "TAKE01")


# No sequence of what people and the team do loses or doubles anybody's support.

PEOPLE = st.integers(1, 6)
CODES = ("TAKE00", "TAKE01", "TAKE02", "TAKE03")
ACTS = st.one_of(
    st.tuples(st.just("support"), st.sampled_from(CODES), PEOPLE),
    st.tuples(st.just("merge"), st.sampled_from(CODES), st.sampled_from(CODES)),
    st.tuples(st.sampled_from(["hide", "back", "apart", "remove"]), st.sampled_from(CODES)),
)


class Questions:
    """The documents as the use cases keep them."""

    def __init__(self) -> None:
        self.kept = {
            code: a_question(code=code, author_id=author) for author, code in enumerate(CODES, 1)
        }

    def put(self, *changed: Takeaway) -> None:
        self.kept.update({each.code: each for each in changed})

    def merged(self, code: str) -> list[Takeaway]:
        return [each for each in self.kept.values() if each.merged_into == code]

    def act(self, what: str, code: str, other: object = None) -> bool:
        """Return whether it was done: what is gone or out of sight refuses."""
        each = self.kept.get(code)
        if each is None:
            return False
        if what == "hide":
            self.put(hide(each, by=TEAM, now=NOW))
        elif what == "back":
            self.put(passed(each, by=TEAM, now=NOW))
        elif what == "apart":
            self.put(taken_out(each, by=TEAM, now=NOW))
        elif what == "remove":
            into = self.kept.get(each.merged_into or "")
            changed = left_behind(each, into, self.merged(code))
            del self.kept[code]
            self.put(*changed)
        elif what == "support":
            if not each.is_public:
                return False
            self.put(each.supported_by(int(str(other))))
        else:
            into = self.kept.get(str(other))
            try:
                assert into is not None
                changed = merge(each, into, self.merged(code), by=TEAM, now=NOW)
            except (AssertionError, CannotMerge):
                return False
            self.put(*changed)
        return True


class Voices:
    """What must be true, told without a word of documents: who stands behind which group."""

    def __init__(self) -> None:
        self.groups = {code: {code} for code in CODES}
        self.asked = {code: author for author, code in enumerate(CODES, 1)}
        self.behind: dict[str, set[int]] = {code: set() for code in CODES}
        self.hidden: set[str] = set()

    def head(self, code: str) -> str:
        return next(head for head, group in self.groups.items() if code in group)

    def act(self, what: str, code: str, other: object = None) -> None:
        if what == "support":
            self.behind[code] |= {int(str(other))} - {self.asked[code]}
        elif what == "hide":
            self.hidden.add(code)
        elif what == "back":
            self.hidden.discard(code)
        elif what == "merge":
            self.groups[str(other)] |= self.groups.pop(code)
        elif what == "apart" and self.head(code) != code:
            self.groups[self.head(code)].remove(code)
            self.groups[code] = {code}
        elif what == "remove":
            self._remove(code)

    def _remove(self, code: str) -> None:
        head = self.head(code)
        group = self.groups.pop(head) - {code}
        if group:
            heir = head if head != code else min(group)
            self.behind[heir] |= self.behind[code] - {self.asked[heir]}
            self.groups[heir] = group
            if head == code:
                self.hidden.discard(heir)
                self.hidden |= {heir} & self.hidden if code not in self.hidden else {heir}
        self.hidden.discard(code)

    def expected(self) -> dict[str, set[int]]:
        return {
            head: {
                *(person for code in group for person in self.behind[code]),
                *(self.asked[code] for code in group),
            }
            - {self.asked[head]}
            for head, group in self.groups.items()
            if head not in self.hidden
        }


@given(st.lists(ACTS, max_size=25))
def test_no_sequence_loses_or_doubles_support(acts):
    questions, voices = Questions(), Voices()

    for act in acts:
        if questions.act(*act):
            voices.act(*act)
        shown = gathered(questions.kept.values())
        assert {each.code: set(each.support) for each in shown} == voices.expected()
        assert all(len(each.support) == len(set(each.support)) for each in shown)


def test_a_version_is_never_lost():
    """What is put again must carry the version that it was read with."""
    first, second = a_question(version=4), a_question(code="TAKE01", version=7)

    (gone,) = merge(second, first, (), by=TEAM, now=NOW)

    assert gone.version == 7
    assert replace(gone, merged_into=None).changed_by == TEAM
