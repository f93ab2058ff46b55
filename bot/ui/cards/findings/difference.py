"""Two texts beside each other: what is gone is struck through, what is new is bold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.findings.difference import Difference, TextSpan, difference, difference_of, is_other
from bot.domain.findings.finding import Finding
from bot.saying.i18n import Text
from bot.ui.controls import Item, card, divider, text
from bot.ui.plain import paragraphs, plain

TEXT_SHOWN = 1300
AROUND = 120
_ENDS = frozenset("*~")
_MARKS = {Difference.KEPT: "", Difference.GONE: "~~", Difference.NEW: "**"}


def both_versions(theirs: Finding, mine: Finding, words: Text) -> list[Item]:
    """What another has written meanwhile, and how one's own differs from it."""
    spans = difference_of((theirs.heading, theirs.body), (mine.heading, mine.body))
    own = shown(spans, TEXT_SHOWN) if is_other(spans) else words("both-same")
    there = f"**{plain(theirs.heading, 250)}**\n{paragraphs(theirs.body, TEXT_SHOWN)}"
    return [
        text(words("both-title")),
        card(
            text(f"-# {words('both-theirs')}\n{there}"),
            divider(),
            text(f"-# {words('both-mine')}\n{own}"),
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BothTexts:
    """What two people wrote at once under one `name`; `mine` is None where one left it alone."""

    name: str
    theirs: str
    mine: str | None


def both_of(title: str, texts: Sequence[BothTexts], words: Text) -> list[Item]:
    """The same of several texts that have no heading of their own."""
    most = TEXT_SHOWN // len(texts)
    items: list[Item] = [text(title)]
    for each in texts:
        there = text(f"-# {words('both-theirs')}\n{paragraphs(each.theirs, most) or '–'}")
        items.append(card(text(f"**{each.name}**"), there, *_mine(each, most, words)))
    return items


def _mine(each: BothTexts, most: int, words: Text) -> list[Item]:
    if each.mine is None:
        return []
    own = shown(difference(each.theirs, each.mine), most)
    return [divider(), text(f"-# {words('both-mine')}\n{own or '–'}")]


def shown(spans: Iterable[TextSpan], limit: int) -> str:
    """A difference as people read it; the middle of long unchanged parts is left out."""
    kept = ""
    for span in spans:
        piece = "\n".join(_line(line, span.change) for line in _shortened(span).split("\n"))
        if len(kept) + len(piece) > limit:
            # A mark that is cut off would mark the rest of the message.
            return f"{kept.rstrip()} …"
        # Two marks that touch each other are read as one.
        kept += f" {piece}" if kept[-1:] in _ENDS and piece[:1] in _ENDS else piece
    return kept.strip()


def _line(line: str, change: Difference) -> str:
    """Marks hold within one line, and not beside a space."""
    bare = line.strip()
    if not bare:
        return line
    mark = _MARKS[change]
    return line.replace(bare, f"{mark}{plain(bare)}{mark}", 1)


def _shortened(span: TextSpan) -> str:
    if span.change is not Difference.KEPT or len(span.text) <= 3 * AROUND:
        return span.text
    return f"{span.text[:AROUND]} … {span.text[-AROUND:]}"
