"""The pages of a ballot's form, and what is read of them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ballots.answers import read_answers
from bot.domain.ballots.errors import BallotDraftGone, NotAnOption
from bot.domain.ballots.questions import (
    ANSWER_MAX,
    HINT_MAX,
    KEY_MAX,
    OPTION_MAX,
    OPTIONS_MAX,
    QUESTIONS_MAX,
    TEXT_MAX,
    Question,
    QuestionKind,
)
from bot.rehearsal.discord.openapi.rules import documented_rules
from bot.saying.i18n import Localizer, Text
from bot.ui import limits
from bot.ui.cards.ballots.form import answer_form, given_in, pages_of
from bot.ui.forms import Filled, build_form, read_form
from bot.ui.giving_back import BALLOTS_KEPT_FOR, KEPT_OF_ONE, UnsentBallots

NOW = datetime(2022, 4, 7, 14, 0, tzinfo=UTC)
POLL = "B0A110"


@pytest.fixture(scope="module")
def words() -> Text:
    return Localizer.load(strict=True).english


def choice(number: int, kind: QuestionKind = QuestionKind.CHOICE) -> Question:
    options = () if kind is QuestionKind.TEXT else ("Much", "Little")
    return Question(key=f"q{number}", kind=kind, text=f"Question {number}", options=options)


@pytest.mark.parametrize(
    ("number", "sizes"),
    [(1, [1]), (5, [5]), (6, [3, 3]), (11, [4, 4, 3]), (QUESTIONS_MAX, [5, 5, 5])],
)
def test_questions_stand_in_order_on_as_few_forms_as_hold_them(number: int, sizes: list[int]):
    questions = [choice(each) for each in range(number)]
    pages = pages_of(questions)
    assert [len(page) for page in pages] == sizes
    assert [each for page in pages for each in page] == questions


def test_longest_questions_fit_into_what_discord_takes(words: Text):
    many = tuple(f"{number}".ljust(OPTION_MAX, "W") for number in range(OPTIONS_MAX))
    questions = [
        Question(
            key=f"{kind}".ljust(KEY_MAX, "k"),
            kind=kind,
            text="W" * TEXT_MAX,
            hint="W" * HINT_MAX,
            options=options,
        )
        for kind, options in (
            (QuestionKind.RATING, many[:5]),
            (QuestionKind.CHOICE, many),
            (QuestionKind.CHOICES, many),
            (QuestionKind.RECOMMEND, many[:3]),
            (QuestionKind.TEXT, ()),
        )
    ]
    for again in (True, False):
        built = build_form(answer_form(questions * 3, words, POLL, 2, page=2, again=again))
        body = {"type": 9, "data": built.to_dict()}
        assert len(words("ballot-form-title", again="yes", page="3", pages=3)) <= 45
        assert list(documented_rules("POST", "/interactions/1/2/callback", body)) == []
        for part in body["data"]["components"]:
            assert len(part["description"]) <= limits.MODAL_LABEL_DESCRIPTION
            assert part["component"]["required"] is False


def test_free_text_asks_to_name_nobody(words: Text):
    (part,) = answer_form([choice(1, QuestionKind.TEXT)], words).fields
    assert part.hint == "Please name nobody."
    assert part.limit == ANSWER_MAX


def test_filled_form_is_read_by_the_rules():
    questions = [
        choice(1),
        choice(2, QuestionKind.CHOICES),
        choice(3, QuestionKind.TEXT),
        choice(4),
    ]
    sent = {
        "components": [
            {"type": 18, "component": {"type": 21, "custom_id": "q1", "value": "1"}},
            {"type": 18, "component": {"type": 22, "custom_id": "q2", "values": ["1", "0"]}},
            {"type": 18, "component": {"type": 4, "custom_id": "q3", "value": " More time "}},
            {"type": 18, "component": {"type": 21, "custom_id": "q4", "value": None}},
        ]
    }
    answers = read_answers(questions, given_in(read_form(sent)))
    assert answers.given == {"q1": (1,), "q2": (0, 1), "q3": "More time"}


@pytest.mark.parametrize("forged", ["-1", "1.0", "x", "", "9" * 5000, "²"])
def test_what_is_no_number_of_an_option_is_refused(forged: str):
    with pytest.raises(NotAnOption):
        given_in(Filled({}, {"q1": [forged]}, {}))


def test_draft_is_found_by_whoever_wrote_it_for_an_hour_alone():
    drafts = UnsentBallots()
    name = drafts.keep(POLL, 7, {"q1": (1,)}, now=NOW)
    assert drafts.of(name, POLL, 7, now=NOW + BALLOTS_KEPT_FOR) == {"q1": (1,)}
    for poll, user_id in ((POLL, 8), ("B0A111", 7)):
        with pytest.raises(BallotDraftGone):
            drafts.of(name, poll, user_id, now=NOW)
    with pytest.raises(BallotDraftGone):
        drafts.of(name, POLL, 7, now=NOW + BALLOTS_KEPT_FOR + timedelta(seconds=1))


def test_one_person_keeps_the_newest_drafts_and_nobody_elses_go():
    drafts = UnsentBallots()
    other = drafts.keep(POLL, 8, {}, now=NOW)
    names = [drafts.keep(POLL, 7, {"q1": (each,)}, now=NOW) for each in range(5)]
    for each, name in list(enumerate(names))[-KEPT_OF_ONE:]:
        assert drafts.of(name, POLL, 7, now=NOW) == {"q1": (each,)}
    with pytest.raises(BallotDraftGone):
        drafts.of(names[0], POLL, 7, now=NOW)
    assert drafts.of(other, POLL, 8, now=NOW) == {}
