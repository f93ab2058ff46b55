"""One takeaway for the team, with all that a note-taker may do to it; and reporting it."""

from datetime import timedelta

from bot.domain.takeaways.moderation import HIDDEN_KEPT
from bot.domain.takeaways.takeaway import Placement, Takeaway, TakeawayKind
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.takeaways.moderating import ManagedView
from bot.ui.cards.takeaways.takeaways import kind_of, line_of, names_line, place_of
from bot.ui.controls import GOOD, GRAVE, Item, button, card, option, row, select, text
from bot.ui.paging import page_of
from bot.ui.plain import plain

TEXT_SHOWN = 1000
MERGED_SHOWN = 5


def managed(view: ManagedView, words: Text, *, page: int = 0) -> list[Item]:
    kept = view.takeaway
    place = [plain(view.talk.title, 120), *place_of(kept, words)]
    if view.support:
        place.append(words("takeaway-supporters", count=view.support))
    lines = [line_of(kept, words, TEXT_SHOWN), f"-# {' · '.join(place)}"]
    lines += [f"> + {plain(each.text, 120)}" for each in view.merged[:MERGED_SHOWN]]
    lines += [*_state(kept, words), *names_line(view.named, words)]
    return [card(text("\n".join(lines))), _buttons(kept, words), *_merging(view, words, page)]


def _state(kept: Takeaway, words: Text) -> list[str]:
    said: list[str] = []
    if kept.hidden_at is not None:
        until = stamp(kept.hidden_at + HIDDEN_KEPT, "D")
        said.append(words("manage-hidden", when=stamp(kept.hidden_at, "f"), until=until))
    elif kept.held is not None:
        said.append(words(text_id("held", kept.held)))
    if kept.reports:
        said.append(words("manage-reported", count=kept.reports))
    if kept.placement is Placement.LEFT_OUT:
        said.append(words("manage-left-out"))
    if kept.merged_into is not None:
        said.append(words("manage-merged"))
    if kept.is_answered:
        said.append(words("manage-answered"))
    if kept.changed_by is not None and kept.changed_at is not None:
        by = f"<@{kept.changed_by}>"
        said.append(f"-# {words('manage-changed', by=by, when=stamp(kept.changed_at, 'f'))}")
    return said


def _buttons(kept: Takeaway, words: Text) -> Item:
    code = kept.code
    shown = [button(words("takeaway-button-edit"), "manage-edit", code)]
    if kept.hidden_at is None:
        shown.append(button(words("manage-button-hide"), "manage-hide", code))
    if kept.hidden_at is not None or kept.wants_look:
        name = "manage-button-back" if kept.hidden_at is not None else "look-button-pass"
        shown.append(button(words(name), "manage-back", code, style=GOOD))
    if kept.kind is TakeawayKind.QUESTION and kept.is_shown:
        name, to = ("unanswered", "no") if kept.is_answered else ("answered", "yes")
        shown.append(button(words(f"manage-button-{name}"), "manage-answered", code, to))
    if kept.merged_into is not None:
        shown.append(button(words("manage-button-take-out"), "manage-take-out", code))
    shown.append(button(words("manage-button-remove"), "manage-remove", code, style=GRAVE))
    return row(*shown)


def _merging(view: ManagedView, words: Text, page: int) -> list[Item]:
    items: list[Item] = []
    code = view.takeaway.code
    if view.others:
        options = page_of([option(each.text, each.code) for each in view.others], page, words)
        items.append(
            select("manage-merge", code, options=options, placeholder=words("manage-merge"))
        )
    if view.merged:
        options = page_of([option(each.text, each.code) for each in view.merged], page, words)
        placeholder = words("manage-take-out")
        items.append(select("manage-apart", code, options=options, placeholder=placeholder))
    return items


def remove_question(view: ManagedView, words: Text) -> list[Item]:
    code = view.takeaway.code
    days = HIDDEN_KEPT // timedelta(days=1)
    return [
        text(words("manage-remove-question", text=plain(view.takeaway.text, 300), days=days)),
        row(
            button(words("manage-remove-yes"), "manage-remove-really", code, style=GRAVE),
            button(words("manage-button-hide"), "manage-hide", code),
            button(words("manage-remove-no"), "manage-show", code),
        ),
    ]


def choice_of(
    takeaways: list[Takeaway],
    words: Text,
    *,
    head: str,
    verb: str,
    parts: tuple[str, ...],
    page: int,
) -> list[Item]:
    """A list to open one from; an empty one Discord would refuse."""
    if not takeaways:
        return [text(head)]
    options = [
        option(each.text, each.code, description=kind_of(each.kind, words)) for each in takeaways
    ]
    shown = page_of(options, page, words)
    placeholder = words("manage-open")
    return [text(head), select(verb, *parts, options=shown, placeholder=placeholder)]


def report_question(kept: Takeaway, words: Text) -> list[Item]:
    return [
        text(f"{words('report-question')}\n{line_of(kept, words, TEXT_SHOWN)}"),
        row(
            button(words("report-yes"), "report-really", kept.code, style=GRAVE),
            button(words("button-no"), "dismiss"),
        ),
    ]
