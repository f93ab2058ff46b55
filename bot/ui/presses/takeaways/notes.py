"""Keeping takeaways and questions, and changing one's own at once."""

from collections.abc import Mapping, Sequence

import discord

from bot.domain.errors import ControlOutdated
from bot.domain.takeaways.errors import NotYours
from bot.domain.takeaways.takeaway import TEXT_MAX, typed
from bot.domain.talks.errors import SeveralLiveTalks
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text
from bot.ui.cards.takeaways.takeaways import logged, one, questions
from bot.ui.context import Context
from bot.ui.controls import text
from bot.ui.door import Handler, Press
from bot.ui.forms import Choice, Field, Part, build_form
from bot.ui.membership import person_on
from bot.ui.people import person_of
from bot.ui.plain import plain
from bot.ui.replies import reply


def note_fields(words: Text, *, value: str | None = None, live: Sequence[Talk] = ()) -> list[Part]:
    """The form's box; where several talks run, also which one is meant."""
    box = Field(
        key="text", label=words("field-note"), hint=words("field-note-hint"), value=value, long=True
    )
    if len(live) < 2:  # noqa: PLR2004 - nothing to choose
        return [box]
    options = tuple((talk.code, talk.title) for talk in live)
    return [Choice(key="talk", label=words("field-note-talk"), options=options), box]


async def open_note(
    context: Context, interaction: discord.Interaction, *, value: str = "", talk: str | None = None
) -> None:
    """Open the form, as the first answer to a command."""
    words = context.text_for(interaction)
    owner = person_of(interaction).owner
    live = [] if talk else await context.services.takeaways.live_talks(owner)
    fields = note_fields(words, value=value, live=live)
    form = build_form(words("form-note"), "note-keep", talk or "", fields=fields)
    await interaction.response.send_modal(form)


async def keep_or_choose(context: Context, interaction: discord.Interaction, given: str) -> None:
    """Keep what `/log` was given; where several talks run, the form asks which one is meant."""
    try:
        kept = await context.services.takeaways.log(
            person_of(interaction), given, source=interaction.id
        )
    except SeveralLiveTalks:
        await open_note(context, interaction, value=given)
        return
    await reply(interaction, logged(kept, context.text_for(interaction)))


async def note(press: Press) -> None:
    fields = note_fields(press.text)
    await press.ask(press.text("form-note"), "note-keep", press.code, fields=fields)


async def note_keep(press: Press) -> None:
    talk = press.chosen("talk") or press.code or None
    kept = await press.services.takeaways.log(
        press.person, press.typed("text"), source=press.interaction.id, talk=talk
    )
    await press.reply(logged(kept, press.text))


async def ask(press: Press) -> None:
    words = press.text
    field = Field(
        key="text",
        label=words("field-question"),
        hint=words("field-question-hint"),
        long=True,
        limit=TEXT_MAX,
    )
    await press.ask(words("form-question"), "ask-keep", press.code, fields=[field])


async def ask_keep(press: Press) -> None:
    kept = await press.services.takeaways.ask(
        press.person, press.typed("text"), source=press.interaction.id, talk=press.code or None
    )
    await press.reply(logged(kept, press.text))


async def keep_message(press: Press) -> None:
    """The chosen talk for a message: part 0 is the talk, part 1 the server."""
    interaction = press.interaction
    await interaction.response.defer()
    given = await _message_answered(press)
    person = await person_on(interaction.client, press.number(1), interaction.user)
    if given.author.id != interaction.user.id or person is None:
        raise NotYours
    kept = await press.services.takeaways.log(
        person, given.content, source=given.id, talk=press.code, said_at=given.created_at
    )
    await press.redraw(logged(kept, press.text))


async def pick(press: Press) -> None:
    code, _, value = (press.values[0] if press.values else "").partition(":")
    ticket = await _ticket(press, value)
    kept = await press.services.takeaways.own(press.member, code, ticket=ticket)
    await press.reply(one(kept, press.text))


async def edit(press: Press) -> None:
    ticket = await _ticket(press, press.part(2))
    kept = await press.services.takeaways.own(press.member, press.code, ticket=ticket)
    field = Field(
        key="text",
        label=press.text("field-note"),
        hint=press.text("field-note-hint"),
        value=typed(kept),
        long=True,
        limit=TEXT_MAX + 2,
    )
    parts = (press.code, press.number(1), ticket or "", kept.version)
    await press.ask(press.text("form-note-edit"), "takeaway-edited", *parts, fields=[field])


async def edited(press: Press) -> None:
    kept = await press.services.takeaways.edit(
        press.member, press.code, press.number(3), press.typed("text"), ticket=press.part(2) or None
    )
    await press.redraw(one(kept, press.text, head=press.text("takeaway-changed")))


async def undo(press: Press) -> None:
    ticket = await _ticket(press, press.part(2))
    removed = await press.services.takeaways.undo(press.member, press.code, ticket=ticket)
    await press.redraw([text(press.text("takeaway-removed", text=plain(removed.text, 1000)))])


async def show_questions(press: Press) -> None:
    view = await press.services.takeaways.audience_view(press.person, press.code)
    await press.reply(questions(view, press.text))


async def support(press: Press) -> None:
    code = press.values[0] if press.values else ""
    kept = await press.services.takeaways.support(press.person, code)
    await press.say(press.text("questions-supported", text=plain(kept.text, 500)))


async def _ticket(press: Press, ticket: str) -> str | None:
    """The ticket, if it is theirs who pressed.

    In a channel everybody sees the answer to a message, so there it is good only for the author of
    that message.
    """
    message = press.interaction.message
    is_private = press.interaction.guild_id is None or message is None or message.flags.ephemeral
    if ticket and not is_private:
        answered = await _message_answered(press)
        if answered.author.id != press.interaction.user.id:
            return None
    return ticket or None


async def _message_answered(press: Press) -> discord.Message:
    """The person's own message, to which the pressed one is the answer."""
    message = press.interaction.message
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
}
