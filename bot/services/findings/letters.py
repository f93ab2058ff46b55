"""Members ask for a letter whenever key findings of a series are published, and end it."""

from dataclasses import dataclass

from tinydb import where

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.letters import FindingsLetters
from bot.domain.talks.series import Edition, Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require, server_of
from bot.services.outbox.telling import wants_letters
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.which_edition import known_editions


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersLine:
    series: Series
    is_wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersView:
    """`lines` are the series that this person may know of; `come`, whether they take letters."""

    lines: tuple[LettersLine, ...]
    come: bool


class SeriesLetters:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, person: Person) -> LettersView:
        now = self._clock.now()

        def look(docs: Reader) -> tuple[LettersLine, ...]:
            require(docs, person, Act.READ_FINDINGS)
            known = [
                series
                for series in docs.select(Series)
                if known_editions(docs, series, person, now=now)
            ]
            return tuple(_line(docs, each, person) for each in known)

        lines = await self._store.read(person.owner, look)
        return LettersView(lines=lines, come=await wants_letters(self._store, person.user_id))

    async def ask(self, person: Person, series: str) -> LettersView:
        """Raise `SeriesNotFound`, also for one of which this person may not know."""
        now = self._clock.now()

        def work(docs: Documents) -> LettersLine:
            require(docs, person, Act.READ_FINDINGS)
            kept = docs.get(Series, series)
            if not known_editions(docs, kept, person, now=now):
                raise Series.missing(series)
            if not _line(docs, kept, person).is_wanted:
                wish = FindingsLetters(
                    owner=docs.owner,
                    code=docs.new_code(),
                    series=series,
                    user_id=person.user_id,
                    asked_at=now,
                )
                docs.put(wish)
            return LettersLine(series=kept, is_wanted=True)

        line = await self._store.run(person.owner, work)
        return LettersView(lines=(line,), come=await wants_letters(self._store, person.user_id))

    async def stop(self, person: Person, series: str) -> LettersView:
        """Also what is planned already does not come; whoever has left the server may, too.

        Raises `SeriesNotFound` for one of which this person never knew.
        """
        now = self._clock.now()

        def work(docs: Documents) -> LettersLine:
            kept = docs.get(Series, series)
            wishes, letters = _wishes(docs, kept, person), _letters_to(docs, kept, person)
            is_known = wishes or letters or server_of(docs).may(person, Act.READ_FINDINGS)
            if not is_known:
                raise Series.missing(series)
            for wish in wishes:
                docs.remove(wish)
            for letter in letters:
                if letter.is_open:
                    docs.put(step(letter, Withdrawn(), now=now))
            return LettersLine(series=kept, is_wanted=False)

        line = await self._store.run(person.owner, work)
        return LettersView(lines=(line,), come=True)

    async def turn(self, person: Person, series: str) -> LettersView:
        """What was off is on, and the other way round; return all."""
        view = await self.view(person)
        is_wanted = any(each.is_wanted for each in view.lines if each.series.code == series)
        await (self.stop if is_wanted else self.ask)(person, series)
        return await self.view(person)


def who_asked(docs: Reader, series: str) -> set[int]:
    return {each.user_id for each in docs.select(FindingsLetters, series=series)}


def _line(docs: Reader, series: Series, person: Person) -> LettersLine:
    return LettersLine(series=series, is_wanted=bool(_wishes(docs, series, person)))


def _wishes(docs: Reader, series: Series, person: Person) -> list[FindingsLetters]:
    return docs.select(FindingsLetters, series=series.code, user_id=person.user_id)


def _letters_to(docs: Reader, series: Series, person: Person) -> list[Delivery]:
    is_theirs = (where("kind") == DeliveryKind.CATCH_UP) & (where("user_id") == person.user_id)
    return [
        letter
        for edition in docs.select(Edition, series=series.code)
        for letter in docs.search(Delivery, (where("about") == edition.code) & is_theirs)
    ]
