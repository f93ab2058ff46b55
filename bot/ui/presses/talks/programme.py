"""The form and the buttons of `/talk programme`."""

from collections.abc import Mapping
from datetime import time

import discord

from bot.domain.errors import FileNotText
from bot.domain.talks.preview import MINUTES, PastedProgramme
from bot.ical.programme.reading import format_of
from bot.saying.i18n import Text
from bot.ui.cards.talks.programme import kept, preview
from bot.ui.door import Handler
from bot.ui.forms import Field, Part
from bot.ui.presses.talks.listings import list_file
from bot.ui.presses.talks.places import place_fields, typed_place
from bot.ui.uploads import read_attachment, text_or_file_fields, typed_or_file, uploaded
from bot.ui.visit import Call
from bot.words.duration import read_minutes
from bot.words.errors import HourNotUnderstood

# When talks begin of which a text gives no hour, unless somebody says otherwise.
START = time(15)


def programme_fields(words: Text, pasted: PastedProgramme | None = None) -> list[Part]:
    start = ((pasted.start if pasted else None) or START).isoformat("minutes")
    return [
        *text_or_file_fields(
            "text",
            words,
            label=words("field-programme"),
            hint=words("field-programme-hint"),
            value=pasted.text if pasted else "",
        ),
        Field(
            key="title",
            label=words("field-programme-title"),
            hint=words("field-programme-title-hint"),
            value=pasted.title if pasted else None,
            required=False,
            limit=200,
        ),
        Field(key="start", label=words("field-start"), value=start, required=False, limit=10),
        Field(
            key="minutes",
            label=words("field-minutes"),
            value=str(pasted.minutes if pasted else MINUTES),
            limit=20,
        ),
    ]


async def submitted(call: Call) -> None:
    """The form was sent: part 0 is the edition's code, or nothing for the newest.

    Part 1 is the preview that it corrects.
    """
    edition = call.control.parts[0] if call.control.parts else None
    file = call.filled.files.get("file")
    kind = format_of(str(file["filename"])) if file is not None else None
    if file is not None and kind is not None:
        await list_file(call, kind, uploaded(call.interaction, file), edition)
        return
    text = await typed_or_file(call, "text")
    if not text:
        raise FileNotText
    pasted = PastedProgramme(
        text=text,
        edition=edition,
        title=call.typed("title"),
        start=_hour(call.typed("start")),
        minutes=read_minutes(call.typed("minutes")),
    )
    await _show(call, pasted, corrects=next(iter(call.control.parts[1:]), None))


async def handed_in(call: Call, attachment: discord.Attachment) -> None:
    """A file that came with the command: running text as if it was pasted."""
    edition = call.asked("edition")
    kind = format_of(attachment.filename)
    if kind is not None:
        await list_file(call, kind, attachment, edition)
        return
    await call.think()
    text = (await read_attachment(attachment)).strip()
    if not text:
        raise FileNotText
    await _show(call, PastedProgramme(text=text, edition=edition, start=START))


async def _show(call: Call, pasted: PastedProgramme, *, corrects: str | None = None) -> None:
    shown = await call.services.programmes.preview(call.person, pasted, corrects=corrects)
    await call.reply(preview(shown, call.text))


async def turn(call: Call) -> None:
    """Another page of the preview, whose number is the last part."""
    page = call.number(1)
    shown = await call.services.programmes.page(call.person, call.code)
    await call.redraw(preview(shown, call.text, page=page))


async def ask_place(call: Call) -> None:
    """[Another place] under the preview, for the talks of which the text gives none."""
    pasted = await call.services.programmes.pasted(call.person, call.code)
    fields = place_fields(call, pasted.where)
    await call.ask(call.text("form-place"), "programme-place-set", call.code, fields=fields)


async def place(call: Call) -> None:
    pasted = await call.services.programmes.pasted(call.person, call.code)
    typed = typed_place(call, pasted.where)
    shown = await call.services.programmes.hold_at(call.person, call.code, typed)
    await call.reply(preview(shown, call.text))


async def keep(call: Call) -> None:
    talks = await call.services.programmes.confirm(call.person, call.code)
    await call.redraw(kept(len(talks), [talk.state for talk in talks], call.text))


async def correct(call: Call) -> None:
    pasted = await call.services.programmes.pasted(call.person, call.code)
    fields = programme_fields(call.text, pasted)
    parts = (pasted.edition or "", call.code)
    await call.ask(call.text("form-programme"), "programme", *parts, fields=fields)


def _hour(typed: str) -> time | None:
    """A time of day as 15:00; an empty field means that the text gives none."""
    if not typed:
        return None
    hours, _, minutes = typed.replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise HourNotUnderstood(typed=typed) from None


HANDLERS: Mapping[str, Handler] = {
    "programme": submitted,
    "programme-page": turn,
    "programme-place": ask_place,
    "programme-place-set": place,
    "programme-keep": keep,
    "programme-correct": correct,
}
