"""A person on stage, as printed in the programme."""

from dataclasses import dataclass
from enum import StrEnum


class StageRole(StrEnum):
    PANELLIST = "panellist"
    MODERATOR = "moderator"
    HOST = "host"


class Consent(StrEnum):
    NOT_ASKED = "not_asked"
    NAMED = "named"
    ROLE_ONLY = "role_only"
    NONE = "none"


# Asked, and not to be named.
NOT_BY_NAME = frozenset({Consent.NONE, Consent.ROLE_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """`line` is the truth; role and affiliation are readings of it that may be absent."""

    name: str
    line: str
    role: StageRole = StageRole.PANELLIST
    affiliation: str | None = None
    consent: Consent = Consent.NOT_ASKED
