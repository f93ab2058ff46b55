"""Reading a programme takes work in proportion to the text: calls are counted, not time."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.domain.errors import BadInput
from bot.words.programme.furniture import is_aside
from bot.words.programme.parsing import parse_programme
from tests.work import calls_of

# These sizes show how work grows; a programme may have more lines.
SMALL, LARGE = 12, 96
PROGRAMMES: dict[str, Callable[[int], str]] = {
    "talks": lambda size: "".join(
        f"Talk {n}: The shared bench\n8 March 2027, 14:00\nAda Example, Mayor\n\n"
        for n in range(1, size // 3)
    ),
    "titles alone": lambda size: "The shared bench\n" * size,
    "days alone": lambda size: "8 March 2027\n" * size,
    "hours alone": lambda size: "14:00-15:00\n" * size,
    "names alone": lambda size: "Ada Example, Mayor\n" * size,
    "numbers": lambda size: "1. The shared bench\n" * size,
    "fields": lambda size: "When: 8 March 2027\nWhere: Town Hall\n" * (size // 2),
    "an agenda": lambda size: "14:00 The shared bench – Ada Example (Mayor)\n" * size,
    "tables": lambda size: "8 March 2027 | 14:00 | The shared bench\n" * size,
    "prose": lambda size: "We meet because towns that begin early have it easier.\n\n" * size,
    "posts": lambda size: "Benches\nWe sit.\n8 March 2027, 14:00\nRead more\n" * (size // 4),
    "days with places": lambda size: "Benches\n8 March 2027, 14:00, Hall\nAda\n" * (size // 3),
    "items without hours": lambda size: "14:00\nBenches\nSession type: Panel\n" * (size // 3),
    "starts and ends": lambda size: "Start: 8 March 2027 14:00\nEnd: 15:00\n" * (size // 2),
    "one long line": lambda size: "Ada Example, 8 March 2027, 14:00, " * size,
    "many colons": lambda size: "a: " * size * 10,
    "brackets": lambda size: "(" * size * 10 + ")" * size * 10,
}


def work(text: str) -> int:
    def read() -> None:
        with suppress(BadInput):
            parse_programme(text, zone="Europe/Copenhagen")

    return calls_of(read)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_eight_times_the_programme_takes_about_eight_times_the_work(name: str):
    # What is made once in a process, such as patterns, is no work of this text.
    work(PROGRAMMES[name](SMALL))
    small, large = work(PROGRAMMES[name](SMALL)), work(PROGRAMMES[name](LARGE))

    assert large < small * (LARGE / SMALL) * 2 + 10_000


def test_no_price_is_longer_than_prices_are():
    """Else "1.1.1." and so on would be looked through anew from each digit, for minutes."""
    assert is_aside("Entrance: 1.250,00 kr")
    assert not is_aside(f"{'1' * 20} kr")
