"""Publishing what a sealed ballot came to: on its message, or on a new one if that was deleted."""

from dataclasses import dataclass

from bot.domain.ballots.poll import BallotPoll
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.team.server import Person
from bot.services.ballots.balloting import publish_results, shown_results
from bot.services.outbox.planning import newest
from bot.services.ports import Clock, Documents, PostedMessages, Reader, Standing, Store
from bot.services.team.posting_again import post_in_place, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedResults:
    """`standing` is that of the message they were to stand on; a new one comes if it is gone."""

    poll: BallotPoll
    standing: Standing


class PublishingResults:
    """Without `messages` Discord cannot be asked, and nothing is posted anew."""

    def __init__(self, store: Store, clock: Clock, messages: PostedMessages | None = None) -> None:
        self._store = store
        self._clock = clock
        self._messages = messages

    async def publish(self, person: Person, poll: str) -> PublishedResults:
        """Show the results where the poll was asked; raises `BallotNotSealed`."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Delivery]:
            return _stands_on(docs, shown_results(docs, person, poll)[0])

        posts = await self._store.read(person.owner, look)
        seen = {each.code: await standing_of(self._messages, each) for each in posts}
        gone = {code for code, standing in seen.items() if standing is Standing.GONE}

        def work(docs: Documents) -> PublishedResults:
            published = publish_results(docs, person, poll, now)
            carrier = docs.find(Delivery, published.post)
            # Somebody else may have posted it again meanwhile.
            if carrier is not None and carrier.code in gone:
                post_in_place(docs, carrier, gone, now=now)
            standing = seen.get(published.post, Standing.STANDS)
            return PublishedResults(poll=published, standing=standing)

        return await self._store.run(person.owner, work)


def _stands_on(docs: Reader, poll: BallotPoll) -> list[Delivery]:
    """The message of the poll, if it went out, and the thread in which it stands."""
    found = (docs.find(Delivery, poll.post), newest(docs, poll.talk, DeliveryKind.THREAD))
    return [each for each in found if each is not None and each.is_sent]
