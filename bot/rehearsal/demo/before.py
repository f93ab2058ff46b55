"""Chapter one: a member signs up, asks for a letter and gets it."""

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer, Signup
from bot.rehearsal import acting
from bot.rehearsal.demo.casting import MIA
from bot.rehearsal.demo.notebook import Facts, stands_anywhere
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Sight, Step, sight
from bot.rehearsal.demo.talking import card_of, stored, today
from bot.rehearsal.discord.records import MessageRecord


def card(show: Show) -> MessageRecord:
    return card_of(show, today(show))


def _signup(show: Show, facts: Facts) -> Signup | None:
    talk, user_id = stored(show, facts), show.person(MIA).id
    mine = [s for s in facts.signups if talk and s.talk == talk.code and s.user_id == user_id]
    return mine[0] if mine else None


async def sign_up(show: Show) -> Sight:
    outcome = await acting.press(show.world, show.person(MIA), card(show), "going")
    return sight(MIA, outcome.message)


def signed_up(show: Show, facts: Facts) -> bool:
    signup = _signup(show, facts)
    return signup is not None and signup.answer is Answer.GOING


async def ask_for_letter(show: Show) -> Sight:
    mia = show.person(MIA)
    offer = acting.find_message(show.world, card(show).channel_id, verb="remind-yes", seen_by=mia)
    await acting.press(show.world, mia, offer, "remind-yes")
    return sight(MIA, offer)


def asked_for_letter(show: Show, facts: Facts) -> bool:
    signup = _signup(show, facts)
    return signup is not None and bool(signup.remind)


async def wait_for_letter(show: Show) -> Sight:
    due = (await show.facts()).next_due(show.world.clock.now())
    if due is not None:
        await show.world.move_to(due)
    return sight(MIA, _letter(show))


def got_letter(show: Show, facts: Facts) -> bool:
    user_id = show.person(MIA).id
    return any(
        each.kind is DeliveryKind.SOON
        and each.user_id == user_id
        and each.state is DeliveryState.SENT
        for each in facts.deliveries
    )


async def join(show: Show) -> Sight:
    mia = show.person(MIA)
    outcome = await acting.press(show.world, mia, _letter(show), "join")
    return sight(MIA, outcome.message)


def joined(show: Show, _facts: Facts) -> bool:
    return stands_anywhere(show.world, today(show).join)


def _letter(show: Show) -> MessageRecord:
    return acting.find_message(show.world, show.person(MIA).direct, verb="join")


CHAPTER = Chapter(
    key="before",
    steps=(
        Step(key="sign-up", who=MIA, do=sign_up, done=signed_up),
        Step(key="letter", who=MIA, do=ask_for_letter, done=asked_for_letter),
        Step(key="wait", who=MIA, do=wait_for_letter, done=got_letter),
        Step(key="join", who=MIA, do=join, done=joined),
    ),
)
