"""Every act that changes something, with what takes it back or what is asked before it.

A way is played by people in the simulated Discord. `Played.back` presses the act and its reverse
and finds everything as it was; `Played.asked` finds that nothing happened before the yes.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import user_owner
from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Review
from bot.domain.kinds import KINDS
from bot.domain.partners.partner import Follower, Following, FollowingState, Share
from bot.domain.polls.poll import Poll
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import GOES_ON_WITHIN, Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Server
from bot.rehearsal.discord.blueprint import ChannelPlan
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import (
    ENDS,
    STARTS,
    Ready,
    announce_now,
    crowd,
    fill,
    plan_talk,
    second_organiser,
    sign_up,
)
from tests.stories.balloting import answer_all, ask_publicly, asked, choose_ballots, drawn
from tests.stories.live import go_live, live_panel
from tests.stories.test_scheduled_events import show_as_events, the_event

MINUTE = timedelta(minutes=1)
SEGMENTS = "Session 1: Squares\nAda Example, City of Northville\nSession 2: Benches\nBo Example"
# What people would miss if it were lost; the rest is who changed it when, and how often.
_KEPT = (
    Attendance, BallotPoll, Edition, EditionSignup, Finding, FindingsLetters, Follower, Following,
    KeyFindings, Member, OwnCalendar, OwnQuestions, Poll, Review, Series, Server, Share, Signup,
    Takeaway, Talk, Tally, Turnout,
)  # fmt: skip
_BOOKKEEPING = {
    "version", "changed_at", "changed_by", "sequence", "edited", "turned_at", "answered_at",
    "logged_at", "set_up_by", "draft", "dm_channel_id", "turns", "turned",
}  # fmt: skip

Deed = Callable[[], Awaitable[object]]


@dataclass
class Played:
    ready: Ready

    async def state(self) -> dict[str, dict[str, Any]]:
        await self.ready.world.settle()
        owners = {f"guild:{each.id}" for each in self.ready.world.servers}
        owners |= {user_owner(each.id) for each in (self.ready.mia, self.ready.max)}

        def look(survey: Any) -> dict[str, dict[str, Any]]:
            found = [each for kind in KINDS if kind in _KEPT for each in survey.select(kind)]
            # What was only asked about is no more than a question.
            found = [
                each
                for each in found
                if not isinstance(each, Following) or each.state is not FollowingState.ASKED
            ]
            held = sum(each.is_held for each in survey.select(Delivery))
            kept = {
                f"{each.KIND} {each.code}": _plain(each) for each in found if each.owner in owners
            }
            later = {"publication", "follow_up"}
            planned = [each for each in survey.select(Delivery) if each.kind.value in later]
            waiting = sum(each.is_waiting for each in planned)
            in_discord = {each.name for each in self.ready.world.events() if each.status in {1, 2}}
            return kept | {
                "stuck": {"held": held, "to publish": waiting},
                "events": dict.fromkeys(sorted(in_discord)),
            }

        return await self.ready.stage.bot.store.survey(look)

    async def back(self, act: Deed, reverse: Deed) -> None:
        before = await self.state()
        await act()
        assert await self.state() != before, "the act changes nothing"
        await reverse()
        assert await self.state() == before

    async def asked(self, ask: Deed, yes: str, *, of: Person | None = None) -> Outcome:
        """Press what asks, and then its yes, by its label."""
        before, said = await self.state(), self.public()
        question = await ask()
        assert isinstance(question, Outcome)
        assert yes in question.message.labels, question.text
        assert (await self.state(), self.public()) == (before, said), "done before the yes"
        answer = await (of or self.ready.ada).click(question.message, yes)
        assert (await self.state(), self.public()) != (before, said), "the yes does nothing"
        return answer

    def public(self) -> int:
        world = self.ready.world
        places: list[Any] = ["talks", "backstage", *world.threads("talks")]
        return sum(len(world.messages(each)) for each in places)

    # What many acts begin with

    async def on_desk(self, button: str) -> Outcome:
        desk = await self.ready.ada.slash("desk", hidden=True, channel="general")
        return await self.ready.ada.click(desk.message, button)

    async def press(self, button: str, person: Person | None = None) -> Outcome:
        """On the talk's panel as it is now."""
        who = person or self.ready.ada
        shown = await who.slash("talk panel", talk=self.ready.code, hidden=True)
        return await who.click(shown.message, button)

    async def fill(self, verb: str, **fields: Any) -> Outcome:
        return await fill(self.ready, verb, fields)

    async def draft(self, title: str = "A draft") -> MessageRecord:
        return await plan_talk(self.ready.stage, title, "Thursday 14 April 2022 15:00")

    async def noted(self) -> MessageRecord:
        """Two takeaways and two findings; return the workbench."""
        await go_live(self.ready, 10)
        await self.ready.mia.slash("log", text="Benches invite people\nShade matters")
        bench = (await self.ready.ada.slash("draft", hidden=True)).message
        for heading in ("First", "Second"):
            form = (await self.ready.ada.click(bench, "New finding")).form
            card = (await self.ready.ada.submit(form, heading=heading, body="Text")).message
            bench = (await self.ready.ada.click(card, "Back to the draft")).message
        return bench


def _plain(document: Any) -> dict[str, Any]:
    return {key: value for key, value in asdict(document).items() if key not in _BOOKKEEPING}


