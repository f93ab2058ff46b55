"""Publication at a chosen time: a delivery whose moment publishes, and says what came of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import PlannedPublication, Publication, StoppedBy
from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.checklist import Point, known, worse
from bot.domain.findings.errors import NothingNew, NothingToPublish, ReviewNotAsked
from bot.domain.findings.finding import KeyFindings, Turn
from bot.domain.talks.errors import TalkNeedsChannels, TimeInThePast
from bot.domain.team.errors import NotAReviewer
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.wall import WallTime, wall_of
from bot.services.findings.publishing import (
    make_public,
    require_publishable,
    require_reviewed,
    take_back_planned,
)
from bot.services.findings.views import WorkbenchView, view_workbench
from bot.services.findings.workbench import Workbench, get_workbench
from bot.services.lookups import require, server_of
from bot.services.outbox.planning import post
from bot.services.ports import Clock, Documents, Reader, Store
from bot.words.when import readings

_REASONS: dict[type[Exception], StoppedBy] = {
    NothingToPublish: StoppedBy.CHANGED,
    NothingNew: StoppedBy.NOTHING_NEW,
    TalkNeedsChannels: StoppedBy.NO_CHANNELS,
    ReviewNotAsked: StoppedBy.NOT_REVIEWED,
    NotAReviewer: StoppedBy.NOT_REVIEWED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterView:
    """What is asked before a time is taken; `walls` are the readings of what was typed."""

    key: KeyFindings
    edition: str
    title: str
    points: tuple[Point, ...]
    walls: tuple[WallTime, ...]
    channel_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOf:
    """What came of a publication at its time, for backstage; `points` are open now."""

    edition: str
    title: str
    result: Publication
    points: tuple[Point, ...]
    channel_id: int | None


class PublishingLater:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def ask(
        self, person: Person, edition: str, version: int, when: str, *, sent_at: datetime
    ) -> LaterView:
        """Read a time in the series' zone; raises `BadInput` and what `plan` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> LaterView:
            bench = _agreed(docs, person, edition, version)
            series = bench.series
            read = readings(when, series.zone, sent_at=sent_at, day_first=series.day_first)
            article = bench.article(now=now)
            return LaterView(
                key=bench.key,
                edition=edition,
                title=article.title,
                points=bench.points(article),
                walls=read.walls,
                channel_id=server_of(docs).talks_channel_id,
            )

        return await self._store.read(person.owner, look)

    async def plan(self, person: Person, edition: str, version: int, at: datetime) -> WorkbenchView:
        """Publish what was seen as `version` at that moment, instead of another that was chosen.

        Whoever chooses it as the second person approves of it by that. Raises `TimeInThePast`,
        and what `Publishing.publish` raises.
        """
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            bench = _agreed(docs, person, edition, version)
            if at <= now:
                raise TimeInThePast(when=wall_of(at, bench.series.zone))
            take_back_planned(docs, edition, now=now)
            agreed = bench.key.approved(bench.key.approved_by or person.user_id)
            key = docs.put(agreed.turned_by(Turn.TIMED, person.user_id, now=now))
            payload = PlannedPublication(
                version=key.version, known=known(bench.points(bench.article(now=now)))
            )
            post(docs, DeliveryKind.PUBLICATION, about=edition, due=at, payload=payload)
            return view_workbench(get_workbench(docs, edition), server_of(docs), person, now=now)

        return await self._store.run(person.owner, work)

    async def take_back(self, person: Person, edition: str) -> WorkbenchView:
        """Publish at no time; what was taken back before stays so."""
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            server = require(docs, person, Act.PUBLISH)
            if take_back_planned(docs, edition, now=now):
                key = get_workbench(docs, edition).key
                docs.put(key.turned_by(Turn.UNTIMED, person.user_id, now=now))
            return view_workbench(get_workbench(docs, edition), server, person, now=now)

        return await self._store.run(person.owner, work)

    async def came_of(self, post_: Delivery) -> CameOf:
        now = self._clock.now()

        def look(docs: Reader) -> CameOf:
            bench = get_workbench(docs, post_.about)
            article = bench.article(now=now)
            result = post_.payload if isinstance(post_.payload, Publication) else Publication()
            return CameOf(
                edition=post_.about,
                title=article.title,
                result=result,
                points=bench.points(article),
                channel_id=server_of(docs).talks_channel_id,
            )

        return await self._store.read(post_.owner, look)


def publish_planned(docs: Documents, planned: Delivery, now: datetime) -> Delivery:
    """Publish, if all is as it was agreed to, and return the delivery with what came of it.

    Once only: a second attempt to send the word of it finds that done.
    """
    if not isinstance(planned.payload, PlannedPublication):
        return planned
    bench = get_workbench(docs, planned.about)
    stopped = _stopped(docs, bench, planned.payload, now=now)
    if stopped is not None:
        return docs.put(replace(planned, payload=Publication(stopped=stopped)))
    revision = make_public(docs, bench, by=bench.key.approved_by, now=now)
    return docs.put(replace(planned, payload=Publication(revision=revision.number)))


def _stopped(
    docs: Reader, bench: Workbench, agreed: PlannedPublication, *, now: datetime
) -> StoppedBy | None:
    server = server_of(docs)
    if bench.key.version != agreed.version:
        return StoppedBy.CHANGED
    try:
        require_publishable(bench, server)
        require_reviewed(bench.key, server, bench.key.approved_by)
    except tuple(_REASONS) as error:
        return _REASONS[type(error)]
    points = bench.points(bench.article(now=now))
    return StoppedBy.CHECKS if worse(points, agreed.known) else None


def _agreed(docs: Reader, person: Person, edition: str, version: int) -> Workbench:
    server = require(docs, person, Act.PUBLISH)
    bench = get_workbench(docs, edition)
    require_publishable(bench, server)
    require_reviewed(bench.key, server, person.user_id)
    if bench.key.version != version:
        raise ChangedMeanwhile
    return bench
