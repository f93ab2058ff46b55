"""The key findings: a second person publishes them, and everybody reads."""

from datetime import timedelta

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import ReviewState
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.editing import open_bench
from bot.rehearsal.deeds.scene import ADA, MAX, NOOR, Scene
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

MOMENT = timedelta(minutes=1)


async def ask_review(scene: Scene) -> MessageRecord:
    """Noor asks; return what the team reads of it backstage."""
    world, noor = scene.world, scene.troupe.noor
    asked = (await acting.press(world, noor, await open_bench(scene), "ask-review")).message
    await acting.press(world, noor, asked, "ask-review-really")
    await scene.world.advance(MOMENT)
    return review_post(scene)


def review_post(scene: Scene) -> MessageRecord:
    return acting.find_message(scene.world, "backstage", verb="preview-open")


async def publish(scene: Scene) -> MessageRecord:
    await say_yes(scene, await look_first(scene))
    await scene.world.advance(MOMENT)
    return findings_post(scene)


async def look_first(scene: Scene) -> MessageRecord:
    """Ada looks at the preview, and is told where it goes; nothing is published yet."""
    world, ada = scene.world, scene.troupe.ada
    shown = (await acting.press(world, ada, review_post(scene), "preview-open")).message
    return (await acting.press(world, ada, shown, "publish")).message


async def say_yes(scene: Scene, question: MessageRecord) -> None:
    await acting.press(scene.world, scene.troupe.ada, question, "publish-really")


def findings_post(scene: Scene) -> MessageRecord:
    return acting.find_message(scene.world, "talks", verb="read-open")


async def read(scene: Scene) -> MessageRecord:
    post = findings_post(scene)
    return (await acting.press(scene.world, scene.troupe.max, post, "read-open")).message


def _is_reviewed(_scene: Scene, facts: Facts) -> bool:
    return any(each.state is not ReviewState.DRAFT for each in facts.key_findings)


def _is_published(_scene: Scene, facts: Facts) -> bool:
    return any(
        each.kind is DeliveryKind.FINDINGS and each.state is DeliveryState.SENT
        for each in facts.deliveries
    )


def _is_read(scene: Scene, _facts: Facts) -> bool:
    """Somebody has a page of it open."""
    return acting.stands_anywhere(scene.world, "'read:", private=True)


REVIEW = Deed(
    key="review", who=NOOR, do=ask_review, done=_is_reviewed, needs=("write", "sort", "around")
)
PUBLISH = Deed(key="publish", who=ADA, do=publish, done=_is_published, needs=("review",))
READ = Deed(key="read", who=MAX, do=read, done=_is_read, needs=("publish",))

DEEDS = (REVIEW, PUBLISH, READ)
