"""Planned messages in words, and the lists of all that are planned and all that are stuck."""

from collections.abc import Mapping, Sequence
from typing import Any

from discord import ui

from bot.domain.deliveries.getting_on import Tried
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.team.server import Server
from bot.domain.times.wall import wall_of
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp, wall_in_words
from bot.services.team.desk import MessagesView
from bot.services.team.planned import PlannedMessage
from bot.ui import limits
from bot.ui.controls import MAIN, Item, button, card, row, text
from bot.ui.paging import page_buttons, within
from bot.ui.plain import label, plain

PLANNED_PER_PAGE = 10
STUCK_PER_PAGE = 4
TITLE_SHOWN = 40
# What somebody mends in the set-up.
_BY_SET_UP = frozenset(
    {Reason.NO_CHANNEL, Reason.CHANNEL_GONE, Reason.NO_ACCESS, Reason.NO_PERMISSION}
)


def planned_list(view: MessagesView, page: int, words: Text) -> list[Item]:
    page, pages = within(page, len(view.planned), PLANNED_PER_PAGE)
    first = page * PLANNED_PER_PAGE
    lines = [words("desk-planned", count=len(view.planned), pings=view.pings)]
    lines += [
        _planned(each, view.server, words)
        for each in view.planned[first : first + PLANNED_PER_PAGE]
    ]
    ways = page_buttons("planned", page=page, pages=pages, words=words)
    return [card(text("\n".join(lines))), row(*ways, _desk(words))]


def stuck_list(view: MessagesView, page: int, words: Text) -> list[Item]:
    page, pages = within(page, len(view.stuck), STUCK_PER_PAGE)
    first = page * STUCK_PER_PAGE
    items: list[Item] = [text(words("desk-stuck", count=len(view.stuck)))]
    shown = view.stuck[first : first + STUCK_PER_PAGE]
    for each, buttons in zip(shown, mending(shown, view, words, page), strict=True):
        items.append(card(text(_stuck(each, view, words))))
        if buttons:
            items.append(row(*buttons))
    held = [each for each in view.stuck if each.is_held]
    last = page_buttons("stuck", page=page, pages=pages, words=words)
    if view.may_mend and len(held) > 1:
        last.append(button(words("desk-mend-all"), "mend-all"))
    if view.may_mend and any(each.reason in _BY_SET_UP for each in held):
        last.append(button(words("setup-button-open"), "setup"))
    return [*items, row(*last, _desk(words))]


def mending(
    shown: Sequence[PlannedMessage], view: MessagesView, words: Text, *page: int
) -> list[list[ui.Button[Any]]]:
    """The buttons of each; one that posts all of a talk again stands once.

    Two that would read alike are numbered from above. [Give up] is not: it asks first, and by name.
    """
    known: set[str | None] = set()
    found: list[list[ui.Button[Any]]] = []
    for each in shown:
        new = [one for one in _mending(each, view, words, *page) if one.custom_id not in known]
        known |= {one.custom_id for one in new}
        found.append(new)
    _number_alike([buttons[0] for buttons in found if buttons], words)
    return found


def _number_alike(buttons: Sequence[ui.Button[Any]], words: Text) -> None:
    labels = [each.label or "" for each in buttons]
    for index, (each, said) in enumerate(zip(buttons, labels, strict=True)):
        if labels.count(said) > 1:
            number = labels[: index + 1].count(said)
            each.label = label(
                words("desk-mend-numbered", what=said, number=number), limits.BUTTON_LABEL
            )


def _mending(
    each: PlannedMessage, view: MessagesView, words: Text, *page: int
) -> list[ui.Button[Any]]:
    """The buttons that mend; what only waits for another is mended with that, an update stays."""
    if not (view.may_mend and each.is_held):
        return []
    again = button(
        words("desk-mend", what=name_in_list(each, words)), "mend", each.code, *page, style=MAIN
    )
    if each.is_gone:
        # With a poll its answers are gone.
        anew = each.reason is Reason.POLL_GONE
        again = button(
            words(
                "desk-ask-again" if anew else "desk-post-again",
                what=name_of(each.delivery.kind, words),
            ),
            "post-again",
            each.delivery.about,
            *page,
            style=MAIN,
        )
    if each.reason is Reason.EVENT_CHANGED:
        about = each.delivery.about
        return [button(words("event-button-compare"), "event-compare", about, style=MAIN)]
    if each.reason is Reason.EVENT_GONE:
        leave = button(words("event-button-leave-out"), "event-leave-out", each.delivery.about)
        return [again, leave]
    if each.update is not None:
        return [again]
    if each.reason is Reason.DEPENDS_ON_HELD:
        alone = words("desk-give-up-what", what=name_in_list(each, words))
        return [button(alone, "give-up", each.code, *page)]
    return [again, button(words("desk-give-up"), "give-up", each.code, *page)]


