"""The paragraphs of a web page that we wrote, with the styles that it says."""

from datetime import date
from html.parser import HTMLParser
from typing import Final

from bot.documents.read.files.html import closed
from bot.documents.read.files.styled import StyledParagraph
from bot.domain.plain import one_line

# What no browser shows as text.
_UNSEEN: Final = frozenset({"title", "style", "script"})
_NUMBER_MAX: Final = 6


def paragraphs_of_page(text: str) -> list[StyledParagraph]:
    """Text without a style of ours is there too, as an editor's."""
    page = _Page()
    page.feed(closed(text))
    page.close()
    return page.finished()


class _Page(HTMLParser):
    """Of what we write no element has one of its own name in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[StyledParagraph] = []
        self._pieces: list[str] = []
        # The elements that are open: of a style, and what is no part of the article.
        self._tag = self._aside = self._style = ""
        self._number = 1
        self._day: date | None = None

    def finished(self) -> list[StyledParagraph]:
        self._end()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: said or "" for name, said in attrs}
        if self._aside:
            return
        if style := given.get("data-style"):
            self._end()
            self._tag, self._style = tag, style
            self._number = _number(given.get("data-number", ""))
        if tag in _UNSEEN or tag == "dt" or given.get("class") == "label":
            self._aside = tag
        elif tag == "time" and self._tag:
            self._day = _day(given.get("datetime", ""))
        elif tag in {"p", "br"} and not style:
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._aside:
            self._aside = ""
        elif tag == self._tag:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self._pieces.append(data)

    def _end(self) -> None:
        text = one_line("".join(self._pieces))
        if text or self._style:
            paragraph = StyledParagraph(
                style=self._style, text=text, number=self._number, day=self._day
            )
            self._found.append(paragraph)
        self._pieces = []
        self._tag = self._style = ""
        self._number, self._day = 1, None


def _number(given: str) -> int:
    known = given.isascii() and given.isdigit() and len(given) <= _NUMBER_MAX
    return int(given) if known else 1


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
