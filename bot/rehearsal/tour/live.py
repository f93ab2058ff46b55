"""While the first talk runs: the panel backstage, and every way of keeping what is said."""

from datetime import timedelta

from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind, parse_line
from bot.rehearsal import acting
from bot.rehearsal.deeds import talking
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.tour.checks import has, need, public, punctual, quiet, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop
from bot.saying.times import stamp

# The panel's edits are paced.
_DRAWN = timedelta(seconds=30)


async def open_panel(company: Company) -> str:
    panel = company.scene(company.first).live_panel
    quiet(panel)
    punctual(panel, company.starts(company.first))
    starts = company.starts(company.first)
    live = company.text("live-now", start=stamp(starts, "t"), distance=stamp(starts, "R"))
    none = company.text("live-takeaways", count=0)
    has(panel, live, company.first.segments[0].title, none)
    return "in backstage, silent: live, the first segment, no takeaway yet"


async def _kept(company: Company, typed: str, author: Person, *, segment: int, minute: int) -> None:
    """The line is in the store: as typed, by whom, in which segment and minute."""
    line = parse_line(typed)
    found = [each for each in await company.ledger.all(Takeaway) if each.text == line.text]
    same("in the store", [(each.kind, each.tags) for each in found], [(line.kind, line.tags)])
    where = (found[0].author_id, found[0].segment, found[0].minute)
    same(f"author, segment and minute of {line.text!r}", where, (author.id, segment, minute))


def _typed(company: Company, segment: int, by: Person) -> list[str]:
    """What this person would log in a segment of the first talk."""
    return [
        each.typed
        for each in company.first.takeaways
        if each.segment == segment and each.by == by.name
    ]


async def log_lines(company: Company) -> str:
    """Four lines at once, each of a kind of its own."""
    lines = _typed(company, 1, company.noor)
    await company.scene(company.first).until_minute(7)
    said = await acting.log(company.noor, *lines)
    need(said.message.ephemeral, "others see the reply to /log")
    for line in lines:
        await _kept(company, line, company.noor, segment=1, minute=7)
        has(said.message, parse_line(line).text)
    kinds = {parse_line(line).kind.value for line in lines}
    return f"{len(lines)} lines at once, {len(kinds)} kinds by their first character, minute 7"


async def note(company: Company) -> str:
    typed = _typed(company, 1, company.mia)[0]
    await company.scene(company.first).until_minute(9)
    thread = acting.thread_of(company.world, company.cards[company.first.title])
    started = acting.find_message(company.world, thread, verb="note")
    await acting.fill(company.world, company.mia, started, "note", text=typed)
    await _kept(company, typed, company.mia, segment=1, minute=9)
    return "a member through [Note] in the thread, minute 9"


async def direct_message(company: Company) -> str:
    typed = _typed(company, 1, company.mia)[1]
    await company.scene(company.first).until_minute(19)
    said = await company.mia.say(company.mia.direct, typed)
    answer = company.world.dms(company.mia)[-1]
    same("the answer replies to", answer.reply_to, said.id)
    has(answer, company.first.title)
    await _kept(company, typed, company.mia, segment=1, minute=19)
    return "a member by direct message, minute 19; answered there with [Edit] and [Undo]"


async def mention(company: Company) -> str:
    """A reply to the bot's message that mentions it; what does not mention it is left alone."""
    world, typed = company.world, _typed(company, 1, company.max)[0]
    thread = acting.thread_of(world, company.cards[company.first.title])
    started = acting.find_message(world, thread, verb="note")
    await company.scene(company.first).until_minute(22)
    before = len(await company.ledger.all(Takeaway))
    await company.max.say(thread, "Only talking to my neighbour")
    same("takeaways after chatter", len(await company.ledger.all(Takeaway)), before)
    await company.max.say(thread, f"{world.bot_mention} {typed}", reply_to=started)
    await _kept(company, typed, company.max, segment=1, minute=22)
    return "a reply that mentions the bot, minute 22; chatter beside it is not kept"


async def message_menu(company: Company) -> str:
    typed = _typed(company, 1, company.max)[1]
    thread = acting.thread_of(company.world, company.cards[company.first.title])
    await company.scene(company.first).until_minute(25)
    said = await company.max.say(thread, typed)
    form = acting.answered(await company.noor.message_menu("Log takeaway", said)).form
    same("the form holds", form.values, {"text": typed})
    await acting.send_form(company.noor, form)
    await _kept(company, typed, company.noor, segment=1, minute=25)
    return "somebody's message through its menu, minute 25, credited to who logged it"


