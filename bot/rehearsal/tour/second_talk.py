"""The second talk, under the Chatham House Rule, with a poll that too few people answer."""

from datetime import timedelta

from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.states import TalkState
from bot.rehearsal import acting
from bot.rehearsal.deeds import ending, talking
from bot.rehearsal.deeds.scene import is_ballot
from bot.rehearsal.tour.checks import has, lacks, public, quiet, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_MINUTE = timedelta(minutes=1)


async def log_by_all(company: Company) -> str:
    """Everybody logs what they would have, segment by segment."""
    await company.do(talking.GO_ON, company.second)
    kept = await _kept(company)
    wanted = [(each.segment, each.line.text) for each in company.second.takeaways]
    same("kept", sorted((each.segment, each.text) for each in kept), sorted(wanted))
    return f"{len(kept)} takeaways of three people in 3 segments, each in the segment it belongs to"


async def _kept(company: Company) -> list[Takeaway]:
    talk = await company.ledger.talk(company.second.title)
    return await company.ledger.all(Takeaway, talk=talk.code)


async def keep_nobody(company: Company) -> str:
    """No author is stored, and whoever logged something can still take it back at once."""
    world, before = company.world, await _kept(company)
    has(world.fresh(company.cards[company.second.title]), company.text("talk-card-chatham"))
    lacks("the store", repr(before), *(str(number) for number in world.people.values()))
    said = await acting.log(company.mia, "! Something that I would rather not have said")
    await acting.press(world, company.mia, said.message, "takeaway-undo")
    same("after [Undo]", await _kept(company), before)
    return f"no author with any of {len(before)} takeaways; [Undo] still works for who logged it"


async def open_early(company: Company) -> str:
    """An anonymous poll, since the rule is on, while people are still there."""
    world, title = company.world, company.second.title
    scene = company.scene(company.second)
    asked = (await acting.press(world, company.noor, scene.live_panel, "poll-open")).message
    await acting.press(world, company.noor, asked, "poll-open-really")
    await world.advance(_MINUTE)
    card = scene.poll
    quiet(card)
    has(card, company.text("ballot-promise", k=(await _ballot(company)).k))
    await ending.answer(scene, [company.mia, company.max])
    kept = repr(await company.ledger.all(BallotPoll)) + repr(await company.ledger.all(Tally))
    lacks("the store", kept, *(str(number) for number in world.people.values()))
    await ending.press_end(scene)
    await world.advance(_MINUTE)
    cards = [each for each in public(world, scene.thread) if is_ballot(each)]
    same("polls after the end", [each.id for each in cards], [card.id])
    same("state", (await company.ledger.talk(title)).state, TalkState.ENDED)
    return "anonymous, opened before the end, two answers of nobody; [End talk] opened no second"


async def _ballot(company: Company) -> BallotPoll:
    talk = await company.ledger.talk(company.second.title)
    return await company.ledger.one(BallotPoll, talk=talk.code)


async def stay_sealed(company: Company) -> str:
    """Three days later it closes by itself, and shows nobody what two people answered."""
    world, scene = company.world, company.scene(company.second)
    await company.do(ending.COUNT, company.second)
    poll = await _ballot(company)
    tally = await company.ledger.one(Tally, talk=poll.talk)
    same("state", (poll.state, tally.answers), (BallotState.SEALED, 2))
    has(scene.poll, company.text("ballot-withheld", count=2))
    has(scene.live_panel, company.text("ballot-line-withheld", count=2))
    shown = [each for each in public(world, scene.thread) if each.by_bot and "%" in each.text]
    same("results in the thread", shown, [])
    return "sealed, and shown to nobody: card and panel say that too few answered"


STOPS = (
    Stop(name="second talk", play=log_by_all, needs=("move", "details")),
    Stop(name="Chatham House Rule", play=keep_nobody, needs=("second talk",)),
    Stop(name="poll before the end", play=open_early, needs=("second talk",)),
    Stop(name="poll sealed", play=stay_sealed, needs=("poll before the end",)),
)
