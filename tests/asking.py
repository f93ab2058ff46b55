"""What a series asks, where a season or an evening counts Discord's own polls."""

from bot.domain.ballots.poll import DAYS_DEFAULT, K_DEFAULT
from bot.domain.talks.series import PollChoice, Series
from bot.domain.team.server import Person
from bot.services.bundle import Services


async def ask_publicly(services: Services, person: Person, series: Series) -> None:
    """Let a series ask one question by native polls."""
    await ask_by(services, person, series, PollChoice.NATIVE)


async def ask_by(
    services: Services,
    person: Person,
    series: Series,
    poll: PollChoice,
    *,
    k: int = K_DEFAULT,
    days: int = DAYS_DEFAULT,
) -> None:
    await services.asking.choose(
        person,
        series.code,
        version=series.version,
        poll=poll,
        template=series.ballot_template,
        k=str(k),
        days=str(days),
        over_after=str(series.over_after),
    )
