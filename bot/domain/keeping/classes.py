"""The classes of what is stored of people, by why it is kept, and how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeAlias


class Keeping(StrEnum):
    """A class of what is stored, by why and how long; the words stand in Fluent."""

    SIGNUPS = "signups"
    ATTENDANCE = "attendance"
    LETTERS = "letters"
    AUTHORS = "authors"
    PREVIEWS = "previews"
    SETTINGS = "settings"
    TEAM = "team"
    PROGRAMME = "programme"
    NOTES = "notes"
    PUBLICATION = "publication"
    PARTNERS = "partners"
    ARRIVALS = "arrivals"
    SERVER = "server"
    AUDIT = "audit"
    ERASURES = "erasures"
    MACHINE = "machine"

    @property
    def term(self) -> timedelta | None:
        """How long after its talk is over, or it was made; None is until it is erased."""
        return _TERMS.get(self)


MONTH: Final = timedelta(days=30)
YEAR: Final = timedelta(days=365)

_TERMS: Final[Mapping[Keeping, timedelta]] = {
    Keeping.SIGNUPS: YEAR,
    Keeping.ATTENDANCE: 3 * MONTH,
    Keeping.LETTERS: MONTH,
    Keeping.AUTHORS: YEAR,
    Keeping.PREVIEWS: timedelta(days=1),
    Keeping.AUDIT: YEAR,
    Keeping.ARRIVALS: MONTH,
}


class Privacy(StrEnum):
    # Somebody's name, or words in which one may stand.
    PERSONAL = "personal"
    # An id that only Discord, or the store, can tell to be somebody's.
    PSEUDONYMOUS = "pseudonymous"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Fields of one class of documents or records that are kept for one reason.

    `records` are fields of which the records inside say for themselves what they are.
    """

    keeping: Keeping
    personal: tuple[str, ...] = ()
    pseudonymous: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def by_field(self) -> dict[str, Privacy | None]:
        """None is what its records say."""
        return {
            **dict.fromkeys(self.personal, Privacy.PERSONAL),
            **dict.fromkeys(self.pseudonymous, Privacy.PSEUDONYMOUS),
            **dict.fromkeys(self.neither, Privacy.NEITHER),
            **dict.fromkeys(self.records),
        }


# Classes of documents, and records that a document may hold.
Census: TypeAlias = Mapping[type, tuple[Declared, ...]]


def fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


COMMON: Final = ("owner", "code", "version")
