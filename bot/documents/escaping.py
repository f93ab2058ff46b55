"""Text to Markdown in which nothing acts, and back, without loss."""

import re

# CommonMark lets a backslash stand before any ASCII punctuation. These begin something anywhere,
# in CommonMark, in GitHub's dialect or in pandoc's.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# These only at the beginning of a line, as do "1.", "a)" and "(iv)".
_AT_START = re.compile(r"[-+=:%]")
_LIST_AT_START = re.compile(r"(\(?(?:\d{1,9}|[A-Za-z]{1,6}))([.)])(?=\s|$)")
_ADDRESS = re.compile(r"https?://[\w\-.~:/?#@!$&'()*+,;=%]*[\w/=&#~%+-]", re.ASCII)
_WRITTEN = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])|&#(?P<code>\d{1,7});|<(?P<address>https?://[^\s<>]+)>", re.ASCII
)


def escape(text: str) -> str:
    """Return one line of text as Markdown that shows it and does nothing else."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    if _AT_START.match(escaped):
        return f"\\{escaped}"
    return _LIST_AT_START.sub(r"\1\\\2", escaped, count=1) if _starts_list(escaped) else escaped


def escape_with_links(text: str) -> str:
    """Return one line as Markdown in which web addresses are links and nothing else acts."""
    written = ""
    rest = text
    while match := _ADDRESS.search(rest):
        before = rest[: match.start()]
        written += (escape(before) if not written else _escape_inside(before)) + f"<{match[0]}>"
        rest = rest[match.end() :]
    return written + (escape(rest) if not written else _escape_inside(rest))


def as_reference(escaped: str) -> str:
    """Write the first character as a reference: shown the same, and no heading of ours."""
    return f"&#{ord(escaped[0])};{escaped[1:]}"


def unescape(markdown: str) -> str:
    """Undo `escape`, `escape_with_links` and `as_reference`."""
    return _WRITTEN.sub(_plain, markdown)


def _plain(match: re.Match[str]) -> str:
    if match["code"]:
        code = int(match["code"])
        return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004
    return match["plain"] or match["address"]


def _starts_list(escaped: str) -> bool:
    return bool(_LIST_AT_START.match(escaped))


def _escape_inside(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text)
