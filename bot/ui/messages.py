"""What people write to the bot: its own thread and messages, and direct messages.

The bot sees a text only if it mentions the bot or is a direct message. It keeps takeaways; to what
is no note it answers with the buttons that fit. On a server it answers by a mark on the message and
privately, for a public message to each note would bury the thread; under the Chatham House Rule it
puts nothing beside somebody's name.
"""

import contextlib
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass

import discord

from bot.domain.document import guild_owner, owner_id
from bot.domain.errors import BotError, NotAllowed
from bot.domain.plain import harmless
from bot.domain.takeaways.takeaway import CLOCKS_DIFFER
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.logs import event
from bot.network import sent_once
from bot.saying.i18n import Text, text_id
from bot.ui.controls import Item, button, layout, row, text
from bot.ui.door import Seen
from bot.ui.errors import explain
from bot.ui.limits import SELECT_LABEL
from bot.ui.plain import label, plain
from bot.ui.presses.takeaways.takeaways import keep
from bot.ui.visit import Context, Visit
from bot.words.requests import Request, read_request, without_command

log = logging.getLogger(__name__)

CHOICES_SHOWN = 5
KEPT = "📝"


@dataclass(frozen=True, slots=True)
class Letter(Visit):
    """A message to the bot, answered by a message."""

    message: discord.Message
    context: Context
    text: Text
    person: Person
    # Nothing public may stand beside its author's name.
    is_nameless: bool

    async def reply(self, items: Iterable[Item]) -> None:
        await _tell(self.message, list(items), is_nameless=self.is_nameless)

    async def acknowledge(self, items: Iterable[Item], *, again: bool) -> None:
        if self.message.guild is None:
            await self.reply(items)
        elif self.is_nameless:
            # No mark tells that it was answered, so that it is answered at once or never.
            if not again:
                await self.reply([*items, text(f"-# {self.text('message-exposed')}")])
        else:
            await self._mark_and_tell(list(items), again=again)

    async def _mark_and_tell(self, items: list[Item], *, again: bool) -> None:
        is_marked = await _mark(self.message)
        if again and not is_marked:
            return  # else it would be told after each downtime
        told = await _privately(self.message, items)
        if not (is_marked or told):
            await _answer(self.message, items)


class MessageDoor:
    def __init__(self, context: Context, client: discord.Client) -> None:
        self._context = context
        self._client = client
        self._seen = Seen()
        # Of whom, in which talk, a reply could not be read: told once, and written down nowhere.
        self._told: set[tuple[int, str]] = set()

    async def on_message(self, message: discord.Message) -> None:
        """Keep what is meant for a talk and answer its author; leave every other message alone.

        A message that comes again is left alone, too; others' are not worth remembering.
        """
        assert self._client.user is not None
        is_heard = message.guild is None or self._client.user in message.mentions
        if not (is_heard or self._is_reply(message)) or self._seen.again(message.id):
            return
        if message.guild is not None and not self._context.membership.serves(message.guild.id):
            return
        try:
            if message.guild is None:
                await self._in_direct_message(message)
            elif is_heard:
                await self._on_server(message, message.guild)
            else:
                await self._unread(message, message.guild)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            # Its server's language may be just what could not be read.
            sentence = text(explain(error, self._context.localizer.english))
            await _tell(message, [sentence], is_nameless=True)

    def _is_reply(self, message: discord.Message) -> bool:
        """Tell whether it answers a message of ours; Discord says so without its text."""
        answered = message.reference.resolved if message.reference else None
        return isinstance(answered, discord.Message) and answered.author == self._client.user

    async def _unread(self, message: discord.Message, guild: discord.Guild) -> None:
        """Say once how a reply is heard: with the @ switched off its text does not come."""
        owner = guild_owner(guild.id)
        reference = message.reference.message_id if message.reference else None
        talk = await self._context.services.takeaway_views.talk_of_message(
            owner, channel_id=0, reply_to=reference
        )
        if talk is None or (message.author.id, talk.code) in self._told:
            return
        await self._context.membership.author(message, guild.id, Act.LOG)
        self._told.add((message.author.id, talk.code))
        words = await self._words(owner)
        is_nameless = talk.under_the_rule(at=message.created_at - CLOCKS_DIFFER)
        sentence = words(
            "message-unread",
            title=plain(talk.title, 200),
            chatham="yes" if is_nameless else "no",
        )
        await _tell(message, [text(sentence)], is_nameless=is_nameless)

    async def _on_server(self, message: discord.Message, guild: discord.Guild) -> None:
        assert self._client.user is not None
        mention = re.compile(rf"[ \t]*<@!?{self._client.user.id}>[ \t]*")
        reference = message.reference.message_id if message.reference else None
        talk = await self._context.services.takeaway_views.talk_of_message(
            guild_owner(guild.id),
            # Discord adds a mention to every answer; one that was typed is meant.
            channel_id=message.channel.id if mention.search(message.content) else 0,
            reply_to=reference,
        )
        if talk is not None:
            person = await self._context.membership.author(message, guild.id, Act.LOG)
            words = await self._words(person.owner)
            said = mention.sub(" ", harmless(message.content)).strip()
            if (asked := read_request(said)) is not None:
                words = self._context.localizer.for_locale(asked.language)
                is_nameless = talk.under_the_rule(at=message.created_at - CLOCKS_DIFFER)
                await _tell(message, _fitting(asked.request, words), is_nameless=is_nameless)
                return
            await self._keep(message, person, without_command(said), talk, words)

    async def _in_direct_message(self, message: discord.Message) -> None:
        if (asked := read_request(harmless(message.content))) is not None:
            await self._context.services.inbox.note(message.author.id, message.channel.id)
            words = self._context.localizer.for_locale(asked.language)
            await _answer(message, _fitting(asked.request, words))
            return
        live = await self._context.services.takeaway_views.live_for(message.author.id)
        found: list[tuple[Talk, Person]] = []
        for talk in live:
            # Of a server that they are not on, they may not even know that a talk runs there.
            with contextlib.suppress(NotAllowed):
                guild_id = owner_id(talk.owner)
                person = await self._context.membership.author(message, guild_id, Act.LOG)
                found.append((talk, person))
        if not found:
            await self._context.services.inbox.note(message.author.id, message.channel.id)
            words = self._context.localizer.english
            await _answer(message, [text(words("message-no-live-talk"))])
            return
        talk, person = found[0]
        words = await self._words(talk.owner)
        if len(found) == 1:
            typed = without_command(harmless(message.content))
            await self._keep(message, person, typed, talk, words)
        else:
            await _answer(message, _choice([talk for talk, _ in found], words))

    async def _keep(
        self, message: discord.Message, person: Person, typed: str, talk: Talk, words: Text
    ) -> None:
        is_nameless = talk.under_the_rule(at=message.created_at - CLOCKS_DIFFER)
        letter = Letter(message, self._context, words, person, is_nameless=is_nameless)
        try:
            await keep(
                letter,
                person,
                typed,
                source=message.id,
                talk=talk.code,
                said_at=message.created_at,
                dm_channel_id=message.channel.id if message.guild is None else None,
            )
        except BotError as error:
            await letter.reply([text(explain(error, words))])

    async def _words(self, owner: str) -> Text:
        server = await self._context.services.servers.of(owner)
        return self._context.localizer.for_locale(server.language)


