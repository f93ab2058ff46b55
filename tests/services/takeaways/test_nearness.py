from datetime import timedelta

import pytest

from bot.domain.takeaways.takeaway import Held, Placement
from bot.services.takeaways import nearness as nearness_module
from bot.services.takeaways.takeaways import Takeaways
from tests.factories import (
    NOTE_TAKER_ID,
    START,
    a_member,
    a_note_taker,
    a_takeaway,
    a_talk,
    an_edition,
)

SAID = "Benches change who stays on the square"
AGAIN = "The benches on a square change who stays"


@pytest.fixture
def takeaways(store, clock) -> Takeaways:
    return Takeaways(store, clock)


@pytest.mark.usefixtures("programme")
async def test_near_ones_of_the_edition_are_pointed_out_and_both_are_kept(takeaways, put):
    await put(
        an_edition(code="ED2025", name="2025"),
        a_takeaway(code="N0TE01", text=SAID, author_id=NOTE_TAKER_ID),
        a_takeaway(code="N0TE02", text=f"{SAID} too"),
        a_takeaway(code="N0TE03", text="Money has to be promised for years"),
        a_takeaway(code="N0TE04", text=SAID, edition="ED2025"),
    )

    kept = await takeaways.log(a_member(), AGAIN, source=1)

    assert [(each.takeaway.code, each.is_own, each.may_support) for each in kept.near] == [
        ("N0TE01", False, True),
        ("N0TE02", True, False),
    ]
    assert [each.text for each in kept.takeaways] == [AGAIN]
    again = await takeaways.log(a_member(), AGAIN, source=1)
    assert (again.is_known, again.near) == (True, ())


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    "hidden",
    [
        {"held": Held.GUEST},
        {"hidden_at": START},
        {"placement": Placement.LEFT_OUT},
        {"merged_into": "N0TE09"},
        {"chatham_house": True, "author_id": None},
    ],
)
@pytest.mark.parametrize("person", [a_member(), a_note_taker()])
async def test_what_members_do_not_read_is_not_pointed_out(takeaways, put, person, hidden):
    await put(a_takeaway(code="N0TE01", text=SAID, **hidden))

    assert (await takeaways.log(person, AGAIN, source=1)).near == ()


@pytest.mark.usefixtures("programme")
async def test_under_the_rule_nobody_supports_what_is_like_their_own(takeaways, put):
    """A name beside the like of a nameless note would be its name."""
    other = a_talk(code="TA1K02", number=2, chatham_house=True)
    await put(other, a_takeaway(code="N0TE01", text=SAID, author_id=NOTE_TAKER_ID))

    kept = await takeaways.log(a_note_taker(user_id=7), AGAIN, source=1, talk="TA1K02")

    assert kept.is_anonymous
    assert [each.may_support for each in kept.near] == [False]


@pytest.mark.usefixtures("programme")
async def test_a_hint_that_takes_too_long_is_left_out(takeaways, put, monkeypatch):
    monkeypatch.setattr(nearness_module, "LONGEST", timedelta(0))
    await put(a_takeaway(code="N0TE01", text=SAID, author_id=NOTE_TAKER_ID))

    assert (await takeaways.log(a_member(), AGAIN, source=1)).near == ()
