"""Passing a post on to the servers that follow its announcement channel."""

import discord

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Outcome, Refused
from bot.domain.deliveries.reasons import GONE, Reason

# Somebody was faster, or an earlier answer got lost.
_ALREADY = 40033
# The channel was made an ordinary one, which nobody can follow.
_NOT_THERE = 50024


async def crosspost(client: discord.Client, post: Delivery) -> None:
    """Pass it on once, however often it is asked for; nothing to do in an ordinary channel.

    Discord shows what is edited later there as well, and allows ten new ones an hour.
    """
    assert post.channel_id is not None
    assert post.message_id is not None
    channel = client.get_channel(post.channel_id)
    if isinstance(channel, discord.TextChannel) and not channel.is_news():
        return
    try:
        await client.http.publish_message(post.channel_id, post.message_id)
    except discord.HTTPException as error:
        if error.code not in {_ALREADY, _NOT_THERE}:
            raise


def not_passed_on(outcome: Outcome) -> Outcome:
    """The outcome as the team reads it: the post itself stands, unless it is gone."""
    if isinstance(outcome, Refused) and outcome.reason not in GONE:
        return Refused(reason=Reason.NOT_PASSED_ON)
    return outcome
