"""What somebody reads who has just logged something, and what was asked."""

from collections.abc import Sequence

import discord

from bot.domain.document import owner_id
from bot.domain.takeaways.doing import WHO_MAX, doing
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.saying.i18n import Text, text_id
from bot.services.takeaways.nearness import NearNote
from bot.services.takeaways.takeaways import Logged
from bot.services.talks.live_view import LivePanelView, QuestionView
from bot.ui.controls import Item, button, option, read_id, row, select, text
from bot.ui.plain import cut, plain

# At most 25 can be logged at once, of 1,000 characters each: these fit one message.
LINE_SHOWN = 120
ONE_SHOWN = 1000
NAMES_SHOWN = 300
QUESTIONS_SHOWN = 20
QUESTION_SHOWN = 160


def logged(kept: Logged, words: Text) -> list[Item]:
    """Show what was kept, with the buttons that only whoever logged it is given."""
    first = kept.takeaways[0]
    head = words("takeaway-kept", count=len(kept.takeaways), title=plain(kept.talk.title, 200))
    lines = [" · ".join([head, *place_of(first, words)])]
    if kept.is_anonymous:
        lines.append(f"-# {words('takeaway-nameless')}")
    if kept.is_held:
        lines.append(f"-# {words('takeaway-held', count=len(kept.takeaways))}")
    shown = ONE_SHOWN if len(kept.takeaways) == 1 else LINE_SHOWN
    lines += [line_of(each, words, shown) for each in kept.takeaways]
    lines += names_line(kept.named, words)
    near = _near(kept.near, words)
    if len(kept.takeaways) == 1:
        return [
            text("\n".join([*lines, *near])),
            *_supporting(kept, words),
            change_row(first, words),
        ]
    return [text(cut("\n".join(lines), 3000)), *_below(near), _pick(kept, words)]


def _near(near: Sequence[NearNote], words: Text) -> list[str]:
    if not near:
        return []
    return [
        f"-# {words('near-title', count=len(near))}",
        *(_near_line(*each, words) for each in enumerate(near, 1)),
    ]


def _near_line(number: int, note: NearNote, words: Text) -> str:
    where = [words("article-evidence-talk", number=str(note.talk))]
    if note.takeaway.support:
        where.append(words("takeaway-supporters", count=len(note.takeaway.support)))
    if note.is_own:
        where.append(words("near-own"))
    return f"-# {number} · {plain(note.takeaway.text, LINE_SHOWN)} · {' · '.join(where)}"


def _below(lines: list[str]) -> list[Item]:
    return [text("\n".join(lines))] if lines else []


def _supporting(kept: Logged, words: Text) -> list[Item]:
    """Whoever supports another one decides afterwards what becomes of their own."""
    guild_id, own = owner_id(kept.talk.owner), kept.takeaways[0].code
    buttons = [
        button(
            words("near-support", number=str(number)),
            "near-support",
            note.takeaway.code,
            guild_id,
            own,
        )
        for number, note in enumerate(kept.near, 1)
        if note.may_support
    ]
    return [row(*buttons)] if buttons else []


def supported_instead(near: Takeaway, own: Takeaway, words: Text) -> list[Item]:
    """Both stay until the person says otherwise."""
    guild_id = owner_id(own.owner)
    said = words("questions-supported", text=plain(near.text, 500))
    return [
        text(f"{said}\n{words('near-both')}\n{line_of(own, words, ONE_SHOWN)}"),
        row(
            button(words("near-take-mine"), "takeaway-undo", own.code, guild_id, ""),
            button(words("questions-support-back"), "near-back", near.code, guild_id, own.code),
        ),
    ]


def names_line(named: Sequence[str], words: Text) -> list[str]:
    """The warning that words under the Chatham House Rule name somebody."""
    if not named:
        return []
    names = cut(", ".join(plain(name, 80) for name in named), NAMES_SHOWN)
    return [words("takeaway-names", names=names)]


def line_of(takeaway: Takeaway, words: Text, shown: int) -> str:
    what, who = doing(takeaway)
    said = f"> **{kind_of(takeaway.kind, words)}** {plain(what, shown)}"
    return f"{said} \u2192 **{plain(who, WHO_MAX)}**" if who else said


def kind_of(kind: TakeawayKind, words: Text) -> str:
    return words(text_id("takeaway-kind", kind))


def place_of(takeaway: Takeaway, words: Text) -> list[str]:
    """Where in the talk it was said, as far as that is known."""
    place: list[str] = []
    if takeaway.segment is not None:
        place.append(words("takeaway-segment", number=str(takeaway.segment)))
    if takeaway.minute is not None:
        place.append(words("takeaway-minute", number=str(takeaway.minute)))
    return place


