"""A full talk: a seat is kept for whoever waits first, who lets the time pass, and goes on."""

from datetime import timedelta
from typing import Final

from bot.domain.signups.signup import Answer
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import MAX, NOOR, Scene
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

_MOMENT: Final = timedelta(minutes=1)


async def offer(scene: Scene) -> MessageRecord:
    """Ada takes the last seat, two wait, and she gives it up; return Max's letter."""
    world, ada, card = scene.world, scene.troupe.ada, scene.card
    await acting.sign_up(world, ada, card)
    panel = await acting.open_panel(ada, scene.talk.title)
    seats = str(_going(scene, await scene.troupe.facts()))
    await acting.fill(world, ada, panel, "edit-talk", seats=seats)
    for each in (scene.troupe.max, scene.troupe.noor):
        await acting.press(world, each, card, "going")
    more = (await acting.press(world, ada, card, "more")).message
    await acting.press(world, ada, more, "cannot")
    await world.advance(_MOMENT)
    return _letter(scene, scene.troupe.max)


async def pass_on(scene: Scene) -> MessageRecord:
    """Max does not answer in time, and Noor takes the seat; return what she reads."""
    mine = scene.signup(await scene.troupe.facts(), scene.troupe.max)
    if mine is not None and mine.offered_until is not None:
        await scene.not_before(mine.offered_until)
        await scene.world.settle()
    noor = scene.troupe.noor
    return (await acting.press(scene.world, noor, _letter(scene, noor), "going")).message


def _letter(scene: Scene, person: Person) -> MessageRecord:
    """By which a seat is kept for them."""
    return acting.find_message(scene.world, person.direct, verb="going", text=scene.talk.title[:60])


def _going(scene: Scene, facts: Facts) -> int:
    talk = scene.stored(facts)
    mine = (each for each in facts.signups if talk and each.talk == talk.code)
    return sum(each.answer is Answer.GOING for each in mine)


def _is_offered(scene: Scene, facts: Facts) -> bool:
    mine = scene.signup(facts, scene.troupe.max)
    return mine is not None and (mine.offered_until is not None or mine.given_on)


def _is_passed_on(scene: Scene, facts: Facts) -> bool:
    first, next_one = (scene.signup(facts, each) for each in (scene.troupe.max, scene.troupe.noor))
    was_given_on = first is not None and first.given_on
    return was_given_on and next_one is not None and next_one.answer is Answer.GOING


OFFER = Deed(key="offer", who=MAX, do=offer, done=_is_offered, needs=("announce",), until="start")
PASS_ON = Deed(
    key="pass-on", who=NOOR, do=pass_on, done=_is_passed_on, needs=("offer",), until="start"
)

DEEDS = (OFFER, PASS_ON)
