"""Every fault of a request that the tests put in the bot's way."""

from collections.abc import Callable

from bot.rehearsal.discord import faults
from bot.rehearsal.discord.faults import Fault
from bot.rehearsal.discord.rest.rest import Phase
from tests.wire.every_path import MakeFault
from tests.wire.silence import Patience, Silence


def _(make: Callable[..., Fault], **options: object) -> MakeFault:
    return lambda method, path: make(method, path, **options)


# After these the message surely was not sent, or nobody knows: the bot finds out by itself.
PASSING: dict[str, MakeFault] = {
    "429": _(faults.too_many_requests),
    "429 for a minute": _(faults.too_many_requests, retry_after=60),
    "429 again and again": _(faults.too_many_requests, times=6),
    "429 for the whole bot": _(faults.too_many_requests, everywhere=True),
    "429 without Via": _(faults.too_many_requests, via=False),
    "429 as a page": _(faults.stopped_on_the_way, status=429),
    "500": _(faults.server_error, status=500),
    "502": _(faults.server_error, status=502),
    "503": _(faults.server_error, status=503),
    "504": _(faults.server_error, status=504),
    "500 until discord.py gives up": _(faults.server_error, status=500, times=6),
    "502 as a page": _(faults.stopped_on_the_way, status=502),
    "done, but 500": _(faults.accepted_but_failed, status=500),
    "done, but 503": _(faults.accepted_but_failed, status=503),
    "done, but 504 until discord.py gives up": _(faults.accepted_but_failed, status=504, times=6),
    "done, but 524": _(faults.accepted_but_failed, status=524),
    "reset before": _(faults.never_arrived),
    "reset after": _(faults.lost_answer),
    "reset in the answer": _(faults.cut_answer),
    "half of the JSON": _(faults.garbled),
    "a page instead of JSON": _(faults.garbled, html=True),
    "401": _(faults.refused, status=401, code=0),
    "403 as a page": _(faults.stopped_on_the_way, status=403),
    "404 as a page": _(faults.stopped_on_the_way, status=404),
}

# Discord says no, and only people can change that.
FINAL: dict[str, MakeFault] = {
    "403 missing access": _(faults.refused, status=403, code=50001),
    "403 missing permissions": _(faults.refused, status=403, code=50013),
    "404 unknown channel": _(faults.refused, status=404, code=10003),
    "400 invalid form": _(faults.refused, status=400, code=50035),
}


def silences(patience: Patience) -> dict[str, MakeFault]:
    phases: tuple[Phase, ...] = ("before", "after")
    return {f"time-out {phase}": _(Silence, patience=patience, phase=phase) for phase in phases}
