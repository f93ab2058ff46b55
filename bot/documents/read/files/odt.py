"""The paragraphs of an OpenDocument text, with their styles and the numbers of their lists."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from bot.documents.read.files.packed import parts_of, xml_parts
from bot.documents.read.files.styled import StyledParagraph
from bot.documents.styled import LABELS
from bot.domain.errors import DocumentNotUnderstood

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_T: Final = f"{{{_OASIS}:text:1.0}}"
_S: Final = f"{{{_OASIS}:style:1.0}}"
_OFFICE: Final = f"{{{_OASIS}:office:1.0}}"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_SPACES_MAX: Final = 1000
# What is written beside the text: notes, comments, what was struck out.
_ASIDE: Final = frozenset(
    {f"{_T}note", f"{_OFFICE}annotation", f"{_T}tracked-changes", f"{_T}table-of-content"}
)


def is_odt(content: bytes) -> bool:
    return {"mimetype", _CONTENT} <= parts_of(content)


def paragraphs_of_odt(content: bytes) -> list[StyledParagraph]:
    """Raises `DocumentNotUnderstood` for what is broken, or made to break its reader."""
    document, styles = xml_parts(content, _CONTENT, _STYLES)
    text = document.find(f"{_OFFICE}body/{_OFFICE}text") if document is not None else None
    if document is None or text is None:
        raise DocumentNotUnderstood(problem=_CONTENT)
    return list(_Reader(_parents(document, styles)).paragraphs(text, in_item=None))


def lines_of(paragraphs: list[StyledParagraph]) -> list[str]:
    """Return a line for each paragraph, with the mark of its list, a blank one around others."""
    lines: list[str] = []
    for each in paragraphs:
        lines += [each.text] if each.mark else ["", each.text, ""]
        if each.mark:
            lines[-1] = f"{each.mark}{each.text}"
    return lines


def _parents(*parts: ET.Element | None) -> dict[str, str]:
    """A style that an office program makes for one paragraph, and the one that it changes."""
    return {
        style.get(f"{_S}name", ""): style.get(f"{_S}parent-style-name", "")
        for part in parts
        if part is not None
        for group in part.findall(f"{_OFFICE}automatic-styles")
        for style in group.findall(f"{_S}style")
    }


class _Reader:
    def __init__(self, parents: dict[str, str]) -> None:
        self._parents = parents
        self._counts: dict[str, int] = {}

    def paragraphs(
        self, element: ET.Element, *, in_item: tuple[str, int] | None
    ) -> Iterator[StyledParagraph]:
        for each in element:
            if each.tag in _ASIDE:
                continue
            if each.tag == f"{_T}list":
                yield from self._list(each)
            elif each.tag in {f"{_T}p", f"{_T}h"}:
                yield self._paragraph(each, in_item)
                in_item = None
            else:
                yield from self.paragraphs(each, in_item=None)

    def _list(self, element: ET.Element) -> Iterator[StyledParagraph]:
        name = element.get(f"{_T}style-name", "")
        goes_on = element.get(f"{_T}continue-numbering") == "true" or element.get(
            f"{_T}continue-list"
        )
        if not goes_on:
            self._counts[name] = 0
        for item in element:
            if item.tag != f"{_T}list-item":
                continue
            number = _number(item.get(f"{_T}start-value")) or self._counts.get(name, 0) + 1
            self._counts[name] = number
            yield from self.paragraphs(item, in_item=(name, number))

    def _paragraph(self, element: ET.Element, in_item: tuple[str, int] | None) -> StyledParagraph:
        style = self._style(element.get(f"{_T}style-name", ""))
        pieces: list[str] = []
        self._read(element, pieces)
        return StyledParagraph(
            style=style,
            text="".join(pieces).strip(),
            number=in_item[1] if in_item else 1,
            day=_day(element),
            mark=f"{in_item[1]}. " if in_item else "",
        )

    def _style(self, name: str) -> str:
        return (self._parents.get(name) or name).replace("_20_", " ")

    def _read(self, element: ET.Element, pieces: list[str]) -> None:
        pieces.append(element.text or "")
        for each in element:
            is_label = (
                each.tag == f"{_T}span" and self._style(each.get(f"{_T}style-name", "")) in LABELS
            )
            if each.tag == f"{_T}s":
                pieces.append(" " * min(_number(each.get(f"{_T}c")) or 1, _SPACES_MAX))
            elif each.tag in {f"{_T}tab", f"{_T}line-break"}:
                pieces.append(" ")
            elif each.tag not in _ASIDE and not is_label:
                self._read(each, pieces)
            pieces.append(each.tail or "")


def _day(element: ET.Element) -> date | None:
    field = element.find(f".//{_T}date")
    said = field.get(f"{_T}date-value", "")[:10] if field is not None else ""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _number(given: str | None) -> int | None:
    known = given is not None and given.isascii() and given.isdigit() and len(given) <= 6  # noqa: PLR2004
    return int(given) if known and given else None
