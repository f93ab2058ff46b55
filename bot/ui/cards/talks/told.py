"""Who will read of a change, in words."""

from bot.saying.i18n import Text
from bot.services.outbox.telling import Audience


def letters_of(told: Audience) -> dict[str, int]:
    """What `told-letters` says of them."""
    return {"letters": told.letters, "stopped": told.stopped, "closed": told.closed}


def told_in_words(told: Audience, words: Text) -> str:
    """Who will read of a change, before it happens."""
    said = words(
        "told",
        channel="yes" if told.channel else "no",
        **letters_of(told),
    )
    if told.of_several:
        said += f" {words('told-of-several')}"
    return f"{said} {words('told-elsewhere')}" if told.elsewhere else said
