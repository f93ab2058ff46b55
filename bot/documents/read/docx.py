"""The text of a Word document (Office Open XML), line by line, with the numbers of its lists."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from bot.documents.read.packed import parts_of, xml_parts
from bot.documents.read.styled import StyledParagraph
from bot.documents.styled import LABELS, Role
from bot.domain.errors import DocumentNotUnderstood

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_BULLETS = frozenset({"bullet", "none", ""})
_LABELS = frozenset({*LABELS, *(each.replace(" ", "") for each in LABELS)})


def is_docx(content: bytes) -> bool:
    return _DOCUMENT in parts_of(content)


def lines_of_docx(content: bytes) -> list[str]:
    """Return a line for each paragraph, a blank one around headings.

    Raises `DocumentNotUnderstood` for what is broken, or made to break its reader.
    """
    document, numbering = xml_parts(content, _DOCUMENT, _NUMBERING)
    if document is None:
        raise DocumentNotUnderstood(problem=_DOCUMENT)
    return list(_lines(document, _formats(numbering)))


def paragraphs_of_docx(content: bytes) -> list[StyledParagraph]:
    """Return the paragraphs with the names of their styles; raises as `lines_of_docx`."""
    document, numbering, styles = xml_parts(content, _DOCUMENT, _NUMBERING, _STYLES)
    if document is None:
        raise DocumentNotUnderstood(problem=_DOCUMENT)
    return list(_styled(document, _starts(numbering), _names(styles)))


def _names(styles: ET.Element | None) -> dict[str, str]:
    """An office program may make ids anew, and keeps the names."""
    listed = styles.findall(f"{_W}style") if styles is not None else []
    return {each.get(f"{_W}styleId", ""): _value(each.find(f"{_W}name")) for each in listed}


def _starts(numbering: ET.Element | None) -> dict[str, int | None]:
    """For each list, where it begins anew."""
    listed = numbering.findall(f"{_W}num") if numbering is not None else []
    return {
        each.get(f"{_W}numId", ""): _whole(_value(each.find(f"{_W}lvlOverride/{_W}startOverride")))
        for each in listed
    }


def _whole(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 6 else None  # noqa: PLR2004


def _styled(
    document: ET.Element, starts: dict[str, int | None], names: dict[str, str]
) -> Iterator[StyledParagraph]:
    last = 0
    begun: set[str] = set()
    for paragraph in document.iter(f"{_W}p"):
        own = paragraph.find(f"{_W}pPr")
        style = _value(own.find(f"{_W}pStyle")) if own is not None else ""
        number = 1
        name = names.get(style, style)
        if StyledParagraph(style=name, text="").role is Role.FINDING:
            # The style counts by itself; only a list of its own is named.
            listed = _value(own.find(f"{_W}numPr/{_W}numId")) if own is not None else ""
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
    field = paragraph.find(f".//{_W}sdtPr/{_W}date")
    said = field.get(f"{_W}fullDate", "")[:10] if field is not None else ""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _formats(numbering: ET.Element | None) -> dict[tuple[str, str], str]:
    """Return how each level of each list is numbered, by list and level."""
    if numbering is None:
        return {}
    abstract = {
        each.get(f"{_W}abstractNumId", ""): {
            level.get(f"{_W}ilvl", "0"): _value(level.find(f"{_W}numFmt"))
            for level in each.findall(f"{_W}lvl")
        }
        for each in numbering.findall(f"{_W}abstractNum")
    }
    return {
        (each.get(f"{_W}numId", ""), level): form
        for each in numbering.findall(f"{_W}num")
        for level, form in abstract.get(_value(each.find(f"{_W}abstractNumId")), {}).items()
    }


def _value(element: ET.Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _lines(document: ET.Element, formats: dict[tuple[str, str], str]) -> Iterator[str]:
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for paragraph in document.iter(f"{_W}p"):
        text = _text(paragraph)
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties.find(f"{_W}pStyle")) if properties is not None else ""
        numbered = properties.find(f"{_W}numPr") if properties is not None else None
        is_heading = style.casefold().startswith(("heading", "title", "overskrift", "titel"))
        if numbered is not None and text:
            text = f"{_mark(numbered, formats, counts)}{text}"
        if is_heading:
            yield ""
        yield text
        if is_heading or numbered is None:
            yield ""


def _mark(
    numbered: ET.Element,
    formats: dict[tuple[str, str], str],
    counts: defaultdict[tuple[str, str], int],
) -> str:
    level = _value(numbered.find(f"{_W}ilvl")) or "0"
    key = (_value(numbered.find(f"{_W}numId")), level)
    if formats.get(key, "") in _BULLETS:
        return "\u2022 "
    counts[key] += 1
    return f"{counts[key]}. "


def _text(paragraph: ET.Element, *, without: frozenset[str] = frozenset()) -> str:
    pieces: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if _value(run.find(f"{_W}rPr/{_W}rStyle")) in without:
            continue
        for each in run:
            if each.tag == f"{_W}t":
                pieces.append(each.text or "")
            elif each.tag == f"{_W}tab":
                pieces.append("\t")
            elif each.tag in {f"{_W}br", f"{_W}cr"}:
                pieces.append("\n")
    return "".join(pieces).strip()
