"""Series and their editions."""

from dataclasses import dataclass, replace
from datetime import datetime

from tinydb import where

from bot.domain.errors import AlreadyExists, TooMany
from bot.domain.keeping.audit import Deed
from bot.domain.partners.partner import Share
from bot.domain.talks.errors import InUse
from bot.domain.talks.series import DateOrder, Edition, Series
from bot.domain.talks.states import OPEN_STATES, TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.errors import EverybodyOnTheTeam
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.zones import canonical_zone
from bot.services.audit import note
from bot.services.lookups import edition_over, require, server_of
from bot.services.outbox.planning import replan, wake_followers
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.which_edition import edition_for, known_editions, same_name

NAME_MAX = 60
# More would fill the card, and nobody reads them.
CITIES_MAX = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    series: Series
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChange:
    """`announced` and `drafts` count the coming talks that keep another zone than the series'.

    `over` is its newest edition, where no talk of it is to come any more.
    """

    series: Series
    announced: int
    drafts: int
    over: Edition | None = None


class SeriesService:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def create(
        self,
        person: Person,
        *,
        title: str,
        edition: str,
        zone: str | None,
        producers: str = "",
        cities: str = "",
        dates: DateOrder = DateOrder.ASKED,
    ) -> SeriesView:
        """Make a series with its first edition; the zone is the server's unless given.

        `cities` as `checked_cities` reads them.
        """
        series_title, edition_name = checked_title(title), checked_title(edition, NAME_MAX)
        known_zone = canonical_zone(zone) if zone else None
        known_cities = checked_cities(cities)

        def work(docs: Documents) -> SeriesView:
            server = require(docs, person, Act.KEEP_SERIES)
            _require_free(docs, series_title)
            series = docs.put(
                Series(
                    owner=docs.owner,
                    code=docs.new_code(),
                    title=series_title,
                    zone=known_zone or server.zone,
                    language=server.language,
                    producers=producers.strip(),
                    cities=known_cities,
                    dates=dates,
                )
            )
            made = _put_edition(docs, series, edition_name)
            return SeriesView(series=series, editions=(made,))

        return await self._store.run(person.owner, work)

    async def edit(
        self,
        person: Person,
        code: str,
        *,
        version: int | None = None,
        title: str | None = None,
        zone: str | None = None,
        producers: str | None = None,
        cities: str | None = None,
        dates: DateOrder | None = None,
    ) -> SeriesChange:
        """Change a series; None leaves a thing as it is. Talks keep the times they were given."""
        now = self._clock.now()
        new_title = checked_title(title) if title is not None else None
        new_zone = canonical_zone(zone) if zone is not None else None
        new_cities = checked_cities(cities) if cities is not None else None

        def work(docs: Documents) -> SeriesChange:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, code)
            if new_title is not None:
                _require_free(docs, new_title, but=code)
            changed = docs.put(
                replace(
                    kept,
                    version=kept.version if version is None else version,
                    title=new_title or kept.title,
                    zone=new_zone or kept.zone,
                    producers=kept.producers if producers is None else producers.strip(),
                    cities=kept.cities if new_cities is None else new_cities,
                    dates=dates or kept.dates,
                )
            )
            _note(docs, Deed.CHANGED, person, code, now=now)
            wake_followers(docs, now=now)
            elsewhere = _elsewhere(docs, changed, now=now) if new_zone is not None else []
            drafts = sum(talk.state is TalkState.DRAFT for talk in elsewhere)
            over = edition_over(docs, now=now)
            return SeriesChange(
                series=changed,
                announced=len(elsewhere) - drafts,
                drafts=drafts,
                over=over if over is not None and over.series == code else None,
            )

        return await self._store.run(person.owner, work)

    async def show_as_events(self, person: Person, code: str, wanted: bool) -> SeriesChange:
        """Whether announced talks stand among Discord's events; those that stand stay in step."""
        now = self._clock.now()

        def work(docs: Documents) -> SeriesChange:
            require(docs, person, Act.KEEP_SERIES)
            changed = docs.put(replace(docs.get(Series, code), as_events=wanted))
            _note(docs, Deed.CHANGED, person, code, now=now)
            is_open = where("state").one_of(list(OPEN_STATES))
            for talk in docs.search(Talk, is_open & (where("series") == code)):
                replan(docs, talk, now=now)
            return SeriesChange(series=changed, announced=0, drafts=0)

        return await self._store.run(person.owner, work)

    async def co_producers(self, person: Person, code: str) -> Series:
        """Before they are chosen; raises `SeriesNotFound`."""

        def look(docs: Reader) -> Series:
            require(docs, person, Act.NAME_CO_PRODUCERS)
            return docs.get(Series, code)

        return await self._store.read(person.owner, look)

    async def name_co_producers(
        self,
        person: Person,
        code: str,
        version: int,
        *,
        user_ids: tuple[int, ...] | None = None,
        role_ids: tuple[int, ...] | None = None,
    ) -> Series:
        """Who else writes its findings, in place of those named before; None leaves them.

        Raises `EverybodyOnTheTeam` for the role that all members have, and `ChangedMeanwhile`.
        """
        now = self._clock.now()
        if person.guild_id in (role_ids or ()):
            raise EverybodyOnTheTeam

        def work(docs: Documents) -> Series:
            require(docs, person, Act.NAME_CO_PRODUCERS)
            kept = docs.get(Series, code)
            changed = docs.put(
                replace(
                    kept,
                    version=version,
                    co_producer_ids=kept.co_producer_ids if user_ids is None else user_ids,
                    co_producer_role_ids=(
                        kept.co_producer_role_ids if role_ids is None else role_ids
                    ),
                )
            )
            _note(docs, Deed.CO_PRODUCERS, person, code, now=now)
            return changed

        return await self._store.run(person.owner, work)

    async def co_produced(self, person: Person) -> list[Series]:
        """Those of whose findings this person writes without being on the team."""

        def look(docs: Reader) -> list[Series]:
            server = server_of(docs)
            if server.may(person, Act.WRITE_FINDINGS):
                return []
            return [
                each for each in docs.select(Series) if server.may(person, Act.WRITE_FINDINGS, each)
            ]

        return await self._store.read(person.owner, look)

    async def new_edition(self, person: Person, series: str, name: str) -> Edition:
        edition_name = checked_title(name, NAME_MAX)

        def work(docs: Documents) -> Edition:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, series)
            editions = docs.select(Edition, series=series)
            if any(same_name(each.name, edition_name) for each in editions):
                raise AlreadyExists(name=edition_name)
            return _put_edition(docs, kept, edition_name)

        return await self._store.run(person.owner, work)

    async def take_back(self, person: Person, code: str) -> str:
        """Remove an edition, or a series, in which nothing is; return its name.

        Raises `InUse` where talks, or other editions than the first, are in it.
        """
        now = self._clock.now()

        def work(docs: Documents) -> str:
            require(docs, person, Act.KEEP_SERIES)
            edition = docs.find(Edition, code)
            series = None if edition is not None else docs.get(Series, code)
            editions = [edition] if edition else docs.select(Edition, series=code)
            name = edition.name if edition else series.title if series else ""
            is_used = any(docs.count(Talk, edition=each.code) for each in editions)
            if is_used or len(editions) > 1:
                raise InUse(name=name)
            shares = docs.select(Share, series=code)
            for each in (*shares, *editions, *([series] if series else [])):
                docs.remove(each)
            wake_followers(docs, now=now)
            return name

        return await self._store.run(person.owner, work)

    async def known(self, person: Person) -> list[SeriesView]:
        """The series and editions that this person may know of: the team, of all."""
        now = self._clock.now()

        def look(docs: Reader) -> list[SeriesView]:
            views = (
                SeriesView(series=series, editions=known_editions(docs, series, person, now=now))
                for series in docs.select(Series)
            )
            is_team = server_of(docs).may(person, Act.LIST_TALKS)
            return [view for view in views if is_team or view.editions]

        return await self._store.read(person.owner, look)

    async def channels_of_events(
        self, owner: str, series: str | None = None
    ) -> tuple[int, ...] | None:
        """In which voice and stage channels talks are to stand as events, of all series or of one.

        None if no series wants its talks among Discord's events.
        """
        now = self._clock.now()

        def look(docs: Reader) -> tuple[int, ...] | None:
            wanted = {each.code for each in docs.select(Series) if each.as_events}
            if not wanted:
                return None
            channels = [
                talk.where.channel_id
                for talk in docs.select(Talk)
                if talk.series in wanted and series in {None, talk.series}
                if talk.where.channel_id is not None
                if not (talk.was_cancelled or talk.is_over(now))
            ]
            return tuple(dict.fromkeys(channels))

        return await self._store.read(owner, look)

    async def edition_named(self, person: Person, name: str) -> Edition:
        """Find one of which findings may be taken out, by its code or name.

        Raises `EditionNotFound`.
        """

        def look(docs: Reader) -> Edition:
            return edition_for(docs, person, Act.EXPORT_FINDINGS, name)

        return await self._store.read(person.owner, look)


