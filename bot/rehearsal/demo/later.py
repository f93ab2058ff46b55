"""Chapter four: a year later, the next edition begins, and the last one is still at hand."""

from datetime import UTC, datetime

from bot.rehearsal import acting
from bot.rehearsal.demo.casting import ADA, MAX
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Sight, Step, sight

# Monday 6 February 2023, 10:00 in Copenhagen.
_NEXT_YEAR = datetime(2023, 2, 6, 9, 0, tzinfo=UTC)
_EDITION = "2023"
_WORD = "trust"


async def skip_year(show: Show) -> Sight:
    if show.world.clock.now() < _NEXT_YEAR:
        await show.world.move_to(_NEXT_YEAR)
    return sight(MAX, acting.find_message(show.world, "talks", verb="read-open"))


def is_later(show: Show, _facts: Facts) -> bool:
    return show.world.clock.now() >= _NEXT_YEAR


async def search(show: Show) -> Sight:
    outcome = await show.person(MAX).slash("search", channel="talks", words=_WORD)
    return sight(MAX, acting.answered(outcome).message)


def was_used(show: Show, command: str) -> bool:
    """Tell whether somebody used it; an answer that its reader closed counts too."""
    return any(
        (message.interaction_metadata or {}).get("name") == command
        for messages in show.world.discord.messages.values()
        for message in messages.values()
    )


async def begin_edition(show: Show) -> Sight:
    ada, title = show.person(ADA), show.demo.series.title
    offered = await ada.complete("series edition", "series", title[:5], channel="backstage")
    outcome = await ada.slash(
        "series edition", channel="backstage", series=offered[0][1], edition=_EDITION
    )
    return sight(ADA, acting.answered(outcome).message)


def begun(show: Show, facts: Facts) -> bool:
    return any(each.name != show.demo.edition.name for each in facts.editions)


async def take_archive(show: Show) -> Sight:
    outcome = await show.person(ADA).slash("export", channel="backstage", what="archive")
    return sight(ADA, acting.answered(outcome).message)


CHAPTER = Chapter(
    key="later",
    steps=(
        Step(key="year", who=MAX, do=skip_year, done=is_later),
        Step(key="search", who=MAX, do=search, done=lambda show, _: was_used(show, "search")),
        Step(key="edition", who=ADA, do=begin_edition, done=begun),
        Step(
            key="archive", who=ADA, do=take_archive, done=lambda show, _: was_used(show, "export")
        ),
    ),
)
