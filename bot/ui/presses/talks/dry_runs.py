"""[What will be sent], for a talk and for an edition."""

from collections.abc import Mapping

from bot.ui.cards.deliveries.dry_run import edition_dry_run, talk_dry_run
from bot.ui.door import Handler, Press


async def talk(press: Press) -> None:
    shown = await press.services.dry_runs.of_talk(press.person, press.code)
    await press.reply(talk_dry_run(shown, press.text))


async def edition(press: Press) -> None:
    """Part 0 is the edition's code and part 1 the page; on the desk, the newest one's first."""
    named = bool(press.control.parts)
    shown = await press.services.dry_runs.of_edition(press.person, press.code if named else None)
    page = press.number(1) if named else 0
    await press.redraw(edition_dry_run(shown, page, press.text))


async def choose(press: Press) -> None:
    code = press.values[0] if press.values else None
    shown = await press.services.dry_runs.of_edition(press.person, code)
    await press.redraw(edition_dry_run(shown, 0, press.text))


HANDLERS: Mapping[str, Handler] = {
    "dry-run": talk,
    "dry-run-edition": edition,
    "dry-run-choose": choose,
}
