"""A running talk under the rule with a secret of every kind, each known by its canary.

What somebody typed and did not confirm is kept for a day, so the secrets are laid as late as they
can be; `all_sing` fails for one that is kept no more, of which a search would find nothing.
"""

from base64 import b64encode
from datetime import timedelta

from bot.domain.ballots.own import OwnQuestions
from bot.domain.document import Document
from bot.domain.findings.finding import Finding
from bot.domain.findings.letters import FindingsLetters
from bot.domain.kinds import KINDS
from bot.domain.partners.partner import Share
from bot.domain.signups.attendance import Attendance
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.talk import Talk
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.people.person import Person
from tests.stories.acting import STARTS, Ready, fill, give_links, open_panel, plan_talk, sign_up
from tests.stories.balloting import answer
from tests.stories.live import agree_on_chatham_house, go_live, live_panel
from tests.stories.test_attendance import ROOM, count, hold_in_room
from tests.stories.test_findings import open_draft, publish, write
from tests.stories.test_listings import a_file, an_event
from tests.stories.test_partners import Two, follow

JOIN, PANELLISTS = "https://e.org/canary-join", "https://e.org/canary-panel"
NOTE, DRAFT, FINDING = "canarynote", "Canarydraft", "Canaryfinding"
# What an organiser has typed and not confirmed: a letter to all, a list of talks, a copy of one.
LETTER, LIST, COPY = "Canaryletter", "Canarylist", "Canarycopy"
# The last day of a repeated talk, which nobody has confirmed either.
REPEAT = "16 Jun 2022"
TYPED = (LETTER, LIST, COPY, REPEAT)
# What will be asked after the draft, and what somebody answered anonymously after the other one.
QUESTION, ANSWER = "Canaryquestion", "Canaryanswer"
# The name on a certificate, which is not kept.
NAME = "Canaryname"
# What was published and taken back, and a series of the other server.
RETRACTED, SOUTH = "Canaryretracted", "Canarysouth"
WORDS = (JOIN, PANELLISTS, NOTE, DRAFT, FINDING, *TYPED, QUESTION, ANSWER, NAME, RETRACTED, SOUTH)
# Who was there, and who wants letters about findings: they do nothing else.
ATTENDED, WANTS_LETTERS = "Anna Attended", "Lea Letters"


def with_id(ready: Ready, name: str) -> str:
    return str(ready.world.person(name).id)


async def lay(ready: Ready) -> None:
    """To be called before the talk; it runs for ten minutes then."""
    world = ready.world
    await give_links(ready, join=JOIN, panellists=PANELLISTS)
    await agree_on_chatham_house(ready)
    await plan_talk(ready.stage, DRAFT, "Friday 20 May 2022 15:00")
    await _ask_after_the_draft(ready)
    await write(ready, await open_draft(ready), FINDING, "Nobody has read it.")
    for name in (ATTENDED, WANTS_LETTERS):
        world.join(PersonPlan(name=name), server=world.home.name)
    await _want_letters(world.person(WANTS_LETTERS))
    mine = await ready.mia.click((await ready.mia.slash("me")).message, "My calendar")
    await ready.mia.click(mine.message, "Make my address")
    await hold_in_room(ready)
    await count(ready, "names")
    await world.move_to(STARTS - timedelta(minutes=14))
    await _type(ready)
    await world.person(ATTENDED).join_voice(ROOM)
    await go_live(ready, 10)


async def publish_and_retract(ready: Ready, second: Person) -> None:
    """What is written later is no part of it."""
    bench = await write(ready, await open_draft(ready), RETRACTED, "It was published in error.")
    await publish(ready, bench, second)
    form = (await ready.ada.click(await open_draft(ready), "Retract …")).form
    await ready.ada.submit(form, reason="It was written of another evening.")
    await ready.world.settle()


