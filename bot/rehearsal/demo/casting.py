"""Who is there when the demo opens, and at which hour."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.rehearsal.deeds.scene import ADA, MAX, MIA, NOOR, SAM
from bot.rehearsal.discord.blueprint import Blueprint, PersonPlan, northville

# Monday 21 February 2022, 10:00 in Copenhagen: the series is set up.
SET_UP = datetime(2022, 2, 21, 9, 0, tzinfo=UTC)
# Thursday 10 March, 10:00: a week before the first talk, it is announced.
FIRST_ANNOUNCED = datetime(2022, 3, 10, 9, 0, tzinfo=UTC)
# Thursday 31 March, 10:00: a week before the second talk.
SECOND_ANNOUNCED = datetime(2022, 3, 31, 8, 0, tzinfo=UTC)
# Thursday 7 April, 14:40: the page opens. The letters of the second talk go out at 14:45.
CURTAIN = datetime(2022, 4, 7, 12, 40, tzinfo=UTC)

ZONE = "Europe/Copenhagen"

# Those who are not there yet come later.
VIEWERS = (ADA, NOOR, MIA, MAX, SAM)

# Members whom nobody plays: they sign up and vote, so that counts look like counts.
CROWD = (
    "Ida Sample",
    "Ole Placeholder",
    "Per Example",
    "Rut Invented",
    "Siv Madeup",
    "Tor Pretend",
    "Una Specimen",
    "Vera Template",
)


def playbill() -> Blueprint:
    """Northville, with some more members."""
    town = northville()
    return replace(town, people=(*town.people, *(PersonPlan(name=name) for name in CROWD)))
