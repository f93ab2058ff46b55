"""`python -m bot import programme FILE --server ID [--series NAME] [--edition NAME] [--json]`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.domain.document import guild_owner
from bot.domain.errors import FileNotText, FileTooLarge
from bot.domain.kinds import KINDS
from bot.domain.talks.listed import ListedFile, ListedState
from bot.domain.times.zones import load_zones
from bot.ical.programme.reading import SIZE_MAX, format_of, read_file
from bot.saying.i18n import Localizer, Text, text_id
from bot.saying.times import day_in_words, slot_in_words
from bot.services.talks.listing_plans import Entry, Listing
from bot.services.talks.listings import Listings, Wanted
from bot.settings import Settings
from bot.store.sqlite.opening import open_store


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Print what the file makes of the edition and, unless it is a dry run, do it."""
    text = Localizer.load().english
    load_zones()
    kind, content = _content(args.file)
    listing = asyncio.run(_import(args, settings, kind, content))
    if args.json:
        told = {**programme_json(listing), "stored": not args.dry_run}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return 0
    sys.stdout.writelines(f"{line}\n" for line in _told(listing, text))
    if args.dry_run:
        sys.stdout.write(text("import-dry-run") + "\n")
    return 0


def _content(path: Path) -> tuple[str, bytes]:
    """Raises `FileNotText` for what is none of the kinds that are read."""
    kind = format_of(path.name)
    if kind is None:
        raise FileNotText
    size = path.stat().st_size
    if size > SIZE_MAX:
        raise FileTooLarge(size=size, limit=SIZE_MAX)
    return kind, path.read_bytes()


async def _import(
    args: argparse.Namespace, settings: Settings, kind: str, content: bytes
) -> Listing:
    store = await open_store(settings.data, KINDS)
    try:
        listings = Listings(store, SystemClock())
        file: ListedFile = await read_file(kind, content, until=listings.until())
        wanted = Wanted(series=args.series, edition=args.edition, zone=args.zone)
        return await listings.import_file(
            guild_owner(args.server), wanted, file, dry_run=args.dry_run
        )
    finally:
        await store.close()


def _told(listing: Listing, text: Text) -> Iterator[str]:
    names = {"series": listing.series.title, "edition": listing.edition.name}
    yield text("import-programme-into", **names)
    for entry in listing.entries:
        yield text(
            "import-programme-entry",
            line=entry.listed.line,
            standing=text(text_id("import-standing", entry.standing)),
            title=entry.listed.title,
            when=_when(entry, text),
            what=", ".join(text(text_id("listing-change", each)) for each in entry.changes),
            changes=len(entry.changes) if entry.standing is ListedState.CHANGED else 0,
        )
    for talk in listing.gone:
        yield text("import-programme-gone", title=talk.title)
    if listing.ends_rules is not None:
        yield text("listing-ends-rules", day=day_in_words(listing.ends_rules, text))


def _when(entry: Entry, text: Text) -> str:
    if entry.slot is not None:
        return slot_in_words(entry.slot, text)
    return day_in_words(entry.listed.on, text) if entry.listed.on is not None else "-"


def programme_json(listing: Listing) -> dict[str, Any]:
    return {
        "series": {"code": listing.series.code, "title": listing.series.title},
        "edition": {"code": listing.edition.code, "name": listing.edition.name},
        "talks": [_talk(each) for each in listing.entries],
        "gone": [{"code": each.code, "title": each.title} for each in listing.gone],
        "rules_followed_until": listing.ends_rules.isoformat() if listing.ends_rules else None,
    }


def _talk(entry: Entry) -> dict[str, Any]:
    slot, listed = entry.slot, entry.listed
    return {
        "line": listed.line,
        "standing": entry.standing.value,
        "code": entry.talk.code if entry.talk is not None else None,
        "title": listed.title,
        "start": slot.start.local.isoformat(timespec="minutes") if slot is not None else None,
        "zone": slot.start.zone if slot is not None else None,
        "starts_at": slot.starts_at.isoformat() if slot is not None else None,
        "minutes": slot.minutes if slot is not None else None,
        "day": listed.on.isoformat() if slot is None and listed.on is not None else None,
        "changes": [each.value for each in entry.changes],
    }
