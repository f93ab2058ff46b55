"""The steps from one schema of documents to the next: what their JSON holds, made to fit."""

from collections.abc import Mapping
from typing import Any, cast

Fields = dict[str, Any]


def with_typed_preview(pending: Mapping[str, Any]) -> Fields:
    """Schema 2: what was previewed, texts by name, becomes a record of its own type."""
    kept = dict(pending)
    payload = cast("dict[str, str]", kept["payload"])
    kept["payload"] = _previewed(str(kept.pop("verb")), payload)
    return kept


def _previewed(verb: str, payload: Mapping[str, str]) -> Fields | None:
    match verb, payload:
        case "new", {"title": title, "place": place, "edition": edition, "minutes": minutes}:
            made: Fields = {"title": title, "place": place, "edition": edition}
            return made | _typed(verb, payload, minutes=int(minutes))
        case "move", {"talk": talk, "version": seen, "minutes": minutes}:
            return _typed(verb, payload, talk=talk, seen=int(seen), minutes=int(minutes))
        case "announce", {"talk": talk, "version": seen}:
            return _typed(verb, payload, talk=talk, seen=int(seen))
        case "programme", {"minutes": minutes, "start": start}:
            return {**payload, "type": verb, "minutes": int(minutes), "start": start or None}
        case _:
            return None


def _typed(verb: str, payload: Mapping[str, str], **known: str | int) -> Fields:
    walls = [value.split("|") for name, value in sorted(payload.items()) if name[:4] == "when"]
    candidates = [{"local": local, "zone": zone, "fold": int(fold)} for local, zone, fold in walls]
    return {"type": verb, "candidates": candidates, **known}


def with_payload(delivery: Mapping[str, Any]) -> Fields:
    """Schema 2: `detail`, texts by name, becomes a record of its own type."""
    kept = dict(delivery)
    detail = cast("dict[str, str]", kept.pop("detail", {}))
    kept["payload"] = _payload(detail)
    return kept


def _payload(detail: Mapping[str, str]) -> Fields | None:
    match detail:
        case {"mark": mark}:
            return {"type": "sheet_ahead", "days": int(mark)}
        case {"old": old, "new": new}:
            return {"type": "other_time", "old": old, "new": new}
        case {"what": what, "reason": reason}:
            return {"type": "machine_worry", "worry": what, "reason": reason}
        case _:
            lines = [_line(value) for name, value in detail.items() if name.isdigit()]
            since = detail.get("since")
            return {"type": "notice_lines", "lines": lines, "since": since} if lines else None


def _line(written: str) -> Fields:
    """`what|reason|about|posted|count`, of which the last were left out where they were usual."""
    what, reason, about, posted, count = [*written.split("|"), "", "", "", ""][:5]
    return {
        "what": what,
        "about": about,
        "reason": None if reason == "late" else reason,
        "posted": bool(posted),
        "count": int(count or 1),
    }


def without_place_under_the_rule(takeaway: Mapping[str, Any]) -> Fields:
    """Schema 3: what was logged under the Chatham House Rule keeps neither segment nor minute."""
    kept = dict(takeaway)
    return kept | {"segment": None, "minute": None} if kept.get("ticket") else kept


def with_its_poll(series: Mapping[str, Any]) -> Fields:
    """Schema 3: after a talk an anonymous poll is asked; older series keep the native one."""
    return {"poll": "native", **series}
