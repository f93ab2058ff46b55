"""What is asked after talks, as teams set it."""

from dataclasses import replace

import pytest

from bot.domain.ballots.errors import (
    LastQuestion,
    OptionsWrong,
    QuestionGone,
    TooManyQuestions,
)
from bot.domain.ballots.own import Worded, worded
from bot.domain.ballots.poll import K_MIN
from bot.domain.ballots.questions import QUESTIONS_MAX, QuestionKind
from bot.domain.errors import BadNumber, ChangedMeanwhile, TextMissing, TextTooLong, TooMany
from bot.domain.talks.series import PollChoice
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser
from bot.services.ballots.asking import (
    DAYS_MAX,
    K_MAX,
    OVER_AFTER_MAX,
    OVER_AFTER_MIN,
    USUAL,
    Asking,
)
from tests.factories import (
    OWNER,
    QUESTIONS,
    SERIES_CODE,
    TALK_CODE,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    a_template,
    an_edition,
    an_organiser,
)

TALKS = (TALK_CODE, "G0ES0N")
PULSE = a_template(QUESTIONS[0])
CHOICE = Worded(kind=QuestionKind.CHOICE, text="How long?", options="Long\nShort")


@pytest.fixture
def asking(store, clock) -> Asking:
    return Asking(store, clock, {USUAL: a_template(*QUESTIONS), "quick-pulse": PULSE})


async def chosen(asking: Asking, version: int = 1, **fields):
    given = {"poll": PollChoice.BALLOT, "template": USUAL, "k": "5", "days": "3"}
    given |= {"over_after": "30"} | fields
    return await asking.choose(an_organiser(), SERIES_CODE, version=version, **given)


@pytest.mark.usefixtures("programme")
async def test_series_asks_what_its_organisers_choose(asking):
    view = await chosen(asking, template="quick-pulse", k="8", days="7")
    assert view.is_ballot
    assert view.questions == (QUESTIONS[0],)
    assert (view.series.ballot_k, view.series.ballot_days) == (8, 7)
    with pytest.raises(ChangedMeanwhile):
        await chosen(asking)
    for person in (a_member(), a_note_taker()):
        with pytest.raises(NotAnOrganiser):
            await asking.of_series(person, SERIES_CODE)


async def test_when_talks_count_as_over_holds_for_those_that_are_announced(asking, put, store):
    said_to_go_on = a_talk(code="G0ES0N", over_after=None)
    await put(a_server(), a_series(), an_edition(), a_talk(over_after=30), said_to_go_on)

    view = await chosen(asking, over_after="45")

    assert view.series.over_after == 45
    talks = [await store.read(OWNER, lambda docs, c=c: docs.get(Talk, c)) for c in TALKS]
    assert [each.over_after for each in talks] == [45, None]
    assert (await chosen(asking, 2, over_after="0")).series.over_after == OVER_AFTER_MIN


@pytest.mark.usefixtures("programme")
async def test_results_are_shown_from_three_answers_on_at_least(asking):
    assert (await chosen(asking, k="1")).series.ballot_k == K_MIN
    for fields, error in (
        ({"k": "many"}, BadNumber),
        ({"k": "9" * 5000}, BadNumber),
        ({"k": str(K_MAX + 1)}, TooMany),
        ({"days": str(DAYS_MAX + 1)}, TooMany),
        ({"over_after": "soon"}, BadNumber),
        ({"over_after": str(OVER_AFTER_MAX + 1)}, TooMany),
    ):
        with pytest.raises(error):
            await chosen(asking, version=2, **fields)


