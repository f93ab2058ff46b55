"""The buttons and forms of a talk's panel."""

import asyncio
from collections.abc import Mapping

from bot.domain.codes import normalise_code
from bot.domain.talks.parts import Links
from bot.domain.talks.repeating import SharedPart
from bot.domain.team.rights import Act
from bot.services.talks.talk_previews import TypedSlot
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.panel import talk_choice, talk_panel
from bot.ui.cards.talks.panel_replies import (
    begin_question,
    cancel_question,
    chapters_to_copy,
    delete_question,
    end_question,
    segment_now,
)
from bot.ui.cards.talks.repeating import alike
from bot.ui.cards.talks.talk_preview import talk_preview
from bot.ui.cards.talks.talks import talk_list
from bot.ui.controls import Item, text
from bot.ui.door import Handler
from bot.ui.forms import Field, form
from bot.ui.paging import page_in
from bot.ui.presses.talks.places import other_place, place_worry, typed_place
from bot.ui.presses.talks.talk_forms import (
    about_fields,
    box_is_empty,
    details_fields,
    link_fields,
    move_fields,
    read_details,
    segments_fields,
    segments_from,
    when_fields,
)
from bot.ui.uploads import typed_or_file
from bot.ui.visit import Call


async def coming_talks(call: Call) -> None:
    await call.reply(await _coming_talks(call, 0))


async def talks_page(call: Call) -> None:
    await call.redraw(await _coming_talks(call, max(call.number(0), 0)))


async def _coming_talks(call: Call, page: int) -> list[Item]:
    return talk_list(await call.services.talks.upcoming(call.person), page, call.text)


async def panel(call: Call) -> None:
    """Open a talk's panel, or a list to choose from."""
    code = call.asked("talk")
    if code is None:
        await call.reply(await _all_talks(call, 0))
        return
    field = Field(key="talk", label=call.text("field-talk"), limit=20)
    described = form(call.text("form-which-talk"), "panel", fields=[field])
    await call.or_give_back(_panel(call, normalise_code(code)), described)


async def _panel(call: Call, code: str) -> None:
    view = await call.services.talks.panel(call.person, code)
    await call.reply(_shown(call, view))


def _shown(call: Call, view: TalkView) -> list[Item]:
    return [*talk_panel(view, call.text), *place_worry(call, view.talk)]


async def _all_talks(call: Call, page: int) -> list[Item]:
    return talk_choice(await call.services.talks.all(call.person), page, call.text)


async def choose_panel(call: Call) -> None:
    page = page_in(call.value)
    if page is not None:
        await call.redraw(await _all_talks(call, page))
        return
    view = await call.services.talks.panel(call.person, call.value)
    await call.redraw(_shown(call, view))


async def announce(call: Call) -> None:
    view = await call.services.talks.announce(call.person, call.code, call.number(1))
    await call.redraw(_shown(call, view))


async def ping(call: Call) -> None:
    """Tick or untick the ping of the announcement: part 1 is the version, part 2 on or off."""
    wanted = call.part(2) == "on"
    view = await call.services.talks.set_ping(call.person, call.code, call.number(1), wanted=wanted)
    await call.redraw(_shown(call, view))


async def announce_on(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.ANNOUNCE)
    title = call.text("form-announce-on")
    fields = when_fields(call.text)
    await call.ask(title, "announce-when", call.code, view.talk.version, fields=fields)


async def announce_when(call: Call) -> None:
    shown = await call.services.previews.announce_as_typed(
        call.person,
        call.code,
        call.number(1),
        call.typed("when"),
        sent_at=call.interaction.created_at,
    )
    await call.reply(talk_preview(shown, call.text))


async def move(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.MOVE)
    fields = move_fields(view, call)
    title = call.text("form-move")
    await call.ask(title, "move-when", call.code, view.talk.version, fields=fields)


async def move_when(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.MOVE)
    typed = TypedSlot(
        when=call.typed("when"),
        length=call.typed("minutes"),
        # A form that an older bot opened asks for no place.
        place=typed_place(call, view.talk.where) if call.chosen("kind") else None,
    )
    shown = await call.services.previews.move_as_typed(
        call.person, call.code, call.number(1), typed, sent_at=call.interaction.created_at
    )
    await call.reply(talk_preview(shown, call.text))


async def confirm(call: Call) -> None:
    """[Yes] under a preview: part 0 is the verb, 1 the preview's code, 2 the chosen reading."""
    view = await call.services.previews.confirm(
        call.person, call.part(0), call.part(1), call.number(2)
    )
    await call.redraw(_shown(call, view))


async def dismiss(call: Call) -> None:
    await call.redraw([text(call.text("dismissed"))])


async def cancel_talk(call: Call) -> None:
    asked = await call.services.talks.cancelling(call.person, call.code)
    await call.reply(cancel_question(asked.view, asked.told, call.text))


async def cancel_really(call: Call) -> None:
    view = await call.services.talks.cancel(call.person, call.code, call.number(1))
    await call.redraw(_shown(call, view))


async def delete_draft(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.DELETE_DRAFT)
    await call.reply(delete_question(view, call.text))


async def delete_really(call: Call) -> None:
    await call.services.talks.delete(call.person, call.code, call.number(1))
    await call.redraw([text(call.text("deleted"))])


async def hold_after_all(call: Call) -> None:
    view = await call.services.talks.hold_after_all(call.person, call.code, call.number(1))
    await call.redraw(_shown(call, view))


async def edit_links(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.SET_LINKS)
    fields = link_fields(view.talk, call.text)
    await call.ask(call.text("form-links"), "links", call.code, view.talk.version, fields=fields)


