"""Pages of facts that are set at once: results of polls, a certificate. Longer ones: `pdf.py`."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import typst

from bot.documents.write.typesetting import with_clear_ends

_LONG_WORD: Final = re.compile(r"\S{10}(?=\S)")
_BREAK: Final = "\u200b"


class Page(NamedTuple):
    """What the fonts within have no letter for is a box."""

    content: bytes
    has_boxes: bool


def set_page(template: Path, given: Mapping[str, object]) -> Page:
    """Return a PDF/UA-1, which the template makes of its `given`; equal input, equal bytes."""
    try:
        return Page(_compiled(template, given, for_hearing=True), has_boxes=False)
    except typst.TypstError:
        # A letter is missing, which a document to be heard may not have. Printed, it says more
        # than no document.
        return Page(_compiled(template, given, for_hearing=False), has_boxes=True)


def breakable(words: str) -> str:
    """Let a line end within a word that is longer than any has to be."""
    return _LONG_WORD.sub(rf"\g<0>{_BREAK}", words)


def _compiled(template: Path, given: Mapping[str, object], *, for_hearing: bool) -> bytes:
    made = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given)},
        pdf_standards=["ua-1"] if for_hearing else [],
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return with_clear_ends(made)
