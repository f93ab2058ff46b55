"""JSON that leaves the bot; an article as JSON can be read again."""

import msgspec

from bot.domain.errors import DocumentNotUnderstood, TextTooLong
from bot.domain.findings.article import Article, tidy

# JSON numbers are exact up to here for those who read them as floating point (RFC 8259 section 6).
_EXACT = 2**53 - 1


def json_text(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def as_plain(document: object) -> object:
    """Return what JSON can hold; Discord's ids are too large for numbers, so they leave as text."""
    return _with_ids_as_text(msgspec.to_builtins(document))


def _with_ids_as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _with_ids_as_text(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_ids_as_text(each) for each in value]
    if isinstance(value, int) and abs(value) > _EXACT:
        return str(value)
    return value


FORMAT = "rostrum-article/1"
TEXT_MAX = 2_000_000


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`docs/schemas/rostrum-article-1.json` is its schema; a published one is sealed."""

    format: str
    article: Article
    seal: str | None = None


def to_json(article: Article, seal: str | None = None) -> str:
    """Write the article with the name of the format; dates as YYYY-MM-DD."""
    envelope = Envelope(format=FORMAT, article=tidy(article), seal=seal)
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode() + "\n"


def from_json(text: str) -> Article:
    """Read what `to_json` wrote; raises `DocumentNotUnderstood` and `TextTooLong`."""
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    try:
        envelope = msgspec.json.decode(text.encode(), type=Envelope)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as problem:
        raise DocumentNotUnderstood(problem=str(problem)[:200]) from None
    if envelope.format != FORMAT:
        raise DocumentNotUnderstood(problem=envelope.format[:200])
    return tidy(envelope.article)
