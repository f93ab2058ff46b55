"""The team's overview."""

from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.team.desk import DeskView, MessagesView, RunSheet
from bot.services.team.planned import PlannedMessage
from bot.ui.cards.deliveries.planned import mending, name_of, named, ping_in_words, reason_of
from bot.ui.cards.host.machine import machine_line
from bot.ui.cards.takeaways.looking import waits_in_words
from bot.ui.cards.team.left import LEFT_SHOWN, left_buttons, left_lines
from bot.ui.cards.team.setup import roles_gone
from bot.ui.controls import MAIN, Item, button, card, divider, row, text
from bot.ui.plain import cut, plain

SHEETS_SHOWN = 3
PLANNED_SHOWN = 6
STUCK_SHOWN = 2
UNSAID_SHOWN = 2
DRAFTS_SHOWN = 4
TALK_BUTTONS = 4
LOOKS_SHOWN = 4
# Short enough for a planned message to stand on one line.
TITLE_SHOWN = 30


def desk(view: DeskView, words: Text, gone_roles: frozenset[int] = frozenset()) -> list[Item]:
    """`gone_roles` are those of the team that Discord has no more."""
    messages = view.messages
    parts = [f"## {words('desk-title')}\n{_coming(view, words)}"]
    if messages.may_mend and (gone := roles_gone(messages.server, gone_roles, words)):
        parts.append("\n".join(gone))
    if messages.stuck:
        # It waits for people alone, and others may wait for it.
        parts.append(_stuck(messages, words))
    if view.unsaid:
        parts.append(_unsaid(view, words))
    if view.left:
        parts.append(_left(view, words))
    if view.looks:
        parts.append("\n".join(waits_in_words(each, words) for each in view.looks[:LOOKS_SHOWN]))
    if view.drafts:
        parts.append(_drafts(view, words))
    parts.append(_planned(messages, words))
    parts.append(machine_line(view.machine, words, now=messages.now))
    body: list[Item] = [text(parts[0])]
    for part in parts[1:]:
        body += [divider(), text(part)]
    return [
        card(*body),
        *_mend(messages, words),
        *_end_buttons(view, words),
        *_left_buttons(view, words),
        *_look_buttons(view, words),
        *_talk_buttons(view, words),
        *_beginnings(view, words),
        *_lists(view, words),
    ]


def _end_buttons(view: DeskView, words: Text) -> list[Item]:
    """For one talk at a time: whoever answers reads of the next."""
    return [
        row(
            button(words("desk-as-planned", title=cut(talk.title, 40)), "end-said", talk.code),
            button(words("desk-otherwise"), "end-otherwise", talk.code),
        )
        for talk in view.unsaid[:1]
    ]


def _look_buttons(view: DeskView, words: Text) -> list[Item]:
    shown = [
        button(words("look-button", count=len(each.waiting)), "look", each.talk.code, style=MAIN)
        for each in view.looks[:LOOKS_SHOWN]
    ]
    if view.hidden:
        shown.append(button(words("hidden-button"), "hidden"))
    return [row(*shown)] if shown else []


def _talk_buttons(view: DeskView, words: Text) -> list[Item]:
    talks = [sheet.view.talk for sheet in view.sheets[:SHEETS_SHOWN]]
    talks += view.drafts[: TALK_BUTTONS - len(talks)]
    buttons = [
        button(
            words("desk-open-talk", number=str(talk.number), title=cut(talk.title, 40)),
            "panel",
            talk.code,
            style=MAIN,
        )
        for talk in talks
    ]
    return [row(*buttons)] if buttons else []


def _beginnings(view: DeskView, words: Text) -> list[Item]:
    shown = {
        "none": [],
        "over": _after(view, words),
        "setup": [button(words("setup-button-open"), "setup", style=MAIN)],
        "series": [button(words("help-button-series"), "new-series", style=MAIN)],
        "talk": [
            button(words("help-button-talk"), "new-talk", style=MAIN),
            button(words("help-button-programme"), "paste-programme"),
        ],
    }[_start(view)]
    return [row(*shown)] if shown else []


def _after(view: DeskView, words: Text) -> list[Item]:
    if view.over is None:
        return []
    shown: list[Item] = [
        button(words("draft-button-open"), "draft-open", view.over.code, style=MAIN)
    ]
    if view.messages.may_mend:
        # For organisers, as mending is.
        shown.append(button(words("series-button-next"), "new-edition", view.over.series))
    return shown


