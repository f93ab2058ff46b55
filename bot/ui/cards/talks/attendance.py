"""How many were at a talk, for the team: sums, of which nobody can be told."""

from typing import Any

from discord import ui

from bot.domain.team.server import Attended
from bot.saying.i18n import Text
from bot.services.signups.attendances import AttendanceView
from bot.ui.controls import MAIN, Item, button, card, row, text, write_id
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain


def attendance(view: AttendanceView, words: Text) -> list[Item]:
    talk = view.talk
    lines = [words("attendance-title", title=plain(talk.title, 200)), *_sums(view, words)]
    open_panel = button(words("panel-button-open"), "panel", talk.code, style=MAIN)
    if view.attended is Attended.OFF:
        return [card(text("\n".join([*lines, words("attendance-off")]))), row(open_panel)]
    file = [button(words("attendance-button-file"), "attendance-file", talk.code)]
    if view.turnout.file_people:
        file.append(button(words("attendance-button-file-none"), "attendance-file-none", talk.code))
    return [
        card(text("\n".join([*lines, f"-# {words(f'attendance-{view.attended.value}')}"]))),
        _members("attendance-mark", talk.code, words("attendance-mark")),
        _members("attendance-unmark", talk.code, words("attendance-unmark")),
        row(*file, open_panel),
    ]


def _sums(view: AttendanceView, words: Text) -> list[str]:
    turnout = view.turnout
    lines: list[str] = []
    if turnout.people:
        lines.append(words("attendance-seen", count=turnout.people, most=turnout.most))
        if turnout.mean_minutes is not None:
            lines.append(words("attendance-mean", minutes=turnout.mean_minutes))
    if view.there:
        lines.append(words("attendance-there", count=view.there))
    if turnout.marked:
        lines.append(words("attendance-marked", count=turnout.marked))
    if turnout.file_people:
        lines.append(words("attendance-in-file", count=turnout.file_people))
        if turnout.file_mean_minutes is not None:
            lines.append(words("attendance-mean", minutes=turnout.file_mean_minutes))
    return lines or [words("attendance-none")]


def _members(verb: str, code: str, placeholder: str) -> ui.ActionRow[Any]:
    return ui.ActionRow(
        ui.UserSelect(
            custom_id=write_id(verb, code),
            placeholder=label(placeholder, SELECT_PLACEHOLDER),
            min_values=1,
            max_values=SELECT_OPTIONS,
        )
    )
