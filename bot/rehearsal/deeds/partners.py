"""Another town's server follows the series; what is published and corrected stands there, too."""

import re
from typing import Final

from bot.domain.findings.finding import in_order
from bot.domain.partners.partner import FollowingState
from bot.rehearsal import acting
from bot.rehearsal.deeds import editing, publishing
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import NOOR, SAM, Scene
from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

TALKS: Final = "south-talks"
_BACKSTAGE: Final = "south-backstage"
ADDED: Final = "Since then two more cities have walked their streets."
_CODE: Final = re.compile(r"`([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})`")
_SOUTHVILLE: Final = Blueprint(
    server="Southville Talks",
    roles=(RolePlan(name="South organiser", permissions=("manage_events",)),),
    channels=(ChannelPlan(name=TALKS), ChannelPlan(name=_BACKSTAGE)),
    people=(PersonPlan(name=SAM, roles=("South organiser",)),),
)


async def ask_to_follow(scene: Scene) -> MessageRecord:
    """Sam invites the bot and enters the code that Ada was given; return what would come."""
    world, ada = scene.world, scene.troupe.ada
    if SAM not in world.people:
        world.add_server(_SOUTHVILLE)
        await world.settle()
    sam = world.person(SAM)
    panel = acting.answered(await sam.slash("setup", channel=_BACKSTAGE)).message
    await sam.select(panel, "setup-channel:talks", [world.channel(TALKS)])
    await sam.select(panel, "setup-channel:backstage", [world.channel(_BACKSTAGE)])
    ((_, series), *_) = await ada.complete("series share", "series", "", channel="backstage")
    shared = await ada.slash("series share", channel="backstage", series=series)
    made = (await acting.press(world, ada, acting.answered(shared).message, "share-new")).message
    found = _CODE.search(made.text)
    if found is None:
        raise acting.MissingError(f"no code in {made.text!r}")
    shown = await sam.slash("series follow", channel=_BACKSTAGE, code=found[1])
    return acting.answered(shown).message


async def begin_to_follow(scene: Scene, shown: MessageRecord) -> MessageRecord:
    world = scene.world
    begun = await acting.press(world, world.person(SAM), shown, "follow-begin")
    await world.settle()
    return begun.message


async def follow(scene: Scene) -> MessageRecord:
    return await begin_to_follow(scene, await ask_to_follow(scene))


async def correct(scene: Scene) -> MessageRecord:
    """Noor adds a sentence, and it goes the whole way again; return the post of the home server."""
    world, noor = scene.world, scene.troupe.noor
    finding = in_order(list((await scene.troupe.facts()).findings))[0]
    bench = await editing.open_bench(scene)
    shown = (await acting.choose(world, noor, bench, "finding", finding.code)).message
    await editing.edit(scene, shown, finding.code, body=f"{finding.body}\n\n{ADDED}")
    await publishing.ask_review(scene)
    return await publishing.publish(scene)


async def correct_everywhere(scene: Scene) -> MessageRecord:
    """Return the post of the server that follows."""
    await correct(scene)
    await scene.world.settle()
    return scene.world.messages(TALKS)[-1]


def _follows(_scene: Scene, facts: Facts) -> bool:
    return any(each.state is FollowingState.ACTIVE for each in facts.followings)


def _is_corrected(_scene: Scene, facts: Facts) -> bool:
    return any(each.revision > 1 for each in facts.key_findings)


FOLLOW = Deed(key="follow", who=SAM, do=follow, done=_follows, needs=("announce",))
CORRECT = Deed(
    key="correct",
    who=NOOR,
    do=correct_everywhere,
    done=_is_corrected,
    needs=("follow", "publish"),
)

DEEDS = (FOLLOW, CORRECT)
