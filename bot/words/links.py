"""Addresses that people type: what is let in may become a button."""

from urllib.parse import urlsplit

from bot.words.errors import LinkNotUnderstood, PictureNotLasting, PictureNotUsable

LINK_MAX = 500
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
# Their addresses are signed, and work for a day.
_PASSING = ("discordapp.com", "discordapp.net", "discord.com")


def checked_link(link: str | None) -> str | None:
    """Keep http and https addresses with a host, None for an empty text.

    Raises `LinkNotUnderstood` for everything else: no other scheme may ever become a button.
    """
    if link is None or not link.strip():
        return None
    text = link.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        raise LinkNotUnderstood(link=text[:80]) from None
    plain = all(character.isprintable() and not character.isspace() for character in text)
    if parts.scheme not in {"http", "https"} or not host or not plain or len(text) > LINK_MAX:
        raise LinkNotUnderstood(link=text[:80])
    return text


def safe_link(link: str | None) -> str | None:
    """The same for what is stored, which may be older than the check: None where it raises."""
    try:
        return checked_link(link)
    except LinkNotUnderstood:
        return None


def checked_picture(link: str | None) -> str | None:
    """Keep the https address of a picture, None for an empty text.

    Discord fetches it by its own proxy, whenever somebody looks: whoever runs the site sees no
    member. Raises `LinkNotUnderstood`, `PictureNotUsable` and `PictureNotLasting`.
    """
    checked = checked_link(link)
    if checked is None:
        return None
    parts = urlsplit(checked)
    if parts.scheme != "https" or "@" in parts.netloc:
        raise PictureNotUsable(link=checked[:80])
    if (parts.hostname or "").endswith(_PASSING):
        raise PictureNotLasting
    if not parts.path.lower().endswith(_PICTURES):
        raise PictureNotUsable(link=checked[:80])
    return checked
