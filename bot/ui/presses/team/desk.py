"""The buttons of the team's overview and of its lists."""

from collections.abc import Mapping, Sequence

from bot.ui.cards.deliveries.planned import giving_up, outcome, planned_list, stuck_list
from bot.ui.cards.team.desk import desk
from bot.ui.controls import Item
from bot.ui.door import Handler, Press


async def show(press: Press) -> None:
    await press.reply(desk(await press.services.desk.view(press.person), press.text))


async def again(press: Press) -> None:
    """[Desk] under a list, which is private already."""
    await _desk(press)


async def end(press: Press) -> None:
    """[Ended] beside a talk that nobody ended in time."""
    await press.services.talks.end(press.person, press.code)
    await again(press)


async def planned(press: Press) -> None:
    view = await press.services.desk.messages(press.person)
    await press.redraw(planned_list(view, press.number(0), press.text))


async def stuck(press: Press) -> None:
    await _stuck_page(press, press.number(0))


async def mend(press: Press) -> None:
    """Part 0 is the message; part 1, if there is one, the page of the list that was pressed."""
    await press.services.desk.mend(press.person, press.code)
    await _where_it_was(press, await _outcome(press, (press.code,)))


async def ask_to_give_up(press: Press) -> None:
    """Its parts are those of `mend`. Nothing brings a message back that was given up."""
    held = await press.services.desk.held(press.person, press.code)
    await press.redraw(giving_up(held, press.control.parts[1:], press.text))


async def give_up(press: Press) -> None:
    """Its parts are those of `mend`."""
    await press.services.desk.give_up(press.person, press.code)
    await _where_it_was(press)


async def mend_all(press: Press) -> None:
    codes = await press.services.desk.mend_all(press.person)
    await _desk(press, await _outcome(press, codes))


async def _outcome(press: Press, codes: Sequence[str]) -> list[Item]:
    """What came of trying these again: the team mends a cause, and shall see whether it did."""
    await press.win_time()
    return outcome(await press.services.trying.outcome(press.person, codes), press.text)


async def _where_it_was(press: Press, above: Sequence[Item] = ()) -> None:
    if len(press.control.parts) > 1:
        await _stuck_page(press, press.number(1), above)
    else:
        await _desk(press, above)


async def _stuck_page(press: Press, page: int, above: Sequence[Item] = ()) -> None:
    view = await press.services.desk.messages(press.person)
    if view.stuck:
        await press.redraw([*above, *stuck_list(view, page, press.text)])
    else:
        await _desk(press, above)


async def _desk(press: Press, above: Sequence[Item] = ()) -> None:
    view = await press.services.desk.view(press.person)
    await press.redraw([*above, *desk(view, press.text)])


HANDLERS: Mapping[str, Handler] = {
    "desk": show,
    "desk-again": again,
    "desk-end": end,
    "planned": planned,
    "stuck": stuck,
    "mend": mend,
    "mend-all": mend_all,
    "give-up": ask_to_give_up,
    "give-up-yes": give_up,
}
