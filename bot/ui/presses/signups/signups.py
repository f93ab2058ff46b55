"""The buttons on a talk's card and letters."""

from collections.abc import Mapping

from bot.domain.signups.signup import Answer
from bot.saying.times import stamp
from bot.ui.calendar import calendar_answer, feed_answer
from bot.ui.cards.signups.signup import (
    answered,
    details,
    letters_are_off,
    no_whole_edition,
    stopped,
    way_through,
    whole_edition,
    will_write,
    writes_not,
)
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.visit import Call
from bot.ui.web_addresses import public_address


async def going(call: Call) -> None:
    given = await call.services.signups.answer(call.person, call.code, Answer.GOING)
    await call.reply(answered(given, call.text))


async def maybe(call: Call) -> None:
    given = await call.services.signups.answer(call.person, call.code, Answer.MAYBE)
    await call.reply(answered(given, call.text))


async def cannot(call: Call) -> None:
    given = await call.services.signups.answer(call.person, call.code, Answer.DECLINED)
    await call.reply(answered(given, call.text))


async def fine(call: Call) -> None:
    """[Fine] on a moved talk: whoever had answered keeps their answer, others come now."""
    given = await call.services.signups.keep_or_come(call.person, call.code)
    await call.reply(answered(given, call.text))


async def come_to_all(call: Call) -> None:
    found = await call.services.editions.come(call.person, call.code)
    await call.reply(whole_edition(found, call.text))


async def not_to_all(call: Call) -> None:
    """Part 0 is the edition."""
    found = await call.services.editions.stop(call.person, call.code)
    await call.redraw(no_whole_edition(found, call.text))


async def choose(call: Call) -> None:
    """An answer to the talk's question; "none" is the way back."""
    index = int(call.value) if call.value.isdecimal() else None
    given = await call.services.signups.choose(call.person, call.code, index)
    await call.redraw(answered(given, call.text))


async def remind_yes(call: Call) -> None:
    """Whoever takes no letters is asked first: this one would not come."""
    asked = await call.services.members.remind(call.person, call.code)
    if asked is None:
        await call.redraw(letters_are_off(call.control.parts, call.text))
    else:
        await call.redraw(will_write(asked, call.control.parts, call.text))


async def remind_switch(call: Call) -> None:
    asked = await call.services.members.remind(call.person, call.code, switch_on=True)
    assert asked is not None
    await call.redraw(will_write(asked, call.control.parts, call.text))


async def remind_no(call: Call) -> None:
    await call.services.signups.remind(call.person, call.code, wanted=False)
    await call.redraw(writes_not(call.control.parts, call.text))


async def more(call: Call) -> None:
    shown = await call.services.signups.details(call.person, call.code)
    await call.reply(details(shown, call.text))


async def calendar(call: Call) -> None:
    view = await call.services.talks.public(call.person, call.code)
    items, files = calendar_answer(view, call.text, call.context.settings)
    await call.reply(items, files)


async def feed(call: Call) -> None:
    """The address of an edition or a talk alone, for calendars to subscribe to."""
    base, owner = call.context.settings.web_address, call.person.owner
    found = await call.services.feeds.find(owner, call.code) if base is not None else None
    await call.reply(feed_answer(found, public_address(base or "", owner, call.code), call.text))


async def join(call: Call) -> None:
    """The join link: for those who are going, from 15 minutes before, privately; or the channel."""
    found = await call.services.signups.join_link(call.person, call.code)
    shown = way_through(call.person.guild_id, found, call.text)
    if shown:
        await call.reply(shown)
        return
    when = stamp(found.opens_at, "R") if found.opens_at else ""
    await call.say(call.text("join-later" if when else "join-none", when=when))


async def stop_letters(call: Call) -> None:
    await call.services.members.set_reminders(call.person, wanted=False)
    await call.reply(stopped(call.text))


async def allow_letters(call: Call) -> None:
    """The way back from there: in a direct message there is no `/me`."""
    await call.services.members.set_reminders(call.person, wanted=True)
    await call.redraw([text(call.text("letters-allowed"))])


HANDLERS: Mapping[str, Handler] = {
    "going": going,
    "feed": feed,
    "maybe": maybe,
    "cannot": cannot,
    "fine": fine,
    "edition-going": come_to_all,
    "edition-stop": not_to_all,
    "signup-choice": choose,
    "remind-yes": remind_yes,
    "remind-switch": remind_switch,
    "remind-no": remind_no,
    "more": more,
    "calendar": calendar,
    "join": join,
    "stop-letters": stop_letters,
    "allow-letters": allow_letters,
}
