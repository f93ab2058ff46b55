"""A year later: the next edition begins, and nothing of the last one is lost."""

from bot.domain.talks.series import Edition, Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.deeds import later
from bot.rehearsal.tour.checks import has, lacks, same, unchanged
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_TITLE = "Whoever Comes After Us"


async def begin_edition(company: Company) -> str:
    """The new one takes over the series and its zone, and neither talks nor people."""
    await company.do(later.YEAR, company.first)
    before = await company.ledger.versions(Talk, Edition)
    series = await company.ledger.one(Series)
    await company.do(later.EDITION_BEGINS, company.first)
    editions = await company.ledger.all(Edition, series=series.code)
    same("editions", [each.name for each in editions], [company.demo.edition.name, later.EDITION])
    now = await company.ledger.versions(Talk, Edition)
    unchanged("document", {key: now[key] for key in now if key in before}, before)
    return f"{series.title} {later.EDITION}, beside {company.demo.edition.name} with all its talks"


async def plan_talk(company: Company) -> str:
    """`/talk new` means the newest edition; two words of time are shown in full first."""
    world, ada = company.world, company.ada
    shown = await acting.new_talk(ada, title=_TITLE, when="first Thursday of March at 15:00")
    has(shown, "Thursday 2 March 2023, 15:00", company.demo.series.zone)
    await acting.press(world, ada, shown, "confirm", "new")
    talk = await company.ledger.talk(_TITLE)
    edition = {each.code: each.name for each in await company.ledger.all(Edition)}[talk.edition]
    same("draft", (edition, talk.number, talk.state), (later.EDITION, 1, TalkState.DRAFT))
    return "“first Thursday of March at 15:00” became the new edition's first draft, 2 March 2023"


async def keep_old(company: Company) -> str:
    """The announcement of last year still answers, and offers nothing of the past."""
    world, card = company.world, company.cards[company.first.title]
    more = (await acting.press(world, company.mia, card, "more")).message
    has(more, company.first.title)
    lacks("last year's card", str(world.fresh(card).labels), "I'm going")
    found = acting.answered(await company.mia.slash("search", words="mapping")).message
    has(found, company.demo.edition.name)
    return "last year's card answers and offers no seat, /search finds it"


STOPS = (
    Stop(name="a year later", play=begin_edition, needs=("recording",)),
    Stop(name="a year later: talk", play=plan_talk, needs=("a year later",)),
    Stop(name="a year later: archive", play=keep_old, needs=("a year later", "search")),
)
