"""Keeping takeaways and questions, and changing one's own at once."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.domain.errors import BadInput, ControlOutdated
from bot.domain.plain import harmless
from bot.domain.takeaways.errors import NotYours
from bot.domain.takeaways.takeaway import TEXT_MAX, Takeaway, tagged
from bot.domain.talks.errors import SeveralLiveTalks
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.logs import event
from bot.network import NETWORK
from bot.saying.i18n import Text
from bot.ui.cards.takeaways.takeaways import (
    HERE,
    logged,
    names_line,
    one,
    picked,
    questions,
    supported,
    supported_instead,
    with_line,
)
from bot.ui.controls import Item, layout, text
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, Select, form
from bot.ui.plain import plain
from bot.ui.presses.takeaways.managing import edit_field
from bot.ui.visit import Call, Visit

log_to = logging.getLogger(__name__)

# Stands behind a talk's code in the custom id of a form that was opened under the Chatham House
# Rule.
_RULE = "r"


def note_fields(words: Text, *, value: str | None = None, live: Sequence[Talk] = ()) -> list[Part]:
    """The form's box; where several talks run, also which one is meant."""
    box = Field(
        key="text", label=words("field-note"), hint=words("field-note-hint"), value=value, long=True
    )
    if len(live) < 2:  # noqa: PLR2004 - nothing to choose
        return [box]
    options = tuple((_with_rule(talk.code, talk.chatham_house), talk.title) for talk in live)
    return [Select(key="talk", label=words("field-note-talk"), options=options), box]


async def log(call: Call) -> None:
    """`/log`: keep one takeaway a line; without a text a form opens, which takes many lines."""
    given, tag = call.filled.texts.get("text"), call.typed("tag")
    if given is None:
        await _open_note(call)
        return
    given = tagged(given, tag)
    try:
        await keep(call, call.person, given, source=call.interaction.id)
    except SeveralLiveTalks:
        # The form asks which one is meant.
        await _open_note(call, value=given)
    except BadInput as error:
        await call.give_back(error, await _note_form(call))


async def log_message(call: Call) -> None:
    """The menu of a message: a form with its text, which its reader may still change."""
    talk = await call.services.takeaway_views.talk_of_message(
        call.person.owner, channel_id=int(call.typed("channel"))
    )
    code = talk.code if talk else None
    await _open_note(call, value=call.filled.texts["text"], talk=code)


async def _open_note(call: Call, *, value: str = "", talk: str | None = None) -> None:
    await call.open(await _note_form(call, value=value, talk=talk))


async def _note_form(call: Call, *, value: str = "", talk: str | None = None) -> Form:
    views = call.services.takeaway_views
    live = [] if talk else await views.live_talks(call.person)
    fields = note_fields(call.text, value=value, live=live)
    rule = await views.is_under_rule(call.person.owner, talk)
    return form(call.text("form-note"), "note-keep", _with_rule(talk or "", rule), fields=fields)


async def note(call: Call) -> None:
    await call.open(await _note_form(call, talk=call.code))


async def note_keep(call: Call) -> None:
    talk, under_rule = _without_rule(call.chosen("talk") or call.code)
    await keep(
        call,
        call.person,
        call.typed("text"),
        source=call.interaction.id,
        talk=talk,
        under_rule=under_rule,
    )


def _with_rule(talk: str, under_rule: bool) -> str:
    """What an open form says of the talk that it is for: under the rule it stays, whatever comes.

    Nobody gains by forging it: it can only keep less.
    """
    return f"{talk}{_RULE}" if under_rule else talk


def _without_rule(part: str) -> tuple[str | None, bool]:
    return part.removesuffix(_RULE) or None, part.endswith(_RULE)


async def keep(
    visit: Visit,
    person: Person,
    given: str,
    *,
    source: int,
    talk: str | None = None,
    said_at: datetime | None = None,
    dm_channel_id: int | None = None,
    under_rule: bool = False,
) -> None:
    """Keep what was typed, by a command, a form or a message, and say what became of it."""
    kept = await visit.services.takeaways.log(
        person,
        given,
        source=source,
        talk=talk,
        said_at=said_at,
        dm_channel_id=dm_channel_id,
        under_rule=under_rule,
    )
    await visit.acknowledge(logged(kept, visit.text), again=kept.is_known)


async def ask(call: Call) -> None:
    words = call.text
    field = Field(
        key="text",
        label=words("field-question"),
        hint=words("field-question-hint"),
        long=True,
        limit=TEXT_MAX,
    )
    rule = await call.services.takeaway_views.is_under_rule(call.person.owner, call.code or None)
    part = _with_rule(call.code, rule)
    await call.ask(words("form-question"), "ask-keep", part, fields=[field])


async def ask_keep(call: Call) -> None:
    talk, under_rule = _without_rule(call.code)
    kept = await call.services.takeaways.ask(
        call.person,
        call.typed("text"),
        source=call.interaction.id,
        talk=talk,
        under_rule=under_rule,
    )
    await call.reply(logged(kept, call.text))


