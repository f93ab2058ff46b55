"""From an error to one sentence."""

import logging
import re
import secrets

import discord
from discord import app_commands

from bot.domain.errors import BotError
from bot.i18n import Text
from bot.ui.plain import plain

log = logging.getLogger(__name__)

_CAPITALS = re.compile(r"(?<!^)(?=[A-Z])")
# Discord's own answers that people can do something about (JSON error codes).
_DISCORD: dict[int, str] = {
    50001: "error-discord-no-access",
    50013: "error-discord-no-permission",
    50007: "error-discord-dm-closed",
    10003: "error-discord-channel-gone",
    10008: "error-discord-message-gone",
}


def message_id(error: type[BotError]) -> str:
    """`SlotInThePast` has the text `error-slot-in-the-past`."""
    return f"error-{_CAPITALS.sub('-', error.__name__).lower()}"


def explain(error: BaseException, text: Text) -> str:
    """Return the sentence for a person, and log what needs a developer with its reference."""
    cause = unwrap(error)
    if isinstance(cause, BotError):
        log.info("refused", extra={"error": type(cause).__name__})
        return text(_known(type(cause), text), **_safe(cause.params))
    if isinstance(cause, app_commands.MissingPermissions):
        return text("error-not-an-organiser")
    if isinstance(cause, app_commands.NoPrivateMessage):
        return text("error-only-in-a-server")
    if isinstance(cause, discord.HTTPException) and cause.code in _DISCORD:
        log.info("discord refused", extra={"discord_code": cause.code})
        return text(_DISCORD[cause.code])
    reference = secrets.token_hex(4)
    log.error("unexpected", extra={"reference": reference}, exc_info=cause)
    return text("error-unexpected", reference=reference)


def unwrap(error: BaseException) -> BaseException:
    """Find what was raised inside discord.py's wrappers."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


def _known(kind: type[BotError], text: Text) -> str:
    """The nearest class in the tree that has a text of its own."""
    for each in kind.__mro__:
        if issubclass(each, BotError) and text.has(message_id(each)):
            return message_id(each)
    return message_id(kind)


def _safe(params: dict[str, str | float]) -> dict[str, str | float]:
    """What people typed stands in the sentence as data."""
    return {
        name: plain(value, 200) if isinstance(value, str) else value
        for name, value in params.items()
    }
