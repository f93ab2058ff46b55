"""Several takeaways that say the same are put in a finding at once, or not at all."""

import asyncio

import pytest

from bot.domain.errors import ChangedMeanwhile
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from tests.factories import OWNER, a_finding, a_note_taker, a_takeaway

ALIKE = 16


@pytest.fixture
def sorting(store, clock) -> Sorting:
    return Sorting(store, clock, Meanwhile())


@pytest.fixture
async def alike(put, programme) -> None:
    await put(
        a_finding(code="F1ND01", heading="Benches decide who stays", body=""),
        a_finding(code="F1ND02", position=2, heading="Funding for years", body=""),
        *(
            a_takeaway(code=f"TAKE{n:02}", text=f"Benches decide who stays on square {n}")
            for n in range(ALIKE)
        ),
        a_takeaway(code="TAKE77", text="Longer funding, please"),
    )


async def waiting(store) -> list[str]:
    found = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    return [each.code for each in found if each.placement is Placement.TO_SORT]


@pytest.mark.usefixtures("alike")
async def test_sixteen_alike_take_one_press_and_one_back(sorting, store):
    told: list[tuple[int, int]] = []
    view = await sorting.next_to_sort(
        a_note_taker(), progress=lambda *how_far: told.append(how_far)
    )
    assert told == [(0, ALIKE + 3)]
    assert view.likely.number == 1
    assert {each.code for each in view.together} == {f"TAKE{n:02}" for n in range(1, ALIKE)}

    after, count = await sorting.put_all_in(
        a_note_taker(), view.takeaway.code, view.takeaway.version, "F1ND01", view.digest
    )
    assert (count, after.takeaway.code) == (ALIKE, "TAKE77")
    assert await waiting(store) == ["TAKE77"]

    # One of them was answered anew since.
    await sorting.leave_out(a_note_taker(), "TAKE03", 2)
    back = await sorting.take_all_back(a_note_taker(), view.takeaway.code, 2)
    assert back.takeaway.code == view.takeaway.code
    assert len(await waiting(store)) == ALIKE
    again = await sorting.take_all_back(a_note_taker(), view.takeaway.code, 2)
    assert again.takeaway.placement is Placement.TO_SORT


@pytest.mark.usefixtures("alike")
async def test_only_what_was_shown_is_placed(sorting, store):
    view = await sorting.next_to_sort(a_note_taker())
    shown = (view.takeaway.code, view.takeaway.version, "F1ND01", view.digest)
    await sorting.later(a_note_taker(), "TAKE05", 1)

    with pytest.raises(ChangedMeanwhile):
        await sorting.put_all_in(a_note_taker(), *shown)
    assert len(await waiting(store)) == ALIKE


@pytest.mark.usefixtures("alike")
async def test_two_people_at_once_place_them_once(sorting):
    view = await sorting.next_to_sort(a_note_taker())
    shown = (view.takeaway.code, view.takeaway.version, "F1ND01", view.digest)

    done = await asyncio.gather(
        sorting.put_all_in(a_note_taker(), *shown),
        sorting.put_all_in(a_note_taker(user_id=7), *shown),
        return_exceptions=True,
    )

    assert sum(isinstance(each, ChangedMeanwhile) for each in done) == 1
