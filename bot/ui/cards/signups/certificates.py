"""Which talk a certificate is wanted of, and whose name shall stand in it."""

from collections.abc import Sequence

from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text
from bot.ui.controls import Item, option, select, text
from bot.ui.forms import Field, Part
from bot.ui.limits import SELECT_OPTIONS

NAME_MAX = 100


def certificates(talks: Sequence[Talk], words: Text) -> list[Item]:
    """Whoever was at more than Discord lists finds the others by [More] on their cards."""
    if not talks:
        return [text(words("certificates-none"))]
    asked = words("certificates-which")
    options = [option(talk.title, talk.code) for talk in talks[:SELECT_OPTIONS]]
    return [text(asked), select("certificate-of", options=options, placeholder=asked)]


def name_field(name: str, words: Text) -> list[Part]:
    return [
        Field(
            key="name",
            label=words("certificate-field-name"),
            hint=words("certificate-field-name-hint"),
            value=name,
            limit=NAME_MAX,
        )
    ]
