"""Names and descriptions of commands: ids in the code, English as Discord's default."""

from functools import cache

import discord
from discord import app_commands

from bot.saying.i18n import Localizer, Text


def named(message_id: str) -> app_commands.locale_str:
    """Mark a command's or option's name or description, with its English text as the default.

    Discord checks names when a command is declared, so the text must be known then; an unknown id
    raises `TextError` at import.
    """
    return app_commands.locale_str(_english()(message_id), id=message_id)


class CommandTranslator(app_commands.Translator):
    """Gives Discord the other languages when commands are synced; absent ones stay English."""

    def __init__(self, localizer: Localizer) -> None:
        self._localizer = localizer

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        del context  # one id means one thing, wherever it stands
        message_id = string.extras.get("id")
        language = self._localizer.find_language(locale.value)
        if message_id is None or language is None:
            return None
        text = self._localizer.for_locale(language)
        return text(message_id) if text.has(message_id) else None


@cache
def _english() -> Text:
    return Localizer.load(strict=True).english
