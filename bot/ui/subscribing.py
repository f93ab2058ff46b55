"""How people put a calendar of ours into theirs: its address, and links that three of them take."""

from typing import Any

from discord import ui

from bot.saying.i18n import Text
from bot.ui.controls import link
from bot.ui.web_addresses import google_subscription, outlook_subscription, webcal


def subscription_lines(address: str, words: Text) -> str:
    """Both forms of the address, to copy: Discord makes no link of the second."""
    return words("subscribe-address", address=address, webcal=webcal(address))


def subscribe_buttons(address: str) -> list[ui.Button[Any]]:
    """The names are those of products, in every language."""
    return [
        link("Google", google_subscription(address)),
        link("Outlook", outlook_subscription(address)),
        link("Outlook.com", outlook_subscription(address, at_home=True)),
    ]
