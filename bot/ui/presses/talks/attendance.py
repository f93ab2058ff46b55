"""[Attendance] on a talk's panel: how many were there, who came besides, what a file says."""

import asyncio
from collections.abc import Mapping

from bot.domain.errors import ControlOutdated, FileNotText
from bot.ui.cards.talks.attendance import attendance
from bot.ui.door import Handler
from bot.ui.forms import Upload
from bot.ui.uploads import read_text_file
from bot.ui.visit import Call
from bot.words.attendance_file import read_attendance


async def show(call: Call) -> None:
    view = await call.services.attendances.of(call.person, call.code)
    await call.reply(attendance(view, call.text))


async def mark(call: Call) -> None:
    await _mark(call, came=True)


async def unmark(call: Call) -> None:
    await _mark(call, came=False)


async def _mark(call: Call, *, came: bool) -> None:
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    chosen = [int(value) for value in call.values]
    view = await call.services.attendances.mark(call.person, call.code, chosen, came=came)
    await call.redraw(attendance(view, call.text))


async def ask_file(call: Call) -> None:
    await call.services.attendances.of(call.person, call.code)
    part = Upload(
        key="file",
        label=call.text("attendance-field-file"),
        hint=call.text("attendance-field-file-hint"),
        required=True,
    )
    title = call.text("attendance-form-file")
    await call.ask(title, "attendance-file-sent", call.code, fields=[part])


async def file_sent(call: Call) -> None:
    file = call.filled.files.get("file")
    if file is None:
        raise FileNotText
    text = await read_text_file(call.interaction, file, may_be_windows=True)
    found = await asyncio.to_thread(read_attendance, text)
    view = await call.services.attendances.read_file(
        call.person, call.code, people=found.people, minutes=found.minutes
    )
    await call.show(attendance(view, call.text))


async def no_file(call: Call) -> None:
    view = await call.services.attendances.forget_file(call.person, call.code)
    await call.redraw(attendance(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "attendance": show,
    "attendance-mark": mark,
    "attendance-unmark": unmark,
    "attendance-file": ask_file,
    "attendance-file-sent": file_sent,
    "attendance-file-none": no_file,
}
