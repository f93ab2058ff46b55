"""What an address of a calendar shows: to everybody, of a series that its team has put on the web.

Whoever asks is a program that knows an address, so nobody's rights are asked for here: what may be
shown to everybody depends on the series alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.keeping.audit import Deed
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Documents, Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTalk:
    talk: Talk
    series: str
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`name` is its identity for ever, such as "series-K7M2QX".

    `grows_at` is when the next of its talks is announced by time alone.
    """

    name: str
    title: str
    language: str
    talks: tuple[FeedTalk, ...]
    alarm_minutes: int | None = None
    grows_at: datetime | None = None


class Feeds:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def find(self, owner: str, code: str) -> Feed | None:
        """The announced talks of a series or an edition, or one talk; None if it is not public."""
        now = self._clock.now()
        return await self._store.read(owner, lambda docs: _find(docs, code, now=now))

    async def series(self, person: Person, code: str) -> Series:
        """Raise `SeriesNotFound`."""

        def look(docs: Reader) -> Series:
            require(docs, person, Act.KEEP_SERIES)
            return docs.get(Series, code)

        return await self._store.read(person.owner, look)

    async def put_on_web(self, person: Person, code: str, *, wanted: bool) -> Series:
        """Let everybody read the announced talks of a series, or nobody any more."""
        now = self._clock.now()

        def work(docs: Documents) -> Series:
            require(docs, person, Act.KEEP_SERIES)
            deed = Deed.ON_WEB if wanted else Deed.OFF_WEB
            note(docs, deed, by=person.user_id, about=Series.KIND, which=code, now=now)
            return docs.put(replace(docs.get(Series, code), is_on_web=wanted))

        return await self._store.run(person.owner, work)


def _find(docs: Reader, code: str, *, now: datetime) -> Feed | None:
    series = docs.find(Series, code)
    edition = docs.find(Edition, code)
    talk = docs.find(Talk, code)
    kept = series or (docs.find(Series, edition.series) if edition is not None else None)
    kept = kept or (docs.find(Series, talk.series) if talk is not None else None)
    # A server that the bot has left is kept for a while, and shown to nobody.
    if kept is None or not kept.is_on_web or server_of(docs).left_at is not None:
        return None
    if talk is not None:
        return _of_talk(docs, kept, talk, now=now)
    editions = [edition] if edition is not None else docs.select(Edition, series=kept.code)
    name = f"{kept.KIND if edition is None else edition.KIND}-{code}"
    title = kept.title if edition is None else f"{kept.title} {edition.name}"
    return _of_editions(docs, kept, editions, name=name, title=title, now=now)


def _of_talk(docs: Reader, series: Series, talk: Talk, *, now: datetime) -> Feed | None:
    if not talk.is_public(now):
        return None
    edition = docs.get(Edition, talk.edition)
    return Feed(
        name=f"talk-{talk.code}",
        title=talk.title,
        language=series.language,
        talks=(FeedTalk(talk=talk, series=series.title, edition=edition.name),),
    )


def _of_editions(
    docs: Reader,
    series: Series,
    editions: Iterable[Edition],
    *,
    name: str,
    title: str,
    now: datetime,
) -> Feed:
    pairs = [(each, talk) for each in editions for talk in docs.select(Talk, edition=each.code)]
    return Feed(
        name=name,
        title=title,
        language=series.language,
        talks=tuple(
            FeedTalk(talk=talk, series=series.title, edition=edition.name)
            for edition, talk in pairs
            if talk.is_public(now)
        ),
        grows_at=min(
            (
                talk.announce_at
                for _, talk in pairs
                if talk.announce_at is not None and talk.is_announced_later(now)
            ),
            default=None,
        ),
    )
