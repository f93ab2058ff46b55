"""A certificate of attendance: one page to print and to hear (PDF/UA-1)."""

import json
import re
from pathlib import Path
from typing import Final

import typst

from bot.domain.plain import one_line
from bot.saying.i18n import Text
from bot.saying.times import slot_in_words
from bot.services.signups.certificates import Certificate

_TEMPLATE: Final = Path(__file__).with_name("certificate.typ")
_LONG_WORD: Final = re.compile(r"\S{10}(?=\S)")
_BREAK: Final = "\u200b"


def certificate_pdf(certificate: Certificate, name: str, text: Text) -> bytes:
    """Equal input, equal bytes; `name` is as its owner wants it to stand there."""
    stayed = (
        text("certificate-marked")
        if certificate.minutes is None
        else text("certificate-minutes", minutes=certificate.minutes, of=certificate.slot.minutes)
    )
    series = text(
        "certificate-series",
        series=certificate.series,
        edition=certificate.edition,
        producers=certificate.producers or "none",
    )
    given = {
        "title": text("certificate-title"),
        "language": text.locale.partition("-")[0],
        "says": text("certificate-says"),
        "name": _breakable(name),
        "was": text("certificate-was"),
        "talk": _breakable(certificate.title),
        "series": _breakable(series),
        "when": slot_in_words(certificate.slot, text),
        "stayed": stayed,
        "how": text("certificate-how"),
    }
    try:
        return _compiled(given, for_hearing=True)
    except typst.TypstError:
        # A letter is missing, which a document to be heard may not have. Printed, it says more
        # than no document.
        return _compiled(given, for_hearing=False)


def _compiled(given: dict[str, str], *, for_hearing: bool) -> bytes:
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"certificate": json.dumps(given)},
        pdf_standards=["ua-1"] if for_hearing else [],
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def _breakable(words: str) -> str:
    return _LONG_WORD.sub(rf"\g<0>{_BREAK}", one_line(words))
