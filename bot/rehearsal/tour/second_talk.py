"""The second talk, under the Chatham House Rule, with a poll that too few people answer."""

from datetime import timedelta

from bot.domain.polls.poll import PollState
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.states import TalkState
from bot.rehearsal import acting
from bot.rehearsal.deeds import ending, talking
from bot.rehearsal.tour.checks import has, lacks, need, public, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.ending import poll_of, stored_poll
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
    """The poll opens while people are still there; the end does not open a second one."""
    world, title = company.world, company.second.title
    panel = company.scene(company.second).live_panel
    asked = (await acting.press(world, company.noor, panel, "poll-open")).message
    await acting.press(world, company.noor, asked, "poll-open-really")
    await world.advance(_MINUTE)
    message, shown = poll_of(company, title)
    for person in (company.mia, company.max):
        await person.vote(message, [shown.answers[0][1]])
    await ending.press_end(company.scene(company.second))
    await world.advance(_MINUTE)
    same("the poll after the end", poll_of(company, title)[0].id, message.id)
    same("state", (await company.ledger.talk(title)).state, TalkState.ENDED)
    return "opened on the panel before the end, two answers; [End talk] opened no second one"


async def stay_sealed(company: Company) -> str:
    world, title = company.world, company.second.title
    await company.do(ending.COUNT, company.second)
    poll = await stored_poll(company, title)
    same("state", (poll.state, poll.answers, poll.is_sealed), (PollState.FINAL, 2, True))
    has(company.scene(company.second).live_panel, company.text("poll-sealed", count=2))
    card = world.fresh(company.cards[title])
    need("%" not in card.text, f"the card shows what two people answered: {card.text!r}")
    thread = acting.thread_of(world, card)
    shown = [each for each in public(world, thread) if each.by_bot and "%" in each.text]
    same("results in the thread", shown, [])
    return "counted, and shown to nobody: the panel says that too few answered"


STOPS = (
    Stop(name="second talk", play=log_by_all, needs=("move", "details")),
    Stop(name="Chatham House Rule", play=keep_nobody, needs=("second talk",)),
    Stop(name="poll before the end", play=open_early, needs=("second talk",)),
    Stop(name="poll sealed", play=stay_sealed, needs=("poll before the end",)),
)
