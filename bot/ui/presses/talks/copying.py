"""[Copy] on a talk's panel: a new draft like it at another time."""

from collections.abc import Mapping

from bot.domain.team.rights import Act
from bot.services.talks.talk_previews import TypedTalk
from bot.ui.cards.talks.talk_preview import talk_preview
from bot.ui.door import Handler
from bot.ui.presses.talks.places import typed_place
from bot.ui.presses.talks.talk_forms import copy_fields
from bot.ui.visit import Call


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


HANDLERS: Mapping[str, Handler] = {"copy": copy, "copy-made": copy_made}
