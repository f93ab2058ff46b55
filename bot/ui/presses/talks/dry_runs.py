"""[What will be sent], for a talk and for an edition."""

from collections.abc import Mapping

from bot.ui.cards.deliveries.dry_run import edition_dry_run, talk_dry_run
from bot.ui.door import Handler
from bot.ui.visit import Call


async def talk(call: Call) -> None:
    shown = await call.services.dry_runs.of_talk(call.person, call.code)
    await call.reply(talk_dry_run(shown, call.text))


async def before_announcing(call: Call) -> None:
    """[Announce …] on a panel: what it would send is the question."""
    shown = await call.services.dry_runs.before_announcing(call.person, call.code, call.number(1))
    await call.redraw(talk_dry_run(shown, call.text))


async def edition(call: Call) -> None:
    """Part 0 is the edition's code and part 1 the page; on the desk, the newest one's first."""
    named = bool(call.control.parts)
    shown = await call.services.dry_runs.of_edition(call.person, call.code if named else None)
    page = call.number(1) if named else 0
    await call.redraw(edition_dry_run(shown, page, call.text))


async def choose(call: Call) -> None:
    code = call.value or None
    shown = await call.services.dry_runs.of_edition(call.person, code)
    await call.redraw(edition_dry_run(shown, 0, call.text))


HANDLERS: Mapping[str, Handler] = {
    "dry-run": talk,
    "announce-ask": before_announcing,
    "dry-run-edition": edition,
    "dry-run-choose": choose,
}
