"""Two who sort at once get different takeaways first."""

import asyncio
from datetime import timedelta

import pytest

from bot.services.findings.at_work import KEPT_FOR, Dealing
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from tests.factories import NOW, a_note_taker, a_takeaway

ONE, TWO = a_takeaway(code="TAKE01"), a_takeaway(code="TAKE02")


def deal(dealing: Dealing, who: int, *, after: timedelta = timedelta(0)) -> str:
    return dealing.deal("ED1T10", who, [ONE, TWO], now=NOW + after).code


def test_the_second_gets_the_second_and_the_third_what_is_there():
    dealing = Dealing()
    assert [deal(dealing, who) for who in (1, 2, 3)] == ["TAKE01", "TAKE02", "TAKE01"]
    assert deal(dealing, 2) == "TAKE02", "one's own card keeps nothing from oneself"


def test_a_card_without_an_answer_is_free_again():
    dealing = Dealing()
    deal(dealing, 1)
    assert deal(dealing, 2, after=KEPT_FOR + timedelta(seconds=1)) == "TAKE01"


def test_an_edition_keeps_nothing_from_another():
    dealing = Dealing()
    deal(dealing, 1)
    assert dealing.deal("ED1T11", 2, [ONE], now=NOW).code == "TAKE01"


@pytest.mark.usefixtures("programme")
async def test_five_who_begin_at_the_same_moment(store, clock, put):
    await put(*(a_takeaway(code=f"TAKE{n:02}", text=f"Point {n}") for n in range(5)))
    sorting = Sorting(store, clock, Meanwhile())
    seen = await asyncio.gather(
        *(sorting.next_to_sort(a_note_taker(user_id=who)) for who in range(1, 6))
    )
    assert len({each.takeaway.code for each in seen}) == 5
