"""All deeds in the order of the story, and how one is done wherever the story stands."""

from bot.rehearsal.deeds import (
    calendars,
    editing,
    ending,
    later,
    partners,
    planning,
    publishing,
    seats,
    signing_up,
    talking,
)
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import Scene
from bot.rehearsal.discord.records import MessageRecord

DEEDS: tuple[Deed, ...] = (
    *planning.DEEDS,
    *signing_up.DEEDS,
    *calendars.DEEDS,
    *seats.DEEDS,
    *talking.DEEDS,
    *ending.DEEDS,
    *editing.DEEDS,
    *publishing.DEEDS,
    *partners.DEEDS,
    *later.DEEDS,
)
_BY_KEY = {deed.key: deed for deed in DEEDS}


class TooLateError(Exception):
    """The deed can be done no longer, since `after` has happened."""

    def __init__(self, deed: Deed, after: Deed) -> None:
        super().__init__(f"{deed.key} after {after.key}")
        self.deed = deed
        self.after = after


async def perform(scene: Scene, deed: Deed) -> MessageRecord:
    """Do it, and before it whatever it builds on that is not done.

    Raises `TooLateError`, or `MissingError` where the bot's controls are not as the story has them.
    """
    await prepare(scene, deed)
    return await deed.do(scene)


async def prepare(scene: Scene, deed: Deed) -> None:
    """See that the deed can be done: do what it builds on. Raises as `perform` does."""
    if deed.until is None and not deed.needs:
        return
    facts = await scene.troupe.facts()
    if deed.until is not None:
        after = _BY_KEY[deed.until]
        if after.done(scene, facts):
            raise TooLateError(deed, after)
    for key in deed.needs:
        if not _BY_KEY[key].done(scene, facts):
            await perform(scene, _BY_KEY[key])
            facts = await scene.troupe.facts()
