import pytest
from discord.ui import TextDisplay

from bot.domain.ballots.answers import Answers, count
from bot.domain.ballots.publishing import SealedPoll, edition_results, results
from bot.domain.ballots.questions import Question, QuestionKind
from bot.saying.i18n import Localizer, Text
from bot.services.ballots.views import BallotView
from bot.ui import limits
from bot.ui.cards.ballots.results import chart_about, edition_text, results_text, turnout
from bot.ui.cards.ballots.sealed import publish_question, texts_card
from bot.ui.controls import text
from tests.factories import a_ballot_poll, a_talk
from tests.ui.cards.measuring import complaints, parts_of

USEFUL = Question(
    key="useful",
    kind=QuestionKind.RATING,
    text="How useful was it?",
    options=("1: not at all", "2", "3", "4", "5: very"),
)
FORMS = Question(
    key="forms", kind=QuestionKind.CHOICES, text="What helped?", options=("Cases", "Talk", "Notes")
)
BETTER = Question(key="better", kind=QuestionKind.TEXT, text="One thing to improve")
ASKED = (USEFUL, FORMS, BETTER)


@pytest.fixture
def words(localizer: Localizer) -> Text:
    return localizer.for_locale("en")


def a_poll(*ballots: dict, k: int = 5) -> SealedPoll:
    return SealedPoll(questions=ASKED, totals=count(ASKED, map(Answers, ballots)), k=k)


def five(**more):
    return [{"useful": (each,)} | more for each in (4, 4, 3, 4, 1)]


def test_figures_bars_and_words_stand_in_one_line(words):
    shown = results_text(results(a_poll(*five(forms=(0, 2)))), words)

    assert shown == (
        "**How useful was it?** · 5 answers · 4.2 of 5 on average\n"
        "`  0%           ` 1: not at all (0)\n"
        "` 20% ██        ` 2 (1)\n"
        "`  0%           ` 3 (0)\n"
        "` 20% ██        ` 4 (1)\n"
        "` 60% ██████    ` 5: very (3)\n"
        "\n"
        "**What helped?** · 5 answers\n"
        "`100% ██████████` Cases (5)\n"
        "`  0%           ` Talk (0)\n"
        "`100% ██████████` Notes (5)\n"
        "\n"
        "**One thing to improve** · 0 answers\n"
        "Nobody answered this."
    )


def test_too_few_say_only_how_many(words):
    shown = results_text(results(a_poll(*five()[:4])), words)

    assert shown.startswith(
        "**How useful was it?** · 4 answers\nToo few to show without pointing at someone."
    )
    assert "%" not in shown


def test_whoever_chose_what_hardly_anybody_chose_is_seen(words):
    ballots = [{"useful": (4,)}] * 199 + [{"useful": (0,)}]

    assert "`  1% ▏         ` 1: not at all (1)" in results_text(results(a_poll(*ballots)), words)


def test_free_texts_act_on_nothing(words):
    texts = ["@everyone **tea**", "<#1> https://example.org", "> quote", "More time", "x"]
    poll = a_poll(*({"better": each} for each in texts))

    shown = results_text(results(poll, texts=texts), words)

    assert "@everyone" not in shown
    assert "**tea**" not in shown
    assert "https://" not in shown
    assert "> More time" in shown
    assert "None of the texts is shown" in results_text(results(poll), words)


def test_what_several_wrote_stands_there_once(words):
    texts = ["More time", "More time", "Tea"]
    poll = a_poll(*({"better": each} for each in texts * 2))

    shown = results_text(results(poll, texts=texts), words)

    assert "> More time (4 times)\n> Tea (2 times)" in shown


@pytest.mark.parametrize("long", ["W" * 1000, "*_~|`" * 200, "\U0001f600" * 1000])
def test_what_is_too_long_says_how_much_is_left_out(words, long):
    texts = [f"{each}{long}"[:1000] for each in range(60)]
    poll = a_poll(*({"better": each, "useful": (0,)} for each in texts))

    shown = results_text(results(poll, texts=texts), words)

    assert complaints([text("\U0001f600" * 300), text(shown)]) == []
    assert "more texts are in the file of results" in shown


