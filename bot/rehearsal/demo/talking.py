"""Everybody at a talk: how it is found, and the notes that are taken while it runs."""

from datetime import timedelta

from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.demo.casting import NOOR
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo_data import DemoTalk
from bot.rehearsal.discord.records import ChannelRecord, MessageRecord


def today(show: Show) -> DemoTalk:
    """The talk of the afternoon on which the page opens."""
    return show.demo.talks[-1]


def stored(show: Show, facts: Facts) -> Talk | None:
    """Today's talk as the bot keeps it."""
    return next((talk for talk in facts.talks if talk.title == today(show).title), None)


def card_of(show: Show, talk: DemoTalk) -> MessageRecord:
    return acting.card_of(show.world, talk.title)


def thread_of(show: Show, talk: DemoTalk) -> ChannelRecord:
    return acting.thread_of(show.world, card_of(show, talk))


def live_panel(show: Show, talk: DemoTalk) -> MessageRecord:
    return acting.find_message(show.world, "backstage", verb="questions", text=talk.title)


async def until_minute(show: Show, talk: DemoTalk, minute: int) -> None:
    """Let the talk run to this minute, unless it has passed."""
    starts = talk.slot(show.demo.series.zone).starts_at
    moment = starts + timedelta(minutes=minute, seconds=1)
    if moment > show.world.clock.now():
        await show.world.move_to(moment)


async def take_notes(show: Show, talk: DemoTalk, *, first: int = 0) -> None:
    """Let the talk run to its last note; everybody logs what they would, from this minute on."""
    world, segment = show.world, 1
    for takeaway in talk.takeaways:
        await until_minute(show, talk, takeaway.minute)
        if takeaway.segment > segment:
            segment = takeaway.segment
            await acting.press(world, show.person(NOOR), live_panel(show, talk), "next-segment")
        if takeaway.minute >= first:
            logged = await acting.log(show.person(takeaway.by), takeaway.typed)
            show.dismissed.update(message.id for message in logged.messages)
