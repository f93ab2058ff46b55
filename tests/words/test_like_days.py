"""What other days of a list tell of a line, and days below the heading of their month."""

from bot.words.programme.decision.like_days import like_days
from bot.words.programme.parsing import lines_of
from bot.words.programme.respelled import respelled
from bot.words.programme.roles import LineRole
from tests.words.labelled import ZONE


def _roles(text: str, roles: str) -> str:
    facts = lines_of(text, zone=ZONE)[2]
    return "".join(each.value for each in like_days([*map(LineRole, roles)], facts) if each)


def test_a_title_below_its_day_is_found_where_the_others_have_theirs() -> None:
    text = "4 May\nBenches\n11 May\nNight Buses\n18 May\nSummer Feast"
    assert _roles(text, "DTDTDX") == "DTDTDT"
    # Nobody speaks of it.
    assert _roles("4 May\nBenches\n11 May\nNight Buses\n18 May\nNo talk", "DTDTDX") == "DTDTDX"


def test_a_day_above_its_title_is_found_where_the_others_have_theirs() -> None:
    text = "4 May Main hall\nBenches\n11 May\nNight Buses\n18 May\nParks"
    assert _roles(text, "XTDTDT") == "DTDTDT"


def test_places_below_days_are_no_titles() -> None:
    text = "Benches\n4 May\nIn store\nNight Buses\n11 May\nBasement"
    assert _roles(text, "TDTTDT") == "TDVTDV"


def test_days_have_the_month_above_them() -> None:
    lines = ["MARCH", "Tuesday 9th: Benches", "APRIL", "Tuesday 13th: Night Buses"]
    assert respelled(lines) == [
        *("MARCH", "Tuesday 9th MARCH: Benches"),
        *("APRIL", "Tuesday 13th APRIL: Night Buses"),
    ]
    # One month beside a page is none of them.
    assert respelled(lines[:2]) == lines[:2]
