"""What whoever runs the bot next is given: the archive of each server, and what to wait for."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.document import Document
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.services.exports.exports import Exports
from bot.services.exports.views import ArchiveExport
from bot.services.ports import Clock, Store, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBallot:
    """An anonymous poll whose answers no copy holds; without `closes_at` it is closing just now."""

    server: str
    talk: str
    closes_at: datetime | None


class Handover:
    """For the host alone, who has the whole database anyway: nobody's right is asked for.

    It only reads, so a running bot's audit trail says nothing of it.
    """

    def __init__(self, store: Store, clock: Clock, kinds: tuple[type[Document], ...]) -> None:
        self._store = store
        self._exports = Exports(store, clock, kinds)

    async def servers(self) -> list[Server]:
        found = await self._store.survey(lambda docs: docs.select(Server))
        return sorted(found, key=lambda each: each.owner)

    async def archive(self, server: Server) -> ArchiveExport:
        return await self._exports.whole(server.owner)

    async def open_ballots(self) -> list[OpenBallot]:
        return await self._store.survey(_open_ballots)


def _open_ballots(docs: Survey) -> list[OpenBallot]:
    names = {each.owner: each.name for each in docs.select(Server)}
    titles = {(each.owner, each.code): each.title for each in docs.select(Talk)}
    return [
        OpenBallot(
            server=names.get(poll.owner, poll.owner),
            talk=titles.get((poll.owner, poll.talk), poll.talk),
            closes_at=poll.closes_at if state is BallotState.OPEN else None,
        )
        for state in (BallotState.OPEN, BallotState.CLOSING)
        for poll in docs.select(BallotPoll, state=state)
    ]
