"""The same question over the talks of an edition or the editions of a series, for the team."""

from dataclasses import dataclass

from bot.domain.ballots.comparing import Comparison, compare
from bot.domain.ballots.publishing import EditionResult, edition_results, results
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.ballots.views import in_order_of_sealing, sealed_poll
from bot.services.lookups import require
from bot.services.ports import Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTalks:
    """The measures of each comparison stand in the order of `talks`, which are all with a poll."""

    edition: Edition
    talks: tuple[Talk, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedEditions:
    """The measures of each comparison stand in the order of `editions`, the first one first."""

    series: Series
    editions: tuple[Edition, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionResults:
    """What all polls of an edition came to."""

    edition: Edition
    results: tuple[EditionResult, ...]


class Comparing:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def talks(self, person: Person, edition: str) -> ComparedTalks:
        """Raises `EditionNotFound`."""

        def look(docs: Reader) -> ComparedTalks:
            require(docs, person, Act.POLL)
            of = docs.get(Edition, edition)
            asked = [
                (docs.get(Talk, poll.talk), results(sealed_poll(poll, tally)))
                for poll, tally in in_order_of_sealing(docs, edition)
            ]
            asked.sort(key=lambda each: each[0].number)
            return ComparedTalks(
                edition=of,
                talks=tuple(talk for talk, _ in asked),
                comparisons=compare([shown for _, shown in asked]),
            )

        return await self._store.read(person.owner, look)

    async def together(self, person: Person, edition: str) -> EditionResults:
        """Raises `EditionNotFound`."""

        def look(docs: Reader) -> EditionResults:
            require(docs, person, Act.POLL)
            return EditionResults(
                edition=docs.get(Edition, edition), results=_together(docs, edition)
            )

        return await self._store.read(person.owner, look)

    async def editions(self, person: Person, series: str) -> ComparedEditions:
        """Raises `SeriesNotFound`."""

        def look(docs: Reader) -> ComparedEditions:
            require(docs, person, Act.POLL)
            of = docs.get(Series, series)
            editions = docs.select(Edition, series=series)
            shown = [
                [each.result for each in _together(docs, edition.code)] for edition in editions
            ]
            return ComparedEditions(series=of, editions=tuple(editions), comparisons=compare(shown))

        return await self._store.read(person.owner, look)


def _together(docs: Reader, edition: str) -> tuple[EditionResult, ...]:
    return edition_results([sealed_poll(*found) for found in in_order_of_sealing(docs, edition)])
