"""What people write, where a panellist's name may stand, and what a restored backup has of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from bot.domain.document import Document
from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.findings.review import Review
from bot.domain.findings.withdrawal import names_anywhere, text_without
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition
from bot.domain.talks.speaker import NOT_BY_NAME
from bot.domain.talks.talk import Talk

D = TypeVar("D", bound=Document)

WRITTEN: Final[Mapping[type[Document], tuple[str, ...]]] = {
    Takeaway: ("text",),
    Finding: ("heading", "body", "became"),
    Edition: ("introduction", "further_reading", "thanks", "look_back"),
    KeyFindings: ("title", "authors", "heading_of_findings", "scope_note"),
    Review: ("comments", "seen"),
}
# Where what the name stood in was removed since, nobody has said what to write for it.
_INSTEAD: Final = "…"


def not_to_be_named(present: Iterable[Document]) -> tuple[str, ...]:
    """The panellists who said that they are not to be named, or by their role alone."""
    talks = (each for each in present if isinstance(each, Talk))
    return tuple(
        dict.fromkeys(
            each.name for talk in talks for each in talk.speakers if each.consent in NOT_BY_NAME
        )
    )


def as_taken_out(kept: D, present: D | None, names: Iterable[str]) -> D:
    """Return what a backup kept without those of the names that were taken out of it since.

    Where one was, the text of now stands: it is what the team made of it. `present` is None for
    what was removed since.
    """
    named = [name for name in names if names_anywhere(_written(kept), name)]
    changed: dict[str, object] = {}
    for field in WRITTEN[type(kept)] if named else ():
        value, now = getattr(kept, field), getattr(present, field, None)
        gone = [
            name for name in named if names_anywhere(value, name) and not names_anywhere(now, name)
        ]
        for name in gone:
            value = text_without(value, name, _INSTEAD)
        if gone:
            changed[field] = value if present is None else now
    return replace(kept, **changed) if changed else kept


def _written(document: Document) -> tuple[object, ...]:
    return tuple(getattr(document, field) for field in WRITTEN[type(document)])
