"""Sorting where a model is installed that reads what takeaways mean."""

from collections.abc import Callable, Sequence

import pytest

from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from tests.factories import a_finding, a_note_taker, a_takeaway

_BENCHES, _DANISH, _FUNDING = "Benches and shade", "Bænke i skyggen", "Funding for years"
_MEANT = {_BENCHES: (9.0, 1.0), f"{_BENCHES}\n": (9.0, 1.0), _DANISH: (9.0, 0.9)}


class Model:
    """Reads what `_MEANT` says; `asked` are the texts that it was given."""

    def __init__(self, *, is_broken: bool = False) -> None:
        self.asked: list[str] = []
        self._is_broken = is_broken

    def vectors(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[Sequence[float]]:
        self.asked += texts
        return [] if self._is_broken else [_MEANT.get(each, (9.0, -1.0)) for each in texts]


@pytest.fixture
async def noted(put, programme) -> None:
    await put(
        a_finding(code="F1ND01", heading=_BENCHES, body=""),
        a_finding(code="F1ND02", position=2, heading=_FUNDING, body=""),
        a_takeaway(code="TAKE01", text=_DANISH),
        a_takeaway(code="TAKE02", text="Nothing of it"),
    )


def sorting_by(model: Model, store, clock) -> Sorting:
    return Sorting(store, clock, Meanwhile(), model)


@pytest.mark.usefixtures("noted")
async def test_a_takeaway_in_another_language_looks_like_its_finding(store, clock):
    view = await sorting_by(Model(), store, clock).one(a_note_taker(), "TAKE01")
    without = await Sorting(store, clock, Meanwhile()).one(a_note_taker(), "TAKE01")

    assert view.likely is not None
    assert (view.likely.number, view.by_words) == (1, False)
    assert (without.likely, without.by_words) == (None, True)


@pytest.mark.usefixtures("noted")
async def test_each_text_is_read_once(store, clock, put):
    model = Model()
    sorting = sorting_by(model, store, clock)
    await sorting.one(a_note_taker(), "TAKE01")
    assert len(model.asked) == 4

    await put(a_takeaway(code="TAKE03", text="One more"), a_takeaway(code="TAKE04", text=_DANISH))
    await sorting.one(a_note_taker(), "TAKE01")

    assert model.asked[4:] == ["One more"]


@pytest.mark.usefixtures("noted")
async def test_without_a_model_that_works_words_decide(store, clock):
    view = await sorting_by(Model(is_broken=True), store, clock).one(a_note_taker(), "TAKE01")

    assert (view.likely, view.by_words) == (None, True)


@pytest.mark.usefixtures("noted")
async def test_an_edition_that_would_take_minutes_is_not_read(store, clock, put):
    model = Model()
    await put(*(a_takeaway(code=f"M{at:05}", text=f"Point {at}") for at in range(200)))

    view = await sorting_by(model, store, clock).one(a_note_taker(), "TAKE01")

    assert (model.asked, view.by_words) == ([], True)
