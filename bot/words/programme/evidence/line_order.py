"""What a line goes on with: the label above it, and the hours and days of those above."""

from collections.abc import Sequence

from bot.words.programme.lines import LineFacts

_LABELS = (
    ("empty label panellist", "panellists"),
    ("empty label moderator", "moderators"),
    ("empty label host", "hosts"),
    ("bare field of dates", "dates"),
    ("bare field of place", "place"),
    ("bare field of other", "other"),
    ("generic", "agenda"),
    ("section", "section"),
)


def labels_above(
    own: Sequence[frozenset[str]], kinds: Sequence[str], blank_above: Sequence[bool]
) -> list[str]:
    """The label that each line stands under, until a date or running text ends it."""
    found: list[str] = []
    label = ""
    blanks = 0
    for shown, kind, blank in zip(own, kinds, blank_above, strict=True):
        blanks += blank
        named = next((name for mark, name in _LABELS if mark in shown), "")
        found.append(label and f"under {label}{', later' if blanks > 1 else ''}")
        if named:
            label, blanks = named, 0
        elif kind in {"text", "when", "day", "when alone", "day alone"}:
            label = ""
    return found


def hours_in_order(facts: Sequence[LineFacts], timed: Sequence[int]) -> dict[int, str]:
    """Whether hours without a day go on from those above them, or begin anew."""
    found: dict[int, str] = {}
    last = None
    for at in timed:
        now = facts[at].hours[0].at
        if last is not None:
            found[at] = (
                "hours go on"
                if now > last
                else "hours again"
                if now == last
                else "hours begin anew"
            )
        last = now
    return found


def days_in_order(facts: Sequence[LineFacts]) -> dict[int, str]:
    """Whether a day goes on from those above it, is said again, or is earlier."""
    found: dict[int, str] = {}
    last = None
    year = max((each.year for line in facts for each in line.days if each.year), default=0)
    for at, line in enumerate(facts):
        if not line.days:
            continue
        first = line.days[0]
        now = (first.year or year, first.month, first.day)
        if last is not None:
            found[at] = (
                "days go on" if now > last else "day again" if now == last else "days go back"
            )
        last = now
    return found
