"""The key findings: two people, one post, and a plug that is pulled while it goes out."""

from datetime import timedelta

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import ReviewState
from bot.rehearsal import acting
from bot.rehearsal.demo import editing
from bot.rehearsal.demo.casting import ADA, MAX, NOOR
from bot.rehearsal.demo.notebook import Facts, count_sent, stands_anywhere
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Sight, Step, sight

_ALL = 9
_MOMENT = timedelta(minutes=1)


async def sort(show: Show) -> Sight:
    bench = await editing.open_bench(show)
    await editing.write(show, bench, upto=_ALL)
    await editing.sort(show, bench)
    await editing.describe(show, bench)
    return sight(NOOR, bench)


def sorted_all(_show: Show, facts: Facts) -> bool:
    planned = {each.heading for each in _show.demo.findings}
    return planned <= {each.heading for each in facts.findings}


async def ask_review(show: Show) -> Sight:
    bench = await editing.open_bench(show)
    await acting.press(show.world, show.person(NOOR), bench, "ask-review")
    await show.world.settle()
    return sight(ADA, acting.find_message(show.world, "backstage", verb="preview-open"))


def asked_review(_show: Show, facts: Facts) -> bool:
    return any(each.state is not ReviewState.DRAFT for each in facts.key_findings)


async def publish(show: Show) -> Sight:
    """Ada publishes, and the bot is killed before it hears that Discord has the post."""
    world, ada = show.world, show.person(ADA)
    post = acting.find_message(world, "backstage", verb="preview-open")
    preview = (await acting.press(world, ada, post, "preview-open")).message
    question = (await acting.press(world, ada, preview, "publish")).message
    async with show.killed_while_posting():
        await acting.press(world, ada, question, "publish-really")
    await show.bot.start()
    await world.advance(_MOMENT)
    found = acting.find_message(world, "talks", verb="read-open")
    return sight(ADA, found, note=counted(show, await show.facts()))


def published(_show: Show, facts: Facts) -> bool:
    return any(
        each.kind is DeliveryKind.FINDINGS and each.state is DeliveryState.SENT
        for each in facts.deliveries
    )


def counted(show: Show, facts: Facts) -> str:
    """Say how often each planned message stands in its channel."""
    count = count_sent(facts, show.world)
    return show.text("demo-plug-counted", once=count.once, twice=count.twice, missing=count.missing)


async def read(show: Show) -> Sight:
    post = acting.find_message(show.world, "talks", verb="read-open")
    outcome = await acting.press(show.world, show.person(MAX), post, "read-open")
    return sight(MAX, outcome.message)


def was_read(show: Show, _facts: Facts) -> bool:
    """Somebody has a page of it open."""
    return stands_anywhere(show.world, "'read:", private=True)


STEPS = (
    Step(key="sort", who=NOOR, do=sort, done=sorted_all),
    Step(key="review", who=NOOR, do=ask_review, done=asked_review),
    Step(key="publish", who=ADA, do=publish, done=published),
    Step(key="read", who=MAX, do=read, done=was_read),
)
