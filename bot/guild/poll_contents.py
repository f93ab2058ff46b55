"""The native poll after a talk, and reading its counts."""

import logging
from datetime import timedelta

import discord

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.polls.poll import HOURS
from bot.guild.contents import Content, Contents
from bot.guild.marks import small_print
from bot.logs import event
from bot.network import NETWORK
from bot.saying.i18n import Text
from bot.services.polls.polls import Polls
from bot.services.ports import PollCounts
from bot.services.sending.deliveries import Claimed

log = logging.getLogger(__name__)


def add_polls(contents: Contents, polls: Polls) -> None:
    async def draw(claimed: Claimed, words: Text) -> Content:
        view = await polls.results(claimed.delivery.owner, claimed.delivery.about)
        poll = discord.Poll(view.poll.question, duration=timedelta(hours=HOURS))
        for option in view.poll.options:
            poll.add_answer(text=option)
        mark = small_print(claimed.delivery.key)
        return Content(text=f"{words('poll-intro')}\n{mark}", poll=poll)

    contents.add({DeliveryKind.POLL: draw})


class GuildPollReader:
    """Implements `PollReader`: reads the message, which holds counts; who voted is never asked."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def fetch_counts(self, channel_id: int, message_id: int) -> PollCounts | None:
        channel = self._client.get_partial_messageable(channel_id)
        try:
            message = await channel.fetch_message(message_id)
        except NETWORK as error:
            event(log, "poll_unread", logging.WARNING, error=type(error).__name__)
            return None
        if message.poll is None:
            return None
        counts = tuple(answer.vote_count for answer in message.poll.answers)
        return PollCounts(final=message.poll.is_finalised(), counts=counts)
