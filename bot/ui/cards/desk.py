"""The team's overview."""

from bot.domain.delivery import Delivery, DeliveryState
from bot.i18n import Text
from bot.services.desk import DeskView, RunSheet
from bot.ui.controls import MAIN, Item, button, card, divider, row, text
from bot.ui.plain import cut, plain
from bot.ui.text_ids import text_id
from bot.ui.times import stamp

SHEETS_SHOWN = 3
PLANNED_SHOWN = 8
STUCK_SHOWN = 3
DRAFTS_SHOWN = 5


def desk(view: DeskView, words: Text) -> list[Item]:
    body: list[Item] = [text(f"## {words('desk-title')}\n{_coming(view, words)}")]
    if view.drafts:
        body += [divider(), text(_drafts(view, words))]
    body += [divider(), text(_planned(view, words))]
    if view.stuck:
        body += [divider(), text(_stuck(view, words))]
    rows: list[Item] = []
    talks = [sheet.view.talk for sheet in view.sheets[:SHEETS_SHOWN]]
    talks += list(view.drafts[: max(5 - len(talks), 0)])
    if talks:
        rows.append(
            row(
                *(
                    button(
                        words("desk-open-talk", number=str(talk.number), title=cut(talk.title, 40)),
                        "panel",
                        talk.code,
                        style=MAIN,
                    )
                    for talk in talks[:5]
                )
            )
        )
    held = [each for each in view.stuck if each.state is DeliveryState.HELD]
    for delivery in held[:STUCK_SHOWN]:
        name = _name(delivery, words)
        rows.append(
            row(
                button(words("desk-mend", what=name), "mend", delivery.code, style=MAIN),
                button(words("desk-give-up", what=name), "give-up", delivery.code),
            )
        )
    return [card(*body), *rows]


def _coming(view: DeskView, words: Text) -> str:
    if not view.sheets:
        return words("desk-no-talks")
    return "\n".join(_sheet(sheet, words) for sheet in view.sheets[:SHEETS_SHOWN])


def _sheet(sheet: RunSheet, words: Text) -> str:
    talk = sheet.view.talk
    slot = talk.the_slot()
    missing = ", ".join(
        words(text_id("missing", what), count=sheet.open_consents) for what in sheet.missing
    )
    return words(
        "desk-talk",
        title=plain(talk.title, 120),
        when=stamp(slot.starts_at),
        distance=stamp(slot.starts_at, "R"),
        going=sheet.view.counts.going,
        missing=missing or words("run-sheet-nothing-missing"),
    )


def _drafts(view: DeskView, words: Text) -> str:
    shown = [f"- {plain(talk.title, 120)} (`{talk.code}`)" for talk in view.drafts[:DRAFTS_SHOWN]]
    return "\n".join([words("desk-drafts", count=len(view.drafts)), *shown])


def _planned(view: DeskView, words: Text) -> str:
    head = words("desk-planned", count=len(view.planned), pings=view.pings)
    lines = [_planned_line(view, each, words) for each in view.planned[:PLANNED_SHOWN]]
    more = len(view.planned) - PLANNED_SHOWN
    if more > 0:
        lines.append(words("desk-more", count=more))
    return "\n".join([head, *lines])


def _planned_line(view: DeskView, delivery: Delivery, words: Text) -> str:
    title = plain(view.titles.get(delivery.about, ""), 60)
    return f"- {stamp(delivery.due, 'f')} {_name(delivery, words)} – {title}"


def _stuck(view: DeskView, words: Text) -> str:
    lines = [
        words(
            "notice-line",
            what=_name(each, words),
            title=plain(view.titles.get(each.about, ""), 60),
            reason=words(text_id("reason", each.reason or "in-doubt")),
        )
        for each in view.stuck
    ]
    return cut("\n".join([words("desk-stuck", count=len(view.stuck)), *lines]), 1200)


def _name(delivery: Delivery, words: Text) -> str:
    return words(text_id("delivery", delivery.kind))
