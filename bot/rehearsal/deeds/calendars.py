"""The talk in people's calendars, and among Discord's events, where somebody changes it."""

from datetime import timedelta
from typing import Final

from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import ADA, MIA, Scene
from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.discord.records import EventRecord, MessageRecord
from bot.rehearsal.facts import Facts

RENAMED: Final = "Tea and cake"
_MOMENT = timedelta(minutes=1)


async def take_file(scene: Scene) -> MessageRecord:
    mia = scene.troupe.mia
    return (await acting.press(scene.world, mia, scene.card, "calendar")).message


async def list_as_event(scene: Scene) -> MessageRecord:
    """Whoever looks after the server gives the bot the right; Ada wants events for the series."""
    world, ada = scene.world, scene.troupe.ada
    world.set_bot_permissions(*INVITED, "create_events")
    ((_, series), *_) = await ada.complete("series edit", "series", "", channel="backstage")
    shown = await ada.slash("series edit", channel="backstage", series=series)
    made = await acting.press(world, ada, acting.answered(shown).message, "series-events")
    await world.settle()
    if not _events(scene):
        # Somebody had wanted them already, before there was the right: the press ended that.
        made = await acting.press(world, ada, made.message, "series-events")
        await world.settle()
    return made.message


async def rename(scene: Scene) -> MessageRecord:
    """Somebody changes it by Discord's own means; return what the team reads of it."""
    world = scene.world
    world.edit_event(event(scene), name=RENAMED)
    await world.advance(_MOMENT)
    return _told(scene)


async def set_back(scene: Scene) -> MessageRecord:
    """Ada compares both, and the talk's own name counts."""
    world, ada = scene.world, scene.troupe.ada
    desk = acting.answered(await ada.slash("desk", channel="backstage")).message
    compared = (await acting.press(world, ada, desk, "event-compare")).message
    settled = (await acting.press(world, ada, compared, "event-ours")).message
    await world.advance(_MOMENT)
    return settled


def event(scene: Scene) -> EventRecord:
    found = _events(scene)
    if not found:
        raise acting.MissingError(f"no event of {scene.talk.title!r}")
    return found[0]


def _events(scene: Scene) -> list[EventRecord]:
    """The talk's, by their start."""
    found = scene.world.events(server=scene.world.home.name)
    return [each for each in found if each.start == scene.starts_at]


def _has_file(scene: Scene, _facts: Facts) -> bool:
    seen = scene.world.messages("talks", seen_by=scene.troupe.mia)
    return any(file.filename.endswith(".ics") for each in seen for file in each.attachments)


def _is_listed(scene: Scene, _facts: Facts) -> bool:
    return bool(_events(scene))


def _is_changed(scene: Scene, facts: Facts) -> bool:
    return _differs(scene, facts) or _was_told(scene)


def _is_settled(scene: Scene, facts: Facts) -> bool:
    return _was_told(scene) and not _differs(scene, facts)


def _differs(scene: Scene, facts: Facts) -> bool:
    talk = scene.stored(facts)
    return any(talk and each.talk == talk.code and each.found for each in facts.events)


def _was_told(scene: Scene) -> bool:
    try:
        return bool(_told(scene))
    except acting.MissingError:
        return False


def _told(scene: Scene) -> MessageRecord:
    """What the team reads of a change made in Discord."""
    return acting.find_message(scene.world, "backstage", verb="desk", text=scene.talk.title[:60])


CALENDAR = Deed(
    key="calendar", who=MIA, do=take_file, done=_has_file, needs=("announce",), until="end"
)
# An event of a talk that runs would be of no use: the bot makes none.
EVENT = Deed(
    key="event", who=ADA, do=list_as_event, done=_is_listed, needs=("announce",), until="start"
)
RENAME = Deed(key="rename", who=ADA, do=rename, done=_is_changed, needs=("event",), until="start")
SET_BACK = Deed(
    key="set-back", who=ADA, do=set_back, done=_is_settled, needs=("rename",), until="start"
)

DEEDS = (CALENDAR, EVENT, RENAME, SET_BACK)
