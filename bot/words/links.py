"""Addresses that people type: what is let in may become a button."""

from urllib.parse import urlsplit

from bot.words.errors import LinkNotUnderstood

LINK_MAX = 500


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
