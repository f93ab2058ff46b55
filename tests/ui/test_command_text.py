import discord
import pytest
from discord import app_commands

from bot.saying.i18n import Localizer, TextError
from bot.ui.command_text import CommandTranslator, named

CONTEXT = app_commands.TranslationContext(
    app_commands.TranslationContextLocation.command_name, data=None
)


@pytest.fixture
def translator(tmp_path):
    for language, content in {"en": "cmd = talks\n", "sv": "cmd = samtal\n", "da": ""}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "commands.ftl").write_text(content, encoding="utf-8")
    return CommandTranslator(Localizer.load(strict=True, folder=tmp_path))


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        (discord.Locale.swedish, "samtal"),
        (discord.Locale.danish, None),
        (discord.Locale.japanese, None),
    ],
)
async def test_translator_gives_languages_that_exist(translator, locale, name):
    assert (
        await translator.translate(app_commands.locale_str("talks", id="cmd"), locale, CONTEXT)
        == name
    )


async def test_translator_leaves_text_without_id(translator):
    plain = app_commands.locale_str("talks")

    assert await translator.translate(plain, discord.Locale.swedish, CONTEXT) is None


def test_named_carries_english_and_id():
    marked = named("error-bad-input")

    assert str(marked).startswith("I could not understand that.")
    assert marked.extras == {"id": "error-bad-input"}


def test_named_refuses_unknown_id():
    with pytest.raises(TextError, match="cmd-nowhere"):
        named("cmd-nowhere")
