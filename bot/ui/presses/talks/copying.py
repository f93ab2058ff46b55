"""[Copy] on a panel: a new draft like it; [Copy the talks of …] after a new edition was made."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.errors import ControlOutdated
from bot.domain.team.rights import Act
from bot.services.talks.talk_previews import TypedTalk
from bot.ui.cards.talks.edition_copy import NO_TIME, edition_copied, edition_copy
from bot.ui.cards.talks.talk_preview import talk_preview
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.presses.talks.places import typed_place
from bot.ui.presses.talks.talk_forms import copy_fields
from bot.ui.visit import Call


async def ask(call: Call) -> None:
    await call.services.servers.for_team(call.person, Act.PLAN_TALKS)
    words = call.text
    when = Field(
        key="when",
        label=words("field-edition-copy"),
        hint=words("field-edition-copy-hint"),
        example=words("field-when-example"),
        required=False,
        limit=100,
    )
    title = words("form-edition-copy")
    await call.ask(title, "edition-copy-typed", call.code, call.part(1), fields=[when])


async def typed(call: Call) -> None:
    """Show what was understood; nothing is kept until it is confirmed."""
    shown = await call.services.edition_copies.as_typed(
        call.person,
        call.code,
        call.part(1),
        call.typed("when"),
        sent_at=call.interaction.created_at,
    )
    await call.reply(edition_copy(shown, call.text))


async def keep(call: Call) -> None:
    begins = None if call.part(2) == NO_TIME else _wall(call.part(2))
    done = await call.services.edition_copies.make(call.person, call.code, call.part(1), begins)
    await call.redraw(edition_copied(done, call.text))


def _wall(part: str) -> datetime:
    """As `edition_copy` wrote it."""
    try:
        return datetime.strptime(part, "%Y-%m-%dT%H%M")  # noqa: DTZ007 - on the series' wall
    except ValueError:
        raise ControlOutdated from None


async def copy(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.PLAN_TALKS)
    fields = copy_fields(view, call)
    await call.ask(call.text("form-copy"), "copy-made", call.code, fields=fields)


async def copy_made(call: Call) -> None:
    """Show what was understood; nothing is kept until it is confirmed."""
    typed = TypedTalk(
        title=call.typed("title"),
        when=call.typed("when"),
        length=call.typed("minutes"),
        place=typed_place(call),
    )
    shown = await call.services.previews.copy_as_typed(
        call.person, call.code, typed, sent_at=call.interaction.created_at
    )
    await call.reply(talk_preview(shown, call.text))


HANDLERS: Mapping[str, Handler] = {
    "edition-copy": ask,
    "edition-copy-typed": typed,
    "edition-copy-yes": keep,
    "copy": copy,
    "copy-made": copy_made,
}
