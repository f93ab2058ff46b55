"""The text of a web page, line by line: its main part, without menus, scripts and forms."""

import re
from html.parser import HTMLParser

from bot.domain.plain import one_line
from bot.words.patterns import late

# Enough to tell a page from a text that speaks of tags.
_PAGE = late(r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE)
_TAGS = late(r"<(?:p|h[1-6]|div|article|main|body|ul|ol|section)(?:\s[^<>]*)?>", re.IGNORECASE)
_FEWEST_TAGS = 3
_LOOKED_AT = 20_000
_HIDDEN = frozenset(
    "script style nav aside form button noscript svg template head footer iframe select".split()
)
_BLOCKS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol table tr blockquote pre dl dt dd"
    " figure figcaption hr address body html details summary".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What opens at a press is headed by a line that lies below all headings.
_SUMMARY = 6
_MAIN = ("article", "main")
# Browsers give up long before; deeper nesting is an attack.
_DEEPEST = 500


def is_html(text: str) -> bool:
    start = text[:_LOOKED_AT]
    return bool(_PAGE.match(start)) or (
        start.lstrip().startswith("<") and len(_TAGS.findall(start)) >= _FEWEST_TAGS
    )


def lines_of_html(text: str) -> list[str]:
    """Return the lines of the page's article or main part, or of all of it.

    Items of lists have the bullet or the number that a browser would show.
    """
    whole = closed(text)
    for part in (*_MAIN, None):
        page = _Page(part)
        page.feed(whole)
        page.close()
        if any(lines := page.finished()):
            return lines
    return []


def closed(text: str) -> str:
    """The page without comments, and with nothing left open at its end.

    Python's parser looks for the end of what is open again at each place where it could begin,
    which takes minutes for a small page of beginnings (CVE-2025-6069).
    """
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 2)
        at = end + 3 if end >= 0 else len(text)
    kept.append(text[at:])
    before, last, open_end = "".join(kept).rpartition(">")
    return f"{before}{last}{open_end.replace('<', '&lt;')}"


class _Page(HTMLParser):
    def __init__(self, part: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self._part = part
        # How many of these elements are open.
        self._inside = 0 if part else 1
        self._hidden = 0
        self._lists: list[int | None] = []
        self._line: list[str] = []
        self._lines: list[str] = []
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._part:
            self._inside += 1
        if tag in _HIDDEN or (tag == "header" and self._part is None):
            self._hidden += 1
        if tag == "br":
            self._end_line()
        if tag in _BLOCKS:
            self._end_block(blank=tag in _HEADINGS or tag == "p")
        if tag in {"ul", "ol"} and len(self._lists) < _DEEPEST:
            self._lists.append(_first_number(attrs) if tag == "ol" else None)
        elif tag in _HEADINGS and self._inside and not self._hidden:
            self._line = [f"{'#' * int(tag[1])} "]
        elif tag == "summary" and self._inside and not self._hidden:
            self._line = [f"{'#' * _SUMMARY} "]
        elif tag == "li" and self._inside and not self._hidden:
            # A list that begins an item takes its place.
            self._line = [self._mark()]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._part:
            self._inside = max(self._inside - 1, 0)
        if tag in _HIDDEN or (tag == "header" and self._part is None):
            self._hidden = max(self._hidden - 1, 0)
        if tag in {"td", "th"}:
            self._line.append("\t")
            self._in_row = True
        if tag in _BLOCKS:
            self._end_block(blank=tag in _HEADINGS or tag == "p")
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self._line.append(data)

    def finished(self) -> list[str]:
        self._end_line()
        return self._lines

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "\u2022 "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "

    def _end_line(self) -> None:
        cells = map(one_line, "".join(self._line).split("\t")) if self._in_row else ()
        line = "\t".join(filter(None, cells)) or one_line("".join(self._line))
        # A mark alone is an item whose text is a block of its own: it waits for it.
        if line and not line.strip("#"):
            # An empty heading.
            line = ""
        if (line and line.rstrip(".").isdigit()) or line == "\u2022":
            self._line = [f"{line} "]
            return
        if line:
            self._lines.append(line)
        self._line = []
        self._in_row = False

    def _end_block(self, *, blank: bool) -> None:
        self._end_line()
        if blank and self._lines and self._lines[-1]:
            self._lines.append("")


def _first_number(attrs: list[tuple[str, str | None]]) -> int:
    given = dict(attrs).get("start") or ""
    return int(given) if given.isdecimal() and len(given) <= 4 else 1  # noqa: PLR2004
