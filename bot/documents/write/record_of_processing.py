"""The record of processing (GDPR, article 30) as a Markdown table, drawn from the census."""

from bot.domain.document import Document
from bot.domain.keeping.census.all import CENSUS
from bot.domain.keeping.classes import Declared, Keeping, Privacy
from bot.saying.i18n import Text
from bot.saying.text_ids import text_id


def record_of_processing(text: Text) -> str:
    heads = ("what", "why", "personal", "pseudonymous", "term")
    rows = [[text(text_id("privacy-record", head)) for head in heads], ["---"] * len(heads)]
    rows += [
        [
            text(text_id("privacy-class", keeping)),
            text(text_id("privacy-purpose", keeping)),
            _held(keeping, Privacy.PERSONAL) or text("privacy-record-nothing"),
            _held(keeping, Privacy.PSEUDONYMOUS) or text("privacy-record-nothing"),
            term_in_words(keeping, text),
        ]
        for keeping in Keeping
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def term_in_words(keeping: Keeping, text: Text) -> str:
    days = keeping.term.days if keeping.term is not None else 0
    return text(text_id("privacy-term", keeping), days=days)


def _held(keeping: Keeping, privacy: Privacy) -> str:
    """The fields of a class that are so private, by the document or record that has them."""
    found = {_name(cls): _those(declared, keeping, privacy) for cls, declared in CENSUS.items()}
    return "; ".join(f"{name}: {', '.join(those)}" for name, those in found.items() if those)


def _those(declared: tuple[Declared, ...], keeping: Keeping, privacy: Privacy) -> list[str]:
    return [
        name
        for each in declared
        if each.keeping is keeping
        for name, said in each.by_field.items()
        if said is privacy
    ]


def _name(cls: type) -> str:
    """As it is called in the file that a member takes away."""
    return cls.KIND if issubclass(cls, Document) else cls.__name__