async def follow_from_south(ready: Ready) -> None:
    """Southville follows the series of Northville, and has one of its own."""
    two = Two(ready=ready)
    panel = (await two.sam.slash("setup", channel="south-backstage")).message
    for name in ("talks", "backstage"):
        channel = ready.world.channel(f"south-{name}")
        await two.sam.select(panel, f"setup-channel:{name}", [channel])
    await two.sam.slash("series new", channel="south-backstage", title=SOUTH, edition="2022")
    await follow(two)


async def answer_anonymously(ready: Ready) -> None:
    """The poll opens while the talk runs."""
    poll = (await ready.noor.click(live_panel(ready), "Open poll")).message
    await ready.noor.click(poll, "Open it")
    await ready.world.settle()
    await answer(ready, ready.mia, 0, ANSWER)


async def _ask_after_the_draft(ready: Ready) -> None:
    (code,) = [each.code for each in await everything(ready) if getattr(each, "title", "") == DRAFT]
    panel = (await ready.ada.slash("talk panel", talk=code)).message
    shown = (await ready.ada.click(panel, "Poll after it")).message
    form = (await ready.ada.click(shown, "Add a question")).form
    await ready.ada.submit(form, text=f"{QUESTION}?", kind="text")


async def _want_letters(person: Person) -> None:
    me = (await person.slash("me")).message
    choice = (await person.click(me, "Letters about findings")).message
    await person.select(choice, choice.selects[0].custom_id, "Northville Talks")


async def _type(ready: Ready) -> None:
    ada = ready.ada
    if not any(getattr(each, "answer", "") == "going" for each in await everything(ready)):
        await sign_up(ready, ready.mia)
    people = (await ada.click(await open_panel(ready), "Who is coming?")).message
    await ada.submit((await ada.click(people, "Write to them")).form, text=LETTER)
    await ada.slash("talk programme", file=a_file(an_event("1", LIST, "20220602T150000")))
    await fill(ready, "copy", {"title": COPY, "when": "14 April 2022 16:00"})
    await fill(ready, "repeat", {"often": "every second Thursday, 6 times"})


async def print_certificate(ready: Ready) -> None:
    """Once the talk is over."""
    anna = ready.world.person(ATTENDED)
    form = (await anna.click((await anna.click(ready.card, "More")).message, "Certificate")).form
    await anna.submit(form, name=NAME)


async def everything(ready: Ready) -> list[Document]:
    def look(survey) -> list[Document]:
        return [each for kind in KINDS for each in survey.select(kind)]

    return await ready.stage.bot.store.survey(look)


async def all_sing(ready: Ready) -> None:
    """Each canary is kept in what it is to be a secret of; answers lie outside the documents."""
    kept = await everything(ready)
    for kind, *words in (
        (Talk, JOIN, PANELLISTS, DRAFT),
        (Takeaway, NOTE),
        (Finding, FINDING),
        (Preview, LETTER, LIST, COPY, "2022, 6, 16"),
        (OwnQuestions, QUESTION),
        # Organisers read who it was.
        (Attendance, with_id(ready, ATTENDED), "named=True"),
        (FindingsLetters, with_id(ready, WANTS_LETTERS)),
    ):
        held = repr([each for each in kept if isinstance(each, kind)])
        assert not [word for word in words if word not in held], kind
    assert NAME not in repr(kept)


async def keys(ready: Ready) -> set[str]:
    """What opens a calendar, a series to another server, or a ballot."""
    kept = await everything(ready)
    calendars = {each.secret for each in kept if isinstance(each, OwnCalendar)}
    shares = {each.digest for each in kept if isinstance(each, Share)}
    assert (len(calendars), len(shares)) == (1, 1)
    return calendars | shares | ballot_keys(ready)


def ballot_keys(ready: Ready) -> set[str]:
    (key,) = (each.read_bytes() for each in (ready.stage.folder / "keys").glob("*.key"))
    return {key.hex(), b64encode(key).decode()}