async def answer(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    await mia.click(ready.card, "Maybe")
    await played.back(
        lambda: mia.click(ready.card, "I'm going"), lambda: mia.click(ready.card, "Maybe")
    )


async def decline(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    await sign_up(ready, mia)
    more = (await mia.click(ready.card, "More")).message
    await played.back(
        lambda: mia.click(more, "Can't make it"), lambda: mia.click(ready.card, "I'm going")
    )


async def letter(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    offer = (await mia.click(ready.card, "I'm going")).message
    await played.back(
        lambda: mia.click(offer, "Yes"), lambda: mia.click(offer, "No letter after all")
    )
    await played.back(
        lambda: mia.click(offer, "Write to me after all"),
        lambda: mia.click(offer, "No letter after all"),
    )


async def all_letters(played: Played) -> None:
    mia = played.ready.mia
    me = (await mia.slash("me")).message
    await mia.click(me, "Stop all letters")
    await played.back(
        lambda: mia.click(me, "Allow letters"), lambda: mia.click(me, "Stop all letters")
    )


async def letters_of_a_series(played: Played) -> None:
    mia = played.ready.mia
    me = (await mia.slash("me")).message
    choice = (await mia.click(me, "Letters about findings")).message
    menu = choice.selects[0].custom_id

    async def turn() -> None:
        await mia.select(choice, menu, "Northville Talks")

    await played.back(turn, turn)


async def letters_from_the_post(played: Played) -> None:
    ready, bench = played.ready, await played.noted()
    await published_by_one(played, bench)
    post = next(m for m in ready.world.messages("talks") if "Read here" in m.labels)
    asked: list[MessageRecord] = []

    async def ask() -> None:
        asked.append((await ready.mia.click(post, "Write to me of the next ones")).message)

    await played.back(ask, lambda: ready.mia.click(asked[-1], "No more of these"))


async def whole_edition(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    reply = (await mia.click(ready.card, "I'm going")).message
    shown: list[MessageRecord] = []

    async def come() -> None:
        shown.append((await mia.click(reply, "Come to all of 2022")).message)

    await played.back(come, lambda: mia.click(shown.pop(), "Not to all after all"))


async def letter_times(played: Played) -> None:
    mia = played.ready.mia
    me = (await mia.slash("me")).message

    async def before(minutes: str) -> None:
        await mia.select(me, "letters-before", [minutes])

    async def quiet(hours: str) -> None:
        form = (await mia.click(me, "Quiet hours and zone")).form
        await mia.submit(form, hours=hours, zone="Copenhagen")

    async def cap(letters: str) -> None:
        await mia.select(me, "letters-cap", [letters])

    await before("15")
    await cap("0")
    await quiet("22-7")
    await quiet("")
    await played.back(lambda: before("60"), lambda: before("15"))
    await played.back(lambda: cap("1"), lambda: cap("0"))
    await played.back(lambda: quiet("22-7"), lambda: quiet("0-0"))


async def letter_of_who_stopped_all(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    offer = (await mia.click(ready.card, "I'm going")).message
    me = (await mia.slash("me")).message
    await mia.click(me, "Stop all letters")
    await mia.click(offer, "Yes")

    async def back() -> None:
        await mia.click(offer, "No letter after all")
        await mia.click((await mia.slash("me")).message, "Stop all letters")

    await played.back(lambda: mia.click(offer, "Switch on, and write to me"), back)


async def letters_by_direct_message(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    me = (await mia.slash("me")).message
    await mia.click(me, "Stop all letters")
    await mia.click(me, "Allow letters")
    await mia.say(mia.direct, "stop")
    asked = ready.world.dms(mia)[-1]
    stopped: list[MessageRecord] = []

    async def stop() -> None:
        stopped.append((await mia.click(asked, "Stop all letters")).message)

    await played.back(stop, lambda: mia.click(stopped[0], "Allow letters"))


async def log(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    live = await go_live(ready)
    kept: list[MessageRecord] = []

    async def note() -> None:
        form = (await mia.click(live, "Note")).form
        kept.append((await mia.submit(form, text="Benches invite people")).message)

    async def question() -> None:
        form = (await mia.click(live, "Ask a question")).form
        kept.append((await mia.submit(form, text="Who mends them?")).message)

    for deed in (note, question):
        await played.back(deed, lambda: mia.click(kept.pop(), "Undo"))


async def edit_note(played: Played) -> None:
    ready, mia = played.ready, played.ready.mia
    await go_live(ready)
    kept = (await mia.slash("log", text="Benches invite people")).message

    async def write(text: str) -> None:
        await mia.submit((await mia.click(kept, "Edit")).form, text=text)

    await played.back(lambda: write("Shade"), lambda: write("Benches invite people"))


async def support(played: Played) -> None:
    ready, mia, max_ = played.ready, played.ready.mia, played.ready.max
    live = await go_live(ready)
    form = (await mia.click(live, "Ask a question")).form
    await mia.submit(form, text="Who mends them?")
    listed = (await max_.click(live, "Questions")).message
    said: list[MessageRecord] = []

    async def choose() -> None:
        menu = listed.selects[0]
        outcome = await max_.select(listed, menu.custom_id, [menu.options[0][1]])
        said.append(outcome.message)

    await played.back(choose, lambda: max_.click(said[0], "Take it back"))


async def support_instead(played: Played) -> None:
    ready, mia, max_ = played.ready, played.ready.mia, played.ready.max
    await go_live(ready)
    await mia.slash("log", text="Benches change who stays on the square")
    said = [(await max_.slash("log", text="Benches on the square change who stays")).message]

    async def press(label: str) -> None:
        said[0] = (await max_.click(said[0], label)).message

    await played.back(lambda: press("Support 1 instead"), lambda: press("Take it back"))


async def begin(played: Played) -> None:
    await played.ready.world.move_to(STARTS - 20 * MINUTE)
    await played.asked(lambda: played.press("It has begun"), "It has begun")


async def begin_on_time(played: Played) -> None:
    await played.fill("edit-people", segments=SEGMENTS)
    await go_live(played.ready, 5)
    await played.back(lambda: played.press("It has begun"), lambda: played.press("Not yet begun"))


async def next_segment(played: Played) -> None:
    ready, noor = played.ready, played.ready.noor
    await played.fill("edit-people", segments=SEGMENTS)
    await go_live(ready, 5)
    said: list[MessageRecord] = []

    async def go_on() -> None:
        said.append((await noor.click(live_panel(ready), "Next segment")).message)

    await played.back(go_on, lambda: noor.click(said[0], "Back to segment 1"))


async def longer(played: Played) -> None:
    await go_live(played.ready, 5)
    await played.back(lambda: played.press("+15 minutes"), lambda: played.press("−15 minutes"))


async def end(played: Played) -> None:
    await go_live(played.ready, 5)
    await played.press("It has begun")
    noor = played.ready.noor
    ask = lambda: played.press("End talk", noor)  # noqa: E731
    await played.asked(ask, "End it now", of=noor)
    await played.press("It goes on", noor)

    async def really() -> None:
        await noor.click((await ask()).message, "End it now")

    await played.back(really, lambda: played.press("It goes on", noor))


async def end_on_the_desk(played: Played) -> None:
    """The line beside the buttons is the question."""
    await played.ready.world.move_to(ENDS + timedelta(days=1))
    desk = (await played.ready.ada.slash("desk", hidden=True)).message
    assert "as planned. Is that right?" in desk.text
    before = await played.state()
    await played.ready.ada.click(desk, next(b for b in desk.labels if "Ended as planned" in b))
    assert await played.state() != before


async def poll(played: Played) -> None:
    ready, noor = played.ready, played.ready.noor
    await ask_publicly(ready)
    await go_live(ready, 5)
    await played.asked(lambda: noor.click(live_panel(ready), "Open poll"), "Open it", of=noor)
    await played.press("It has begun")
    question = await played.press("End talk")
    await ready.ada.click(question.message, "End it now")
    await ready.world.advance(GOES_ON_WITHIN)
    close = lambda: noor.click(live_panel(ready), "Close the poll")  # noqa: E731
    await played.asked(close, "Close it", of=noor)


async def ballot(played: Played) -> None:
    ready, noor = played.ready, played.ready.noor
    await choose_ballots(ready)
    await asked(ready)
    await answer_all(ready, crowd(ready.world, 5), "More time")
    close = lambda: noor.click(live_panel(ready), "Close the poll")  # noqa: E731
    await drawn(ready)
    await played.asked(close, "Close it", of=noor)
    await drawn(ready)
    notice = ready.world.messages("backstage")[-1]
    await played.asked(lambda: noor.click(notice, "Publish …"), "Publish now", of=noor)


async def polls_of_a_series(played: Played) -> None:
    ready, ada = played.ready, played.ready.ada

    async def choose(poll: str) -> None:
        await choose_ballots(ready, poll=poll)

    await played.back(lambda: choose("native"), lambda: choose("ballot"))

    async def word() -> None:
        shown = await choose_ballots(ready)
        menu = next(each for each in shown.selects if each.custom_id.startswith("ballot-word:"))
        form = (await ada.select(shown, menu.custom_id, ["new"])).form
        shown = (await ada.submit(form, text="Too long?", kind="choice", options="Yes\nNo")).message
        menu = next(e for e in shown.selects if e.custom_id.startswith("ballot-leave-out:"))
        await ada.select(shown, menu.custom_id, [menu.options[0][1]])

    await played.back(word, lambda: choose_ballots(ready, template=["talk-feedback"]))

    async def of_the_talk(button: str, **fields: Any) -> None:
        shown = (await played.press("Poll after it")).message
        pressed = await ada.click(shown, button)
        if fields:
            await ada.submit(pressed.form, fields)

    await played.back(
        lambda: of_the_talk("Add a question", text="What was missing?", kind="text"),
        lambda: of_the_talk("Do not ask it"),
    )


async def announce(played: Played) -> None:
    panel = await played.draft()
    await played.asked(lambda: played.ready.ada.click(panel, "Announce …"), "Announce now")


async def announce_later(played: Played) -> None:
    ada, panel = played.ready.ada, await played.draft()
    form = (await ada.click(panel, "Announce on …")).form
    when = "10 March 2022 09:00"
    await played.asked(lambda: ada.submit(form, when=when), "Announce then")


async def ping(played: Played) -> None:
    ready, ada = played.ready, played.ready.ada
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-roles:ping", [ready.world.role("Note-taker")])
    panel = await played.draft()

    async def tick() -> None:
        now = ready.world.fresh(panel)
        tick = next(b.custom_id for b in now.buttons if (b.custom_id or "").startswith("ping:"))
        await ada.click(now, tick or "")

    await played.back(tick, tick)


async def move(played: Played) -> None:
    form = (await played.press("Move")).form
    await played.asked(
        lambda: played.ready.ada.submit(form, when="8 April 2022 10:00", minutes="90"), "Move it"
    )


async def place(played: Played) -> None:
    form = (await played.press("Place")).form
    await played.asked(lambda: played.ready.ada.submit(form, place="The library"), "Hold it there")


async def cancel(played: Played) -> None:
    ask = lambda: played.press("Cancel the talk")  # noqa: E731
    await played.asked(ask, "Cancel the talk")
    await played.press("Hold it after all")

    async def really() -> None:
        await played.ready.ada.click((await ask()).message, "Cancel the talk")

    await played.back(really, lambda: played.press("Hold it after all"))


async def delete_draft(played: Played) -> None:
    panel = await played.draft()
    await played.asked(lambda: played.ready.ada.click(panel, "Delete the draft"), "Delete it")


async def forms(played: Played) -> None:
    """What a form changes stands in it, and is typed again."""
    await played.fill("edit-people", segments=SEGMENTS)
    for verb, old, new in (
        ("edit-links", {"join": ""}, {"join": "https://meet.example.org/a"}),
        ("edit-talk", {"title": "Old", "seats": "0"}, {"title": "New", "seats": "9"}),
        ("about", {"description": "Old"}, {"description": "New", "picture": ""}),
        ("edit-people", {"segments": SEGMENTS}, {"segments": "Session 1: Trees\nCy Example"}),
    ):
        await played.fill(verb, **old)
        await played.back(
            lambda verb=verb, new=new: played.fill(verb, **new),
            lambda verb=verb, old=old: played.fill(verb, **old),
        )


async def recording(played: Played) -> None:
    await played.ready.world.move_to(ENDS + timedelta(days=1))
    await played.back(
        lambda: played.fill("edit-recording", recording="https://video.example.org/a"),
        lambda: played.fill("edit-recording", recording=""),
    )


async def consent(played: Played) -> None:
    await played.fill("edit-people", segments=SEGMENTS)

    async def say(answer_: int) -> None:
        names = (await played.press("Names")).message
        (menu,) = names.selects
        value = next(value for label, value in menu.options if label == "Ada Example")
        asked = (await played.ready.ada.select(names, menu.custom_id, [value])).message
        await played.ready.ada.click(asked, asked.labels[answer_])

    await played.back(lambda: say(1), lambda: say(0))


async def note_takers(played: Played) -> None:
    async def name(*people: Person) -> None:
        asked = (await played.press("Note-takers")).message
        await played.ready.ada.select(asked, asked.selects[0].custom_id, people)

    await played.back(lambda: name(played.ready.mia), name)


async def signup_rules(played: Played) -> None:
    ada = played.ready.ada
    role = played.ready.world.role("Note-taker")

    async def roles(*chosen: Any) -> None:
        asked = (await played.press("Sign-up")).message
        await ada.select(asked, asked.selects[0].custom_id, chosen)

    async def closes(hours: str) -> None:
        asked = (await played.press("Sign-up")).message
        form = (await ada.click(asked, "When it closes")).form
        await ada.submit(form, closes=hours)

    async def question(text: str) -> None:
        asked = (await played.press("Sign-up")).message
        form = (await ada.click(asked, "A question")).form
        await ada.submit(form, question=text, options="Northville\nSouthville")

    await played.back(lambda: question("Which city?"), lambda: question(""))
    await question("Which city?")
    mia = played.ready.mia
    reply = (await mia.click(played.ready.card, "I'm going")).message
    choice = f"signup-choice:{played.ready.code}:{played.ready.world.home.id}"

    async def choose(value: str) -> None:
        await mia.select(reply, choice, [value])

    await played.back(lambda: choose("1"), lambda: choose("none"))
    await played.back(lambda: roles(role), roles)
    await played.back(lambda: closes("24"), lambda: closes("0"))


async def attendance(played: Played) -> None:
    ready, ada = played.ready, played.ready.ada
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-attended", ["totals"])
    await go_live(ready, 5)
    shown = (await played.press("Attendance")).message

    async def choose(verb: str) -> None:
        await ada.select(shown, f"{verb}:{ready.code}", [ready.mia])

    async def read() -> None:
        form = (await ada.click(ready.world.fresh(shown), "Read a file")).form
        await ada.submit(form, file=("list.csv", b"Name,Duration\nCy Example,30"))

    async def forget() -> None:
        await ada.click(ready.world.fresh(shown), "Forget the file")

    await choose("attendance-mark")
    await choose("attendance-unmark")
    await read()
    await forget()
    await played.back(lambda: choose("attendance-mark"), lambda: choose("attendance-unmark"))
    await played.back(read, forget)


async def free_seat(played: Played) -> None:
    ada = played.ready.ada
    await sign_up(played.ready, played.ready.mia)
    listed = (await played.press("Who is coming?")).message
    which = (await ada.click(listed, "Free a seat")).message
    menu = which.selects[0]
    await played.asked(lambda: ada.select(which, menu.custom_id, [menu.options[0][1]]), "Free it")


async def write_to_all(played: Played) -> None:
    ada = played.ready.ada
    await sign_up(played.ready, played.ready.mia)
    listed = (await played.press("Who is coming?")).message
    form = (await ada.click(listed, "Write to them")).form
    await played.asked(lambda: ada.submit(form, text="Bring a chair"), "Send it")


async def set_up(played: Played) -> None:
    ready, ada = played.ready, played.ready.ada
    world, panel = ready.world, (await ready.ada.slash("setup")).message

    async def choose(step: str, control: str, *chosen: Any) -> None:
        await ada.click(panel, step)
        await ada.select(panel, control, chosen)

    for step, control, new, old in (
        ("1 Channels", "setup-channel:talks", ("general",), ("talks",)),
        ("1 Channels", "setup-channel:backstage", ("general",), ("backstage",)),
    ):
        await played.back(
            lambda s=step, c=control, n=new: choose(s, c, *map(world.channel, n)),
            lambda s=step, c=control, o=old: choose(s, c, *map(world.channel, o)),
        )
    for name, old in (("note-takers", ("Note-taker",)), ("ping", ()), ("organisers", ())):
        new = ("Organiser",)
        await played.back(
            lambda c=f"setup-roles:{name}", n=new: choose("2 People", c, *map(world.role, n)),
            lambda c=f"setup-roles:{name}", o=old: choose("2 People", c, *map(world.role, o)),
        )
    world.make_channel(ChannelPlan(name="forum", kind="forum"))
    await world.settle()
    forum = [world.channel("forum")]
    await played.back(
        lambda: choose("1 Channels", "setup-channel:forum", *forum),
        lambda: choose("1 Channels", "setup-channel:forum"),
    )
    await choose("1 Channels", "setup-channel:forum", *forum)
    await played.back(
        lambda: ada.click(panel, "A post for each finding"),
        lambda: ada.click(panel, "One post for all findings"),
    )
    await ada.click(panel, "2 People")
    await played.back(
        lambda: ada.click(panel, "Let one person publish"),
        lambda: ada.click(panel, "Ask for a second person"),
    )

    async def zone(city: str) -> None:
        await ada.click(panel, "3 Zone and language")
        await ada.submit((await ada.click(panel, "Change the zone")).form, zone=city)

    await played.back(lambda: zone("Helsinki"), lambda: zone("Copenhagen"))


async def series(played: Played) -> None:
    made: list[MessageRecord] = []

    async def make() -> None:
        names = {"title": "Evening Talks", "edition": "2023"}
        made.append((await played.ready.ada.slash("series new", **names)).message)

    await played.back(make, lambda: played.ready.ada.click(made[0], "Take it back"))


async def events_of_a_series(played: Played) -> None:
    ada = played.ready.ada
    ((_, code),) = await ada.complete("series edit", "series", "")
    shown = (await ada.slash("series edit", series=code)).message

    async def press(label: str) -> None:
        nonlocal shown
        shown = (await ada.click(shown, label)).message

    await played.back(lambda: press("Show as Discord events"), lambda: press("End: Discord events"))


async def co_producers(played: Played) -> None:
    ready, ada = played.ready, played.ready.ada
    ((_, code),) = await ada.complete("series edit", "series", "")
    shown = (await ada.slash("series edit", series=code)).message

    async def name(which: int, *chosen: Any) -> None:
        asked = (await ada.click(shown, "Co-producers")).message
        await ada.select(asked, asked.selects[which].custom_id, chosen)

    await played.back(lambda: name(0, ready.mia), lambda: name(0))
    role = ready.world.role("Note-taker")
    await played.back(lambda: name(1, role), lambda: name(1))


async def drifted_event(played: Played) -> None:
    """Which side of an event counts that was edited in Discord is asked beside what differs."""
    ready = played.ready
    await show_as_events(ready)
    for answer in ("As the talk has it", "As it is in Discord"):
        ready.world.edit_event(the_event(ready.world), name=f"Cake, {answer}")
        await ready.world.advance(MINUTE)
        await played.asked(lambda: played.on_desk("Compare"), answer)
        await ready.world.advance(MINUTE)


async def event_left_out(played: Played) -> None:
    ready = played.ready
    await show_as_events(ready)
    ready.world.edit_event(the_event(ready.world), status=4)
    await ready.world.advance(MINUTE)
    await played.on_desk("Leave it out")
    await played.press("Post again what was deleted")
    await ready.world.advance(MINUTE)
    assert [each.status for each in ready.world.events()] == [4, 1]


async def series_on_the_web(played: Played) -> None:
    ada = played.ready.ada
    ((_, code),) = await ada.complete("series edit", "series", "")
    shown = (await ada.slash("series edit", series=code)).message
    asked = await played.asked(
        lambda: ada.click(shown, "Calendar on the web"), "Put it on the web", of=ada
    )

    async def press(label: str) -> None:
        await ada.click(asked.message, label)

    await played.back(lambda: press("Take it off the web"), lambda: press("Put it on the web"))


async def own_calendar(played: Played) -> None:
    mia = played.ready.mia
    shown = (await mia.click((await mia.slash("me")).message, "My calendar")).message

    async def alarm(label: str) -> None:
        await mia.select(shown, "my-calendar-alarm", label)

    before = await played.state()
    await mia.click(shown, "Make my address")
    await played.back(lambda: alarm("Alarm an hour before"), lambda: alarm("No alarm"))
    await played.asked(lambda: mia.click(shown, "New address"), "New address", of=mia)
    await played.asked(lambda: mia.click(shown, "Switch it off"), "Switch it off", of=mia)
    assert await played.state() == before


async def new_talk(played: Played) -> None:
    ada = played.ready.ada
    await played.asked(
        lambda: ada.slash("talk new", title="Trees", when="14 April 2022 15:00"), "Make the draft"
    )


async def copy(played: Played) -> None:
    await played.asked(
        lambda: played.fill("copy", when="14 April 2022 15:00", minutes="60"), "Make the draft"
    )


async def repeat(played: Played) -> None:
    await played.asked(
        lambda: played.fill("repeat", often="every second Thursday, 3 times"), "Make the 2 drafts"
    )


async def move_together(played: Played) -> None:
    ada = played.ready.ada
    asked = await played.fill("repeat", often="weekly, 3 times")
    await ada.click(asked.message, "Make the 2 drafts")
    shown = await played.fill("move", when="8 April 2022 15:00", minutes="90")
    await played.asked(lambda: ada.click(shown.message, "All that are to come: 3 …"), "Move all 3")


async def alike(played: Played) -> None:
    ada = played.ready.ada
    asked = await played.fill("repeat", often="weekly, 3 times")
    await ada.click(asked.message, "Make the 2 drafts")
    shown = await played.fill("about", description="About benches")
    await played.asked(
        lambda: ada.click(shown.message, "All that are to come: 3 …"), "Change all 3"
    )


async def cancel_together(played: Played) -> None:
    ada = played.ready.ada
    asked = await played.fill("repeat", often="weekly, 3 times")
    await ada.click(asked.message, "Make the 2 drafts")
    shown = await played.press("Cancel the talk")
    await played.asked(
        lambda: ada.click(shown.message, "All that are to come: 3 …"), "Cancel all 3"
    )


async def programme(played: Played) -> None:
    ada = played.ready.ada
    form = (await ada.slash("talk programme")).form
    text = "Trees\n14 April 2022\nSession 1: Roots\nCy Example"
    await played.asked(
        lambda: ada.submit(form, text=text, start="15:00", minutes="60"), "Looks right"
    )


async def listed(played: Played) -> None:
    ada = played.ready.ada
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:invented", "SUMMARY:Trees")
    text = "\r\n".join((*lines, "DTSTART:20220414T150000", "END:VEVENT", "END:VCALENDAR", ""))

    async def shown() -> Outcome:
        asks = await ada.slash("talk programme", file=("talks.ics", text.encode()))
        return await ada.click(asks.message, "They are Copenhagen times")

    await played.asked(shown, "Looks right")


async def edition_copy(played: Played) -> None:
    ada = played.ready.ada
    ((_, code),) = await ada.complete("series edition", "series", "")
    made = await ada.slash("series edition", series=code, edition="2023")

    async def shown() -> Outcome:
        form = (await ada.click(made.message, "Copy the talks of 2022")).form
        return await ada.submit(form, when="Thursday 6 April 2023 15:00")

    await played.asked(shown, "Looks right")


async def findings(played: Played) -> None:
    ada = played.ready.ada
    await played.noted()

    async def card_of(heading: str) -> MessageRecord:
        shown = (await ada.slash("draft", hidden=True)).message
        menu = shown.selects[0]
        value = next(value for label, value in menu.options if heading in label)
        return (await ada.select(shown, menu.custom_id, [value])).message

    async def write(heading: str, text: str) -> None:
        await ada.submit((await ada.click(await card_of(heading), "Edit")).form, heading=text)

    await played.back(lambda: write("First", "Primary"), lambda: write("Primary", "First"))

    async def order(place: str) -> None:
        shown = (await ada.slash("draft", hidden=True)).message
        which = (await ada.click(shown, "Order")).message
        value = next(value for label, value in which.selects[0].options if "First" in label)
        where = (await ada.select(which, which.selects[0].custom_id, [value])).message
        await ada.select(where, where.selects[0].custom_id, [place])

    await played.back(lambda: order("2"), lambda: order("1"))

    async def around(text: str) -> None:
        shown = (await ada.slash("draft", hidden=True)).message
        form = (await ada.click(shown, "Introduction, thanks …")).form
        await ada.submit(form, thanks=text)

    await played.back(lambda: around("To all"), lambda: around(""))

    async def hand_in() -> Outcome:
        shown = (await ada.slash("draft", hidden=True)).message
        form = (await ada.click(shown, "From a file …")).form
        return await ada.submit(form, file=[("draft.md", b"Talks\n\n1. First\n\nOf a file.\n")])

    await played.asked(hand_in, "Take it over")

    async def join() -> Outcome:
        card = await card_of("First")
        menu = card.selects[0]
        return await ada.select(card, menu.custom_id, [menu.options[0][1]])

    await played.asked(join, "Merge them")
    card = await card_of("Second")
    await played.asked(lambda: ada.click(card, "Remove"), "Remove it")


async def sorting(played: Played) -> None:
    ada, bench = played.ready.ada, await played.noted()
    await ada.click(bench, "Sort 2")

    async def put_in() -> None:
        shown = (await ada.slash("draft", hidden=True)).message
        card = (await ada.click(shown, "Sort 2")).message
        menu = card.selects[0]
        await ada.select(card, menu.custom_id, [menu.options[0][1]])

    async def take_out() -> None:
        shown = (await ada.slash("draft", hidden=True)).message
        menu = shown.selects[0]
        card = (await ada.select(shown, menu.custom_id, [menu.options[0][1]])).message
        out = next(each for each in card.selects if each.custom_id.startswith("sort-back:"))
        await ada.select(card, out.custom_id, [out.options[0][1]])

    await played.back(put_in, take_out)

    async def press(card: MessageRecord, *labels: str) -> MessageRecord:
        for label in labels:
            card = (await ada.click(card, label)).message
        return card

    shown = (await ada.slash("draft", hidden=True)).message
    card = await press(shown, "Sort 2", "Leave out", "Bring the last one back")
    cards = [card]

    async def back() -> None:
        cards[0] = await press(cards[0], "Bring the last one back")

    async def leave_out() -> None:
        cards[0] = await press(cards[0], "Leave out")

    async def put_against() -> None:
        menu = next(each for each in cards[0].selects if "sort-against" in each.custom_id)
        chosen = await ada.select(cards[0], menu.custom_id, [menu.options[0][1]])
        cards[0] = chosen.message

    await played.back(leave_out, back)
    await played.back(put_against, back)
    await played.ready.mia.slash("log", text="Benches invite us\nBenches invite all")
    shown = (await ada.slash("draft", hidden=True)).message
    form = (await ada.click(shown, "New finding")).form
    await ada.submit(form, heading="Benches invite people", body="Text")
    shown = (await ada.slash("draft", hidden=True)).message
    cards.append(await press(shown, "Sort 4"))

    async def put_all() -> None:
        cards[1] = await press(cards[1], "Put all 3 in finding 3")

    async def take_all_back() -> None:
        cards[1] = await press(cards[1], "Bring the last 3 back")

    await played.back(put_all, take_all_back)


async def moderating(played: Played) -> None:
    ready = played.ready
    await go_live(ready)
    await ready.mia.slash("log", text="? Who pays\n? Who is to pay")
    cards: list[MessageRecord] = []

    async def open_question() -> None:
        found = (await ready.noor.slash("search", words="pay")).message
        menu = found.selects[0]
        chosen = next(value for label, value in menu.options if label == "Who pays")
        cards[:] = [(await ready.noor.select(found, menu.custom_id, [chosen])).message]

    async def press(label: str) -> Outcome:
        pressed = await ready.noor.click(cards[0], label)
        cards[:] = [pressed.message]
        return pressed

    async def choose() -> None:
        menu = cards[0].selects[0]
        answer = await ready.noor.select(cards[0], menu.custom_id, [menu.options[0][1]])
        cards[:] = [answer.message]

    async def write(text: str) -> None:
        form = (await ready.noor.click(cards[0], "Edit")).form
        cards[:] = [(await ready.noor.submit(form, text=text)).message]

    await open_question()
    await played.back(lambda: press("Hide"), lambda: press("Bring back"))
    await played.back(lambda: press("Answered"), lambda: press("Not answered yet"))
    await played.back(lambda: write("? Who pays it"), lambda: write("? Who pays"))

    async def take_apart() -> None:
        menu = next(e for e in cards[0].selects if e.custom_id.startswith("manage-apart:"))
        await ready.noor.select(cards[0], menu.custom_id, [menu.options[0][1]])

    await played.back(choose, take_apart)
    await open_question()
    await played.asked(lambda: press("Remove …"), "Remove for good", of=ready.noor)
    found = (await ready.max.slash("search", words="pay")).message
    menu = found.selects[0]
    await played.asked(
        lambda: ready.max.select(found, menu.custom_id, [menu.options[0][1]]),
        "Report",
        of=ready.max,
    )


async def publishing(played: Played) -> None:
    ready, bench = played.ready, await played.noted()
    await played.asked(lambda: ready.ada.click(bench, "Ask for review"), "Ask the team")
    setup = (await ready.ada.slash("setup")).message
    await ready.ada.click(setup, "2 People")
    await ready.ada.click(setup, "Let one person publish")
    page = (await ready.ada.click(ready.world.messages("backstage")[-1], "Preview")).message
    await played.asked(lambda: ready.ada.click(page, "Publish …"), "Publish now")


async def publishing_later(played: Played) -> None:
    ready, bench = played.ready, await played.noted()
    setup = (await ready.ada.slash("setup")).message
    await ready.ada.click(setup, "2 People")
    await ready.ada.click(setup, "Let one person publish")
    page = (await ready.ada.click(bench, "Preview")).message
    question = (await ready.ada.click(page, "Publish …")).message
    form = (await ready.ada.click(question, "At a time …")).form

    async def ask() -> Outcome:
        return await ready.ada.submit(form, when="14 April 2022 10:00")

    asked = await played.asked(ask, "Publish Thu 14 Apr 2022, 10:00 Copenhagen")
    assert "Will be published" in asked.text

    async def not_then() -> None:
        await ready.ada.click(asked.message, "Do not publish then")

    before = await played.state()
    await not_then()
    assert await played.state() != before
    assert "Will be published" not in (await ready.ada.slash("draft", hidden=True)).text


async def reviewing(played: Played) -> None:
    ready, bench = played.ready, await played.noted()
    asked = await ready.ada.click(bench, "Ask for review")
    await ready.ada.click(asked.message, "Ask the team")
    await ready.world.settle()
    call = ready.world.messages("backstage")[-1]
    oda = second_organiser(ready.world)

    async def comment(text: str) -> None:
        shown = (await oda.click(call, "Review")).message
        label = "Edit my comment" if "Edit my comment" in shown.labels else "Comment"
        await oda.submit((await oda.click(shown, label)).form, comment=text)

    await played.back(lambda: comment("Who says so?"), lambda: comment(""))


async def published_by_one(played: Played, bench: MessageRecord) -> None:
    ada = played.ready.ada
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.click(setup, "Let one person publish")
    question = (await ada.click((await ada.click(bench, "Preview")).message, "Publish …")).message
    await ada.click(question, "Publish now")
    await played.ready.world.settle()


async def following(played: Played) -> None:
    ready, bench = played.ready, await played.noted()
    ada = ready.ada
    await published_by_one(played, bench)
    shown = (await ada.slash("draft", hidden=True)).message
    cards = [(await ada.click(shown, "What became of them")).message]

    async def note(status: str) -> None:
        form = (await ada.select(cards[0], cards[0].selects[0].custom_id, "1 First")).form
        cards[0] = (await ada.submit(form, status=[status], shown=["yes"])).message

    async def stop() -> None:
        cards[0] = (await ada.click(cards[0], "Do not ask")).message

    async def ask() -> None:
        form = (await ada.click(cards[0], "Ask in … months")).form
        cards[0] = (await ada.submit(form, months=["6"])).message

    await played.back(lambda: note("done"), lambda: note("nothing"))
    await played.back(stop, ask)


@dataclass
class Partners:
    """Northville shares its series, Southville may follow it."""

    ready: Ready

    @property
    def sam(self) -> Person:
        return self.ready.world.person("Sam South")

    async def set_up(self) -> None:
        for name in ("talks", "backstage"):
            panel = (await self.sam.slash("setup", channel="south-backstage")).message
            channel = self.ready.world.channel(f"south-{name}")
            await self.sam.select(panel, f"setup-channel:{name}", [channel])

    async def shared(self) -> MessageRecord:
        ada = self.ready.ada
        ((_, series),) = await ada.complete("series share", "series", "", channel="backstage")
        return (await ada.slash("series share", channel="backstage", series=series)).message

    async def code(self) -> str:
        made = (await self.ready.ada.click(await self.shared(), "Make a code")).message
        return re.findall(r"`([0-9A-Z-]{19})`", made.text)[0]

    async def ask_to_stop(self) -> Outcome:
        return await self.ready.ada.click(await self.shared(), "Stop sharing")

    async def ask_to_cut(self) -> Outcome:
        card = await self.shared()
        return await self.ready.ada.select(card, "share-cut", [card.selects[0].options[0][1]])

    async def followed(self, **code: str) -> Outcome:
        return await self.sam.slash("series follow", channel="south-backstage", **code)

    async def opened(self) -> MessageRecord:
        listed = (await self.followed()).message
        menu = listed.selects[0]
        return (await self.sam.select(listed, menu.custom_id, [menu.options[0][1]])).message

    async def choose(self, name: str) -> None:
        card, channel = await self.opened(), self.ready.world.channel(name)
        await self.sam.select(card, card.selects[0].custom_id, [channel])

    async def ask_to_unfollow(self) -> Outcome:
        return await self.sam.click(await self.opened(), "Stop following")


async def sharing(played: Played) -> None:
    partners = Partners(played.ready)

    async def stop() -> None:
        await played.ready.ada.click((await partners.ask_to_stop()).message, "Stop sharing it")

    await played.back(partners.code, stop)
    await partners.code()
    await played.asked(partners.ask_to_stop, "Stop sharing it")


async def partners(played: Played) -> None:
    both = Partners(played.ready)
    await both.set_up()
    code = await both.code()

    await played.asked(lambda: both.followed(code=code), "Follow", of=both.sam)
    await played.back(lambda: both.choose("south-backstage"), lambda: both.choose("south-talks"))
    await played.asked(both.ask_to_unfollow, "Stop following it", of=both.sam)
    await both.sam.click((await both.followed(code=code)).message, "Follow")
    await played.asked(both.ask_to_cut, "Cut it off")


async def give_up(played: Played) -> None:
    ready = played.ready
    ready.world.deny_bot("talks", "send_messages")
    panel = await played.draft()
    await announce_now(ready.ada, panel)
    await ready.world.settle()
    desk = (await ready.ada.slash("desk", hidden=True)).message
    await played.asked(lambda: ready.ada.click(desk, "Give up"), "Give it up for good")
    ready.world.allow_bot("talks", "send_messages")


async def erase(played: Played) -> None:
    mia = played.ready.mia
    await sign_up(played.ready, mia)
    shown = (await mia.click((await mia.slash("me")).message, "My data")).message
    await played.asked(lambda: mia.click(shown, "Erase …"), "Erase it on this server", of=mia)


async def erase_other(played: Played) -> None:
    ready = played.ready
    await sign_up(ready, ready.max)
    listed = (await played.press("Who is coming?")).message
    which = (await ready.ada.click(listed, "Erase somebody who left")).message
    ready.world.kick("Max Member")
    menu = which.selects[0].custom_id
    await played.asked(lambda: ready.ada.select(which, menu, "Number 1"), "Erase for good")


async def correct_name(played: Played) -> None:
    """What is to be changed is listed first, and nothing is changed by that."""
    ready = played.ready
    await played.fill("edit-people", segments=SEGMENTS)
    await go_live(ready, 10)
    await ready.mia.slash("log", text="Ada Example wants more shade")
    names = (await played.press("Names")).message
    await ready.ada.select(names, names.selects[0].custom_id, ["0"])
    await ready.ada.click(names, "Not at all")
    shown = ready.world.fresh(names)
    await played.asked(lambda: ready.ada.click(shown, "Where the name stands"), "Correct all")


@dataclass(frozen=True)
class Way:
    """`verbs` carry the act out, and what takes it back."""

    verbs: str
    play: Callable[[Played], Awaitable[None]]


WAYS: Sequence[Way] = (
    Way("going maybe", answer),
    Way("cannot fine", decline),
    Way("remind-yes remind-no", letter),
    Way("letters", all_letters),
    Way("findings-letters-turn", letters_of_a_series),
    Way("findings-letters-on findings-letters-off", letters_from_the_post),
    Way("edition-going edition-stop", whole_edition),
    Way("letters-before letters-cap letters-quiet-set", letter_times),
    Way("remind-switch", letter_of_who_stopped_all),
    Way("stop-letters allow-letters", letters_by_direct_message),
    Way("note-keep keep-message ask-keep takeaway-undo", log),
    Way("takeaway-edited", edit_note),
    Way("support support-back", support),
    Way("near-support near-back", support_instead),
    Way("begin", begin),
    Way("begin not-begun", begin_on_time),
    Way("next-segment segment-back", next_segment),
    Way("extend shorten", longer),
    Way("end goes-on", end),
    Way("end-said", end_on_the_desk),
    Way("poll-open-really poll-close-really", poll),
    Way("ballot-close-really ballot-publish-really", ballot),
    Way(
        "series-poll-set ballot-worded ballot-leave-out talk-question-set talk-question-none",
        polls_of_a_series,
    ),
    Way("announce", announce),
    Way("announce-when confirm", announce_later),
    Way("ping", ping),
    Way("move-when confirm", move),
    Way("place-set confirm", place),
    Way("cancel-really hold-after-all", cancel),
    Way("delete-really", delete_draft),
    Way("links talk-details about-set people", forms),
    Way("recording", recording),
    Way("consent-set", consent),
    Way("note-takers-named", note_takers),
    Way("signup-roles signup-closes-set signup-question-set signup-choice", signup_rules),
    Way(
        "attendance-mark attendance-unmark attendance-file-sent attendance-file-none",
        attendance,
    ),
    Way("free-seat-really", free_seat),
    Way("write-to-all-typed write-to-all-yes", write_to_all),
    Way(
        "setup-channel setup-forum setup-roles setup-publish setup-zone-set setup-language", set_up
    ),
    Way("series-events", events_of_a_series),
    Way("co-producers-named", co_producers),
    Way("event-ours event-theirs", drifted_event),
    Way("event-leave-out", event_left_out),
    Way("series-made edition-made series-edited series-take-back", series),
    Way("talk-made confirm", new_talk),
    Way("copy-made confirm", copy),
    Way("repeat-set repeat-yes", repeat),
    Way("alike alike-yes", alike),
    Way("move-these move-these-yes", move_together),
    Way("cancel-these cancel-these-yes", cancel_together),
    Way("programme programme-place-set programme-keep", programme),
    Way("listing-zone-set listing-keep", listed),
    Way("edition-copy-typed edition-copy-yes", edition_copy),
    Way(
        "finding-made finding-edited finding-join-really finding-remove-really order-where"
        " around-written return-read return-take",
        findings,
    ),
    Way(
        "sort-in sort-other sort-against sort-new-made sort-back sort-out sort-again left-out"
        " sort-all sort-all-again",
        sorting,
    ),
    Way(
        "manage-hide manage-back manage-answered manage-edited manage-merge manage-apart"
        " manage-take-out manage-remove-really report-really",
        moderating,
    ),
    Way("ask-review-really publish-really", publishing),
    Way("review-commented", reviewing),
    Way("follow-up-noted follow-up-stop follow-up-when-set", following),
    Way("publish-later-yes publish-later-stop", publishing_later),
    Way("give-up-yes", give_up),
    Way("share-new share-stop-really", sharing),
    Way("follow-begin follow-channel follow-stop-really share-cut-really", partners),
    Way("erase-yes", erase),
    Way("erase-other-yes", erase_other),
    Way("name-correct", correct_name),
)

# Where the host gave the bot an address on the web.
WAYS_ON_THE_WEB: Sequence[Way] = (
    Way("series-web-set", series_on_the_web),
    Way(
        "my-calendar-on my-calendar-alarm my-calendar-renew-yes my-calendar-stop-yes", own_calendar
    ),
)

# Acts that need neither, and why.
NEITHER = {
    "ballot-page": "is answered again until it closes, and what is sent last counts",
    "ballot-text": "the button beside it says the other",
    "ballot-file-sent": "a template is chosen again, or another file",
    "sort-later": "the takeaway comes again after the others",
    "sort-hide": "what is hidden is brought back as from its own card",
    "sort-edited": "is edited again by the same form",
    "look-hide": "what is hidden is brought back as from its own card",
    "review-approve": "[Needs changes] takes it back, and so does any other word in the draft",
    "review-changes": "a review is asked for again",
    "publish-reasoned": "asks for its reason, and is corrected by the next one",
    "retract-really": "asks for its reason, and is published anew",
    "look-hide-upto": "the same",
    "look-hide-all": "the same",
    "look-pass": "what is passed is hidden as from its own card",
    "look-pass-upto": "the same",
    "intake-set": "is set again by the same form",
    "setup-words-set": "the same",
    "setup-attended": "the same; what was noted so far is kept as it was promised",
    "letters-language": "the same; it stands there once the bot speaks a second language",
    "setup-test": "one message that says it is a test",
    "mend": "carries out what was planned, and was asked then",
    "mend-all": "the same",
    "post-again": "puts back what stood there",
    "panel-post-again": "the same",
}

# What only shows something, asks, or opens a form.
SHOWS = set(
    "talks talks-page more calendar feed join me findings read read-open search search-typed"
    " questions"
    " note ask takeaway-pick takeaway-edit dismiss correct panel consents dry-run desk desk-again"
    " planned stuck left dry-run-edition dry-run-choose choose-panel end-otherwise poll-open"
    " poll-close"
    " ballot-answer ballot-go-on ballot-results ballot-texts ballot-close ballot-publish"
    " ballot-together ballot-compare ballot-compare-editions"
    " event-compare"
    " findings-letters series-web my-calendar my-calendar-renew my-calendar-stop"
    " series-poll series-poll-form ballot-word ballot-file ballot-file-get ballot-try"
    " ballot-try-sent talk-poll"
    " talk-question"
    " draft draft-open finding finding-show finding-new finding-edit finding-join finding-remove"
    " checklist review review-open review-comment publish-later publish-reason retract"
    " publish-later-when follow-up follow-up-open follow-up-of follow-up-when"
    " revisions revision revision-choose revision-open"
    " order order-which around preview preview-open ask-review sort sort-new"
    " export export-notes export-anyway"
    " new-talk copy repeat paste-programme programme-page programme-place programme-correct"
    " listing-page listing-zone edition-copy return return-leave"
    " edit-talk about edit-people"
    " signup-rules signup-closes signup-question"
    " edit-recording chapters edit-links"
    " consent-of note-takers co-producers announce-ask announce-on move place cancel-talk"
    " delete-draft coming"
    " coming-page coming-csv"
    " free-seat free-seat-of write-to-all attendance attendance-file"
    " certificates certificate-of certificate certificate-made letters-quiet"
    " give-up publish new-series new-edition setup setup-step setup-zone"
    " setup-words report manage manage-show manage-edit manage-remove notes look look-open hidden"
    " intake sort-edit evidence programme-page receipt my-data my-data-file erase erase-which"
    " erase-by-id erase-other name-places audit audit-csv setup-kept"
    " share-stop share-cut follow-open follow-stop".split()
)
