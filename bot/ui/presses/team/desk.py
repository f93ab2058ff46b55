"""The buttons of the team's overview and of its lists."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.deliveries.getting_on import Tried
from bot.domain.team.rights import Act
from bot.ui.cards.deliveries.planned import (
    giving_up,
    outcome,
    planned_list,
    posted_again,
    stuck_list,
)
from bot.ui.cards.talks.panel import talk_panel
from bot.ui.cards.team.desk import desk
from bot.ui.cards.team.help import help_card
from bot.ui.cards.team.left import left_list
from bot.ui.controls import Item
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.permissions import gone_roles
from bot.ui.visit import Call
from bot.words.duration import read_minutes


async def show(call: Call) -> None:
    await call.reply(await _overview(call))


async def _overview(call: Call) -> list[Item]:
    view = await call.services.desk.view(call.person)
    return desk(view, call.text, gone_roles(call.interaction.guild, view.messages.server))


async def help_here(call: Call) -> None:
    """Show the commands that this person may use."""
    server = await call.services.servers.of(call.person.owner)
    co_produced = await call.services.series.co_produced(call.person)
    await call.reply(help_card(server, call.person, call.text, co_produced))


async def again(call: Call) -> None:
    """[Desk] under a list, which is private already."""
    await _desk(call)


async def ask_when_it_ended(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.RUN_TALK)
    lasted = Field(
        key="minutes",
        label=call.text("field-lasted"),
        hint=call.text("field-minutes-hint"),
        value=str(view.talk.the_slot().minutes),
        limit=20,
    )
    await call.ask(call.text("form-ended"), "end-said", call.code, fields=[lasted])


async def end_said(call: Call) -> None:
    """Beside a talk that nobody ended: pressed, it ended as planned; sent as a form, otherwise."""
    typed = call.typed("minutes")
    minutes = read_minutes(typed) if typed else None
    await call.services.talks.say_end(call.person, call.code, minutes)
    await again(call)


async def planned(call: Call) -> None:
    view = await call.services.desk.messages(call.person)
    await call.redraw(planned_list(view, call.number(0), call.text))


async def stuck(call: Call) -> None:
    await _stuck_page(call, call.number(0))


async def left(call: Call) -> None:
    await call.redraw(
        left_list(await call.services.desk.left(call.person), call.number(0), call.text)
    )


async def mend(call: Call) -> None:
    """Part 0 is the message; part 1, if there is one, the page of the list that was pressed."""
    await call.services.desk.mend(call.person, call.code)
    await _where_it_was(call, await _outcome(call, (call.code,)))


async def ask_to_give_up(call: Call) -> None:
    """Its parts are those of `mend`. Nothing brings a message back that was given up."""
    held = await call.services.desk.held(call.person, call.code)
    await call.redraw(giving_up(held, call.control.parts[1:], call.text))


async def give_up(call: Call) -> None:
    """Its parts are those of `mend`."""
    await call.services.desk.give_up(call.person, call.code)
    await _where_it_was(call)


async def post_again(call: Call) -> None:
    """Part 0 is the talk or the edition; part 1, if there is one, the page of the list."""
    await call.win_time()
    await _where_it_was(call, await _posted_again(call))


async def panel_post_again(call: Call) -> None:
    """[Post again] on a talk's panel."""
    await call.win_time()
    above = await _posted_again(call)
    view = await call.services.talks.panel(call.person, call.code, Act.MEND)
    await call.redraw([*above, *talk_panel(view, call.text)])


async def _posted_again(call: Call) -> list[Item]:
    posted = await call.services.posting_again.post_again(call.person, call.code)
    fates = await _fates(call, posted.codes)
    failed = {fate: count for fate, count in fates.items() if fate is not Tried.SENT}
    return [posted_again(posted.kinds, call.text), *outcome(Counter(failed), call.text)]


async def mend_all(call: Call) -> None:
    codes = await call.services.desk.mend_all(call.person)
    await _desk(call, await _outcome(call, codes))


async def _outcome(call: Call, codes: Sequence[str]) -> list[Item]:
    """What came of trying these again: the team mends a cause, and shall see whether it did."""
    await call.win_time()
    return outcome(await _fates(call, codes), call.text)


async def _fates(call: Call, codes: Sequence[str]) -> Counter[Tried]:
    return await call.services.trying.outcome(call.person, codes)


async def _where_it_was(call: Call, above: Sequence[Item] = ()) -> None:
    if len(call.control.parts) > 1:
        await _stuck_page(call, call.number(1), above)
    else:
        await _desk(call, above)


async def _stuck_page(call: Call, page: int, above: Sequence[Item] = ()) -> None:
    view = await call.services.desk.messages(call.person)
    if view.stuck:
        await call.redraw([*above, *stuck_list(view, page, call.text)])
    else:
        await _desk(call, above)


async def _desk(call: Call, above: Sequence[Item] = ()) -> None:
    await call.redraw([*above, *await _overview(call)])


HANDLERS: Mapping[str, Handler] = {
    "desk": show,
    "desk-again": again,
    "end-otherwise": ask_when_it_ended,
    "end-said": end_said,
    "planned": planned,
    "stuck": stuck,
    "left": left,
    "mend": mend,
    "mend-all": mend_all,
    "post-again": post_again,
    "panel-post-again": panel_post_again,
    "give-up": ask_to_give_up,
    "give-up-yes": give_up,
}