def giving_up(each: PlannedMessage, page: Sequence[str], words: Text) -> list[Item]:
    """The question before it; `page` is that of the list it was pressed on, if it was one."""
    kind = "announcement" if each.delivery.kind is DeliveryKind.ANNOUNCEMENT else "other"
    question = words(
        "give-up-question",
        what=name_in_list(each, words),
        title=plain(each.title, TITLE_SHOWN),
        kind=kind,
    )
    back = button(words("give-up-no"), "stuck", *page) if page else _desk(words)
    yes = button(words("give-up-yes"), "give-up-yes", each.delivery.code, *page)
    return [card(text(question)), row(yes, back)]


def outcome(fates: Mapping[Tried, int], words: Text) -> list[Item]:
    """What came of trying some again; of nothing nothing is said."""
    known = [fate for fate in Tried if fates[fate] and fate is not Tried.TRYING]
    told = ", ".join(words(text_id("tried", fate), count=fates[fate]) for fate in known)
    sentences = [words("tried", outcomes=told)] if told else []
    if fates[Tried.TRYING]:
        sentences.append(words("tried-trying", count=fates[Tried.TRYING]))
    return [text(" ".join(sentences))] if sentences else []


def posted_again(kinds: Sequence[DeliveryKind], words: Text) -> Item:
    what = ", ".join(name_of(kind, words) for kind in dict.fromkeys(kinds))
    return text(words("posted-again", what=what))


def name_of(kind: DeliveryKind, words: Text) -> str:
    return words(text_id("delivery", kind))


def name_in_list(each: PlannedMessage, words: Text) -> str:
    name = name_of(each.delivery.kind, words)
    return name if each.update is None else words("planned-update", what=name)


def named(each: PlannedMessage, view: MessagesView, words: Text) -> str:
    """Its name, and to organisers also whose letter it is: they alone see who signed up."""
    name, user_id = name_in_list(each, words), each.delivery.user_id
    if user_id is None or not view.may_mend:
        return name
    return words("planned-to", what=name, member=f"<@{user_id}>")


def where(kind: DeliveryKind, place: Place, server: Server, words: Text, *, people: int = 1) -> str:
    """Where it goes or to how many people; never to whom."""
    match place:
        case Place.TALKS:
            return _channel(server.talks_channel_id, words)
        case Place.ANNOUNCED:
            return words("where-announced")
        case Place.BACKSTAGE:
            return _channel(server.backstage_channel_id, words)
        case Place.FORUM:
            return _channel(server.forum_channel_id, words)
        case Place.THREAD:
            return words("where-under" if kind.record.is_thread else "where-thread")
        case Place.FOLLOWED:
            return words("where-followed")
        case Place.EVENTS:
            return words("where-events")
        case Place.MEMBER:
            asked = "yes" if kind.record.is_stoppable else "no"
            return words("where-members", count=people, asked=asked)


def reason_of(each: PlannedMessage, words: Text) -> str:
    """Why it is stuck, as half a sentence with a full stop."""
    if each.reason is not None:
        return words(text_id("reason", each.reason))
    return words(text_id("trouble", each.trouble or ""))


def ping_in_words(server: Server, words: Text) -> str:
    role = ", ".join(f"<@&{role_id}>" for role_id in server.ping_role_ids)
    return words("planned-ping", role=role)


def mute_lines(server: Server, words: Text) -> list[str]:
    """That a ping reaches nobody, and the one thing to do; nothing where it is heard."""
    if server.ping_mute is None:
        return []
    role = ", ".join(f"<@&{role_id}>" for role_id in server.ping_role_ids)
    return [words(text_id("ping-mute", server.ping_mute), role=role)]


def _planned(each: PlannedMessage, server: Server, words: Text) -> str:
    """Two lines: what and where, then about what and when in its own zone."""
    delivery = each.delivery
    ping = ping_in_words(server, words) if each.pings else ""
    head = f"{stamp(delivery.due, 'f')} {_what_and_where(each, server, words)}{ping}"
    return f"{head}\n-# {_about(each, words)}"


def _stuck(each: PlannedMessage, view: MessagesView, words: Text) -> str:
    when = "desk-was-due" if each.update is None else "desk-was-sent"
    due = words(when, when=stamp(each.delivery.due, "f"))
    reason = reason_of(each, words)
    return "\n".join(
        [
            _what_and_where(each, view.server, words, member=named(each, view, words)),
            f"{reason[:1].upper()}{reason[1:]}",
            f"-# {due} · {_about(each, words)}",
        ]
    )


def _what_and_where(
    each: PlannedMessage, server: Server, words: Text, *, member: str | None = None
) -> str:
    place = where(each.delivery.kind, each.delivery.place, server, words)
    return f"**{member or name_in_list(each, words)}** → {place}"


def _about(each: PlannedMessage, words: Text) -> str:
    wall = plain(wall_in_words(wall_of(each.delivery.due, each.zone), words, short=True))
    return f"{plain(each.title, TITLE_SHOWN)} · {wall}" if each.title else wall


def _channel(channel_id: int | None, words: Text) -> str:
    return f"<#{channel_id}>" if channel_id else words("where-no-channel")


def _desk(words: Text) -> ui.Button[Any]:
    return button(words("desk-button-back"), "desk-again")
