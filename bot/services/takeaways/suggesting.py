"""What is offered while somebody types what to log or to look for: tags, talks, people."""

from collections import Counter
from datetime import datetime, timedelta

from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require
from bot.services.ports import Clock, Reader, Store
from bot.services.takeaways.nearness import may_be_read
from bot.services.takeaways.search import tag_of

# Discord asks at every letter.
_KEPT_FOR = timedelta(seconds=30)


class Suggesting:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._tags: dict[str, tuple[datetime, list[str]]] = {}

    async def tags(self, person: Person, typed: str) -> list[str]:
        """Those of the newest edition that begin with it, the commonest first.

        As members read them: a tag of what nobody has looked through may be somebody's name.
        """
        now = self._clock.now()

        def look(docs: Reader) -> list[str]:
            require(docs, person, Act.SEARCH)
            kept = self._tags.get(person.owner)
            if kept is not None and kept[0] <= now < kept[0] + _KEPT_FOR:
                return kept[1]
            tags = _tags_of(docs)
            self._tags[person.owner] = (now, tags)
            return tags

        found = await self._store.read(person.owner, look)
        beginning = tag_of(typed)
        return [each for each in found if each.startswith(beginning)]

    async def talks(self, person: Person) -> list[Talk]:
        """Those that members know of, the newest first."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Talk]:
            require(docs, person, Act.SEARCH)
            return [each for each in reversed(docs.select(Talk)) if each.is_public(now)]

        return await self._store.read(person.owner, look)

    async def people(self, person: Person) -> list[str]:
        """Who spoke, or will, in a part of a talk, by the names that are on its card."""
        talks = await self.talks(person)
        speakers = (each for talk in talks for part in talk.segments for each in part.speakers)
        return list(dict.fromkeys(each.name for each in speakers))


def _tags_of(docs: Reader) -> list[str]:
    editions = docs.select(Edition)
    if not editions:
        return []
    known = docs.select(Takeaway, edition=editions[-1].code)
    counted = Counter(
        tag for each in known if each.tags and may_be_read(docs, each) for tag in each.tags
    )
    return [tag for tag, _ in counted.most_common()]