def _choice(talks: list[Talk], words: Text) -> list[Item]:
    """A button for each running talk; the text waits in the person's own message."""
    buttons = [
        button(label(talk.title, SELECT_LABEL), "keep-message", talk.code, owner_id(talk.owner))
        for talk in talks[:CHOICES_SHOWN]
    ]
    return [text(words("message-which-talk")), row(*buttons)]


def _fitting(request: Request, words: Text) -> list[Item]:
    """The answer to what is no note: letters can be stopped from anywhere."""
    if request is Request.THANKS:
        return [text(words("message-thanks"))]
    buttons = [button(words("me-switch-on"), "stop-letters")]
    if request is Request.DATA:
        buttons.insert(0, button(words("my-data-button-open"), "my-data", "all"))
    return [text(words(text_id("message", request))), row(*buttons)]


async def _tell(message: discord.Message, items: list[Item], *, is_nameless: bool) -> None:
    """Answer where only its author reads it; publicly where that fails and nobody is exposed."""
    if message.guild is None or (not await _privately(message, items) and not is_nameless):
        await _answer(message, items)


async def _privately(message: discord.Message, items: list[Item]) -> bool:
    """Tell whether it arrived, or may have: members can refuse direct messages."""
    try:
        with sent_once():
            await message.author.send(view=layout(items), silent=True)
    except discord.Forbidden:
        return False
    except Exception as error:  # noqa: BLE001 - see `_answer`
        event(log, "could_not_answer", logging.WARNING, error=type(error).__name__)
    return True


async def _mark(message: discord.Message) -> bool:
    """Put the mark on it that says "kept", here and to whoever reads it after a downtime."""
    try:
        await message.add_reaction(KEPT)
    except Exception as error:  # noqa: BLE001 - see `_answer`
        event(log, "could_not_mark", logging.WARNING, error=type(error).__name__)
        return False
    return True


async def _answer(message: discord.Message, items: list[Item]) -> None:
    """Answer once: of an answer that seems to have failed, another one would say otherwise."""
    try:
        with sent_once():
            await message.reply(view=layout(items), mention_author=False, silent=True)
    except Exception as error:  # noqa: BLE001 - half an answer of Discord's is a ValueError
        event(log, "could_not_answer", logging.WARNING, error=type(error).__name__)