def one(
    takeaway: Takeaway, words: Text, *, head: str = "", listed: int | None = None
) -> list[Item]:
    """One takeaway that may be changed; `listed` is the message it was picked from."""
    place = " · ".join(place_of(takeaway, words))
    lines = [head, line_of(takeaway, words, ONE_SHOWN), f"-# {place}" if place else ""]
    return [
        text("\n".join(filter(None, lines))),
        change_row(takeaway, words, listed=listed),
    ]


def change_row(takeaway: Takeaway, words: Text, *, listed: int | None = None) -> Item:
    """The second part names the server: these buttons also stand in direct messages."""
    parts = (takeaway.code, owner_id(takeaway.owner), takeaway.ticket or "")
    on_list = () if listed is None else (listed,)
    return row(
        button(words("takeaway-button-edit"), "takeaway-edit", *parts, *on_list),
        button(words("takeaway-button-undo"), "takeaway-undo", *parts, *on_list),
    )


# Instead of a message's id: the list stands in the very message of the button.
HERE = 0


def picked(message: discord.Message, kept: Takeaway, words: Text) -> list[Item]:
    """The list that only one person reads, and below it the point that they picked."""
    found = _list_in(message)
    shown = one(kept, words, listed=HERE)
    if found is None:
        return one(kept, words)
    said, menu = found
    return [text(said.content), _picking(menu, menu.options, words), *shown]


def with_line(
    message: discord.Message, before: Takeaway, after: Takeaway | None, words: Text
) -> list[Item] | None:
    """Draw a list of what was logged anew, with a point as it is now, or without it.

    What it said before is readable there no more. None if the list has none such.
    """
    found = _list_in(message)
    line = line_of(before, words, LINE_SHOWN)
    if found is None or line not in found[0].content.splitlines():
        return None
    said, menu = found
    now = line_of(after, words, LINE_SHOWN) if after else f"> {words('takeaway-removed')}"
    lines = [now if each == line else each for each in said.content.splitlines()]
    options = [
        each for each in menu.options if after or not each.value.startswith(f"{before.code}:")
    ]
    for each in options:
        if after is not None and each.value.startswith(f"{before.code}:"):
            named = option(after.text, each.value, description=kind_of(after.kind, words))
            each.label, each.description = named.label, named.description
    shown: list[Item] = [text("\n".join(lines))]
    return [*shown, _picking(menu, options, words)] if options else shown


def _picking(menu: discord.SelectMenu, options: list[discord.SelectOption], words: Text) -> Item:
    parts = read_id(menu.custom_id).parts
    return select("takeaway-pick", *parts, options=options, placeholder=words("takeaway-pick"))


def _list_in(message: discord.Message) -> tuple[discord.TextDisplay, discord.SelectMenu] | None:
    shown = next((c for c in message.components if isinstance(c, discord.TextDisplay)), None)
    menus = (
        child
        for each in message.components
        if isinstance(each, discord.ActionRow)
        for child in each.children
        if isinstance(child, discord.SelectMenu)
    )
    menu = next(menus, None)
    return None if shown is None or menu is None else (shown, menu)


def _pick(kept: Logged, words: Text) -> Item:
    options = [
        option(each.text, f"{each.code}:{each.ticket or ''}", description=kind_of(each.kind, words))
        for each in kept.takeaways
    ]
    guild_id = owner_id(kept.talk.owner)
    return select(
        "takeaway-pick", "", guild_id, options=options, placeholder=words("takeaway-pick")
    )


def questions(view: LivePanelView, words: Text) -> list[Item]:
    """What the audience asks, the most supported first."""
    if not view.questions:
        return [text(words("questions-none"))]
    shown = view.questions[:QUESTIONS_SHOWN]
    lines = [f"### {words('questions-title')}", *(_question(each, words) for each in shown)]
    more = len(view.questions) - len(shown)
    if more:
        lines.append(words("questions-more", count=more))
    items: list[Item] = [text(cut("\n".join(lines), 3900))]
    options = [option(each.text, each.code) for each in shown]
    if not view.talk.chatham_house:
        # Under the rule nothing is kept about who agrees with what.
        items.append(select("support", options=options, placeholder=words("questions-support")))
    verb, name = ("manage", "manage-open") if view.may_manage else ("report", "report")
    items.append(select(verb, options=options, placeholder=words(name)))
    return items


def supported(takeaway: Takeaway, words: Text) -> list[Item]:
    back = button(words("questions-support-back"), "support-back", takeaway.code)
    return [text(words("questions-supported", text=plain(takeaway.text, 500))), row(back)]


def _question(question: QuestionView, words: Text) -> str:
    line = f"- {plain(question.text, QUESTION_SHOWN)}"
    if question.support:
        line += f" **{words('takeaway-supporters', count=question.support)}**"
    return f"{line} · {words('manage-answered')}" if question.is_answered else line
