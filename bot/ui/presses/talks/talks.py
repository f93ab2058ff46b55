"""The buttons and forms of a talk's panel."""

from collections.abc import Mapping

from bot.domain.talks.talk import Links
from bot.services.talks.talks import TalkDetails
from bot.ui.cards.talks.panel import cancel_question, talk_panel, talk_preview
from bot.ui.cards.talks.people import people_list
from bot.ui.controls import text
from bot.ui.door import Handler, Press
from bot.ui.presses.long_text import typed_or_file
from bot.ui.presses.talks.talk_forms import (
    details_fields,
    link_fields,
    move_fields,
    read_details,
    segments_fields,
    segments_from,
    when_fields,
)
from bot.ui.when import readings
from bot.words.duration import read_duration


async def panel(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    await press.reply(talk_panel(view, press.text))


async def choose_panel(press: Press) -> None:
    code = press.values[0] if press.values else ""
    view = await press.services.talks.panel(press.person, code)
    await press.redraw(talk_panel(view, press.text))


async def announce(press: Press) -> None:
    view = await press.services.talks.announce(press.person, press.code, press.number(1))
    await press.redraw(talk_panel(view, press.text))


async def ping(press: Press) -> None:
    """Tick or untick the ping of the announcement: part 1 is the version, part 2 on or off."""
    wanted = press.part(2) == "on"
    view = await press.services.talks.set_ping(
        press.person, press.code, press.number(1), wanted=wanted
    )
    await press.redraw(talk_panel(view, press.text))


async def announce_on(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    title = press.text("form-announce-on")
    fields = when_fields(press.text)
    await press.ask(title, "announce-when", press.code, view.talk.version, fields=fields)


async def announce_when(press: Press) -> None:
    setting = await press.services.talks.panel(press.person, press.code)
    walls = readings(press, press.typed("when"), setting.series.zone)
    shown = await press.services.previews.announce(press.person, press.code, press.number(1), walls)
    await press.reply(talk_preview(shown, press.text))


async def move(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    fields = move_fields(view, press.text)
    title = press.text("form-move")
    await press.ask(title, "move-when", press.code, view.talk.version, fields=fields)


async def move_when(press: Press) -> None:
    setting = await press.services.talks.panel(press.person, press.code)
    walls = readings(press, press.typed("when"), setting.series.zone)
    minutes = int(read_duration(press.typed("minutes")).total_seconds() // 60)
    shown = await press.services.previews.move(
        press.person, press.code, press.number(1), walls, minutes
    )
    await press.reply(talk_preview(shown, press.text))


async def confirm(press: Press) -> None:
    """[Yes] under a preview: part 0 is the verb, 1 the preview's code, 2 the chosen reading."""
    view = await press.services.previews.confirm(
        press.person, press.part(0), press.part(1), press.number(2)
    )
    await press.redraw(talk_panel(view, press.text))


async def dismiss(press: Press) -> None:
    await press.redraw([text(press.text("dismissed"))])


async def cancel_talk(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    told = await press.services.talks.told(press.person, press.code)
    await press.reply(cancel_question(view, told, press.text))


async def cancel_really(press: Press) -> None:
    view = await press.services.talks.cancel(press.person, press.code, press.number(1))
    await press.redraw(talk_panel(view, press.text))


async def edit_links(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    fields = link_fields(view.talk, press.text)
    await press.ask(press.text("form-links"), "links", press.code, view.talk.version, fields=fields)


async def links(press: Press) -> None:
    given = Links(
        registration=press.typed("registration"),
        join=press.typed("join"),
        panellists=press.typed("panellists"),
    )
    view = await press.services.talks.set_links(press.person, press.code, press.number(1), given)
    await press.reply(talk_panel(view, press.text))


async def edit_recording(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    fields = link_fields(view.talk, press.text, recording=True)
    title = press.text("form-recording")
    await press.ask(title, "recording", press.code, view.talk.version, fields=fields)


async def recording(press: Press) -> None:
    view = await press.services.talks.set_recording(
        press.person, press.code, press.number(1), press.typed("recording")
    )
    await press.reply(talk_panel(view, press.text))


async def edit_talk(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    fields = details_fields(view.talk, press.text)
    await press.ask(
        press.text("form-talk"), "talk-details", press.code, view.talk.version, fields=fields
    )


async def talk_details(press: Press) -> None:
    view = await press.services.talks.edit(
        press.person, press.code, press.number(1), read_details(press)
    )
    await press.reply(talk_panel(view, press.text))


async def edit_people(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    fields = segments_fields(view.talk, press.text)
    await press.ask(
        press.text("form-people"), "people", press.code, view.talk.version, fields=fields
    )


async def people(press: Press) -> None:
    before = await press.services.talks.panel(press.person, press.code)
    segments = segments_from(await typed_or_file(press, "segments"), before.talk)
    view = await press.services.talks.edit(
        press.person, press.code, press.number(1), TalkDetails(segments=segments)
    )
    await press.reply(talk_panel(view, press.text))


async def begin(press: Press) -> None:
    view = await press.services.talks.begin(press.person, press.code)
    await press.reply(talk_panel(view, press.text))


async def next_segment(press: Press) -> None:
    view = await press.services.talks.next_segment(press.person, press.code, seen=_seen(press))
    number = view.talk.segment_at(view.now) or 0
    await press.say(press.text("segment-now", number=str(number)))


async def extend(press: Press) -> None:
    view = await press.services.talks.extend(press.person, press.code, seen=_seen(press))
    await press.reply(talk_panel(view, press.text))


async def end(press: Press) -> None:
    view = await press.services.talks.end(press.person, press.code)
    await press.reply(talk_panel(view, press.text))


async def coming(press: Press) -> None:
    signups = await press.services.signups.people(press.person, press.code)
    await press.reply(people_list(signups, press.text))


def _seen(press: Press) -> int | None:
    """What the button was drawn with; those of one's own panel may be pressed again and again."""
    return press.number(1) if len(press.control.parts) > 1 else None


HANDLERS: Mapping[str, Handler] = {
    "panel": panel,
    "choose-panel": choose_panel,
    "announce": announce,
    "announce-on": announce_on,
    "ping": ping,
    "announce-when": announce_when,
    "move": move,
    "move-when": move_when,
    "confirm": confirm,
    "dismiss": dismiss,
    "cancel-talk": cancel_talk,
    "cancel-really": cancel_really,
    "edit-links": edit_links,
    "links": links,
    "edit-recording": edit_recording,
    "recording": recording,
    "edit-talk": edit_talk,
    "talk-details": talk_details,
    "edit-people": edit_people,
    "people": people,
    "begin": begin,
    "next-segment": next_segment,
    "extend": extend,
    "end": end,
    "coming": coming,
}
