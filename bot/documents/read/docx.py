"""The text of a Word document (Office Open XML), line by line, with the numbers of its lists."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from bot.domain.errors import DocumentNotUnderstood

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
# A document of five thousand paragraphs; a small file that grows beyond this is a bomb.
_UNPACKED_MAX = 20_000_000
_BULLETS = frozenset({"bullet", "none", ""})


def is_docx(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _DOCUMENT in packed.namelist()
    except zipfile.BadZipFile:
        return False


def lines_of_docx(content: bytes) -> list[str]:
    """Return a line for each paragraph, a blank one around headings.

    Raises `DocumentNotUnderstood` for what is broken, or made to break its reader.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            document = _part(packed, _DOCUMENT)
            numbering = _part(packed, _NUMBERING) if _NUMBERING in packed.namelist() else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError) as error:
        raise DocumentNotUnderstood(problem=str(error)[:200]) from None
    return list(_lines(document, _formats(numbering)))


def _part(packed: zipfile.ZipFile, name: str) -> ET.Element:
    with packed.open(name) as file:
        content = file.read(_UNPACKED_MAX + 1)
    if len(content) > _UNPACKED_MAX:
        raise DocumentNotUnderstood(problem=f"{name}: > {_UNPACKED_MAX // 1_000_000} MB")
    # Word writes no document type; with one an entity could grow without end, or name a file.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise DocumentNotUnderstood(problem=f"{name}: <!DOCTYPE")
    try:
        return ET.fromstring(content)  # noqa: S314 - without a document type
    except ET.ParseError as error:
        raise DocumentNotUnderstood(problem=f"{name}: {error}") from None


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


def _text(paragraph: ET.Element) -> str:
    pieces: list[str] = []
    for each in paragraph.iter():
        if each.tag == f"{_W}t":
            pieces.append(each.text or "")
        elif each.tag == f"{_W}tab":
            pieces.append("\t")
        elif each.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
    return "".join(pieces).strip()