@pytest.mark.usefixtures("programme")
async def test_first_question_in_own_words_makes_a_copy_of_the_template(asking):
    await chosen(asking)
    ada = an_organiser()
    view = await asking.word(ada, SERIES_CODE, None, CHOICE)
    assert view.own
    assert view.questions[:2] == QUESTIONS
    assert view.questions[2].options == ("Long", "Short")
    view = await asking.word(ada, SERIES_CODE, "useful", CHOICE)
    assert view.questions[0].text == "How long?"
    # Other words are another question: nobody compares its answers with those before.
    assert view.questions[0].key != "useful"
    with pytest.raises(QuestionGone):
        await asking.word(ada, SERIES_CODE, "useful", CHOICE)
    view = await asking.leave_out(ada, SERIES_CODE, "improve")
    assert [each.text for each in view.questions] == ["How long?", "How long?"]
    view = await asking.leave_out(ada, SERIES_CODE, view.questions[0].key)
    with pytest.raises(LastQuestion):
        await asking.leave_out(ada, SERIES_CODE, view.questions[0].key)

    kept = await chosen(asking, version=2, template="own")
    assert kept.own
    assert not (await chosen(asking, version=3)).own


@pytest.mark.usefixtures("programme")
async def test_file_takes_the_place_of_all_questions(asking):
    view = await asking.take_over(an_organiser(), SERIES_CODE, PULSE)
    assert view.own
    assert view.questions == (QUESTIONS[0],)


@pytest.mark.usefixtures("programme")
async def test_question_with_other_options_in_a_file_is_summed_up_with_none_before(asking):
    """Options are counted by their places."""
    (usual,) = PULSE.questions
    turned = replace(usual, options=usual.options[::-1])
    of_same_words = (await asking.take_over(an_organiser(), SERIES_CODE, PULSE)).questions
    other = replace(PULSE, questions=(turned,))
    (asked,) = (await asking.take_over(an_organiser(), SERIES_CODE, other)).questions

    assert of_same_words[0].key == usual.key
    assert asked.key != usual.key
    assert asked.options == of_same_words[0].options[::-1]


async def test_file_is_asked_in_the_language_of_the_series(asking, put):
    await put(a_server(), a_series(language="da"), an_edition(), a_talk())
    question = replace(PULSE.questions[0], text={"en": "Of use?", "da": "Til nytte?"})

    view = await asking.take_over(
        an_organiser(), SERIES_CODE, replace(PULSE, questions=(question, *PULSE.questions[1:]))
    )
    assert [each.text for each in view.questions] == ["Til nytte?"]

    # All its languages stand in the series' file again, in whatever language it asks next.
    own = await asking.as_template(an_organiser(), SERIES_CODE)
    (again,) = own.questions
    assert again == replace(question, key=again.key)
    await put(a_series(language="sv", version=1))
    spoken = await asking.of_series(an_organiser(), SERIES_CODE)
    assert [each.text for each in spoken.questions] == ["Of use?"]


@pytest.mark.usefixtures("programme")
async def test_copy_of_a_template_keeps_the_languages_of_what_was_not_worded_anew(asking):
    danish = {"en": "Of use?", "da": "Til nytte?"}
    first, *rest = asking.templates[USUAL].questions
    spoken = (replace(first, text=danish), *(replace(e, text=danish) for e in rest))
    asking.templates = {USUAL: replace(PULSE, questions=spoken)}

    await asking.word(an_organiser(), SERIES_CODE, first.key, CHOICE)

    own = await asking.as_template(an_organiser(), SERIES_CODE)
    assert [each.text for each in own.questions] == [{"en": "How long?"}, danish]


@pytest.mark.usefixtures("programme")
async def test_question_that_asks_something_else_in_a_file_is_another_one_and_said_to_be(asking):
    (usual,) = PULSE.questions
    spelt = replace(usual, text={"en": usual.text["en"].upper()})
    view = await asking.take_over(an_organiser(), SERIES_CODE, replace(PULSE, questions=(spelt,)))
    assert ([each.key for each in view.questions], view.renewed) == ([usual.key], ())

    other = replace(usual, text={"en": "Was it too long?"})
    view = await asking.take_over(an_organiser(), SERIES_CODE, replace(PULSE, questions=(other,)))
    (asked,) = view.questions
    assert asked.key != usual.key
    assert view.renewed == (asked,)


