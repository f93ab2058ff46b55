"""Which poll a talk gets."""

from bot.domain.talks.series import PollChoice, Series
from bot.domain.talks.talk import Talk


def wants_ballot(talk: Talk, series: Series | None) -> bool:
    """Discord shows who voted what in a native poll, which the Chatham House Rule forbids."""
    return talk.chatham_house or (series is not None and series.poll is PollChoice.BALLOT)