def _note(docs: Documents, deed: Deed, person: Person, series: str, *, now: datetime) -> None:
    note(docs, deed, by=person.user_id, about=Series.KIND, which=series, now=now)


def _elsewhere(docs: Reader, series: Series, *, now: datetime) -> list[Talk]:
    """The talks to come whose times are kept in another zone than the series is in now."""
    return [
        talk
        for talk in docs.select(Talk)
        if talk.series == series.code
        and (talk.is_open or talk.state is TalkState.DRAFT)
        and talk.slot is not None
        and talk.slot.starts_at > now
        and talk.slot.start.zone != series.zone
    ]


def _require_free(docs: Reader, title: str, *, but: str = "") -> None:
    """Raise `AlreadyExists` if a series other than `but` has this title."""
    if any(same_name(each.title, title) and each.code != but for each in docs.select(Series)):
        raise AlreadyExists(name=title)


def _put_edition(docs: Documents, series: Series, name: str) -> Edition:
    return docs.put(Edition(owner=docs.owner, code=docs.new_code(), series=series.code, name=name))


def checked_cities(typed: str) -> tuple[str, ...]:
    """The zones of cities with commas between; a mere hyphen is none.

    Raises `UnknownZone` and `TooMany`.
    """
    names = [name.strip() for name in typed.strip().removeprefix("-").split(",")]
    zones = tuple(dict.fromkeys(canonical_zone(name) for name in names if name))
    if len(zones) > CITIES_MAX:
        raise TooMany(count=len(zones), limit=CITIES_MAX)
    return zones