@pytest.mark.usefixtures("programme")
async def test_file_holds_the_template_in_all_its_languages_until_it_is_worded(asking):
    assert await asking.as_template(an_organiser(), SERIES_CODE) == asking.templates[USUAL]
    with pytest.raises(NotAnOrganiser):
        await asking.as_template(a_note_taker(), SERIES_CODE)


@pytest.mark.usefixtures("programme")
async def test_ballot_asks_so_many_questions_at_most(asking):
    for _ in range(QUESTIONS_MAX - len(QUESTIONS)):
        await asking.word(an_organiser(), SERIES_CODE, None, CHOICE)
    with pytest.raises(TooManyQuestions):
        await asking.word(an_organiser(), SERIES_CODE, None, CHOICE)
    extra = Worded(kind=QuestionKind.TEXT, text="And of this talk?")
    view = await asking.ask_beside(an_organiser(), TALK_CODE, extra)
    assert len(view.all_questions) == QUESTIONS_MAX
    assert view.all_questions[-1].text == "And of this talk?"


@pytest.mark.usefixtures("programme")
async def test_talk_is_asked_one_question_more_until_it_is_taken_back(asking):
    first = Worded(kind=QuestionKind.TEXT, text="What did we miss?")
    await asking.ask_beside(an_organiser(), TALK_CODE, first)
    view = await asking.ask_beside(an_organiser(), TALK_CODE, CHOICE)
    assert [each.text for each in view.all_questions[len(QUESTIONS) :]] == ["How long?"]
    view = await asking.ask_beside(an_organiser(), TALK_CODE, None)
    assert view.all_questions == QUESTIONS


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (Worded(kind=QuestionKind.RATING, text="How", options="Bad"), OptionsWrong),
        (Worded(kind=QuestionKind.RATING, text="How", options="Bad\nBad"), OptionsWrong),
        (Worded(kind=QuestionKind.TEXT, text="How", options="Bad"), OptionsWrong),
        (Worded(kind=QuestionKind.CHOICE, text="How", options="Bad"), OptionsWrong),
        (Worded(kind=QuestionKind.RECOMMEND, text="How", options="Yes\nNo"), OptionsWrong),
        (
            Worded(kind=QuestionKind.CHOICE, text="How", options="\n".join("abcdefghijk")),
            OptionsWrong,
        ),
        (Worded(kind=QuestionKind.CHOICE, text=" ", options="A\nB"), TextMissing),
        (Worded(kind=QuestionKind.CHOICE, text="W" * 46, options="A\nB"), TextTooLong),
        (Worded(kind=QuestionKind.CHOICE, text="How", options="A\n" + "W" * 100), TextTooLong),
    ],
)
def test_wrong_words_are_refused(typed, error):
    with pytest.raises(error):
        typed.as_question("K")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.key)
def test_question_opens_in_its_form_as_it_was_worded(question):
    again = worded(question).as_question(question.key)
    assert (again.kind, again.text) == (question.kind, question.text)
    assert len(again.options) == len(question.options)


def test_scale_of_a_template_is_worded_by_its_ends():
    scale = Worded(kind=QuestionKind.RATING, text="How", options="Bad\nGood").as_question("K")
    assert scale.options == ("1 · Bad", "2", "3", "4", "5 · Good")
    assert worded(scale).options == "Bad\nGood"


@pytest.mark.usefixtures("programme")
async def test_talk_is_asked_by_ballot_unless_its_team_chose_otherwise(asking):
    assert (await asking.of_talk(an_organiser(), TALK_CODE)).is_ballot


async def test_series_of_native_polls_asks_a_talk_under_the_rule_by_ballot(asking, put):
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk())
    assert not (await asking.of_talk(an_organiser(), TALK_CODE)).is_ballot
