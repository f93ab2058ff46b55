"""A year later: the next edition begins, and the last one is still at hand."""

from datetime import UTC, datetime
from typing import Final

from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.publishing import findings_post
from bot.rehearsal.deeds.scene import ADA, MAX, Scene
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

# Monday 6 February 2023, 10:00 in Copenhagen.
NEXT_YEAR: Final = datetime(2023, 2, 6, 9, 0, tzinfo=UTC)
EDITION: Final = "2023"
_WORD = "trust"


async def skip_year(scene: Scene) -> MessageRecord:
    await scene.not_before(NEXT_YEAR)
    return findings_post(scene)


async def search(scene: Scene) -> MessageRecord:
    outcome = await scene.troupe.max.slash("search", channel="talks", words=_WORD)
    return acting.answered(outcome).message


async def begin_edition(scene: Scene) -> MessageRecord:
    """Choose the series as the command offers it."""
    ada, title = scene.troupe.ada, scene.troupe.demo.series.title
    offered = await ada.complete("series edition", "series", title[:5], channel="backstage")
    codes = [value for name, value in offered if name == title]
    if len(codes) != 1:
        raise acting.MissingError(f"/series edition offers {offered!r} for {title!r}")
    made = await ada.slash("series edition", channel="backstage", series=codes[0], edition=EDITION)
    return acting.expect(acting.answered(made), EDITION).message


async def take_archive(scene: Scene) -> MessageRecord:
    outcome = await scene.troupe.ada.slash("export", channel="backstage", what="archive")
    return acting.answered(outcome).message


def _is_later(scene: Scene, _facts: Facts) -> bool:
    return scene.world.clock.now() >= NEXT_YEAR


def _has_begun(scene: Scene, facts: Facts) -> bool:
    return any(each.name != scene.troupe.demo.edition.name for each in facts.editions)


YEAR = Deed(key="year", who=MAX, do=skip_year, done=_is_later, needs=("publish",))
SEARCH = Deed(
    key="search",
    who=MAX,
    do=search,
    done=lambda scene, _: acting.was_used(scene.world, "search"),
)
EDITION_BEGINS = Deed(key="edition", who=ADA, do=begin_edition, done=_has_begun, needs=("series",))
ARCHIVE = Deed(
    key="archive",
    who=ADA,
    do=take_archive,
    done=lambda scene, _: acting.was_used(scene.world, "export"),
)

DEEDS = (YEAR, SEARCH, EDITION_BEGINS, ARCHIVE)
