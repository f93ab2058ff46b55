"""Taking back what was published: the post says so with the reason, and shows the text no more."""

from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.errors import NothingPublished
from bot.domain.findings.finding import Turn
from bot.domain.findings.reasons import checked_reason, require_meant
from bot.domain.keeping.audit import Deed
from bot.domain.talks.series import Edition
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.findings.catching_up import take_back_catch_up
from bot.services.findings.following import take_back_follow_up
from bot.services.findings.publishing import take_back_planned
from bot.services.findings.views import WorkbenchView, view_workbench
from bot.services.findings.workbench import get_workbench, newest_revision
from bot.services.lookups import require
from bot.services.outbox.in_forum import take_back_finding_posts
from bot.services.outbox.planning import touch
from bot.services.ports import Clock, Documents, Store


class Retracting:
    """One organiser may: what does harm must not wait for a second one. Publishing anew ends it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def retract(
        self, person: Person, edition: str, revision: int, reason: str, meant: str = ""
    ) -> WorkbenchView:
        """`meant` is as in `Publishing.publish`.

        Raises `NothingPublished`, `ChangedMeanwhile`, `TextMissing`, `TextTooLong`, `ReasonNames`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            server = require(docs, person, Act.PUBLISH)
            newest = newest_revision(docs, edition)
            if newest is None or newest.is_retracted:
                raise NothingPublished
            if newest.number != revision:
                raise ChangedMeanwhile
            why, bench = checked_reason(reason), get_workbench(docs, edition)
            require_meant(why, bench.talks, meant)
            docs.put(replace(newest, retracted_at=now, retracted_why=why))
            key = bench.key.retracted()
            docs.put(key.turned_by(Turn.RETRACTED, person.user_id, now=now))
            note(
                docs, Deed.RETRACTED, by=person.user_id, about=Edition.KIND, which=edition, now=now
            )
            take_back_all(docs, edition, now=now)
            return view_workbench(get_workbench(docs, edition), server, person, now=now)

        return await self._store.run(person.owner, work)


def take_back_all(docs: Documents, edition: str, *, now: datetime) -> None:
    """What waits is not sent, and what stands says that the edition's findings were retracted."""
    take_back_planned(docs, edition, now=now)
    take_back_follow_up(docs, edition, now=now)
    touch(docs, MirrorKind.FINDINGS, edition, now=now)
    take_back_finding_posts(docs, edition, now=now)
    take_back_catch_up(docs, edition, now=now)
