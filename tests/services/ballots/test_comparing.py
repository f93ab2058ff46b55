import pytest

from bot.domain.ballots.answers import Answers, count
from bot.domain.ballots.poll import BallotState, Tally
from bot.domain.talks.errors import EditionNotFound
from bot.domain.team.errors import NotANoteTaker
from bot.services.ballots.comparing import Comparing
from tests.factories import (
    EDITION_CODE,
    QUESTIONS,
    SERIES_CODE,
    TALK_CODE,
    a_ballot_poll,
    a_member,
    a_note_taker,
    a_talk,
    an_edition,
)


@pytest.fixture
def comparing(store) -> Comparing:
    return Comparing(store)


def sealed(code: str, talk: str, ratings: list[int], *, edition=EDITION_CODE, place=0):
    poll = a_ballot_poll(
        code=code, talk=talk, edition=edition, state=BallotState.SEALED, sealed_as=place
    )
    ballots = [Answers({"useful": (each,)}) for each in ratings]
    tally = Tally(
        owner=poll.owner,
        code=code,
        talk=talk,
        edition=edition,
        answers=len(ballots),
        totals=count(QUESTIONS, ballots),
    )
    return poll, tally


@pytest.fixture
async def two_editions(put, programme) -> None:
    await put(
        an_edition(code="ED2027", name="2027"),
        *(a_talk(code=f"TA1K0{number}", number=number) for number in (2, 3)),
        a_talk(code="TA1K09", edition="ED2027"),
        *sealed("BA1101", "TA1K03", [0] * 12 + [1] * 8),
        *sealed("BA1102", TALK_CODE, [4] * 12 + [3] * 8, place=1),
        *sealed("BA1103", "TA1K02", [2, 2], place=2),
        *sealed("BA1104", "TA1K09", [4, 4, 3, 3, 3], edition="ED2027"),
    )


@pytest.mark.usefixtures("two_editions")
async def test_talks_are_compared_in_their_order_without_what_few_answered(comparing):
    found = await comparing.talks(a_note_taker(), EDITION_CODE)

    (useful,) = found.comparisons
    assert [talk.number for talk in found.talks] == [1, 2, 3]
    assert [each and round(each.value, 1) for each in useful.measures] == [4.6, None, 1.4]
    assert useful.tells_apart == ((0, 2),)


@pytest.mark.usefixtures("two_editions")
async def test_an_edition_counts_what_its_total_may_show(comparing):
    found = await comparing.editions(a_note_taker(), SERIES_CODE)

    (useful,) = found.comparisons
    assert [each.name for each in found.editions][-1] == "2027"
    assert [each.answers for each in useful.measures] == [40, 5]


@pytest.mark.usefixtures("two_editions")
async def test_comparing_is_for_the_team(comparing):
    with pytest.raises(NotANoteTaker):
        await comparing.talks(a_member(), EDITION_CODE)
    with pytest.raises(EditionNotFound):
        await comparing.talks(a_note_taker(), "N0NE00")
