"""However many letters one server sends, another server's card and presses wait for none."""

from datetime import timedelta

from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import guild_owner
from bot.guild.pace import PER_SECOND
from bot.rehearsal.discord.people.person import Person
from bot.services.ports import Documents
from tests.factories import a_delivery
from tests.stories.acting import Ready

# A twentieth of the evening on which ten thousand members are written to, and of the two seconds
# within which another server's card is to follow: none of them is kept in memory beyond a page.
LETTERS = 500
WANTED = timedelta(seconds=2)


async def test_card_and_presses_beside_the_letters_of_another_server(ready: Ready):
    world, mia = ready.world, ready.mia
    await world.advance(timedelta(minutes=1))
    south = next(each for each in world.discord.guilds.values() if each.name == "Southville Talks")
    sam = world.person("Sam South")
    owner, now = guild_owner(south.id), world.clock.now()
    letters = [
        a_delivery(
            owner=owner,
            code=f"1E{number:06}",
            key=f"{number:020}",
            kind=DeliveryKind.ALARM,
            place=Place.MEMBER,
            user_id=sam.id,
            about=f"guild:{south.id}",
            due=now,
        )
        for number in range(LETTERS)
    ]

    def keep(docs: Documents) -> None:
        for letter in letters:
            docs.put(letter)

    await ready.stage.bot.store.run(owner, keep)
    ready.stage.bot.timekeeper.wake()
    await world.until(lambda: sent_to(ready, sam) >= 3)
    world.requests.clear()

    answer = await mia.click(ready.card, "I'm going")
    assert "on the list" in answer.text
    before_the_answer = by_itself(ready)
    await world.until(lambda: "1 going" in ready.card.text)
    before_the_card = by_itself(ready)

    assert sent_to(ready, sam) < LETTERS
    assert before_the_answer <= PER_SECOND
    assert before_the_card <= PER_SECOND * WANTED.total_seconds()


def sent_to(ready: Ready, person: Person) -> int:
    return len(ready.world.messages(person.direct))


def by_itself(ready: Ready) -> int:
    """How many of the bot's own requests Discord took, all but answers to presses."""
    counts = ready.world.requests.counts
    return sum(n for (_, route), n in counts.items() if "/interactions/" not in route)
