"""The announcement, the sign-ups and the calendar."""

from datetime import timedelta

from icalendar import Calendar, Event

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Signup
from bot.domain.talks.states import TalkState
from bot.rehearsal import acting
from bot.rehearsal.deeds import planning, signing_up
from bot.rehearsal.demo_data import DemoTalk
from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.tour.checks import (
    has,
    lacks,
    need,
    nothing_stuck,
    planned,
    public,
    same,
    unpinged,
)
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop


async def announce(company: Company) -> str:
    title = company.first.title
    card = await company.do(planning.ANNOUNCE, company.first)
    company.cards[title] = card
    has(card, title, *(segment.title for segment in company.first.segments))
    lacks("the card", card.text, company.first.join, company.first.panellists)
    unpinged(card)
    talk = await company.ledger.talk(title)
    same("state", talk.state, TalkState.ANNOUNCED)
    coming = await planned(company.ledger, talk.code)
    wanted = {
        DeliveryKind.DAY_BEFORE.value: 1,
        DeliveryKind.RUN_SHEET.value: 1,
        DeliveryKind.STILL_MISSING.value: 1,
        DeliveryKind.LIVE_PANEL.value: 1,
        DeliveryKind.START.value: 1,
        DeliveryKind.STILL_RUNNING.value: 1,
    }
    same("planned messages", coming, wanted)
    await nothing_stuck(company.ledger)
    return f"one card in #talks without pings, {sum(coming.values())} planned messages in the store"


async def open_thread(company: Company) -> str:
    card = company.world.fresh(company.cards[company.first.title])
    thread = acting.thread_of(company.world, card)
    need(company.first.title in thread.name, f"the thread is called {thread.name!r}")
    return f"under the card: “{thread.name}”"


async def list_as_event(company: Company) -> str:
    world, ada, title = company.world, company.ada, company.first.title
    world.set_bot_permissions(*INVITED, "create_events")
    ((_, series),) = await ada.complete("series edit", "series", "")
    shown = await ada.slash("series edit", channel="backstage", series=series)
    await acting.press(world, ada, shown.message, "series-events")
    await world.settle()
    (event,) = world.events(server=world.home.name)
    same("the event's title", event.name, title[:100])
    same("its start", event.start, company.starts(company.first))
    lacks("the event", event.description, company.first.join, company.first.panellists)
    await nothing_stuck(company.ledger)
    return f"among the server's events: “{event.name}”"


async def sign_up(company: Company) -> str:
    world, card = company.world, company.cards[company.first.title]
    answer = await company.do(signing_up.SIGN_UP, company.first)
    need(company.first.registration in str(answer.buttons), "no link to the registration")
    await company.do(signing_up.LETTER, company.first)
    await acting.sign_up(world, company.max, card)
    talk = await company.ledger.talk(company.first.title)
    signups = await company.ledger.all(Signup, talk=talk.code)
    kept = {(each.user_id, each.answer.value, each.remind) for each in signups}
    wanted = {(company.mia.id, "going", True), (company.max.id, "going", False)}
    same("sign-ups", kept, wanted)
    coming = await planned(company.ledger, talk.code)
    same("planned letters", coming.get(DeliveryKind.SOON.value), 1)
    return "2 going in the store, one letter planned for the one who asked for it"


async def counter(company: Company) -> str:
    # A counter may lag some seconds: a thousand sign-ups are a few edits.
    await company.world.advance(timedelta(minutes=1))
    card = company.world.fresh(company.cards[company.first.title])
    has(card, company.text("talk-card-going", count=2))
    lacks("the card", card.text, company.mia.name, company.max.name, company.mia.mention)
    same("announcements in #talks", len(public(company.world, "talks")), 1)
    return "the same card, edited: “2 going”, and nobody's name"


async def calendar(company: Company) -> str:
    card = company.cards[company.first.title]
    file = await acting.calendar_file(company.world, company.mia, card)
    await company.keep("talk-1.ics", file.data)
    event = check_event(company, company.first, file.data)
    return f"talk-1.ics, parsed back: {event.uid}, SEQUENCE {event.sequence}"


def check_event(company: Company, talk: DemoTalk, data: bytes) -> Event:
    """The file holds this talk at its time in the series' zone, and no link but the public one."""
    events = Calendar.from_ical(data).events
    same("events in the calendar", [str(event["SUMMARY"]) for event in events], [talk.title])
    same("DTSTART", events[0].start, company.starts(talk))
    same("TZID", events[0]["DTSTART"].params["TZID"], company.demo.series.zone)
    lacks("the calendar", data.decode(), talk.join, talk.panellists)
    return events[0]


async def overviews(company: Company) -> str:
    """Everybody's commands answer, and the team's are not shown to members."""
    title = company.first.title
    listed = acting.answered(await company.mia.slash("talks")).message
    has(listed, title, company.text("talk-card-going", count=2))
    has(acting.answered(await company.mia.slash("me")).message, title)
    desk = acting.answered(await company.ada.slash("desk", channel="backstage")).message
    has(desk, title)
    refused = acting.answered(await company.max.slash("desk", hidden=True)).message
    lacks("/desk", refused.text, title)
    return "/talks, /me and /desk agree; /desk refuses a member in words"


STOPS = (
    Stop(name="announce", play=announce, needs=("links", "people", "details")),
    Stop(name="thread", play=open_thread, needs=("announce",)),
    Stop(name="Discord event", play=list_as_event, needs=("announce",)),
    Stop(name="sign-ups", play=sign_up, needs=("announce",)),
    Stop(name="counter", play=counter, needs=("sign-ups",)),
    Stop(name="calendar file", play=calendar, needs=("announce",)),
    Stop(name="overviews", play=overviews, needs=("counter",)),
)
