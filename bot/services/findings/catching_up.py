"""Letters with what came of it, to those who signed up and may have missed it."""

from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.catching_up import who_may_have_missed
from bot.domain.findings.composing import printed_talks
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.services.lookups import talks_of
from bot.services.outbox.planning import newest, post, touch_post
from bot.services.ports import Clock, Documents, Reader, Store


def plan_catch_up(docs: Documents, edition: str, *, now: datetime) -> None:
    """Plan one letter for each member, however many talks they missed; never a second one.

    It follows the post, to which it leads.
    """
    carrier = newest(docs, edition, DeliveryKind.FINDINGS)
    after = carrier.code if carrier is not None else None
    letters = docs.select(Delivery, about=edition, kind=DeliveryKind.CATCH_UP.value)
    written = {each.user_id for each in letters}
    missed = {user for talk in _over(docs, edition, now) for user in _who(docs, talk)}
    for user_id in sorted(missed - written):
        post(docs, DeliveryKind.CATCH_UP, about=edition, due=now, user_id=user_id, after=after)


def touch_catch_up(docs: Documents, edition: str, *, now: datetime) -> None:
    """What was published is another: want the letters that may be read drawn anew."""
    for letter in docs.select(Delivery, about=edition, kind=DeliveryKind.CATCH_UP.value):
        touch_post(docs, MirrorKind.CATCH_UP, letter, now=now)


def take_back_catch_up(docs: Documents, edition: str, *, now: datetime) -> None:
    """It was retracted: what waits is not sent, and what stands says so."""
    for letter in docs.select(Delivery, about=edition, kind=DeliveryKind.CATCH_UP.value):
        if letter.is_open:
            docs.put(step(letter, Withdrawn(), now=now))
    touch_catch_up(docs, edition, now=now)


class CatchingUp:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def missed(self, letter: Delivery) -> list[Talk]:
        """The talks of which a letter of the bot's own tells."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Talk]:
            talks = _over(docs, letter.about, now)
            return [talk for talk in talks if letter.user_id in _who(docs, talk)]

        return await self._store.read(letter.owner, look)


def _over(docs: Reader, edition: str, now: datetime) -> list[Talk]:
    known = printed_talks(talks_of(docs, edition), now=now)
    return [talk for talk in known if talk.is_over(now)]


def _who(docs: Reader, talk: Talk) -> set[int]:
    return who_may_have_missed(
        docs.select(Signup, talk=talk.code), docs.select(Takeaway, talk=talk.code)
    )
