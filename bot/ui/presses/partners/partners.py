"""Sharing a series with other servers and following theirs, behind buttons and two commands."""

from collections.abc import Mapping

import discord

from bot.domain.errors import ControlOutdated
from bot.services.partners.following import FollowingView
from bot.ui.cards.partners.partners import (
    cut_question,
    following_card,
    followings_list,
    share_card,
    stop_following_question,
    stop_question,
)
from bot.ui.controls import Item
from bot.ui.door import Handler
from bot.ui.permissions import BACKSTAGE, check_channel
from bot.ui.visit import Call

# What it takes to post there, and to look for what was posted.
_NEEDED = BACKSTAGE


async def show_share(call: Call) -> None:
    view = await call.services.sharing.view(call.person, call.typed("series"))
    await call.reply(share_card(view, call.text))


async def new_code(call: Call) -> None:
    """Shown to whoever made it, in the message that they pressed: it is private."""
    view = await call.services.sharing.new_code(call.person, call.code)
    await call.redraw(share_card(view, call.text))


async def ask_to_stop(call: Call) -> None:
    view = await call.services.sharing.view(call.person, call.code)
    await call.reply(stop_question(view, call.text))


async def stop_sharing(call: Call) -> None:
    view = await call.services.sharing.stop(call.person, call.code)
    await call.redraw(share_card(view, call.text))


async def ask_to_cut(call: Call) -> None:
    view, follower = await call.services.sharing.follower(call.person, call.value)
    await call.reply(cut_question(view, follower, call.text))


async def cut_off(call: Call) -> None:
    view = await call.services.sharing.cut_off(call.person, call.code)
    await call.redraw(share_card(view, call.text))


async def ask_to_follow(call: Call) -> None:
    """Without a code, what is followed."""
    code = call.typed("code")
    if code:
        view = await call.services.followings.ask(call.person, code)
        await call.reply(_card(call, view))
    else:
        views = await call.services.followings.all(call.person)
        await call.reply(followings_list(views, call.text))


async def open_following(call: Call) -> None:
    view = await call.services.followings.view(call.person, call.value)
    await call.reply(_card(call, view))


async def channel(call: Call) -> None:
    """An id is never trusted: it is looked up among the channels of the server it came from."""
    guild = call.interaction.guild
    known = guild.get_channel(int(call.value)) if guild and call.value.isdecimal() else None
    if not isinstance(known, discord.TextChannel):
        raise ControlOutdated
    view = await call.services.followings.choose_channel(call.person, call.code, known.id)
    await call.redraw(_card(call, view))


async def begin(call: Call) -> None:
    view = await call.services.followings.begin(call.person, call.code)
    await call.redraw(_card(call, view))


async def ask_to_end(call: Call) -> None:
    view = await call.services.followings.view(call.person, call.code)
    await call.reply(stop_following_question(view.following, call.text))


async def stop_following(call: Call) -> None:
    view = await call.services.followings.stop(call.person, call.code)
    await call.redraw(_card(call, view))


def _card(call: Call, view: FollowingView) -> list[Item]:
    check = check_channel(call.interaction.guild, view.following.channel_id, _NEEDED)
    return following_card(view, check, call.text)


HANDLERS: Mapping[str, Handler] = {
    "share-new": new_code,
    "share-stop": ask_to_stop,
    "share-stop-really": stop_sharing,
    "share-cut": ask_to_cut,
    "share-cut-really": cut_off,
    "follow-open": open_following,
    "follow-channel": channel,
    "follow-begin": begin,
    "follow-stop": ask_to_end,
    "follow-stop-really": stop_following,
}
