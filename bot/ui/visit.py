"""What came in, whatever door it came by: who asks, where, in which language, for what.

A command, a press on a button or select and a filled form are each a `Visit`; so is a message to
the bot, which brings no interaction (`bot.ui.messages`). A handler calls one use case with what the
visit brings, and answers by it, so no use case is called once for each door.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field, replace

import discord

from bot.domain.errors import BotError, ControlOutdated
from bot.domain.plain import harmless
from bot.domain.talks.errors import NoEditionYet
from bot.domain.team.server import Person
from bot.saying.i18n import Localizer, Text
from bot.services.bundle import Services
from bot.settings import Settings
from bot.ui.controls import MAIN, ControlId, Item, button, row, text, write_id
from bot.ui.errors import explain, unwrap
from bot.ui.forms import Filled, Form, Part, build_form, form
from bot.ui.giving_back import GivingBack, UnsentBallots, can_be_corrected
from bot.ui.membership import Membership, admitted
from bot.ui.replies import redraw, reply, say, tell, think, win_time
from bot.ui.verbs import permitted, without_web


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What commands and handlers share: the use cases, the texts and the settings."""

    services: Services
    localizer: Localizer
    settings: Settings
    membership: Membership
    giving_back: GivingBack = field(default_factory=GivingBack)
    unsent_ballots: UnsentBallots = field(default_factory=UnsentBallots)

    def text_for(self, interaction: discord.Interaction) -> Text:
        """A private reply speaks the language of the person's own client."""
        return self.localizer.for_locale(interaction.locale.value)


# What a command has instead of a control.
_NO_CONTROL = ControlId(verb="", parts=(), mark="")
# They open what was typed, not what stands there now.
_OPENS_NOTHING_ANEW = frozenset({_NO_CONTROL.verb, "correct"})


class Visit(ABC):
    """`text` is in the language in which the answer is given."""

    __slots__ = ()

    context: Context
    text: Text

    @property
    def services(self) -> Services:
        return self.context.services

    @abstractmethod
    async def reply(self, items: Iterable[Item]) -> None:
        """Answer this person."""

    async def acknowledge(self, items: Iterable[Item], *, again: bool) -> None:
        """Say what was kept; `again` where it was kept before, and perhaps said."""
        del again  # somebody waits for the answer, and nobody else sees it
        await self.reply(items)


@dataclass(frozen=True, slots=True)
class Call(Visit):
    """A visit by an interaction of Discord's: a command, a press or a filled form.

    `drawn` takes the form that a handler would open, where it is asked how that would look now.
    """

    interaction: discord.Interaction
    context: Context
    text: Text
    control: ControlId = _NO_CONTROL
    values: tuple[str, ...] = ()
    filled: Filled = Filled({}, {}, {})  # noqa: RUF009 - nobody writes into it
    drawn: list[Form] | None = None

    @property
    def person(self) -> Person:
        """On the server of the interaction; in a direct message, on the one that it is about."""
        return admitted(self.interaction)

    @property
    def is_form(self) -> bool:
        return self.interaction.type is discord.InteractionType.modal_submit

    @property
    def custom_id(self) -> str:
        return write_id(self.control.verb, *self.control.parts, mark=self.control.mark)

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

    @property
    def value(self) -> str:
        """What was chosen in the pressed select, or nothing."""
        return self.values[0] if self.values else ""

    def typed(self, key: str) -> str:
        """What a form's field, or a command's option, of this name holds."""
        return self.filled.texts.get(key, "").strip()

    def asked(self, key: str) -> str | None:
        """What is asked for: a command's option, or part 0 of a control; None for the usual one."""
        return self.typed(key) or next(iter(self.control.parts), "") or None

    def chosen(self, key: str) -> str | None:
        values = self.filled.choices.get(key, [])
        return values[0] if values else None

    def ticked(self, key: str) -> list[str] | None:
        """All that was chosen there; None if the form had no such field."""
        return self.filled.choices.get(key)

    async def reply(self, items: Iterable[Item], files: Iterable[discord.File] = ()) -> None:
        await reply(self.interaction, self._offered(items), files=files)

    async def say(self, sentence: str) -> None:
        await say(self.interaction, sentence)

    async def show(self, items: Iterable[Item], files: Iterable[discord.File] = ()) -> None:
        """Draw a private reply anew; what others read too stays, and is answered."""
        pressed = self.interaction.message
        if pressed is not None and pressed.flags.ephemeral:
            await self.redraw(items, files)
        else:
            await self.reply(items, files)

    async def redraw(self, items: Iterable[Item], files: Iterable[discord.File] = ()) -> None:
        """Draw the pressed message anew; only for messages that no mirror keeps up to date."""
        await redraw(self.interaction, self._offered(items), files=files)

    def _offered(self, items: Iterable[Item]) -> list[Item]:
        """What leads to the bot's pages is offered where it has an address for them."""
        on_web = self.context.settings.web_address is not None
        return list(items) if on_web else without_web(items)

    async def win_time(self) -> None:
        """Acknowledge the press now, and redraw later."""
        await win_time(self.interaction)

    async def think(self) -> None:
        await think(self.interaction)

    async def tell(self, sentence: str) -> None:
        """Say in the answer that somebody waits for how far it is."""
        await tell(self.interaction, sentence)

    async def ask(self, title: str, verb: str, *parts: str | int, fields: list[Part]) -> None:
        """Open a form; it must be the first answer to a press."""
        await self.open(form(title, verb, *parts, fields=fields))

    async def open(self, described: Form) -> None:
        """Open a form, which comes back to whoever typed into it if it is refused."""
        if described.opened_by is None and self.control.verb not in _OPENS_NOTHING_ANEW:
            described = replace(described, opened_by=(self.control, self.values))
        if self.drawn is not None:
            self.drawn.append(described)
            return
        self.context.giving_back.opened(self.interaction, described)
        await self.interaction.response.send_modal(build_form(described))

    async def or_give_back(self, doing: Awaitable[None], described: Form) -> None:
        """Do it; a command that is refused and can be put right is given back as a form."""
        try:
            await doing
        except BotError as error:
            # A press brings nothing typed, and a form is given back by its door.
            if self.control is not _NO_CONTROL or not can_be_corrected(error, self.filled):
                raise
            await self.give_back(error, described)

    async def give_back(self, error: BotError, described: Form) -> None:
        """Say what is wrong with a command, whose options Discord has dropped, and offer a form."""
        sentence = text(explain(error, self.text))
        typed = described.with_typed(self.filled)
        way_back = self.context.giving_back.offer(self.interaction, typed, self.text)
        ways = await ways_on(self.interaction, error, self.context, self.text)
        await self.reply([sentence, *ways, *way_back])


def command(
    context: Context, interaction: discord.Interaction, **options: str | int | None
) -> Call:
    """The visit of a command; options that were not given are not there."""
    given = {name: harmless(str(value)) for name, value in options.items() if value is not None}
    text = context.text_for(interaction)
    return Call(interaction, context, text, filled=Filled(given, {}, {}))


async def ways_on(
    interaction: discord.Interaction, error: BaseException, context: Context, words: Text
) -> list[Item]:
    """Nothing where the sentence says all, or where somebody else has to do it."""
    if not isinstance(unwrap(error), NoEditionYet):
        return []
    person = admitted(interaction)
    server = await context.services.servers.of(person.owner)
    begin = row(button(words("help-button-series"), "new-series", style=MAIN))
    return permitted([begin], server.rights_of(person))
