"""The one door by which presses on buttons and selects, and filled forms, come in.

discord.py keeps views in memory, drops the errors of its dynamic items, and forgets open forms at a
restart. Rostrum's controls carry everything in their custom id, so one listener can route them all,
after any restart, and every error reaches its person in words.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord

from bot.domain.errors import ControlOutdated
from bot.domain.team.server import Person
from bot.logs import event
from bot.network import NETWORK
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.ui.context import Context
from bot.ui.controls import Item
from bot.ui.errors import explain
from bot.ui.forms import Filled, Part, build_form, read_form
from bot.ui.ids import ControlId, read_id
from bot.ui.people import person_of
from bot.ui.replies import redraw, reply, say, think, win_time
from bot.ui.seen import Seen

log = logging.getLogger(__name__)

_INTERACTION_EXPIRED = 10062
_ALREADY_ANSWERED = 40060


@dataclass(frozen=True, slots=True)
class Press:
    """A press or a filled form, with all that a handler needs to call one use case and answer."""

    interaction: discord.Interaction
    context: Context
    text: Text
    control: ControlId
    values: tuple[str, ...]
    filled: Filled

    @property
    def services(self) -> Services:
        return self.context.services

    @property
    def person(self) -> Person:
        return person_of(self.interaction)

    @property
    def member(self) -> Person:
        """The person, also in a direct message, where part 1 of the control names the server.

        There they have no right but their own: whatever is looked up must be theirs.
        """
        guild_id = None if self.interaction.guild_id else self.number(1)
        return person_of(self.interaction, guild_id)

    @property
    def code(self) -> str:
        return self.part(0)

    def part(self, index: int) -> str:
        """A part of the custom id; raises `ControlOutdated` where an older bot wrote fewer."""
        if index >= len(self.control.parts):
            raise ControlOutdated
        return self.control.parts[index]

    def number(self, index: int) -> int:
        try:
            return int(self.part(index))
        except ValueError:
            raise ControlOutdated from None

    def typed(self, key: str) -> str:
        return self.filled.texts.get(key, "").strip()

    def chosen(self, key: str) -> str | None:
        values = self.filled.choices.get(key, [])
        return values[0] if values else None

    async def reply(self, items: Iterable[Item], files: Iterable[discord.File] = ()) -> None:
        await reply(self.interaction, items, files=files)

    async def say(self, sentence: str) -> None:
        await say(self.interaction, sentence)

    async def redraw(self, items: Iterable[Item]) -> None:
        """Draw the pressed message anew; only for messages that no mirror keeps up to date."""
        await redraw(self.interaction, items)

    async def win_time(self) -> None:
        """Acknowledge the press now, and redraw later."""
        await win_time(self.interaction)

    async def think(self) -> None:
        await think(self.interaction)

    async def ask(self, title: str, verb: str, *parts: str | int, fields: list[Part]) -> None:
        """Open a form; it must be the first answer to a press."""
        form = build_form(title, verb, *parts, fields=fields)
        await self.interaction.response.send_modal(form)


Handler = Callable[[Press], Awaitable[None]]


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
        try:
            press = self._read(interaction, text)
            await self._handlers[press.control.verb](press)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            await answer_error(interaction, error, text)

    def _read(self, interaction: discord.Interaction, text: Text) -> Press:
        data = cast("dict[str, Any]", interaction.data or {})
        control = read_id(str(data.get("custom_id", "")))
        if control.verb not in self._handlers:
            raise ControlOutdated
        is_form = interaction.type is discord.InteractionType.modal_submit
        return Press(
            interaction=interaction,
            context=self._context,
            text=text,
            control=control,
            values=tuple(str(value) for value in data.get("values", [])),
            filled=read_form(data) if is_form else Filled({}, {}, {}),
        )


async def answer_error(interaction: discord.Interaction, error: BaseException, text: Text) -> None:
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
        await say(interaction, sentence)
    except NETWORK as unanswered:
        event(log, "could_not_answer", logging.WARNING, error=type(unanswered).__name__)


__all__ = ["Door", "Handler", "Press", "answer_error"]
