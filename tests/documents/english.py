"""The texts of documents, for tests that write and read them."""

from bot.saying.i18n import Localizer

ENGLISH = Localizer.load(strict=True).english
