"""`python -m bot restore FILE [--arm]`."""

import argparse
import asyncio
from collections.abc import Iterator

from bot.clock import SystemClock
from bot.commandline.saying import owner_in_words, say
from bot.domain.deliveries.delivery import Delivery
from bot.domain.kinds import KINDS
from bot.domain.times.zones import load_zones
from bot.saying.i18n import Localizer, Text, text_id
from bot.settings import Settings
from bot.store.upkeep.restoring import Prepared, arm, prepare, restoring

# Of each group; the rest is counted.
_SHOWN = 50


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Show what the backup holds and would send; put it in place only if told to."""
    text = Localizer.load().english
    now = SystemClock().now()
    load_zones()
    with restoring(settings.data) as folder:
        prepared = asyncio.run(prepare(folder, args.file, KINDS, now=now))
        say(_told(prepared, text))
        if not args.arm:
            say([text("restore-not-armed")])
            return 0
        kept = arm(folder, now=now)
    if kept is not None:
        say([text("restore-kept", file=str(kept))])
    say([text("restore-armed")])
    return 0


def _told(prepared: Prepared, text: Text) -> Iterator[str]:
    made = f"{prepared.made_at:%Y-%m-%d %H:%M}"
    yield text("restore-backup", made=made, documents=prepared.documents)
    if prepared.present is None:
        yield text("restore-present-unreadable")
    else:
        yield text("restore-present", documents=prepared.present)
    if prepared.erasures:
        yield text("restore-erasures", documents=prepared.erased, erasures=prepared.erasures)
    if prepared.tightened:
        yield text("restore-tightened", documents=prepared.tightened)
    if prepared.doubtful:
        yield text("restore-doubtful", count=len(prepared.doubtful))
        yield from _lines(prepared.doubtful, text)
    if prepared.planned:
        yield text("restore-planned", count=len(prepared.planned))
        yield from _lines(prepared.planned, text)
    if prepared.held:
        yield text("restore-held", count=len(prepared.held))
        yield from _lines(prepared.held, text)


def _lines(deliveries: tuple[Delivery, ...], text: Text) -> Iterator[str]:
    for each in deliveries[:_SHOWN]:
        yield text(
            "restore-line",
            due=f"{each.due:%Y-%m-%d %H:%M}",
            what=text(text_id("delivery", each.kind)),
            code=each.code,
            owner=owner_in_words(each.owner, text),
            place=each.place.value,
        )
    if len(deliveries) > _SHOWN:
        yield text("restore-more", count=len(deliveries) - _SHOWN)
