"""What people write, where a panellist's name may stand, and what a restored backup has of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from bot.domain.document import Document
from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.findings.review import Review
from bot.domain.findings.withdrawal import text_without, texts_of
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.names import names_in
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

    Where one was, by any part of it, the text of now stands: it is what the team made of it.
    `present` is None for what was removed since.
    """
    names = tuple(names)
    changed: dict[str, object] = {}
    for field in WRITTEN[type(kept)]:
        value = getattr(kept, field)
        if present is None:
            left = _without(value, names)
        else:
            now = getattr(present, field)
            left = now if value != now and _named(value, names) - _named(now, names) else value
        if left != value:
            changed[field] = left
    return replace(kept, **changed) if changed else kept


def _named(value: object, names: tuple[str, ...]) -> set[str]:
    return {name for text in texts_of(value) for name in names_in(text, names)}


def _without(value: object, names: tuple[str, ...]) -> object:
    for name in names:
        value = text_without(value, name, _INSTEAD)
    return value
