"""The one door by which presses on buttons and selects, and filled forms, come in.

discord.py keeps views in memory, drops the errors of its dynamic items, and forgets open forms at a
restart. Rostrum's controls carry everything in their custom id, so one listener can route them all,
after any restart, and every error reaches its person in words.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, cast

import discord

from bot.domain.errors import AnswerLost, ChangedMeanwhile, ControlOutdated
from bot.logs import event
from bot.network import NETWORK
from bot.saying.i18n import Text
from bot.ui.controls import ControlId, Item, read_id
from bot.ui.controls import text as sentence_of
from bot.ui.errors import explain
from bot.ui.forms import Filled, read_form
from bot.ui.meanwhile import beside_theirs
from bot.ui.replies import reply
from bot.ui.verbs import VERBS
from bot.ui.visit import Call, Context, ways_on

log = logging.getLogger(__name__)

_INTERACTION_EXPIRED = 10062
_ALREADY_ANSWERED = 40060
_NOTHING = Filled({}, {}, {})
# The digits of the largest id that Discord can give.
_SNOWFLAKE = 19
# More than come within the minutes that a resume can replay.
KEPT = 5000

Handler = Callable[[Call], Awaitable[None]]


class Door:
    """Routes by verb. Verbs are registered once, by the modules of `bot.ui.presses`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._handlers: dict[str, Handler] = {}
        self._seen = Seen()

    def register(self, handlers: Mapping[str, Handler]) -> None:
        for verb, handler in handlers.items():
            if verb in self._handlers:
                raise ValueError(f"two handlers for the verb {verb}")
            self._handlers[verb] = handler

    @property
    def verbs(self) -> frozenset[str]:
        return frozenset(self._handlers)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Handle a press or a form; commands go to the command tree."""
        if interaction.type not in {
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        }:
            return
        if self._seen.again(interaction.id):
            return
        text = self._context.text_for(interaction)
        is_form = interaction.type is discord.InteractionType.modal_submit
        data = cast("dict[str, Any]", interaction.data or {})
        custom_id, filled = str(data.get("custom_id", "")), _NOTHING
        giving_back = self._context.giving_back
        try:
            filled = read_form(data) if is_form else filled
            call = self._read(interaction, text, filled)
            act, guild_id = VERBS[call.control.verb], server_meant(call.control)
            await self._context.membership.admit(interaction, act, guild_id)
            await self._handle(call)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            way_back = giving_back.refused(interaction, custom_id, filled, error, text)
            ways = await ways_on(interaction, error, self._context, text)
            await answer_error(interaction, error, text, [*ways, *way_back])

    async def _handle(self, call: Call) -> None:
        try:
            await self._handlers[call.control.verb](call)
        except ChangedMeanwhile:
            both = await beside_theirs(call, self._handlers) if call.is_form else []
            if not both:
                raise
            await call.reply(both)
        else:
            if call.is_form:
                self._context.giving_back.accepted(call.interaction, call.custom_id)

    def _read(self, interaction: discord.Interaction, text: Text, filled: Filled) -> Call:
        data = cast("dict[str, Any]", interaction.data or {})
        control = read_id(str(data.get("custom_id", "")))
        if control.verb not in self._handlers or control.verb not in VERBS:
            raise ControlOutdated
        return Call(
            interaction=interaction,
            context=self._context,
            text=text,
            control=control,
            values=tuple(str(value) for value in data.get("values", [])),
            filled=filled,
        )


def server_meant(control: ControlId) -> int:
    """In a direct message a control names its server in part 1; 0 where it names none."""
    named = control.parts[1] if len(control.parts) > 1 else ""
    return int(named) if named.isdecimal() and len(named) <= _SNOWFLAKE else 0


async def answer_error(
    interaction: discord.Interaction,
    error: BaseException,
    text: Text,
    way_back: Iterable[Item] = (),
) -> None:
    """Tell the person what is wrong; if even that fails, the log has it."""
    if isinstance(error, discord.HTTPException) and error.code in {
        _INTERACTION_EXPIRED,
        _ALREADY_ANSWERED,
    }:
        # A replayed press after a resume, or one that waited too long: nobody can be answered.
        event(log, "interaction_too_old", logging.WARNING, discord_code=error.code)
        return
    sentence = explain(error, text)
    try:
        await reply(interaction, [sentence_of(sentence), *way_back])
    except (AnswerLost, *NETWORK) as unanswered:
        event(log, "could_not_answer", logging.WARNING, error=type(unanswered).__name__)


__all__ = ["Door", "Handler", "answer_error", "server_meant"]


class Seen:
    """The newest ids that came in by one door; Discord promises none, one, or several of each."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        # A dict keeps the order of arrival.
        self._ids: dict[int, None] = {}

    def again(self, event_id: int) -> bool:
        """Tell whether it came before, and remember it."""
        if event_id in self._ids:
            event(log, "came_again")
            return True
        self._ids[event_id] = None
        if len(self._ids) > self._kept:
            del self._ids[next(iter(self._ids))]
        return False
