"""How long what is kept of people, and what goes next."""

from collections.abc import Mapping

from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.outdated import KEPT_AFTER_LEAVING
from bot.saying.i18n import Text
from bot.saying.text_ids import text_id
from bot.ui.cards.privacy.my_data import term_of
from bot.ui.controls import Item, card, divider, text


def what_is_kept(going: Mapping[Keeping, int], words: Text) -> list[Item]:
    """`going` is what the next clearing lets go of."""
    lines = [
        words(
            "kept-line",
            name=words(text_id("privacy-class", keeping)),
            term=term_of(keeping, words),
        )
        for keeping in Keeping
        if keeping is not Keeping.MACHINE
    ]
    next_time = [
        words("erase-line", name=words(text_id("privacy-class", keeping)), count=count)
        for keeping, count in going.items()
    ] or [words("kept-nothing-goes")]
    return [
        card(
            text(f"## {words('kept-title')}"),
            text("\n".join(lines)),
            divider(),
            text("\n".join([words("kept-next"), *next_time])),
            text(words("kept-after-leaving", days=KEPT_AFTER_LEAVING.days)),
        )
    ]
