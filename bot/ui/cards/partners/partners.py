"""What organisers read, privately, of a series that they share or follow."""

import discord
from discord import ui

from bot.domain.partners.partner import Follower, Following
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.partners.following import FollowingView
from bot.services.partners.outgoing import Outgoing
from bot.services.partners.sharing import ShareView
from bot.ui.controls import (
    GOOD,
    GRAVE,
    MAIN,
    QUIET,
    Item,
    button,
    card,
    option,
    row,
    select,
    text,
    write_id,
)
from bot.ui.permissions import ChannelCheck
from bot.ui.plain import label, plain

LISTED = 10


def share_card(view: ShareView, words: Text) -> list[Item]:
    title = plain(view.series.title, 200)
    lines = [f"## {words('share-title', series=title)}"]
    if view.code:
        lines.append(words("share-code", code=view.code))
    elif view.share is not None:
        lines.append(words("share-shared", when=stamp(view.share.made_at, "D")))
    else:
        lines += [words("share-how"), words("share-not-shared")]
    lines += [_follower(each, words) for each in view.followers] or [words("share-nobody")]
    code = view.series.code
    has = "yes" if view.share is not None else "no"
    style = MAIN if view.share is None else QUIET
    buttons = [button(words("share-button-new", has=has), "share-new", code, style=style)]
    if view.share is not None or view.followers:
        buttons.append(button(words("share-button-stop"), "share-stop", code))
    shown: list[Item] = [card(text("\n".join(lines))), row(*buttons)]
    if view.followers:
        options = [option(each.server, each.code) for each in view.followers]
        choose = words("share-cut-choose")
        shown.append(select("share-cut", options=options, placeholder=choose))
    return shown


def _follower(follower: Follower, words: Text) -> str:
    line = "share-follower-away" if follower.is_unreachable else "share-follower"
    server = plain(follower.server, 100)
    return words(line, server=server, when=stamp(follower.since, "D"))


def stop_question(view: ShareView, words: Text) -> list[Item]:
    series, count = plain(view.series.title, 200), len(view.followers)
    yes = button(words("share-stop-yes"), "share-stop-really", view.series.code, style=GRAVE)
    asked = text(words("share-stop-question", series=series, count=count))
    return [asked, row(yes, button(words("button-no"), "dismiss"))]


def cut_question(view: ShareView, follower: Follower, words: Text) -> list[Item]:
    said = words(
        "share-cut-question",
        server=plain(follower.server, 100),
        series=plain(view.series.title, 200),
    )
    yes = button(words("share-cut-yes"), "share-cut-really", follower.code, style=GRAVE)
    return [text(said), row(yes, button(words("button-no"), "dismiss"))]


def following_card(view: FollowingView, channel: ChannelCheck | None, words: Text) -> list[Item]:
    """Before the yes, what would come; after it, what came."""
    following = view.following
    lines = [f"## {_named('follow-title', following, words)}"]
    if view.came is not None:
        lines += _preview(view.came, words)
    elif following.is_active:
        lines.append(words("follow-active", when=stamp(following.since or following.asked_at, "D")))
        lines.append(words("follow-arrived", posted=view.posted, held=view.held))
    elif following.ended_at is not None and following.ending is not None:
        when = stamp(following.ended_at, "D")
        lines.append(words(text_id("follow-ended", following.ending), when=when))
    else:
        lines.append(words("follow-not-offered"))
    is_open = following.is_active or view.came is not None
    lines += _channel(channel, words) if is_open else []
    shown: list[Item] = [card(text("\n".join(lines)))]
    if is_open:
        shown.append(_channel_select(following, words))
    code = following.code
    if view.came is not None:
        shown.append(
            row(
                button(words("follow-button-begin"), "follow-begin", code, style=GOOD),
                button(words("follow-button-not"), "dismiss"),
            )
        )
    elif following.is_active:
        shown.append(row(button(words("follow-button-stop"), "follow-stop", code)))
    return shown


def _preview(came: Outgoing, words: Text) -> list[str]:
    coming = sorted(came.announced, key=lambda each: each.slot.starts_at)
    lines = [words("follow-preview")]
    lines.append(words("follow-coming" if coming else "follow-coming-none"))
    lines += [
        words(
            "follow-coming-line", title=plain(each.title, 100), when=stamp(each.slot.starts_at, "f")
        )
        for each in coming[:LISTED]
    ]
    if len(coming) > LISTED:
        lines.append(words("follow-more", count=len(coming) - LISTED))
    return [*lines, words("follow-later"), f"-# {words('follow-privacy')}"]


def _channel(channel: ChannelCheck | None, words: Text) -> list[str]:
    if channel is None:
        return [words("follow-channel-none")]
    if channel.missing is None:
        return [words("follow-channel-gone")]
    shown = f"<#{channel.channel_id}>"
    lines = [words("follow-channel", channel=shown)]
    if channel.missing:
        lacking = ", ".join(words(text_id("permission", each)) for each in channel.missing)
        lines.append(words("follow-channel-missing", channel=shown, permissions=lacking))
    return lines


def _channel_select(following: Following, words: Text) -> Item:
    chosen = following.channel_id
    known = discord.abc.GuildChannel
    return ui.ActionRow(
        ui.ChannelSelect(
            custom_id=write_id("follow-channel", following.code),
            placeholder=label(words("follow-channel-choose"), 150),
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            default_values=[discord.Object(chosen, type=known)] if chosen else [],
            min_values=1,
            max_values=1,
        )
    )


def followings_list(views: list[FollowingView], words: Text) -> list[Item]:
    if not views:
        return [text(words("follow-none"))]
    lines = [words("follow-list")]
    for view in views:
        line = "follow-list-line" if view.following.is_active else "follow-list-ended"
        lines.append(_named(line, view.following, words))
    options = [option(view.following.title, view.following.code) for view in views]
    choose = words("follow-open-choose")
    return [
        card(text("\n".join(lines))),
        select("follow-open", options=options, placeholder=choose),
    ]


def stop_following_question(following: Following, words: Text) -> list[Item]:
    yes = button(words("follow-stop-yes"), "follow-stop-really", following.code, style=GRAVE)
    asked = text(_named("follow-stop-question", following, words))
    return [asked, row(yes, button(words("button-no"), "dismiss"))]


def _named(key: str, following: Following, words: Text) -> str:
    series, server = plain(following.title, 200), plain(following.server, 100)
    return words(key, series=series, server=server)