async def next_segment(company: Company) -> str:
    """The second segment begins; what is logged from now on belongs to it."""
    world, lines = company.world, _typed(company, 2, company.noor)
    await company.scene(company.first).until_minute(30)
    await acting.press(world, company.noor, company.scene(company.first).live_panel, "next-segment")
    await company.scene(company.first).until_minute(31)
    await acting.log(company.noor, *lines)
    await _kept(company, lines[0], company.noor, segment=2, minute=31)
    await world.advance(_DRAWN)
    has(company.scene(company.first).live_panel, company.first.segments[1].title)
    return "[Next segment] at minute 30; what is logged at minute 31 is in segment 2"


async def undo_and_edit(company: Company) -> str:
    world, mia, lines = company.world, company.mia, _typed(company, 2, company.mia)
    wrong = await acting.log(mia, "This was a slip of the finger")
    await acting.press(world, mia, wrong.message, "takeaway-undo")
    texts = [each.text for each in await company.ledger.all(Takeaway)]
    need(not any("slip of the finger" in text for text in texts), "[Undo] left it in the store")
    kept = await acting.log(mia, "Do not repeat the rumor")
    await acting.fill(world, mia, kept.message, "takeaway-edit", text=lines[0])
    await _kept(company, lines[0], mia, segment=2, minute=31)
    forged = acting.button_of(kept.message, "takeaway-undo").custom_id or ""
    refused = await company.max.click(company.cards[company.first.title], forged, forged=True)
    same("takeaways after somebody else's [Undo]", lines[0] in _texts(refused), False)
    await _kept(company, lines[0], mia, segment=2, minute=31)
    return "[Undo] removed one for good, [Edit] corrected one; a forged [Undo] changed nothing"


def _texts(outcome: Outcome) -> list[str]:
    return [message.text for message in outcome.messages]


async def ask(company: Company) -> str:
    await company.do(talking.ASK, company.first)
    found = [each for each in await company.ledger.all(Takeaway) if each.text == talking.QUESTION]
    same("kind", [each.kind for each in found], [TakeawayKind.QUESTION])
    same("support", [each.support for each in found], [(company.mia.id,)])
    return "[Ask a question], supported once by another member"


async def panel_in_place(company: Company) -> str:
    world = company.world
    await world.advance(_DRAWN)
    panel = company.scene(company.first).live_panel
    kept = await company.ledger.all(Takeaway)
    points = [each for each in kept if each.kind is not TakeawayKind.QUESTION]
    has(panel, company.text("live-takeaways", count=len(points)))
    panels = [
        each
        for each in public(world, "backstage")
        if any(str(button.custom_id).startswith("questions") for button in each.buttons)
    ]
    same("live panels in backstage", len(panels), 1)
    questions = len(kept) - len(points)
    return f"one message, edited in place: {len(points)} takeaways, {questions} questions"


async def search(company: Company) -> str:
    found = acting.answered(await company.mia.slash("search", words="mapping")).message
    wanted = [each.typed for each in company.first.takeaways if "#mapping" in each.typed]
    # What was found stands out in bold.
    shown = found.text.replace("**", "")
    for typed in wanted:
        said = parse_line(typed).text.split(" #")[0][:60]
        need(said in shown, f"{said!r} is not in {shown!r}")
    has(found, company.text("takeaway-minute", number="7"))
    return f"/search finds both {len(wanted)} lines with #mapping, with talk, segment and minute"


STOPS = (
    Stop(name="live panel", play=open_panel, needs=("start in thread",)),
    Stop(name="log", play=log_lines, needs=("start in thread",)),
    Stop(name="log: note", play=note, needs=("start in thread",)),
    Stop(name="log: direct message", play=direct_message, needs=("start in thread",)),
    Stop(name="log: mention", play=mention, needs=("start in thread",)),
    Stop(name="log: message menu", play=message_menu, needs=("start in thread",)),
    Stop(name="next segment", play=next_segment, needs=("live panel",)),
    Stop(name="undo and edit", play=undo_and_edit, needs=("log", "next segment")),
    Stop(name="question", play=ask, needs=("live panel",)),
    Stop(name="panel in place", play=panel_in_place, needs=("live panel", "log")),
    Stop(name="search", play=search, needs=("log",)),
)