async def keep_message(call: Call) -> None:
    """The chosen talk for a message: part 0 is the talk, part 1 the server."""
    interaction = call.interaction
    await interaction.response.defer()
    given = await _message_answered(call)
    if given.author.id != interaction.user.id:
        raise NotYours
    kept = await call.services.takeaways.log(
        call.person,
        harmless(given.content),
        source=given.id,
        talk=call.code,
        said_at=given.created_at,
        dm_channel_id=given.channel.id if interaction.guild_id is None else None,
    )
    await call.redraw(logged(kept, call.text))


async def pick(call: Call) -> None:
    code, _, ticket = call.value.partition(":")
    kept = await call.services.changing.own(call.person, code, ticket=ticket or None)
    message = call.interaction.message
    if message is not None and message.flags.ephemeral:
        # Nobody can change that message later, so it is answered in its place.
        await call.redraw(picked(message, kept, call.text))
        return
    await call.reply(one(kept, call.text, listed=message.id if message else None))


async def edit(call: Call) -> None:
    ticket = call.part(2)
    kept = await call.services.changing.own(call.person, call.code, ticket=ticket or None)
    fields: list[Part] = [edit_field(kept, call.text)]
    parts = (call.code, call.number(1), ticket, kept.version, *call.control.parts[3:4])
    await call.ask(call.text("form-note-edit"), "takeaway-edited", *parts, fields=fields)


async def edited(call: Call) -> None:
    ticket = call.part(2) or None
    before = await call.services.changing.own(call.person, call.code, ticket=ticket)
    kept = await call.services.changing.edit(
        call.person, call.code, call.number(3), call.typed("text"), ticket=ticket
    )
    head = call.text("takeaway-changed")
    if kept.held is not None:
        head = f"{head} {call.text('takeaway-held', count=1)}"
    names = names_line(await call.services.changing.named(call.person, kept), call.text)
    head = "\n".join([head, *names])
    listed = _listed(call, 4)
    shown = one(kept, call.text, head=head, listed=listed)
    await _redraw_with(call, listed, before, kept, below=shown)


async def undo(call: Call) -> None:
    ticket = call.part(2) or None
    removed = await call.services.changing.undo(call.person, call.code, ticket=ticket)
    gone: list[Item] = [text(call.text("takeaway-removed"))]
    await _redraw_with(call, _listed(call, 3), removed, None, below=gone)


def _listed(call: Call, part: int) -> int | None:
    """The message with the list that the point was picked from, or `HERE`."""
    listed = "".join(call.control.parts[part : part + 1])
    return int(listed) if listed.isascii() and listed.isdecimal() else None


async def _redraw_with(
    call: Call, listed: int | None, before: Takeaway, after: Takeaway | None, *, below: list[Item]
) -> None:
    """Say what became of a point, and let no list keep the words that it had before."""
    message = call.interaction.message
    if listed == HERE and message is not None:
        items = with_line(message, before, after, call.text)
        await call.redraw(below if items is None else [*items, *(below if after else [])])
        return
    await call.redraw(below)
    if listed:
        await _redraw_list(call, listed, before, after)


async def _redraw_list(
    call: Call, message_id: int, before: Takeaway, after: Takeaway | None
) -> None:
    channel = call.interaction.channel
    if not isinstance(channel, discord.abc.Messageable):
        return
    try:
        listed = await channel.fetch_message(message_id)
        items = with_line(listed, before, after, call.text)
        if items is not None:
            await listed.edit(view=layout(items))
    except NETWORK as error:
        event(log_to, "list_not_redrawn", logging.WARNING, error=type(error).__name__)


async def show_questions(call: Call) -> None:
    view = await call.services.takeaway_views.audience_view(call.person, call.code)
    await call.reply(questions(view, call.text))


async def support(call: Call) -> None:
    kept = await call.services.changing.support(call.person, call.value)
    await call.reply(supported(kept, call.text))


async def take_support_back(call: Call) -> None:
    kept = await call.services.changing.support(call.person, call.code, wanted=False)
    await call.redraw([text(call.text("questions-not-supported", text=plain(kept.text, 500)))])


async def support_instead(call: Call) -> None:
    """Parts: what is near, the server, one's own; the answer to that one stays in its place."""
    own = await call.services.changing.own(call.person, call.part(2))
    near = await call.services.changing.support(call.person, call.code)
    await call.redraw(supported_instead(near, own, call.text))


async def support_neither(call: Call) -> None:
    """Back to one's own: the support of the other one is taken back."""
    await call.services.changing.support(call.person, call.code, wanted=False)
    own = await call.services.changing.own(call.person, call.part(2))
    await call.redraw(one(own, call.text))


async def _message_answered(call: Call) -> discord.Message:
    """The person's own message, to which the pressed one is the answer."""
    message = call.interaction.message
    reference = message.reference.message_id if message and message.reference else None
    if message is None or reference is None:
        raise ControlOutdated
    return await message.channel.fetch_message(reference)


HANDLERS: Mapping[str, Handler] = {
    "note": note,
    "note-keep": note_keep,
    "ask": ask,
    "ask-keep": ask_keep,
    "keep-message": keep_message,
    "takeaway-pick": pick,
    "takeaway-edit": edit,
    "takeaway-edited": edited,
    "takeaway-undo": undo,
    "questions": show_questions,
    "support": support,
    "support-back": take_support_back,
    "near-support": support_instead,
    "near-back": support_neither,
}
