"""Chapter three: the poll, the findings, and a bot that dies while it publishes them."""

from datetime import timedelta

from bot.domain.talks.talk import TalkState
from bot.rehearsal import acting
from bot.rehearsal.demo import polling, publishing
from bot.rehearsal.demo.casting import ADA, MIA
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Sight, Step, sight
from bot.rehearsal.demo.talking import card_of, live_panel, stored, today

_MOMENT = timedelta(seconds=30)


async def end(show: Show) -> Sight:
    """Ada ends the talk at its planned end, or where it is by now."""
    world, talk = show.world, today(show)
    ends = talk.slot(show.demo.series.zone).ends_at
    if world.clock.now() < ends:
        await world.move_to(ends)
    await acting.press(world, show.person(ADA), live_panel(show, talk), "end")
    await world.advance(_MOMENT)
    return sight(ADA, polling.poll_message(show, talk))


def ended(show: Show, facts: Facts) -> bool:
    talk = stored(show, facts)
    return talk is not None and talk.state is TalkState.ENDED


async def vote(show: Show) -> Sight:
    voters = [show.person(MIA), *show.crowd]
    return sight(MIA, await polling.vote(show, today(show), voters))


def voted(show: Show, facts: Facts) -> bool:
    if polling.todays_poll(show, facts) is None:
        return False
    try:
        message = polling.poll_message(show, today(show))
    except acting.MissingError:
        return False
    return polling.has_voted(show, message, show.person(MIA))


async def count(show: Show) -> Sight:
    poll = polling.todays_poll(show, await show.facts())
    if poll is not None and poll.closes_at is not None:
        await show.world.move_to(max(poll.closes_at, show.world.clock.now()) + _MOMENT)
        await show.world.advance(_MOMENT)
    return sight(MIA, card_of(show, today(show)))


CHAPTER = Chapter(
    key="after",
    steps=(
        Step(key="end", who=ADA, do=end, done=ended, closes=True),
        Step(key="vote", who=MIA, do=vote, done=voted),
        Step(key="count", who=MIA, do=count, done=polling.is_counted),
        *publishing.STEPS,
    ),
)
