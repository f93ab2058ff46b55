"""From any exception at Discord's doors to one sentence."""

import logging

import discord
from discord import app_commands

from bot.domain.errors import BotError
from bot.logs import event, report
from bot.saying import error_text
from bot.saying.i18n import Text
from bot.ui.plain import plain

log = logging.getLogger(__name__)

# Discord's own answers that people can do something about (JSON error codes).
_DISCORD: dict[int, str] = {
    50001: "error-discord-no-access",
    50013: "error-discord-no-permission",
    50007: "error-discord-dm-closed",
    10003: "error-discord-channel-gone",
    10008: "error-discord-message-gone",
}


def explain(error: BaseException, text: Text) -> str:
    """Return the sentence for a person, and log what needs a developer with its reference."""
    cause = unwrap(error)
    if isinstance(cause, BotError):
        event(log, "refused", error=type(cause).__name__)
        return in_words(cause, text)
    if isinstance(cause, app_commands.MissingPermissions):
        return text("error-not-an-organiser")
    if isinstance(cause, app_commands.NoPrivateMessage):
        return text("error-only-in-a-server")
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        event(log, "command_outdated", logging.WARNING, error=type(cause).__name__)
        return text("error-command-outdated")
    if isinstance(cause, discord.HTTPException) and cause.code in _DISCORD:
        event(log, "discord_refused", discord_code=cause.code)
        return text(_DISCORD[cause.code])
    return text("error-unexpected", reference=report(log, "interaction_failed", cause))


def in_words(error: BotError, text: Text) -> str:
    """The sentence alone, for a card that says why something cannot be done."""
    return error_text.explain(_with_safe_params(error), text)


def unwrap(error: BaseException) -> BaseException:
    """Find what was raised inside discord.py's wrappers."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


def _with_safe_params(error: BotError) -> BotError:
    """What people typed stands in the sentence as data."""
    safe = {
        name: plain(value, 200) if isinstance(value, str) else value
        for name, value in error.params.items()
    }
    return type(error)(**safe)
