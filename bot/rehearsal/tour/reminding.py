"""Moves and reminders, from two weeks before a talk to the minute in which it begins."""

from datetime import timedelta

from icalendar import Calendar

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reminder import RUN_SHEET_DAYS, SOON_BEFORE
from bot.domain.times.wall import days_before
from bot.rehearsal import acting
from bot.rehearsal.deeds import signing_up, talking
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.tour.announcing import check_event
from bot.rehearsal.tour.checks import (
    has,
    lacks,
    need,
    planned,
    public,
    punctual,
    quiet,
    same,
)
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop
from bot.saying.times import stamp

_MINUTE = timedelta(minutes=1)


async def move(company: Company) -> str:
    """The second talk comes back to its real hour, after it was announced an hour late."""
    world, ada, title = company.world, company.ada, company.second.title
    card = company.cards[title]
    before = await acting.calendar_file(world, company.max, card)
    panel = await acting.open_panel(ada, title)
    shown = (await acting.fill(world, ada, panel, "move", when="7 April 2022 15:00")).message
    need("one member" in shown.text.casefold(), f"not said who will be told: {shown.text!r}")
    await acting.press(world, ada, shown, "confirm", "move")
    await world.advance(_MINUTE)
    told = acting.find_message(world, "talks", verb="fine", text=title)
    has(world.fresh(card), "15:00–16:30")
    same("letters about the move", _letters(company, "fine", title), [company.max.name])
    after = await acting.calendar_file(world, company.max, card)
    await company.keep("talk-2.ics", after.data)
    event = check_event(company, company.second, after.data)
    old = Calendar.from_ical(before.data).events[0]
    same("UID", event.uid, old.uid)
    need(event.sequence > old.sequence, "SEQUENCE did not rise, so calendars ignore the move")
    return f"told in #talks (“{told.text[:30]}…”) and by letter; SEQUENCE rose, the UID stayed"


async def change_place(company: Company) -> str:
    """The second talk goes to the stage of the server, and back to where it was."""
    world, title = company.world, company.second.title
    card, stage = company.cards[title], f"<#{world.channel('Town stage').id}>"
    there = company.text("place-in-channel", channel=stage)
    await _hold_at(company, kind=["channel"], channel=[world.channel("Town stage")])
    has(world.fresh(card), there, "15:00–16:30")
    told = acting.find_message(world, "talks", verb="fine", text=title)
    moved = company.text("letter-moved-place", old=company.second.place, new=there)
    has(told, moved)
    has(world.dms(company.max.name)[-1], moved)
    file = await acting.calendar_file(world, company.max, card)
    where = str(Calendar.from_ical(file.data).events[0]["LOCATION"])
    need(where.startswith("Town stage"), f"the calendar says {where!r}")
    await _hold_at(company, kind=["link"], place=company.second.place)
    has(world.fresh(card), company.second.place)
    lacks("the card", world.fresh(card).text, stage)
    return (
        f"Zoom → {where}, told in #talks and by letter, on the card and in the calendar; and back"
    )


async def _hold_at(company: Company, **fields: Json) -> None:
    world, ada = company.world, company.ada
    panel = await acting.open_panel(ada, company.second.title)
    shown = (await acting.fill(world, ada, panel, "place", **fields)).message
    await acting.press(world, ada, shown, "confirm", "place")
    await world.advance(_MINUTE)


def _letters(company: Company, verb: str, title: str = "") -> list[str]:
    """Who got a letter with a button of this verb, about this talk."""
    return [
        name
        for name in company.world.people
        for letter in company.world.dms(name)
        if f"'{verb}:" in str(letter) and title in letter.text
    ]


async def run_sheet(company: Company) -> str:
    start = company.first.slot(company.demo.series.zone).start
    sheet, due = None, days_before(start, RUN_SHEET_DAYS)
    await company.world.move_to(due + _MINUTE)
    sheet = acting.find_message(company.world, "backstage", verb="consents")
    people = sum(len(each.speakers) for each in company.first.segments) + 1
    consents = company.text("missing-consent", count=people)
    has(sheet, company.first.title, consents)
    quiet(sheet)
    punctual(sheet, due)
    lacks("the run sheet", sheet.text, company.first.join)
    return f"14 days before, in backstage at {sheet.at:%d %B %H:%M} UTC: what is missing, silent"


async def day_before(company: Company) -> str:
    start = company.first.slot(company.demo.series.zone).start
    due = days_before(start, 1)
    await company.world.move_to(due + _MINUTE)
    title = company.first.title
    told = acting.find_message(company.world, "talks", verb="calendar", text=title)
    need(told.id != company.cards[title].id, "nothing but the announcement is there")
    quiet(told)
    punctual(told, due)
    talk = await company.ledger.talk(title)
    kinds = {DeliveryKind.RUN_SHEET, DeliveryKind.STILL_MISSING}
    told_of = await company.ledger.all(Delivery, about=talk.code)
    ids = {each.message_id for each in told_of if each.kind in kinds}
    sheets = [each for each in public(company.world, "backstage") if each.id in ids]
    same("run sheet, and what is still missing", len(sheets), 2)
    return (
        f"in #talks at {told.at:%d %B %H:%M} UTC, silent, no ping; the team reads what is missing"
    )


async def letter(company: Company) -> str:
    world, title = company.world, company.first.title
    due = company.starts(company.first) - SOON_BEFORE
    await world.move_to(due - _MINUTE)
    early = await acting.press(world, company.mia, company.cards[title], "more")
    refused = (await acting.press(world, company.mia, early.message, "join")).message
    lacks("[Join] 16 minutes before", str(refused), company.first.join)
    written = await company.do(signing_up.WAIT, company.first)
    await world.advance(_MINUTE)
    same("who got a letter", _letters(company, "join"), [company.mia.name])
    punctual(written, due)
    lacks("the letter", str(written), company.first.join)
    joined = await company.do(signing_up.JOIN, company.first)
    links = [button.url for button in joined.buttons]
    same("links after [Join]", links, [company.first.join])
    return "at 14:45 to Mia alone; its [Join] gives her the link, which opened a minute after a no"


async def begin(company: Company) -> str:
    world, title = company.world, company.first.title
    due = company.starts(company.first)
    await company.do(talking.START, company.first)
    await world.advance(_MINUTE)
    thread = acting.thread_of(world, world.fresh(company.cards[title]))
    told = acting.find_message(world, thread, verb="note")
    quiet(told)
    punctual(told, due)
    talk = await company.ledger.talk(title)
    start, end = stamp(due, "t"), stamp(talk.the_slot().ends_at, "t")
    has(world.fresh(company.cards[title]), company.text("talk-card-live", start=start, end=end))
    waiting = await planned(company.ledger, talk.code)
    same("still planned", waiting, {DeliveryKind.STILL_RUNNING.value: 1})
    return f"in the thread at {told.at:%H:%M} UTC: “{told.text}”; the card says live"


STOPS = (
    Stop(name="move", play=move, needs=("kill: click confirmed",)),
    Stop(name="place", play=change_place, needs=("move",)),
    Stop(name="run sheet", play=run_sheet, needs=("counter",)),
    Stop(name="day before", play=day_before, needs=("announce",)),
    Stop(name="letter", play=letter, needs=("sign-ups",)),
    Stop(name="start in thread", play=begin, needs=("thread",)),
)
