import pytest

from bot.domain.ballots.answers import Answers, count
from bot.domain.ballots.poll import BallotState, Tally
from bot.domain.kinds import KINDS
from bot.domain.polls.poll import PollState
from bot.domain.signups.attendance import Turnout
from bot.domain.signups.signup import Answer
from bot.domain.team.errors import NotANoteTaker
from bot.services.exports.exports import Exports
from tests.factories import (
    EDITION_CODE,
    OWNER,
    QUESTIONS,
    TALK_CODE,
    a_ballot_poll,
    a_member,
    a_note_taker,
    a_poll,
    a_signup,
    a_talk,
    an_organiser,
)

TALKS = (TALK_CODE, "TA1K02", "TA1K03")
SECRET = "Only the chair from Northville can know this"


@pytest.fixture
def exports(store, clock) -> Exports:
    return Exports(store, clock, KINDS)


def sealed(place: int, ratings: list[int], *texts: str, shown: tuple[str, ...] = ()):
    """The poll of the talk at this place, sealed as the `place`th."""
    code = f"BA110{place}"
    ballots = [Answers({"useful": (each,)}) for each in ratings]
    ballots += [Answers({"improve": each}) for each in texts]
    poll = a_ballot_poll(code=code, talk=TALKS[place], state=BallotState.SEALED, sealed_as=place)
    tally = Tally(
        owner=poll.owner,
        code=code,
        talk=poll.talk,
        edition=EDITION_CODE,
        answers=len(ballots),
        totals=count(QUESTIONS, ballots),
        shown_texts=shown,
        left_out_texts=tuple(sorted({*texts} & {SECRET} - {*shown})),
    )
    return poll, tally


@pytest.fixture
async def three_talks(put, programme) -> None:
    """Enough answers to the first, two and three to the others."""
    await put(
        *(a_talk(code=code, number=place + 1) for place, code in enumerate(TALKS) if place),
        a_signup(answer=Answer.GOING),
        # A file counts some of those whom the bot saw, too.
        Turnout(owner=OWNER, code=TALK_CODE, people=7, marked=2, file_people=8),
        *sealed(0, [4, 4, 3, 4, 1], SECRET, "Tea", "Time", "Chairs", "Maps", shown=("Tea",)),
        *sealed(1, [0, 0], SECRET, shown=(SECRET,)),
        *sealed(2, [1, 1, 1]),
    )


@pytest.mark.usefixtures("three_talks")
async def test_totals_of_each_talk_and_of_all_and_of_few_only_how_many(exports):
    export = await exports.polls(a_note_taker())

    first, second, third = export.talks
    useful, improve = first.questions
    assert [each.answers for each in useful.options] == [0, 1, 0, 1, 3]
    assert [each.percent for each in useful.options] == [0, 20, 0, 20, 60]
    assert (useful.mean, improve.texts, first.answers, first.going) == (4.2, ("Tea",), 10, 1)
    assert (first.came, second.came) == (9, None)
    for few, said in ((second, (2, 1)), (third, (3, 0))):
        assert all(each.is_withheld and not each.options for each in few.questions)
        assert tuple(each.answers for each in few.questions) == said
    (together,) = export.together
    assert (together.talks, together.waiting) == (3, 0)
    assert [each.answers for each in together.question.options] == [2, 4, 0, 1, 3]
    assert SECRET not in repr(export)


@pytest.mark.usefixtures("programme")
async def test_a_poll_of_discords_own_is_there_once_it_is_counted(exports, put):
    await put(
        a_poll(state=PollState.FINAL, counts=(4, 1, 0)),
        a_poll(code="P0111N", state=PollState.FINAL, counts=(3, 1, 0)),
        a_poll(code="P0112N", state=PollState.OPEN),
        a_ballot_poll(state=BallotState.OPEN),
    )

    export = await exports.polls(a_note_taker())

    shown, few = export.talks
    assert not shown.is_anonymous
    assert [each.percent for each in shown.questions[0].options] == [80, 20, 0]
    assert (few.questions[0].is_withheld, few.questions[0].options, few.answers) == (True, (), 4)
    assert export.together == ()


async def test_members_take_out_nothing(exports, programme):
    with pytest.raises(NotANoteTaker):
        await exports.polls(a_member())


@pytest.mark.usefixtures("three_talks")
async def test_an_archive_says_of_few_answers_no_more(exports):
    archive = await exports.archive(an_organiser())

    tallies = {each.code: each for each in archive.documents if isinstance(each, Tally)}
    assert [each.counts for each in tallies["BA1100"].totals] == [(0, 1, 0, 1, 3), ()]
    assert [each.texts for each in tallies["BA1100"].totals] == [(), ("Tea",)]
    assert [(each.answers, each.counts) for each in tallies["BA1101"].totals] == [(2, ()), (1, ())]
    assert SECRET not in repr(tallies)
