"""The tables of all languages; `bot/words/lexicon.py` lays them together for the readers."""

from typing import Final

from bot.words.languages.da import DANISH
from bot.words.languages.de import GERMAN
from bot.words.languages.en import ENGLISH
from bot.words.languages.fi import FINNISH
from bot.words.languages.fr import FRENCH
from bot.words.languages.language import Language
from bot.words.languages.nb import NORWEGIAN
from bot.words.languages.sv import SWEDISH

LANGUAGES: Final[tuple[Language, ...]] = (
    ENGLISH,
    DANISH,
    SWEDISH,
    NORWEGIAN,
    FINNISH,
    GERMAN,
    FRENCH,
)
