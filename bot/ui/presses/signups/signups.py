"""The buttons on a talk's card and letters."""

from collections.abc import Mapping

from bot.domain.signups.signup import Answer
from bot.saying.times import stamp
from bot.ui.calendar import calendar_answer
from bot.ui.cards.signups.signup import answered, details
from bot.ui.controls import link, row, text
from bot.ui.door import Handler, Press


async def going(press: Press) -> None:
    given = await press.services.signups.answer(press.member, press.code, Answer.GOING)
    await press.reply(answered(given, press.text))


async def maybe(press: Press) -> None:
    given = await press.services.signups.answer(press.member, press.code, Answer.MAYBE)
    await press.reply(answered(given, press.text))


async def cannot(press: Press) -> None:
    given = await press.services.signups.answer(press.member, press.code, Answer.DECLINED)
    await press.reply(answered(given, press.text))


async def fine(press: Press) -> None:
    """[Fine] on a moved talk: whoever had answered keeps their answer, others come now."""
    given = await press.services.signups.keep_or_come(press.member, press.code)
    await press.reply(answered(given, press.text))


async def remind_yes(press: Press) -> None:
    await press.services.signups.remind(press.member, press.code, wanted=True)
    await press.redraw([text(press.text("signup-reminder-set"))])


async def remind_no(press: Press) -> None:
    await press.services.signups.remind(press.member, press.code, wanted=False)
    await press.redraw([text(press.text("signup-reminder-none"))])


async def more(press: Press) -> None:
    view = await press.services.talks.public(press.member, press.code)
    mine = await press.services.signups.mine(press.member, press.code)
    await press.reply(details(view, mine, press.text))


async def calendar(press: Press) -> None:
    view = await press.services.talks.public(press.member, press.code)
    items, files = calendar_answer(view, press.text, press.context.settings.host_name)
    await press.reply(items, files)


async def join(press: Press) -> None:
    """The join link: for those who are going, from 15 minutes before, privately."""
    found = await press.services.signups.join_link(press.member, press.code)
    if found.link is None:
        when = stamp(found.opens_at, "R") if found.opens_at else ""
        await press.say(press.text("join-later" if when else "join-none", when=when))
        return
    await press.reply(
        [
            text(press.text("join-here")),
            row(link(press.text("letter-button-join"), found.link)),
        ]
    )


async def stop_letters(press: Press) -> None:
    await press.services.members.set_reminders(press.interaction.user.id, wanted=False)
    await press.say(press.text("letters-stopped"))


HANDLERS: Mapping[str, Handler] = {
    "going": going,
    "maybe": maybe,
    "cannot": cannot,
    "fine": fine,
    "remind-yes": remind_yes,
    "remind-no": remind_no,
    "more": more,
    "calendar": calendar,
    "join": join,
    "stop-letters": stop_letters,
}
