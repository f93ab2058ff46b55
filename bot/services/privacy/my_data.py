"""What is stored about one person, on one server or on all."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.document import Document, user_owner
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.mentions import SPEAK_OF_PEOPLE, Mention, mentions_of
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person
from bot.services.lookups import server_of
from bot.services.ports import Clock, Reader, Store, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class DataThere:
    """What one owner's documents say of a person.

    `titles` are of talks, editions and series, by their codes.
    """

    owner: str
    server: str
    mentions: tuple[Mention, ...]
    titles: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """`everywhere`: on all servers of this bot; else on one. What a person chose is everywhere."""

    user_id: int
    everywhere: bool
    at: datetime
    places: tuple[DataThere, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for place in self.places for mention in place.mentions)

    @property
    def counts(self) -> dict[Keeping, int]:
        """How many documents of each class, in the order of the classes."""
        counted = Counter(mention.keeping for mention in self.mentions)
        return {keeping: counted[keeping] for keeping in Keeping if counted[keeping]}


class People:
    """Looks for all that is stored about a person."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        # It reads every document: whoever asks again and again waits for themself alone.
        self._one_at_a_time = asyncio.Semaphore(1)

    async def mine(self, person: Person, *, everywhere: bool) -> MyData:
        """What is stored about whoever asks; in a direct message there is no server but all."""
        all_servers = everywhere or not person.on_server
        owner = None if all_servers else person.owner
        return await self.about(person.user_id, owner)

    async def about(self, user_id: int, owner: str | None) -> MyData:
        """`owner` None is everywhere."""
        theirs = user_owner(user_id)
        owners = [owner, theirs] if owner is not None else await self.owners(user_id)
        found = [await self._store.read(each, partial(_there, user_id=user_id)) for each in owners]
        return MyData(
            user_id=user_id,
            everywhere=owner is None,
            at=self._clock.now(),
            places=tuple(each for each in found if each.mentions),
        )

    async def owners(self, user_id: int) -> list[str]:
        """Whose documents speak of the person."""
        async with self._one_at_a_time:
            found: set[str] = set()
            for kind in SPEAK_OF_PEOPLE:
                # One look each, so that others are served in between.
                found |= await self._store.survey(
                    lambda survey, kind=kind: _owners(survey, kind, user_id)
                )
            return sorted(found)


def _owners(survey: Survey, kind: type[Document], user_id: int) -> set[str]:
    return {each.owner for each in survey.select(kind) if mentions_of(each, user_id)}


def _there(docs: Reader, *, user_id: int) -> DataThere:
    mentions = [
        mention
        for kind in SPEAK_OF_PEOPLE
        for document in docs.select(kind)
        for mention in mentions_of(document, user_id)
    ]
    return DataThere(
        owner=docs.owner,
        server=server_of(docs).name if docs.owner.startswith("guild:") else "",
        mentions=tuple(mentions),
        titles=_titles(docs, mentions),
    )


def _titles(docs: Reader, mentions: Sequence[Mention]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for code in {mention.about for mention in mentions if mention.about}:
        if (talk := docs.find(Talk, code)) is not None:
            titles[code] = talk.title
        elif (edition := docs.find(Edition, code)) is not None:
            titles[code] = edition.name
        elif (series := docs.find(Series, code)) is not None:
            titles[code] = series.title
    return titles
