"""The exported files as somebody sees who opens them."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import typst

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN: Final = 24
# Typst reads a PDF as it reads a picture: what is shown is the file that was exported.
_PAGE: Final = """\
#set page(width: auto, height: auto, margin: 0pt)
#image("paper.pdf", page: {page})
"""
_SHARPNESS: Final = 110.0


def page_of_pdf(content: bytes, page: int) -> bytes:
    """Return one page of a PDF as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.pdf").write_bytes(content)
        (root / "page.typ").write_text(_PAGE.format(page=page), encoding="utf-8")
        made = typst.compile(root / "page.typ", root=root, format="png", ppi=_SHARPNESS)
    assert isinstance(made, bytes)
    return made


def begin_of_word(content: bytes) -> list[dict[str, str]]:
    """Return the first paragraphs of a Word file, each with the name of its style."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - our own file
    found: list[dict[str, str]] = []
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = "" if named is None else named.get(f"{_W}val", "")
        if text:
            found.append({"style": style, "text": text})
    return found[:_SHOWN]
