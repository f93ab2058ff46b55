"""What people write to the bot: its own thread and messages, and direct messages.

The bot sees a text only if it mentions the bot or is a direct message; it obeys none, it only
keeps takeaways.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass

import discord

from bot.domain.document import guild_owner, owner_id
from bot.domain.errors import BotError
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.logs import event
from bot.network import sent_once
from bot.saying.i18n import Text
from bot.ui.context import Context
from bot.ui.controls import Item, button, layout, row, text
from bot.ui.errors import explain
from bot.ui.limits import SELECT_LABEL
from bot.ui.membership import person_from, person_on
from bot.ui.plain import label
from bot.ui.presses.takeaways.takeaways import keep
from bot.ui.seen import Seen
from bot.ui.visit import Visit

log = logging.getLogger(__name__)

# Each costs a question to Discord; whoever signed up is asked about those talks alone.
TALKS_LOOKED_AT = 10
CHOICES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Letter(Visit):
    """A message to the bot, answered by a message."""

    message: discord.Message
    context: Context
    text: Text
    person: Person

    async def reply(self, items: Iterable[Item]) -> None:
        await _answer(self.message, list(items))


class MessageDoor:
    def __init__(self, context: Context, client: discord.Client) -> None:
        self._context = context
        self._client = client
        self._seen = Seen()

    async def on_message(self, message: discord.Message) -> None:
        """Keep what is meant for a talk and answer its author; leave every other message alone.

        A message that comes again is left alone, too; others' are not worth remembering.
        """
        assert self._client.user is not None
        is_meant = message.guild is None or self._client.user in message.mentions
        if not is_meant or self._seen.again(message.id):
            return
        try:
            if message.guild is None:
                await self._in_direct_message(message)
            else:
                await self._on_server(message, message.guild)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            # Its server's language may be just what could not be read.
            await _answer(message, [text(explain(error, self._context.localizer.english))])

    async def _on_server(self, message: discord.Message, guild: discord.Guild) -> None:
        assert self._client.user is not None
        mention = re.compile(rf"[ \t]*<@!?{self._client.user.id}>[ \t]*")
        reference = message.reference.message_id if message.reference else None
        talk = await self._context.services.takeaways.talk_of_message(
            guild_owner(guild.id),
            # Discord adds a mention to every answer; one that was typed is meant.
            channel_id=message.channel.id if mention.search(message.content) else 0,
            reply_to=reference,
        )
        person = await self._author(message, guild) if talk is not None else None
        if talk is not None and person is not None:
            words = await self._words(person.owner)
            await self._keep(message, person, mention.sub(" ", message.content), talk, words)

    async def _author(self, message: discord.Message, guild: discord.Guild) -> Person | None:
        """Events name the author with roles and rights; what is read later does not."""
        if isinstance(message.author, discord.Member):
            return person_from(message.author)
        return await person_on(self._client, guild.id, message.author)

    async def _in_direct_message(self, message: discord.Message) -> None:
        live = await self._context.services.takeaways.live_for(message.author.id)
        found: list[tuple[Talk, Person]] = []
        for talk in live[:TALKS_LOOKED_AT]:
            person = await person_on(self._client, owner_id(talk.owner), message.author)
            if person is not None:
                found.append((talk, person))
        if not found:
            await self._context.services.inbox.note(message.author.id, message.channel.id)
            words = self._context.localizer.english
            await _answer(message, [text(words("message-no-live-talk"))])
            return
        talk, person = found[0]
        words = await self._words(talk.owner)
        if len(found) == 1:
            await self._keep(message, person, message.content, talk.code, words)
        else:
            await _answer(message, _choice([talk for talk, _ in found], words))

    async def _keep(
        self, message: discord.Message, person: Person, typed: str, talk: str, words: Text
    ) -> None:
        letter = Letter(message, self._context, words, person)
        try:
            await keep(
                letter,
                person,
                typed,
                source=message.id,
                talk=talk,
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


async def _answer(message: discord.Message, items: list[Item]) -> None:
    """Answer once: of an answer that seems to have failed, another one would say otherwise."""
    try:
        with sent_once():
            await message.reply(view=layout(items), mention_author=False)
    except Exception as error:  # noqa: BLE001 - half an answer of Discord's is a ValueError
        event(log, "could_not_answer", logging.WARNING, error=type(error).__name__)
