"""Before the talks: the set-up, the series, its programme, and the drafts made ready."""

from bot.domain.talks.series import Edition, Series
from bot.domain.talks.speaker import Speaker
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.rehearsal import acting
from bot.rehearsal.deeds import planning
from bot.rehearsal.tour.checks import has, need, public, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop
from bot.saying.times import city_of

_ADDED = "Pia Pretend, Town Clerk, City of Northville"


async def start_bot(company: Company) -> str:
    await company.bot.start()
    helped = acting.answered(await company.mia.slash("help")).message
    need("/talks" in helped.text, f"/help says {helped.text!r}")
    return "its own process, connected to gateway, REST and clock on 127.0.0.1; /help answers"


async def set_up(company: Company) -> str:
    world, ada, zone = company.world, company.ada, company.demo.series.zone
    panel = await company.do(planning.SET_UP, company.first)
    same("channels with all permissions", panel.text.count("✓"), 2)
    need("✗" not in panel.text, f"the check complains: {panel.text!r}")
    await acting.press(world, ada, panel, "setup-test")
    await world.settle()
    test = acting.find_message(world, "backstage", verb="desk")
    server = await company.ledger.one(Server)
    kept = (server.talks_channel_id, server.backstage_channel_id, server.zone)
    same("kept", kept, (world.channel("talks").id, world.channel("backstage").id, zone))
    same("organisers", server.organiser_role_ids, (world.role("Organiser").id,))
    same("note-takers", server.note_taker_role_ids, (world.role("Note-taker").id,))
    return f"four steps, 2 channels checked, kept in the store; in backstage: “{test.text[:40]}…”"


async def make_series(company: Company) -> str:
    wanted, edition = company.demo.series, company.demo.edition
    await company.do(planning.SERIES, company.first)
    series = await company.ledger.one(Series)
    kept = (series.title, series.zone, series.producers)
    same("kept", kept, (wanted.title, wanted.zone, wanted.producers))
    same("cities", tuple(map(city_of, series.cities)), wanted.cities)
    same("edition", (await company.ledger.one(Edition)).name, edition.name)
    return f"{series.title}, edition {edition.name}, zone {series.zone}"


async def paste_programme(company: Company) -> str:
    scene = company.scene(company.first)
    shown = await planning.paste_programme(scene)
    same("talks in the store before [Looks right]", await company.ledger.all(Talk), [])
    has(shown, company.first.title, company.second.title)
    await planning.keep_programme(scene, shown)
    for planned in company.demo.talks:
        talk = await company.ledger.talk(planned.title)
        same("state", talk.state, TalkState.DRAFT)
        same("slot", talk.slot, planned.slot(company.demo.series.zone))
        same("sessions", _people(talk), [_names(each.speakers) for each in planned.segments])
    people = sum(len(each.speakers) for talk in company.demo.talks for each in talk.segments)
    return f"2 drafts with 6 sessions and {people} panellists as printed; nothing kept before"


def _people(talk: Talk) -> list[list[str]]:
    return [_names(segment.speakers) for segment in talk.segments]


def _names(speakers: tuple[Speaker, ...]) -> list[str]:
    return [speaker.name for speaker in speakers]


async def set_time(company: Company) -> str:
    """A draft moves without a word to anybody."""
    world, ada, title = company.world, company.ada, company.second.title
    before = len(public(world, "talks"))
    panel = await acting.open_panel(ada, title)
    shown = (await acting.fill(world, ada, panel, "move", when="7 April 2022 16:00")).message
    has(shown, "Thursday 7 April 2022, 16:00", company.demo.series.zone)
    await acting.press(world, ada, shown, "confirm", "move")
    talk = await company.ledger.talk(title)
    same("hour", talk.the_slot().start.local.hour, 16)
    same("messages in #talks", len(public(world, "talks")), before)
    return "the second draft moved to 7 April 2022, 16:00, shown in full first; nobody was told"


async def set_links(company: Company) -> str:
    for planned in company.demo.talks:
        await company.do(planning.LINKS, planned)
        talk = await company.ledger.talk(planned.title)
        same("links", talk.links, planned.links)
    return "registration, join and panellists' link of both talks, three kept apart"


async def set_people(company: Company) -> str:
    world, ada, title = company.world, company.ada, company.first.title
    panel = await acting.open_panel(ada, title)
    form = (await acting.press(world, ada, panel, "edit-people")).form
    filled = str(form.values["segments"])
    await acting.send_form(ada, form, segments=f"{filled}\n{_ADDED}")
    talk = await company.ledger.talk(title)
    wanted = [_names(each.speakers) for each in company.first.segments]
    wanted[-1].append("Pia Pretend")
    same("people", _people(talk), wanted)
    return "one panellist added to the last session; the others stayed as they were"


async def set_details(company: Company) -> str:
    """Both will be recorded; the second is under the Chatham House Rule."""
    for planned, rules in zip(company.demo.talks, ([], ["chatham"]), strict=True):
        panel = await acting.open_panel(company.ada, planned.title)
        holds = ["recorded", *rules]
        await acting.fill(company.world, company.ada, panel, "edit-talk", holds=holds)
        talk = await company.ledger.talk(planned.title)
        kept = (talk.title, talk.seats, talk.will_be_recorded, talk.chatham_house)
        same("details", kept, (planned.title, None, True, bool(rules)))
    return "both will be recorded, the second under the Chatham House Rule; the rest stayed"


STOPS = (
    Stop(name="start", play=start_bot),
    Stop(name="set-up", play=set_up, needs=("start",)),
    Stop(name="series", play=make_series, needs=("set-up",)),
    Stop(name="programme", play=paste_programme, needs=("series",)),
    Stop(name="times", play=set_time, needs=("programme",)),
    Stop(name="links", play=set_links, needs=("programme",)),
    Stop(name="details", play=set_details, needs=("programme",)),
    Stop(name="people", play=set_people, needs=("programme",)),
)
