"""What a file that came back changes in a draft, beside what stands there."""

from collections.abc import Sequence

from bot.domain.findings.difference import difference, difference_of
from bot.domain.findings.returned import AROUND, ORDER, DraftChange
from bot.saying.i18n import Text
from bot.services.findings.returning import ReturnedView
from bot.ui.cards.findings.difference import shown
from bot.ui.controls import GOOD, Item, button, card, divider, option, row, select, text
from bot.ui.limits import SELECT_OPTIONS
from bot.ui.plain import cut, plain

# Of all that is shown; letters of three bytes fit as well.
SHOWN = 2400
# Below it nobody recognises a sentence: what follows is named alone.
LEAST = 150
DOUBTS_SHOWN = 600
HEADING = 100


def returned(view: ReturnedView, words: Text, *, doubts: Sequence[str] = ()) -> list[Item]:
    """The changes, and what may be meant otherwise; with nothing to take over it says so."""
    head = [f"## {words('returned-title', file=plain(view.name, 80))}", _sum(view, words)]
    if doubts:
        head.append(cut("\n".join(f"- {plain(each, 200)}" for each in doubts), DOUBTS_SHOWN))
    parts: list[Item] = [text("\n".join(head))]
    if view.changes:
        parts += [divider(), text(_changes(view, words))]
    if view.missing:
        numbers = ", ".join(str(each.position) for each in view.missing)
        said = words("returned-missing", numbers=numbers, count=len(view.missing))
        parts += [divider(), text(f"-# {said}")]
    return [card(*parts), *_controls(view, words)]


def _sum(view: ReturnedView, words: Text) -> str:
    if not view.changes:
        return words("returned-nothing")
    texts = [each for each in view.taken if each.key in AROUND]
    new = [each for each in view.taken if each.is_new]
    ordered = [each for each in view.taken if each.key == ORDER]
    return words(
        "returned-sum",
        changed=len(view.taken) - len(new) - len(texts) - len(ordered),
        new=len(new),
        around=len(texts),
        order=len(ordered),
    )


def _changes(view: ReturnedView, words: Text) -> str:
    most = max(SHOWN // len(view.changes), LEAST)
    lines = [_change(each, view, words, most) for each in view.changes]
    return cut("\n".join(lines), SHOWN)


def _change(change: DraftChange, view: ReturnedView, words: Text, most: int) -> str:
    name = f"**{_name(change, words, plain(change.after[0], HEADING))}**"
    if change.key in view.left:
        return f"~~{name}~~ {words('returned-is-left')}"
    if change.is_new or change.key in AROUND or change.key == ORDER:
        spans = difference(change.before[1], change.after[1])
        return f"{name}\n{shown(spans, most)}"
    return f"{name}\n{shown(difference_of(change.before, change.after), most)}"


def _name(change: DraftChange, words: Text, heading: str) -> str:
    """`heading` is that of the file, as it is to be shown."""
    if change.is_new:
        return words("returned-new", number=str(change.number), heading=heading)
    if change.key == ORDER:
        return words("returned-order")
    if change.key in AROUND:
        return words(f"field-{change.key.replace('_', '-')}")
    return words("returned-finding", number=str(change.number))


def _controls(view: ReturnedView, words: Text) -> list[Item]:
    back = button(words("draft-button-back"), "draft-open", view.edition)
    if not view.changes:
        return [row(back)]
    take = button(words("returned-button-take"), "return-take", view.code, view.digest, style=GOOD)
    take.disabled = not view.taken
    if not 1 < len(view.changes) <= SELECT_OPTIONS:
        return [row(take, back)]
    leave = select(
        "return-leave",
        view.code,
        options=[
            option(_name(each, words, each.after[0]), each.key, default=each.key in view.left)
            for each in view.changes
        ],
        placeholder=words("returned-leave"),
        least=0,
        most=len(view.changes),
    )
    return [leave, row(take, back)]