def _lists(view: DeskView, words: Text) -> list[Item]:
    """What the overview has no room for."""
    shown = [
        button(words(f"desk-button-{verb}"), verb, 0)
        for verb, count, most in (
            ("planned", len(view.messages.planned), 0),
            ("stuck", len(view.messages.stuck), STUCK_SHOWN),
            # The buttons of one talk stand here.
            ("left", len(view.left), 1),
        )
        if count > most
    ]
    if view.drafts or view.sheets:
        shown.append(button(words("dry-run-button"), "dry-run-edition"))
    if view.messages.may_mend and not view.messages.stuck:
        # For organisers, as mending is. What is stuck needs the room; the set-up has it always.
        shown.append(button(words("audit-button"), "audit", 0))
    return [row(*shown)] if shown else []


def _mend(messages: MessagesView, words: Text) -> list[Item]:
    found = mending(messages.stuck[:STUCK_SHOWN], messages, words)
    return [row(*buttons) for buttons in found if buttons]


def _coming(view: DeskView, words: Text) -> str:
    if not view.sheets:
        over = plain(view.over.name, 60) if view.over else ""
        start = "published" if view.over and view.is_published else _start(view)
        return words("desk-no-talks", start=start, edition=over)
    return "\n".join(_sheet(sheet, words) for sheet in view.sheets[:SHEETS_SHOWN])


def _start(view: DeskView) -> str:
    """What comes first where there is nothing, for those who may do it."""
    if view.drafts or view.sheets:
        return "none"
    if view.over:
        return "over"
    if not view.messages.may_mend:
        return "none"
    if not view.messages.server.is_ready:
        return "setup"
    return "talk" if view.has_edition else "series"


def _sheet(sheet: RunSheet, words: Text) -> str:
    talk = sheet.view.talk
    slot = talk.the_slot()
    missing = ", ".join(
        words(text_id("missing", what), count=sheet.open_consents) for what in sheet.missing
    )
    return words(
        "desk-talk",
        title=plain(talk.title, 100),
        live="yes" if talk.is_live(sheet.view.now) else "no",
        when=stamp(slot.starts_at),
        distance=stamp(slot.starts_at, "R"),
        going=sheet.view.counts.going,
        missing=missing or words("run-sheet-nothing-missing"),
    )


def _unsaid(view: DeskView, words: Text) -> str:
    """It may have gone on for longer than planned, or less long, so that people are asked."""
    lines = [
        words(
            "desk-unsaid",
            title=plain(talk.title, 80),
            end=stamp(talk.the_slot().ends_at),
        )
        for talk in view.unsaid[:UNSAID_SHOWN]
    ]
    more = len(view.unsaid) - UNSAID_SHOWN
    return "\n".join([*lines, words("desk-more", count=more)] if more > 0 else lines)


def _left(view: DeskView, words: Text) -> str:
    lines = [words("desk-left", count=len(view.left))]
    lines += [left_lines(each, words) for each in view.left[:LEFT_SHOWN]]
    more = len(view.left) - LEFT_SHOWN
    return "\n".join([*lines, words("desk-more", count=more)] if more > 0 else lines)


def _left_buttons(view: DeskView, words: Text) -> list[Item]:
    """For one talk at a time, as above; [All that is left] has those of all."""
    may = view.messages.may_mend
    found = (left_buttons(each, words, may_organise=may) for each in view.left[:1])
    return [row(*buttons) for buttons in found if buttons]


def _drafts(view: DeskView, words: Text) -> str:
    shown = [f"- {plain(talk.title, 60)} (`{talk.code}`)" for talk in view.drafts[:DRAFTS_SHOWN]]
    return "\n".join([words("desk-drafts", count=len(view.drafts)), *shown])


def _planned(messages: MessagesView, words: Text) -> str:
    lines = [words("desk-planned", count=len(messages.planned), pings=messages.pings)]
    lines += [_planned_line(each, messages, words) for each in messages.planned[:PLANNED_SHOWN]]
    more = len(messages.planned) - PLANNED_SHOWN
    if more > 0:
        lines.append(words("desk-more", count=more))
    return "\n".join(lines)


def _planned_line(each: PlannedMessage, messages: MessagesView, words: Text) -> str:
    delivery = each.delivery
    title = f" – {plain(each.title, TITLE_SHOWN)}" if each.title else ""
    ping = ping_in_words(messages.server, words) if each.pings else ""
    name = name_of(delivery.kind, words)
    return f"- {stamp(delivery.due, 'f')} {name}{title}{ping}"


def _stuck(messages: MessagesView, words: Text) -> str:
    lines = [words("desk-stuck", count=len(messages.stuck))]
    lines += [
        words(
            "notice-line",
            what=named(each, messages, words),
            title=plain(each.title, 60),
            reason=reason_of(each, words),
        )
        for each in messages.stuck[:STUCK_SHOWN]
    ]
    more = len(messages.stuck) - STUCK_SHOWN
    if more > 0:
        lines.append(words("desk-more", count=more))
    if not messages.may_mend:
        lines.append(words("desk-organisers-mend"))
    return "\n".join(lines)