async def links(call: Call) -> None:
    given = Links(
        registration=call.typed("registration"),
        join=call.typed("join"),
        panellists=call.typed("panellists"),
    )
    view = await call.services.talks.set_links(call.person, call.code, call.number(1), given)
    await call.reply([*_shown(call, view), *alike(view, SharedPart.LINKS, call.text)])


async def edit_recording(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    fields = link_fields(view.talk, call.text, recording=True)
    title = call.text("form-recording")
    await call.ask(title, "recording", call.code, view.talk.version, fields=fields)


async def recording(call: Call) -> None:
    view = await call.services.talks.set_recording(
        call.person, call.code, call.number(1), call.typed("recording")
    )
    await call.reply(_shown(call, view))


async def show_chapters(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code)
    await call.reply(chapters_to_copy(view, call.text))


async def edit_talk(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    fields = details_fields(view, call)
    await call.ask(
        call.text("form-talk"), "talk-details", call.code, view.talk.version, fields=fields
    )


async def talk_details(call: Call) -> None:
    """Another place waits for its yes, as the others are told of it; all else is kept."""
    before = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    place = other_place(call, before.talk.where)
    view = await call.services.talks.edit(
        call.person, call.code, call.number(1), read_details(call)
    )
    if place is None:
        await call.reply([*_shown(call, view), *alike(view, SharedPart.DETAILS, call.text)])
        return
    shown = await call.services.previews.place(call.person, call.code, view.talk.version, place)
    await call.reply([text(call.text("talk-kept-but-place")), *talk_preview(shown, call.text)])


async def about(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    title, fields = call.text("form-about"), about_fields(view.talk, call.text)
    await call.ask(title, "about-set", call.code, view.talk.version, fields=fields)


async def about_set(call: Call) -> None:
    view = await call.services.talks.describe(
        call.person,
        call.code,
        call.number(1),
        call.typed("description"),
        call.typed("picture"),
        call.typed("language"),
    )
    await call.reply([*_shown(call, view), *alike(view, SharedPart.ABOUT, call.text)])


async def edit_people(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    parts = (call.code, view.talk.version, int(box_is_empty(view.talk)))
    fields = segments_fields(view.talk, call.text)
    await call.ask(call.text("form-people"), "people", *parts, fields=fields)


async def people(call: Call) -> None:
    """SharedPart 2 tells whether the box was empty because the segments did not fit."""
    was_empty = call.control.parts[2:] == ("1",)
    typed = await typed_or_file(call, "segments")
    segments = await asyncio.to_thread(segments_from, typed, was_empty=was_empty)
    view = await call.services.talks.set_programme(call.person, call.code, call.number(1), segments)
    await call.reply([*_shown(call, view), *alike(view, SharedPart.PEOPLE, call.text)])


async def begin(call: Call) -> None:
    """SharedPart 1 is there under the question that is asked ahead of the hour."""
    view = await call.services.talks.panel(call.person, call.code, Act.RUN_TALK)
    is_asked = call.control.parts[1:] == ("really",)
    if view.talk.may_begin(view.now) and view.now < view.talk.the_slot().starts_at and not is_asked:
        await call.reply(begin_question(view, call.text))
        return
    view = await call.services.talks.begin(call.person, call.code)
    await call.reply(_shown(call, view))


async def not_begun(call: Call) -> None:
    view = await call.services.taking_back.not_begun(call.person, call.code)
    await call.reply(talk_panel(view, call.text))


async def next_segment(call: Call) -> None:
    view = await call.services.talks.next_segment(call.person, call.code, seen=_seen(call))
    await call.reply(segment_now(view, call.text))


async def segment_back(call: Call) -> None:
    view = await call.services.taking_back.segment_back(call.person, call.code, seen=call.number(1))
    await call.redraw(segment_now(view, call.text))


async def extend(call: Call) -> None:
    view = await call.services.talks.extend(call.person, call.code, seen=_seen(call))
    await call.reply(_shown(call, view))


async def shorten(call: Call) -> None:
    view = await call.services.taking_back.shorten(call.person, call.code, seen=call.number(1))
    await call.reply(talk_panel(view, call.text))


async def end(call: Call) -> None:
    """SharedPart 1 is there under the question that is asked before the planned end."""
    view = await call.services.talks.panel(call.person, call.code, Act.RUN_TALK)
    is_asked = call.control.parts[1:] == ("really",)
    if view.talk.is_live(view.now) and view.now < view.talk.the_slot().ends_at and not is_asked:
        await call.reply(end_question(view, call.text))
        return
    view = await call.services.talks.end(call.person, call.code)
    await call.reply(_shown(call, view))


async def goes_on(call: Call) -> None:
    view = await call.services.talks.go_on(call.person, call.code)
    await call.reply(_shown(call, view))


def _seen(call: Call) -> int | None:
    """What the button was drawn with; those of one's own panel may be pressed again and again."""
    return call.number(1) if len(call.control.parts) > 1 else None


HANDLERS: Mapping[str, Handler] = {
    "talks": coming_talks,
    "talks-page": talks_page,
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
    "delete-draft": delete_draft,
    "delete-really": delete_really,
    "hold-after-all": hold_after_all,
    "edit-links": edit_links,
    "links": links,
    "edit-recording": edit_recording,
    "recording": recording,
    "chapters": show_chapters,
    "edit-talk": edit_talk,
    "talk-details": talk_details,
    "about": about,
    "about-set": about_set,
    "edit-people": edit_people,
    "people": people,
    "begin": begin,
    "not-begun": not_begun,
    "next-segment": next_segment,
    "segment-back": segment_back,
    "extend": extend,
    "shorten": shorten,
    "end": end,
    "goes-on": goes_on,
}
