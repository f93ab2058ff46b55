"""What an import makes of a programme as an object for programs; `docs/reading.md` has its form."""

from typing import Any

from bot.services.talks.listing_plans import Entry, Listing


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
