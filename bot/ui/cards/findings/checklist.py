"""What key findings lack, as a line, and as a list with the ways to what can be mended."""

from collections.abc import Sequence

from bot.domain.findings.checklist import Check, Point
from bot.saying.i18n import Text, text_id
from bot.ui.controls import Item, option, select, text
from bot.ui.paging import page_of
from bot.ui.plain import cut, plain

# In the workbench, beside its list of findings.
LINE_SHOWN = 700
LIST_SHOWN = 2000
NAMES_SHOWN = 120
# What stands before all else, on a line of its own.
_GRAVE = (Check.RULE, Check.NAMED, Check.NAMED_AROUND)
# What one line says of several findings.
_OF_SEVERAL = (Check.BODY, Check.SUPPORT)
# Where a list leads by itself; for others to the finding or the talk.
_PLACES = {
    Check.INTRODUCTION: "around",
    Check.THANKS: "around",
    Check.NAMED_AROUND: "around",
    Check.TO_SORT: "sort",
    Check.LOST: "takeaway",
    Check.NAMED: "finding",
    Check.BODY: "finding",
    Check.SUPPORT: "finding",
    Check.AGAINST: "finding",
    Check.RULE: "talk",
    Check.RECORDING: "talk",
    Check.TALK: "talk",
    Check.SEGMENT: "talk",
}


def missing(points: Sequence[Point], words: Text) -> str:
    """All of it in one paragraph, for the workbench."""
    grave = [f"⚠️ {line_of(each, words)}" for each in points if each.check in _GRAVE]
    others = _together([each for each in points if each.check not in _GRAVE], words)
    if not others:
        return "\n".join([*grave, words("draft-missing-nothing")])
    said = words("draft-missing", what=" · ".join(others))
    return cut("\n".join([*grave, said]), LINE_SHOWN)


def _together(points: Sequence[Point], words: Text) -> list[str]:
    """The findings that lack the same are named at once: just sorted, none of them has a text."""
    said: list[str] = []
    for each in points:
        alike = [str(other.number) for other in points if other.check is each.check]
        if each.check not in _OF_SEVERAL or len(alike) == 1:
            said.append(line_of(each, words))
        elif str(each.number) == alike[0]:
            numbers = cut(", ".join(alike), NAMES_SHOWN)
            said.append(words(f"{text_id('check', each.check)}-several", numbers=numbers))
    return said


def checklist_card(edition: str, points: Sequence[Point], words: Text, page: int = 0) -> list[Item]:
    """A line for each point, and a menu that leads to those that can be mended."""
    if not points:
        return [text(words("draft-missing-nothing"))]
    lines = [_marked(each, words) for each in points]
    title = words("checklist-title", count=len(points))
    items: list[Item] = [text(cut("\n".join([f"**{title}**", *lines]), LIST_SHOWN))]
    ways: dict[str, str] = {}
    for each in points:
        ways.setdefault(way_of(each), _in_menu(each, words))
    ways.pop("", None)
    if ways:
        options = page_of([option(line, way) for way, line in ways.items()], page, words)
        items.append(
            select("checklist", edition, options=options, placeholder=words("checklist-go"))
        )
    return items


def way_of(point: Point) -> str:
    """`finding:CODE`, as the menu hands it on; nothing where there is no way."""
    place = _PLACES.get(point.check, "")
    return f"{place}:{point.code}" if place else ""


def line_of(point: Point, words: Text) -> str:
    return _said(point, ", ".join(plain(name, 80) for name in point.names), words)


def _in_menu(point: Point, words: Text) -> str:
    """A menu shows text as it is."""
    return _said(point, ", ".join(point.names), words)


def _said(point: Point, names: str, words: Text) -> str:
    return words(
        text_id("check", point.check),
        number=str(point.number),
        segment=str(point.segment),
        count=point.count,
        names=cut(names, NAMES_SHOWN),
        people=len(point.names),
    )


def _marked(point: Point, words: Text) -> str:
    return f"{'⚠️' if point.check in _GRAVE else '-'} {line_of(point, words)}"
