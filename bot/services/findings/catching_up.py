"""Letters with what came of it, to whoever signed up and may have missed it, or asked for them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.catching_up import who_may_have_missed
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.editions import printed_talks
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.services.findings.letters import who_asked
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
    asked = who_asked(docs, docs.get(Edition, edition).series)
    for user_id in sorted((missed | asked) - written):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The talks that they may have missed, and whether they asked for letters of the series."""

    missed: tuple[Talk, ...]
    has_asked: bool


class CatchUpLetters:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def why(self, letter: Delivery) -> Why:
        """Why a letter of the bot's own is written to whoever reads it."""
        now = self._clock.now()

        def look(docs: Reader) -> Why:
            talks = _over(docs, letter.about, now)
            asked = who_asked(docs, docs.get(Edition, letter.about).series)
            return Why(
                missed=tuple(talk for talk in talks if letter.user_id in _who(docs, talk)),
                has_asked=letter.user_id in asked,
            )

        return await self._store.read(letter.owner, look)


def _over(docs: Reader, edition: str, now: datetime) -> list[Talk]:
    known = printed_talks(talks_of(docs, edition), now=now)
    return [talk for talk in known if talk.is_over(now)]


def _who(docs: Reader, talk: Talk) -> set[int]:
    return who_may_have_missed(
        docs.select(Signup, talk=talk.code), docs.select(Takeaway, talk=talk.code)
    )
