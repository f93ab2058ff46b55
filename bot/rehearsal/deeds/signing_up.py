"""Mia comes: she signs up, asks for a letter, gets it, and opens the way in."""

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import MIA, Scene
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts


async def sign_up(scene: Scene) -> MessageRecord:
    return (await acting.press(scene.world, scene.troupe.mia, scene.card, "going")).message


async def ask_for_letter(scene: Scene) -> MessageRecord:
    """Where the question was put away or answered with [No], signing up again asks anew."""
    world, mia = scene.world, scene.troupe.mia
    try:
        offer = acting.find_message(world, scene.card.channel_id, verb="remind-yes", seen_by=mia)
    except acting.MissingError:
        offer = await sign_up(scene)
    await acting.press(world, mia, offer, "remind-yes")
    return offer


async def wait_for_letter(scene: Scene) -> MessageRecord:
    coming = _letter(scene, await scene.troupe.facts())
    if coming is not None:
        await scene.not_before(coming.due)
    return scene.letter(scene.troupe.mia)


async def join(scene: Scene) -> MessageRecord:
    mia = scene.troupe.mia
    return (await acting.press(scene.world, mia, scene.letter(mia), "join")).message


def _letter(scene: Scene, facts: Facts) -> Delivery | None:
    talk, mia = scene.stored(facts), scene.troupe.mia
    letters = [
        each
        for each in facts.deliveries
        if each.kind is DeliveryKind.SOON
        and each.user_id == mia.id
        and talk is not None
        and each.about == talk.code
        and not each.never_comes
    ]
    return letters[-1] if letters else None


def _is_going(scene: Scene, facts: Facts) -> bool:
    signup = scene.signup(facts, scene.troupe.mia)
    return signup is not None and signup.answer is Answer.GOING


def _wants_letter(scene: Scene, facts: Facts) -> bool:
    signup = scene.signup(facts, scene.troupe.mia)
    return signup is not None and bool(signup.remind)


def _has_letter(scene: Scene, facts: Facts) -> bool:
    letter = _letter(scene, facts)
    return letter is not None and letter.state is DeliveryState.SENT


def _has_joined(scene: Scene, _facts: Facts) -> bool:
    return acting.stands_anywhere(scene.world, scene.talk.join)


SIGN_UP = Deed(
    key="sign-up", who=MIA, do=sign_up, done=_is_going, needs=("announce",), until="start"
)
LETTER = Deed(
    key="letter", who=MIA, do=ask_for_letter, done=_wants_letter, needs=("sign-up",), until="start"
)
WAIT = Deed(
    key="wait", who=MIA, do=wait_for_letter, done=_has_letter, needs=("letter",), until="start"
)
JOIN = Deed(key="join", who=MIA, do=join, done=_has_joined, needs=("wait",), until="start")

DEEDS = (SIGN_UP, LETTER, WAIT, JOIN)
