"""The exported files as somebody sees who opens them."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import typst

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN: Final = 24
_PLAIN_SIZE: Final = 11.0
# Typst reads a PDF as it reads a picture: what is shown is the file that was exported.
_PAGE: Final = """\
#set page(width: auto, height: auto, margin: 0pt)
#box(clip: true, fill: white, inset: (left: -50pt, top: -205pt, right: -70pt, bottom: -445pt),
  image("paper.pdf", page: 1))
"""
_SHARPNESS: Final = 144.0


def first_page_of_pdf(content: bytes) -> bytes:
    """Return the part of it that has title and author, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.pdf").write_bytes(content)
        (root / "page.typ").write_text(_PAGE, encoding="utf-8")
        made = typst.compile(root / "page.typ", root=root, format="png", ppi=_SHARPNESS)
    assert isinstance(made, bytes)
    return made


def begin_of_word(content: bytes) -> list[dict[str, Any]]:
    """Return the first paragraphs of a Word file, each as large and as bold as its style is."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - our own file
        styles = ET.fromstring(packed.read("word/styles.xml"))  # noqa: S314 - our own file
    looks = _looks(styles)
    found: list[dict[str, Any]] = []
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = "" if named is None else named.get(f"{_W}val", "")
        if text:
            found.append({"text": text, **looks.get(style, looks[""])})
    return found[:_SHOWN]


def _looks(styles: ET.Element) -> dict[str, Any]:
    """Size in points and weight of each style, by its id; under "" those of all text."""
    common = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    looks = {"": _look(common, {"size": _PLAIN_SIZE, "bold": False, "italic": False})}
    # A style stands behind the one that it is based on.
    for style in styles.iter(f"{_W}style"):
        based = style.find(f"{_W}basedOn")
        below = looks.get("" if based is None else based.get(f"{_W}val", ""), looks[""])
        looks[style.get(f"{_W}styleId", "")] = _look(style.find(f"{_W}rPr"), below)
    return looks


def _look(said: ET.Element | None, below: dict[str, Any]) -> dict[str, Any]:
    if said is None:
        return below
    size = said.find(f"{_W}sz")
    return {
        "size": below["size"] if size is None else int(size.get(f"{_W}val", "")) / 2,
        "bold": below["bold"] or said.find(f"{_W}b") is not None,
        "italic": below["italic"] or said.find(f"{_W}i") is not None,
    }
