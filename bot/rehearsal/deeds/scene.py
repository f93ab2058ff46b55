"""Where deeds are done: the world, the bot beside it, the people, and one talk of the edition."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ballots.poll import BallotPoll
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo_data import Demo, DemoTalk
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import ChannelRecord, MessageRecord
from bot.rehearsal.discord.world import World
from bot.rehearsal.facts import Facts
from bot.rehearsal.ledger import Ledger
from bot.saying.i18n import Text

ADA: Final = "Ada Organiser"
NOOR: Final = "Noor Notes"
MIA: Final = "Mia Member"
MAX: Final = "Max Member"
# Of another town's server, which may come to follow the series.
SAM: Final = "Sam South"


@dataclass(slots=True, kw_only=True)
class Troupe:
    """Who plays, with what, and from which book."""

    world: World
    bot: BotProcess
    ledger: Ledger
    demo: Demo
    programme: str
    """As somebody would paste it."""
    text: Text
    """The words of the bot."""
    crowd: tuple[str, ...] = ()
    """Members whom nobody plays: they sign up and vote, so that counts look like counts."""

    @property
    def ada(self) -> Person:
        """The organiser."""
        return self.world.person(ADA)

    @property
    def noor(self) -> Person:
        """The note-taker."""
        return self.world.person(NOOR)

    @property
    def mia(self) -> Person:
        return self.world.person(MIA)

    @property
    def max(self) -> Person:
        return self.world.person(MAX)

    @property
    def voters(self) -> list[Person]:
        """Who votes beside Mia."""
        return [self.world.person(name) for name in self.crowd]

    @property
    def first(self) -> DemoTalk:
        return self.demo.talks[0]

    @property
    def second(self) -> DemoTalk:
        return self.demo.talks[1]

    async def facts(self) -> Facts:
        return await self.ledger.facts()

    def scene(self, talk: DemoTalk) -> "Scene":
        return Scene(troupe=self, talk=talk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One talk, and what stands about it; whatever does not stand raises `MissingError`."""

    troupe: Troupe
    talk: DemoTalk

    @property
    def world(self) -> World:
        return self.troupe.world

    @property
    def starts_at(self) -> datetime:
        return self.talk.slot(self.troupe.demo.series.zone).starts_at

    @property
    def ends_at(self) -> datetime:
        return self.talk.slot(self.troupe.demo.series.zone).ends_at

    # In Discord

    @property
    def card(self) -> MessageRecord:
        return acting.card_of(self.world, self.talk.title)

    @property
    def thread(self) -> ChannelRecord:
        return acting.thread_of(self.world, self.card)

    @property
    def live_panel(self) -> MessageRecord:
        return acting.find_message(self.world, "backstage", verb="questions", text=self.talk.title)

    @property
    def poll(self) -> MessageRecord:
        """The newest poll in the thread: a native one, or the card of an anonymous one."""
        for message in reversed(self.world.messages(self.thread)):
            if message.poll is not None or is_ballot(message):
                return message
        raise acting.MissingError(f"no poll in the thread of {self.talk.title!r}")

    def letter(self, person: Person) -> MessageRecord:
        """Return the letter with the way in."""
        return acting.find_message(self.world, person.direct, verb="join")

    async def until_minute(self, minute: int) -> None:
        """Let the talk run to this minute, unless it has passed."""
        await self.not_before(self.starts_at + timedelta(minutes=minute, seconds=1))

    async def not_before(self, moment: datetime) -> None:
        """Move time on to this moment, unless it has passed."""
        if self.world.clock.now() < moment:
            await self.world.move_to(moment)

    # Among the facts

    def stored(self, facts: Facts) -> Talk | None:
        """Return the talk as the bot keeps it."""
        return facts.talk(self.talk.title)

    def signup(self, facts: Facts, person: Person) -> Signup | None:
        talk = self.stored(facts)
        mine = [s for s in facts.signups if talk and s.talk == talk.code and s.user_id == person.id]
        return mine[0] if mine else None

    def takeaways(self, facts: Facts) -> list[Takeaway]:
        talk = self.stored(facts)
        return [each for each in facts.takeaways if talk and each.talk == talk.code]

    def stored_ballot(self, facts: Facts) -> BallotPoll | None:
        talk = self.stored(facts)
        return next((each for each in facts.ballots if talk and each.talk == talk.code), None)

    def stored_poll(self, facts: Facts) -> Poll | None:
        talk = self.stored(facts)
        return next((each for each in facts.polls if talk and each.talk == talk.code), None)


def is_ballot(message: MessageRecord) -> bool:
    """Tell whether it is the card of an anonymous poll, and not its line at half time."""
    return message.text.startswith("## ") and any(
        (button.custom_id or "").startswith("ballot-answer:") for button in message.buttons
    )
