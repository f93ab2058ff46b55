"""What commands are declared with: names and descriptions by their ids, and options' types."""

from functools import cache

import discord
from discord import app_commands
from discord.app_commands import Range

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


# What people type in one line.
Short = Range[str, 1, 100]
Title = Range[str, 1, 200]


class SpokenChannelId(app_commands.Transformer):
    """A voice or stage channel by its id; whether the bot may see it is for the use of it to say.

    discord.py's own types refuse a channel that is not in its cache by an error without a word.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.voice, discord.ChannelType.stage_voice]

    async def transform(
        self, interaction: discord.Interaction, value: app_commands.AppCommandChannel, /
    ) -> int:
        del interaction  # the base class hands it in
        return value.id
