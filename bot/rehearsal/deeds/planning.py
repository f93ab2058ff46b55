"""Ada plans: the server, the series with its programme, and each talk until it is announced."""

from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import ADA, Scene
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts


async def set_up(scene: Scene) -> MessageRecord:
    return await acting.set_up(scene.world, scene.troupe.ada, zone=scene.troupe.demo.series.zone)


async def make_series(scene: Scene) -> MessageRecord:
    series = scene.troupe.demo.series
    made = await acting.make_series(
        scene.troupe.ada,
        title=series.title,
        edition=scene.troupe.demo.edition.name,
        zone=series.zone,
        producers=series.producers,
        cities=series.cities,
    )
    return made.message


async def paste_programme(scene: Scene) -> MessageRecord:
    """Return what was understood; nothing is kept yet."""
    return (await acting.paste_programme(scene.troupe.ada, scene.troupe.programme)).message


async def keep_programme(scene: Scene, shown: MessageRecord) -> MessageRecord:
    kept = await acting.press(scene.world, scene.troupe.ada, shown, "programme-keep")
    return kept.message


async def _bring_programme(scene: Scene) -> MessageRecord:
    return await keep_programme(scene, await paste_programme(scene))


async def give_links(scene: Scene) -> MessageRecord:
    panel = await acting.open_panel(scene.troupe.ada, scene.talk.title)
    given = await acting.set_links(scene.world, scene.troupe.ada, panel, scene.talk.links)
    return given.message


async def announce(scene: Scene) -> MessageRecord:
    return await acting.announce(scene.world, scene.troupe.ada, scene.talk.title)


def _is_set_up(scene: Scene, facts: Facts) -> bool:
    home = str(scene.world.home.id)
    return any(each.code == home and each.talks_channel_id for each in facts.servers)


def _has_series(scene: Scene, facts: Facts) -> bool:
    return any(each.name == scene.troupe.demo.edition.name for each in facts.editions)


def _has_links(scene: Scene, facts: Facts) -> bool:
    talk = scene.stored(facts)
    return talk is not None and talk.links == scene.talk.links


def _is_announced(scene: Scene, facts: Facts) -> bool:
    talk: Talk | None = scene.stored(facts)
    return talk is not None and talk.state is not TalkState.DRAFT


def _is_planned(scene: Scene, facts: Facts) -> bool:
    return scene.stored(facts) is not None


SET_UP = Deed(key="set-up", who=ADA, do=set_up, done=_is_set_up)
SERIES = Deed(key="series", who=ADA, do=make_series, done=_has_series, needs=("set-up",))
PROGRAMME = Deed(key="programme", who=ADA, do=_bring_programme, done=_is_planned, needs=("series",))
LINKS = Deed(key="links", who=ADA, do=give_links, done=_has_links, needs=("programme",))
ANNOUNCE = Deed(
    key="announce",
    who=ADA,
    do=announce,
    done=_is_announced,
    needs=("links",),
    until="end",
)

DEEDS = (SET_UP, SERIES, PROGRAMME, LINKS, ANNOUNCE)
