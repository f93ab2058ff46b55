"""JSON that leaves the bot."""

import msgspec

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
