"""The native poll after a talk."""

from datetime import timedelta

import discord

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.polls.poll import HOURS
from bot.guild.contents.content import Content, Drawings
from bot.guild.marks import small_print
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed


async def _poll(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await services.polls.results(claimed.delivery.owner, claimed.delivery.about)
    poll = discord.Poll(view.poll.question, duration=timedelta(hours=HOURS))
    for option in view.poll.options:
        poll.add_answer(text=option)
    mark = small_print(claimed.delivery.key)
    return Content(text=f"{words('poll-intro')}\n{mark}", poll=poll)


DRAWINGS: Drawings = {DeliveryKind.POLL: _poll}
