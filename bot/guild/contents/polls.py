"""The native poll after a talk."""

from datetime import timedelta

import discord

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import owner_id
from bot.domain.polls.poll import HOURS
from bot.domain.talks.slot import channel_address
from bot.guild.contents.content import Content, Drawings
from bot.guild.marks import linked_mark
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.services.talks.views import TalkView


async def _poll(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await services.polls.results(claimed.delivery.owner, claimed.delivery.about)
    talk = await services.talks.view(claimed.delivery.owner, claimed.delivery.about)
    poll = discord.Poll(view.poll.question, duration=timedelta(hours=HOURS))
    for option in view.poll.options:
        poll.add_answer(text=option)
    mark = linked_mark(words("poll-about-talk"), _address(talk), claimed.delivery.key)
    return Content(text=f"{words('poll-intro')}\n{mark}", poll=poll)


def _address(view: TalkView) -> str:
    """Of the talk's card, or of the channel where it would stand."""
    guild_id = owner_id(view.talk.owner)
    if view.announcement is None:
        return channel_address(guild_id, view.server.talks_channel_id or 0)
    channel = channel_address(guild_id, view.announcement.channel_id)
    return f"{channel}/{view.announcement.message_id}"


DRAWINGS: Drawings = {DeliveryKind.POLL: _poll}
