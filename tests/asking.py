"""What a series asks, where a season or an evening counts Discord's own polls."""

from bot.domain.talks.series import PollChoice, Series
from bot.domain.team.server import Person
from bot.services.bundle import Services


async def ask_publicly(services: Services, person: Person, series: Series) -> None:
    """Let a series ask one question by native polls."""
    await services.asking.choose(
        person,
        series.code,
        version=series.version,
        poll=PollChoice.NATIVE,
        template=series.ballot_template,
        k=str(series.ballot_k),
        days=str(series.ballot_days),
    )
