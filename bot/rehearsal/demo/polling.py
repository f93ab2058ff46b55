"""The poll after a talk, and the people who answer it."""

from bot.domain.polls.poll import Poll, PollState
from bot.rehearsal.acting import MissingError
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.talking import stored, thread_of
from bot.rehearsal.demo_data import DemoTalk
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord

# What each of a row of people chooses, by the place of the answer.
_LIKINGS = (0, 0, 1, 0, 2, 0, 1, 0, 0)


def poll_message(show: Show, talk: DemoTalk) -> MessageRecord:
    for message in reversed(show.world.messages(thread_of(show, talk))):
        if message.poll is not None:
            return message
    raise MissingError(f"no poll in the thread of {talk.title!r}")


async def vote(show: Show, talk: DemoTalk, voters: list[Person]) -> MessageRecord:
    """Everybody answers who has not yet."""
    message = poll_message(show, talk)
    for person, liking in zip(voters, _LIKINGS * len(voters), strict=False):
        if not has_voted(show, message, person):
            await person.vote(message, [_answer(message, liking)])
    return show.world.fresh(message)


def _answer(message: MessageRecord, liking: int) -> int:
    answers = message.poll.answers if message.poll is not None else ()
    return answers[min(liking, len(answers) - 1)][0]


def has_voted(show: Show, message: MessageRecord, person: Person) -> bool:
    poll = show.world.discord.messages[message.channel_id][message.id].poll
    return poll is not None and any(person.id in voters for voters in poll.votes.values())


def todays_poll(show: Show, facts: Facts) -> Poll | None:
    talk = stored(show, facts)
    return next((each for each in facts.polls if talk and each.talk == talk.code), None)


def is_counted(show: Show, facts: Facts) -> bool:
    poll = todays_poll(show, facts)
    return poll is not None and poll.state is PollState.FINAL
