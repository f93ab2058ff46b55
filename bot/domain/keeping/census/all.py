"""The whole census: every class of documents, and every record that a document may hold."""

from typing import Final

from bot.domain.keeping.census import (
    deliveries,
    findings,
    keeping,
    partners,
    polls,
    previews,
    signups,
    takeaways,
    talks,
    team,
)
from bot.domain.keeping.classes import Census

CENSUS: Final[Census] = {
    **signups.DECLARED,
    **deliveries.DECLARED,
    **partners.DECLARED,
    **takeaways.DECLARED,
    **previews.DECLARED,
    **talks.DECLARED,
    **polls.DECLARED,
    **findings.DECLARED,
    **team.DECLARED,
    **keeping.DECLARED,
}
