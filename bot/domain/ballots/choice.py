"""Which poll a talk gets: an anonymous one, unless its series asks one quick question in public."""

from bot.domain.talks.series import PollChoice, Series
from bot.domain.talks.talk import Talk


def wants_ballot(talk: Talk, series: Series | None) -> bool:
    """Discord shows who voted what in a native poll, which the Chatham House Rule forbids."""
    return talk.chatham_house or series is None or series.poll is PollChoice.BALLOT