def test_free_texts_leave_room_for_the_question_that_a_talk_adds(words):
    asked = (BETTER, FORMS, USEFUL)
    texts = [f"{each} {'More time, and tea. ' * 9}".strip() for each in range(40)]
    ballots = [Answers({"better": each, "forms": (1,), "useful": (0,)}) for each in texts]
    poll = SealedPoll(questions=asked, totals=count(asked, ballots), k=5)

    shown = results_text(results(poll, texts=texts), words)

    assert "> 0 More time" in shown
    assert "more texts are in the file of results" in shown
    assert "`100% ██████████` Talk (40)" in shown
    assert "`100% ██████████` 1: not at all (40)" in shown
    assert complaints([text("W" * 300), text(shown)]) == []


def test_fifteen_questions_of_ten_long_options_fit_or_say_so(words):
    asked = tuple(
        Question(
            key=f"q{each}",
            kind=QuestionKind.CHOICE,
            text="W" * 45,
            options=tuple(f"{one}{'*' * 99}" for one in range(10)),
        )
        for each in range(15)
    )
    ballots = [Answers({each.key: (1,) for each in asked})] * 9
    poll = SealedPoll(questions=asked, totals=count(asked, ballots), k=5)

    for shown in (
        results_text(results(poll), words),
        edition_text(edition_results([poll]), words),
    ):
        assert complaints([text(shown)]) == []
        assert "more questions are in the file of results" in shown


def test_an_edition_says_what_waits(words):
    shown = edition_text(edition_results([a_poll(*five()), a_poll(*five()[:2])]), words)

    assert "From one talk. One more waits until others of few answers hide it." in shown


def test_answers_stand_against_sign_ups(words):
    assert turnout(5, 41, None, words) == "5 people answered; 41 had signed up."
    assert turnout(5, 41, 30, words) == "5 people answered; 41 had signed up, 30 came."


def test_a_chart_is_said_in_as_many_letters_as_discord_takes(words):
    said = chart_about(results(a_poll(*five(forms=(0, 2), better="Tea"))), words)

    assert "How useful was it? 1: not at all 0%, 2 20%" in said
    assert "Tea" not in said
    assert len(said) <= limits.PICTURE_DESCRIPTION


@pytest.mark.parametrize("long", ["W", "*", "\U0001f600", "<", "\n-"])
def test_whoever_decides_of_a_text_reads_all_of_it(words, long):
    texts = [f"{each}{long * 1000}"[:980] + f" said Nobody {each}" for each in range(9)]
    poll = a_poll(*({"better": each} for each in texts))
    view = BallotView(
        poll=a_ballot_poll(questions=ASKED), talk=a_talk(), answers=9, totals=poll.totals
    )

    pages = [texts_card(view, page, words) for page in range(9)]
    assert all(complaints(each) == [] for each in pages)
    read = repr([parts_of(each) for each in pages])
    assert all(f"said Nobody {each}" in read for each in range(9))


def asked_to_publish(*ballots: dict, words: Text) -> str:
    poll = a_poll(*ballots)
    view = BallotView(
        poll=a_ballot_poll(questions=ASKED),
        talk=a_talk(),
        answers=len(ballots),
        totals=poll.totals,
        results=results(poll),
    )
    items = publish_question(view, words)
    assert complaints(items) == []
    return "\n".join(each.content for each in items if isinstance(each, TextDisplay))


def test_whoever_publishes_is_told_what_few_chose(words):
    asked = asked_to_publish(*five(forms=(0, 2)), words=words)
    assert (
        "3 answers were chosen by fewer than 5 people each, such as 2 (1) · 4 (1) · 5: very (3)."
        in asked
    )
    many = [{"useful": (each % 2,)} for each in range(10)]
    assert "fewer" not in asked_to_publish(*many, words=words)
