"""Who does an action stands behind an arrow at its end."""

import pytest

from bot.domain.takeaways.doing import WHO_MAX, doing
from bot.domain.takeaways.takeaway import TakeawayKind, parse_line
from tests.factories import a_takeaway

LONG = "x" * (WHO_MAX + 1)


@pytest.mark.parametrize(
    ("typed", "what", "who"),
    [
        ("! Ask the shops -> Northville Library", "Ask the shops", "Northville Library"),
        ("! Ask the shops → Ada and Bo", "Ask the shops", "Ada and Bo"),
        ("! From cars -> bikes -> the city", "From cars -> bikes", "the city"),
        ("! Ask -> Library #north #shops", "Ask", "Library"),
        ("! Ask the shops", "Ask the shops", ""),
        ("! Ask A->B", "Ask A->B", ""),
        ("! Ask ->", "Ask ->", ""),
        (f"! Ask -> {LONG}", f"Ask -> {LONG}", ""),
        ("? Cars -> bikes", "Cars -> bikes", ""),
    ],
)
def test_who_does_it(typed: str, what: str, who: str):
    line = parse_line(typed)
    assert doing(a_takeaway(kind=line.kind, text=line.text)) == (what, who)


def test_what_is_typed_stays_the_text_for_every_check():
    line = parse_line("! Ask the shops -> Ines Sample")
    kept = a_takeaway(kind=TakeawayKind.ACTION, text=line.text)
    assert "Ines Sample" in kept.text
