"""What waits for a note-taker's look, and the message that says so backstage."""

from collections.abc import Sequence

import discord

from bot.domain.takeaways.takeaway import Takeaway
from bot.saying.i18n import Text, text_id
from bot.services.takeaways.looking_through import WaitingView
from bot.ui.cards.takeaways.takeaways import kind_of
from bot.ui.controls import GOOD, GRAVE, MAIN, Item, button, option, row, select, text
from bot.ui.plain import cut, plain

# So many at a time: their texts are to be read.
SHOWN = 12
TEXT_SHOWN = 200
NAMES_SHOWN = 80


def to_look_at(view: WaitingView, words: Text, *, mark: str) -> list[Item]:
    """One message however much there is of it, kept equal to what waits."""
    look = button(
        words("look-button", count=len(view.waiting)),
        "look",
        view.talk.code,
        style=MAIN,
        mark=mark,
        disabled=not view.waiting,
    )
    return [text(waits_in_words(view, words)), row(look)]


def waits_in_words(view: WaitingView, words: Text) -> str:
    return words(
        "look-waits",
        held=view.held,
        reported=view.reported,
        title=plain(view.talk.title, 120),
    )


def looking(view: WaitingView, words: Text) -> list[Item]:
    """The oldest of those that wait, to be passed or hidden one, some or all at once."""
    if not view.waiting:
        return [text(words("look-done"))]
    shown = view.waiting[:SHOWN]
    lines = [f"### {waits_in_words(view, words)}", *(_line(each, view, words) for each in shown)]
    talk, last, most = view.talk.code, shown[-1].code, len(shown)
    buttons = [
        button(words("look-pass-these", count=most), "look-pass-upto", talk, last, style=GOOD),
        button(words("look-hide-these", count=most), "look-hide-upto", talk, last),
    ]
    if view.held > most:
        everything = words("look-hide-all", count=view.held)
        newest = view.waiting[-1].code
        buttons.append(button(everything, "look-hide-all", talk, newest, style=GRAVE))
    return [
        text(cut("\n".join(lines), 3900)),
        row(*buttons),
        *(
            select(verb, talk, options=_options(shown, words), placeholder=words(verb), most=many)
            for verb, many in (("look-pass", most), ("look-hide", most), ("look-open", 1))
        ),
    ]


def _line(each: Takeaway, view: WaitingView, words: Text) -> str:
    why = words(text_id("held", each.held)) if each.held else ""
    if each.reports:
        why = f"{why} {words('manage-reported', count=each.reports)}".strip()
    line = f"- {plain(each.text, TEXT_SHOWN)}\n  -# {kind_of(each.kind, words)} · {why}"
    names = cut(", ".join(plain(name, 60) for name in view.named.get(each.code, ())), NAMES_SHOWN)
    return f"{line} · {words('look-names', names=names)}" if names else line


def _options(shown: Sequence[Takeaway], words: Text) -> list[discord.SelectOption]:
    return [option(each.text, each.code, description=kind_of(each.kind, words)) for each in shown]
