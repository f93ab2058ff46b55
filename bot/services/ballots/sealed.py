"""The sealed polls of an edition, in the order in which they were sealed."""

from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.ballots.publishing import SealedPoll
from bot.services.ports import Reader


def in_order_of_sealing(docs: Reader, edition: str) -> list[tuple[BallotPoll, Tally]]:
    sealed = docs.select(BallotPoll, edition=edition, state=BallotState.SEALED)
    sealed.sort(key=lambda each: each.sealed_as or 0)
    found = [(each, docs.find(Tally, each.code)) for each in sealed]
    return [(poll, tally) for poll, tally in found if tally is not None]


def sealed_poll(poll: BallotPoll, tally: Tally) -> SealedPoll:
    return SealedPoll(questions=poll.questions, totals=tally.totals, k=poll.k)
