"""A certificate of attendance: one page to print and to hear (PDF/UA-1)."""

from pathlib import Path
from typing import Final

from bot.documents.write.typesetting import Page, breakable, set_page
from bot.domain.plain import one_line
from bot.saying.i18n import Text
from bot.saying.times import slot_in_words
from bot.services.signups.certificates import Certificate

_TEMPLATE: Final = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate, name: str, text: Text) -> Page:
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
        "name": breakable(one_line(name)),
        "was": text("certificate-was"),
        "talk": breakable(one_line(certificate.title)),
        "series": breakable(one_line(series)),
        "when": slot_in_words(certificate.slot, text),
        "stayed": stayed,
        "how": text("certificate-how"),
    }
    return set_page(_TEMPLATE, given)
