"""The text of a Word document (Office Open XML), line by line, with the numbers of its lists."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from bot.documents.read.files.docx_lists import Lists, Styles, W, value, whole
from bot.documents.read.files.packed import parts_of, xml_parts
from bot.documents.read.files.styled import StyledParagraph
from bot.documents.styled import LABELS, Role
from bot.domain.errors import DocumentNotUnderstood

_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_LABELS = frozenset({*LABELS, *(each.replace(" ", "") for each in LABELS)})
# What was deleted or moved away, and what only programs without drawings show.
_GONE: Final = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_BULLET: Final = "\u2022 "
_BOX = f"{W}txbxContent"
_ASIDE: Final = frozenset({*_GONE, _BOX, f"{W}pPr"})


def is_docx(content: bytes) -> bool:
    return _DOCUMENT in parts_of(content)


def lines_of_docx(content: bytes) -> list[str]:
    """Return a line for each paragraph, a blank one around headings, which have their "##".

    Raises `DocumentNotUnderstood` for what is broken, or made to break its reader.
    """
    document, numbering, styles = xml_parts(content, _DOCUMENT, _NUMBERING, _STYLES)
    if document is None:
        raise DocumentNotUnderstood(problem=_DOCUMENT)
    return list(_Reader(Lists(numbering), Styles(styles)).blocks(document))


def paragraphs_of_docx(content: bytes) -> list[StyledParagraph]:
    """Return the paragraphs with the names of their styles; raises as `lines_of_docx`."""
    document, numbering, styles = xml_parts(content, _DOCUMENT, _NUMBERING, _STYLES)
    if document is None:
        raise DocumentNotUnderstood(problem=_DOCUMENT)
    return list(_styled(document, _starts(numbering), Styles(styles)))


def _starts(numbering: ET.Element | None) -> dict[str, int | None]:
    """For each list, where it begins anew."""
    listed = numbering.findall(f"{W}num") if numbering is not None else []
    return {
        each.get(f"{W}numId", ""): whole(value(each.find(f"{W}lvlOverride/{W}startOverride")))
        for each in listed
    }


def _styled(
    document: ET.Element, starts: dict[str, int | None], styles: Styles
) -> Iterator[StyledParagraph]:
    last = 0
    begun: set[str] = set()
    for paragraph in document.iter(f"{W}p"):
        own = paragraph.find(f"{W}pPr")
        style = value(own.find(f"{W}pStyle")) if own is not None else ""
        number = 1
        name = styles.name(style)
        if StyledParagraph(style=name, text="").role is Role.FINDING:
            # The style counts by itself; only a list of its own is named.
            listed = value(own.find(f"{W}numPr/{W}numId")) if own is not None else ""
            start = starts.get(listed)
            last += 1
            if start is not None and listed not in begun:
                last = start
            begun.add(listed)
            number = last
        yield StyledParagraph(
            style=name, text=_text(paragraph, without=_LABELS), number=number, day=_day(paragraph)
        )


def _day(paragraph: ET.Element) -> date | None:
    field = paragraph.find(f".//{W}sdtPr/{W}date")
    said = field.get(f"{W}fullDate", "")[:10] if field is not None else ""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


class _Reader:
    def __init__(self, lists: Lists, styles: Styles) -> None:
        self._lists = lists
        self._styles = styles

    def blocks(self, element: ET.Element) -> Iterator[str]:
        """Read paragraphs and rows of tables, wherever they lie, in their order."""
        for each in element:
            if each.tag == f"{W}p":
                yield from self._paragraph(each)
                for box in _boxes(each):
                    yield from self.blocks(box)
            elif each.tag == f"{W}tr":
                yield from self._row(each)
            elif each.tag not in _GONE:
                yield from self.blocks(each)

    def _row(self, row: ET.Element) -> Iterator[str]:
        """A row with a paragraph in each cell is one line; others are cells of a layout."""
        cells = [list(cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        if all(len(cell) == 1 for cell in cells):
            yield "\t".join(text for (cell,) in cells if (text := _text(cell)))
        else:
            for cell in row:
                yield from self.blocks(cell)

    def _paragraph(self, paragraph: ET.Element) -> Iterator[str]:
        own = paragraph.find(f"{W}pPr")
        style = value(own.find(f"{W}pStyle")) if own is not None else ""
        place = self._styles.place(own, style)
        text = _text(paragraph)
        name = self._styles.name(style).casefold()
        if not text:
            yield ""
            return
        if name.startswith("toc"):
            # As it is printed: dots, and a page.
            yield text.replace("\t", " ...... ")
            return
        if level := self._styles.heading(own, style):
            mark = self._lists.mark(place) if place else ""
            yield from ("", f"{'#' * level} {mark}{' '.join(text.split())}", "")
            return
        mark = self._lists.mark(place) if place else _BULLET if _is_bullet(name) else ""
        yield f"{mark}{text}"
        if not mark:
            yield ""


def _is_bullet(name: str) -> bool:
    return name.replace(" ", "").startswith("listbullet")


def _boxes(element: ET.Element) -> Iterator[ET.Element]:
    """What stands in frames that are anchored in a paragraph."""
    for each in element:
        if each.tag == _BOX:
            yield each
        elif each.tag not in _GONE:
            yield from _boxes(each)


def _runs(element: ET.Element) -> Iterator[ET.Element]:
    for each in element:
        if each.tag == f"{W}r":
            yield each
        elif each.tag not in _ASIDE:
            yield from _runs(each)


def _text(paragraph: ET.Element, *, without: frozenset[str] = frozenset()) -> str:
    pieces: list[str] = []
    for run in _runs(paragraph):
        if value(run.find(f"{W}rPr/{W}rStyle")) in without:
            continue
        if (hidden := run.find(f"{W}rPr/{W}vanish")) is not None and value(hidden) != "0":
            continue
        for each in run:
            if each.tag == f"{W}t":
                pieces.append(each.text or "")
            elif each.tag == f"{W}tab":
                pieces.append("\t")
            elif each.tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif each.tag in {f"{W}br", f"{W}cr"}:
                pieces.append("\n")
    return "".join(pieces).strip()
