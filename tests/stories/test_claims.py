"""Every message tells the truth for as long as it can be read: a year of each kind of talk."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import pytest
from icalendar import Calendar

from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import MIRROR_PACE, Delivery, Mirror
from bot.domain.document import guild_owner
from bot.domain.findings.finding import Revision
from bot.domain.polls.poll import Poll
from bot.domain.signups.own_calendar import SECRET_BYTES, OwnCalendar
from bot.domain.signups.signup import COMING, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.scheduled_event import EventStatus
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.ical.calendar import feed_calendar
from bot.rehearsal import acting
from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.discord.components import ButtonRecord
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.stage import Stage
from bot.services.ports import Documents, Reader, Survey
from bot.services.talks.turning import Turning
from bot.ui.controls import read_id
from tests import source
from tests.stories.acting import (
    ENDS,
    STARTS,
    Ready,
    code_on,
    crowd,
    fill,
    make_ready,
    make_series,
    open_panel,
    plan_talk,
    set_up,
    sign_up,
)
from tests.stories.balloting import answer_all, ask_publicly, asked, ballot_in, choose_ballots
from tests.stories.claims import (
    CLAIMS,
    CONTROLS,
    OVERVIEWS,
    PARTS,
    PLACES_TO_GO,
    PRIVATE,
    PRIVATE_CONTROLS,
    QUESTIONS,
    SAYS_NOTHING,
    Claim,
    Moment,
    false_in_feed,
)
from tests.stories.live import live_panel
from tests.stories.recording import Recording, Said, record

pytestmark = pytest.mark.evidence

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# How long after anything that happened the messages are read again.
LATER = (MINUTE, timedelta(minutes=15), timedelta(hours=1), timedelta(hours=7), DAY, 8 * DAY)
SEGMENTS = "Session 1: Squares\nAda Example, City of Northville\nSession 2: Benches\nBo Example"


NONE: Mapping[str, Claim] = {}


@pytest.fixture
def recording(monkeypatch: pytest.MonkeyPatch) -> Recording:
    return record(monkeypatch)


@dataclass(frozen=True)
class Standing:
    """What stands elsewhere than in a message."""

    text: str
    labels: tuple[str, ...] = ()
    buttons: tuple[ButtonRecord, ...] = ()


class Walk:
    """Reads every message that stands, at one moment after the other."""

    def __init__(self, stage: Stage, recording: Recording) -> None:
        self.stage = stage
        self.recording = recording
        self.claims = dict(CLAIMS)
        self.controls = dict(CONTROLS)
        self.false: list[str] = []
        self.unknown: set[str] = set()
        self.read: set[str] = set()

    async def look(self) -> None:
        """After the edits have caught up, which are paced."""
        await self.stage.world.advance(2 * MIRROR_PACE)
        for message, moment in await self._standing():
            for said in self._found(message, moment.delivery.key):
                self._check(said, moment)
            for button in message.buttons:
                if button.custom_id and not button.disabled:
                    self._press(read_id(button.custom_id).verb, moment)
        await self._look_privately()
        await self._look_at_the_feed()

    async def _look_privately(self) -> None:
        """What a member and an organiser are answered now, where there is one talk to ask about."""
        world = self.stage.world
        moment = await self.moment()
        if moment is None or len(moment.talks) != 1:
            return
        code = moment.the_talk.code
        mia, ada = world.person("Mia Member"), world.person("Ada Organiser")
        for person, verb in ((mia, "more"), (ada, "panel")):
            place = await self._anywhere(f"{verb}:{code}")
            if place is not None:
                press = partial(person.click, place[0], place[1], forged=True)
                await self.answer(person, press, moment)
        for person, command in ((mia, "me"), (mia, "talks"), (ada, "desk")):
            ask = partial(person.slash, command, hidden=True, channel="general")
            await self.answer(person, ask, moment)

    async def answer(
        self, person: Person, ask: Callable[[], Awaitable[Outcome]], moment: Moment
    ) -> MessageRecord:
        """Let somebody ask the bot for something, and read what it answers."""
        self.recording.answered = []
        answer = (await ask()).message
        said, self.recording.answered = self.recording.answered, None
        reader = replace(
            moment,
            now=self.stage.world.clock.now(),
            delivery=replace(moment.delivery, user_id=person.id),
        )
        shown = "\n".join([answer.text, *answer.labels])
        for each in said:
            if each.sentence in shown:
                self._check(each, reader, {**PRIVATE, **OVERVIEWS, **QUESTIONS})
        for button in answer.buttons:
            if button.custom_id and not button.disabled:
                self._press(read_id(button.custom_id).verb, reader, PRIVATE_CONTROLS)
        return answer

    async def moment(self) -> Moment | None:
        """What is true now of a talk, and of its edition, as far as messages of it stand."""
        moments = [each for _, each in await self._standing() if each.talk is not None]
        if not moments:
            return None

        def look(survey: Survey) -> Moment:
            revisions = sorted(survey.select(Revision), key=lambda each: each.number)
            waiting = tuple(each for each in survey.select(Delivery) if each.is_waiting)
            refused = [each for each in survey.select(Mirror) if each.reason and each.wake is None]
            return replace(
                moments[0],
                revision=revisions[-1] if revisions else None,
                waiting=waiting,
                refused=tuple(refused),
            )

        return await self.stage.bot.store.survey(look)

    async def _anywhere(self, wanted: str) -> tuple[MessageRecord, str] | None:
        """A message that has this control, with the whole of its id."""
        world = self.stage.world
        for place in ("talks", "backstage"):
            for message in world.messages(place):
                for button in message.buttons:
                    if (button.custom_id or "").startswith(wanted):
                        return message, button.custom_id or ""
        return None

    async def _look_at_the_feed(self) -> None:
        """What a calendar reads that subscribes to the series."""
        owner, world = guild_owner(self.stage.world.home.id), self.stage.world

        def known(survey: Survey) -> list[Series]:
            return [each for each in survey.select(Series) if each.owner == owner]

        found = await self.stage.bot.store.survey(known)
        feed = await self.stage.bot.services.feeds.find(owner, found[0].code) if found else None
        if feed is None:
            return
        talks = await self.stage.bot.store.read(owner, lambda docs: docs.select(Talk))
        public = [each for each in talks if each.is_public(world.clock.now())]
        calendar = Calendar.from_ical(feed_calendar(feed, host="talks.example.org"))
        self.false += false_in_feed(calendar, public)
        self.read.add("feed")
        await self._look_at_own_calendars(owner, public)

    async def _look_at_own_calendars(self, owner: str, public: list[Talk]) -> None:
        """What a member's own calendar shows of the talks that they come to."""
        store = self.stage.bot.store
        for kept in await store.read(owner, lambda docs: docs.select(OwnCalendar)):
            mine = await store.read(owner, partial(_comes_to, kept.user_id))
            feed = await self.stage.bot.services.own_calendars.feed(kept)
            calendar = Calendar.from_ical(feed_calendar(feed, host="talks.example.org"))
            self.false += false_in_feed(calendar, [each for each in public if each.code in mine])
            self.read.add("own calendar")

    async def look_for_a_year(self) -> None:
        for wait in LATER:
            await self.stage.world.advance(wait)
            await self.look()
        await self.stage.world.advance(365 * DAY)
        await self.look()

    def _check(self, said: Said, moment: Moment, first: Mapping[str, Claim] = NONE) -> None:
        claim = first.get(said.text_id) or self.claims.get(said.text_id)
        if claim is not None:
            self.read.add(said.text_id)
            if not claim.holds(moment, said):
                self._note(said.text_id, claim, moment)
        elif said.text_id not in SAYS_NOTHING and not said.text_id.startswith(PARTS):
            self.unknown.add(said.text_id)

    def _press(self, verb: str, moment: Moment, first: Mapping[str, Claim] = NONE) -> None:
        claim = first.get(verb) or self.controls.get(verb)
        if claim is None:
            self.unknown |= {verb} - PLACES_TO_GO
        else:
            self.read.add(verb)
            if not claim.holds(moment, Said(verb, {}, "")):
                self._note(verb, claim, moment)

    def _note(self, what: str, claim: Claim, moment: Moment) -> None:
        state = moment.talk.state.value if moment.talk else "-"
        self.false.append(
            f"{moment.now:%d %b %H:%M} {moment.delivery.kind.value} ({state}): {what}, but not:"
            f" {claim.sentence}"
        )

    def _found(self, message: MessageRecord | Standing, key: str) -> Iterator[Said]:
        """What was asked for when it was drawn, as far as it stands there now."""
        shown = "\n".join([message.text, *message.labels])
        seen: set[tuple[str, str]] = set()
        for said in reversed(self.recording.of(key)):
            if (said.text_id, said.sentence) not in seen and said.sentence in shown:
                seen.add((said.text_id, said.sentence))
                yield said

    def _events(self) -> Iterator[tuple[int, Standing]]:
        """Discord's events as far as it lists them: what is over or called off is in no list."""
        for event in self.stage.world.events():
            if event.status in {EventStatus.SCHEDULED, EventStatus.ACTIVE}:
                yield event.id, Standing(text=event.description)

    async def _standing(self) -> list[tuple[MessageRecord | Standing, Moment]]:
        owner = guild_owner(self.stage.world.home.id)
        now = self.stage.world.clock.now()

        def look(survey: Survey) -> list[tuple[Delivery, Moment]]:
            talks = [each for each in survey.select(Talk) if each.owner == owner]
            by_code = {each.code: each for each in talks}

            def moment(delivery: Delivery) -> Moment:
                about = delivery.about
                polls = survey.select(Poll, talk=about)
                ballots = survey.select(BallotPoll, talk=about)
                tallies = survey.select(Tally, talk=about)
                revisions = survey.select(Revision, edition=about)
                return Moment(
                    now=now,
                    delivery=delivery,
                    talk=by_code.get(about),
                    talks=tuple(talks),
                    poll=polls[-1] if polls else None,
                    ballot=ballots[-1] if ballots else None,
                    tally=tallies[-1] if tallies else None,
                    signups=tuple(survey.select(Signup, talk=about)),
                    takeaways=tuple(survey.select(Takeaway, talk=about)),
                    revision=revisions[-1] if revisions else None,
                )

            return [(each, moment(each)) for each in survey.select(Delivery) if each.message_id]

        found = await self.stage.bot.store.survey(look)
        world = self.stage.world
        stands: dict[int, MessageRecord | Standing] = dict(self._events())
        stands |= {
            message.id: message
            for place in ("talks", "backstage", *world.threads("talks"))
            for message in world.messages(place)
        }
        for name in ("Mia Member", "Max Member", "Ada Organiser"):
            stands |= {each.id: each for each in world.dms(world.person(name))}
        posts = {delivery.code for delivery, _ in found if delivery.message_id in stands}
        return [
            (
                stands[delivery.message_id],
                replace(moment, ballot_stands=bool(moment.ballot and moment.ballot.post in posts)),
            )
            for delivery, moment in found
            if delivery.message_id in stands
        ]


@pytest.fixture
async def walk(recording: Recording, stage: Stage) -> Walk:
    return Walk(stage, recording)


@pytest.fixture
async def ready_(walk: Walk) -> Ready:
    """Announced, with two members, both written to."""
    ready = await make_ready(walk.stage)
    await sign_up(ready, ready.mia, letters=True)
    await sign_up(ready, ready.max, letters=True)
    await put_on_web(ready)
    await walk.look()
    return ready


def _comes_to(user_id: int, docs: Reader) -> set[str]:
    signups = docs.select(Signup, user_id=user_id)
    return {each.talk for each in signups if each.answer in COMING}


async def put_on_web(ready: Ready) -> None:
    """The host has given the bot an address since the series was made, and Mia has one there."""
    owner = guild_owner(ready.world.home.id)

    def work(docs: Documents) -> None:
        docs.put(replace(docs.select(Series)[0], is_on_web=True))
        mine = OwnCalendar(
            owner=owner, code=docs.new_code(), user_id=ready.mia.id, secret="0" * SECRET_BYTES * 2
        )
        docs.put(mine)

    await ready.stage.bot.store.run(owner, work)


def done(walk: Walk) -> None:
    assert walk.false == []
    assert walk.unknown == set()


async def list_as_events(ready: Ready) -> None:
    ready.world.set_bot_permissions(*INVITED, "create_events")
    ((_, series),) = await ready.ada.complete("series edit", "series", "")
    shown = (await ready.ada.slash("series edit", series=series)).message
    await ready.ada.click(shown, "Show as Discord events")


async def cancel(ready: Ready) -> None:
    question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
    await ready.ada.click(question.message, "Cancel the talk")


async def move(ready: Ready, when: str) -> None:
    shown = await fill(ready, "move", {"when": when, "minutes": "90"})
    await ready.ada.click(shown.message, "Move it")


async def test_a_talk_that_takes_place_with_its_poll_and_findings(walk: Walk, ready_: Ready):
    ready, world = ready_, ready_.world
    await ask_publicly(ready)
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    await fill(ready, "edit-talk", {"seats": "2", "holds": ["recorded"]})
    for before in (DAY, timedelta(minutes=15), timedelta(minutes=1)):
        await world.move_to(STARTS - before)
        await walk.look()
    await world.move_to(STARTS)
    await walk.look()
    await ready.mia.slash("log", text="Benches invite people\n? Who mends them")
    await ready.noor.click(live_panel(ready), "Next segment")
    await walk.look()
    await world.move_to(STARTS + 7 * MINUTE)
    await ready.ada.click(await open_panel(ready), "It has begun")
    await fill(ready, "edit-talk", {"title": "Neighbours and Their Square"})
    await walk.look()
    for minutes in (11, 36):
        await world.move_to(ENDS + minutes * MINUTE)
        await walk.look()
        await ready.noor.click(world.messages("backstage")[-1], "+15 minutes")
        await walk.look()
    await acting.end_talk(world, ready.noor, live_panel(ready))
    await walk.look()
    for wait in LATER:
        await world.advance(wait)
        await walk.look()
    await publish(ready)
    await walk.look()
    await publish(ready, "Corrected")
    await walk.look_for_a_year()
    done(walk)
    overviews = {"desk-talk", "desk-no-talks", "desk-planned", "left-notes", "left-recording"}
    own = {"answer-going", "me-nothing", "talks-over", "own calendar"}
    assert overviews | own <= walk.read


async def test_a_talk_that_is_asked_about_anonymously(walk: Walk, ready_: Ready):
    ready, world = ready_, ready_.world
    await choose_ballots(ready)
    await asked(ready)
    await walk.look()
    await answer_all(ready, crowd(world, 6), "More time")
    await world.advance(2 * DAY)
    await walk.look()
    await world.advance(DAY)
    await walk.look()
    notice = world.messages("backstage")[-1]
    world.delete_message(ballot_in(ready))
    await walk.look()
    question = await ready.noor.click(notice, "Publish …")
    await ready.noor.click(question.message, "Publish now")
    await walk.look_for_a_year()
    assert "ballot-message-unpublished" in walk.read
    done(walk)


async def publish(ready: Ready, heading: str = "Benches") -> None:
    ada = ready.ada
    setup = (await ada.slash("setup")).message
    setup = (await ada.click(setup, "2 People")).message
    if "Let one person publish" in setup.labels:
        await ada.click(setup, "Let one person publish")
    bench = (await ada.slash("draft", hidden=True)).message
    form = (await ada.click(bench, "New finding")).form
    card = (await ada.submit(form, heading=heading, body="They invite people.")).message
    bench = (await ada.click(card, "Back to the draft")).message
    page = (await ada.click(bench, "Preview")).message
    question = (await ada.click(page, "Publish …")).message
    await ada.click(question, "Publish now")
    await ready.world.settle()


async def test_a_talk_that_nobody_ends(walk: Walk, ready_: Ready):
    await ready_.world.move_to(STARTS)
    await walk.look()
    await ready_.world.move_to(ENDS)
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_is_ended_too_early_and_goes_on(walk: Walk, ready_: Ready):
    ready, world = ready_, ready_.world
    await world.move_to(STARTS + 5 * MINUTE)
    await acting.end_talk(world, ready.noor, live_panel(ready))
    await walk.look()
    await ready.noor.click(live_panel(ready), "It goes on")
    await walk.look()
    await world.move_to(ENDS + 15 * MINUTE)
    await walk.look()
    panel = (await ready.noor.slash("talk panel", talk=ready.code, hidden=True)).message
    await ready.noor.click(panel, "+15 minutes")
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_is_cancelled_and_back_on_and_cancelled(walk: Walk, ready_: Ready):
    ready, world = ready_, ready_.world
    await world.move_to(STARTS - DAY + MINUTE)
    await cancel(ready)
    await walk.look()
    await ready.ada.click(await open_panel(ready), "Hold it after all")
    await walk.look()
    await cancel(ready)
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_is_cancelled_while_it_runs(walk: Walk, ready_: Ready):
    await ready_.world.move_to(STARTS + MINUTE)
    await walk.look()
    await cancel(ready_)
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_is_back_on_and_takes_place(walk: Walk, ready_: Ready):
    await cancel(ready_)
    await ready_.ada.click(await open_panel(ready_), "Hold it after all")
    await walk.look()
    await ready_.world.move_to(STARTS)
    await walk.look()
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_moves_twice(walk: Walk, ready_: Ready):
    ready, world = ready_, ready_.world
    await move(ready, "Friday 8 April 2022 10:00")
    await walk.look()
    await world.move_to(STARTS - timedelta(hours=2))
    await walk.look()
    await move(ready, "Monday 11 April 2022 10:00")
    await walk.look()
    await world.move_to(STARTS + 4 * DAY)
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_moves_while_it_seems_to_run(walk: Walk, ready_: Ready):
    """Its hour came, and nobody else did."""
    await ready_.world.move_to(STARTS + MINUTE)
    await walk.look()
    await move(ready_, "Friday 8 April 2022 10:00")
    await walk.look()
    await ready_.world.move_to(STARTS + DAY)
    await walk.look_for_a_year()
    done(walk)


async def test_a_talk_that_is_announced_later_beside_others(walk: Walk):
    stage, world = walk.stage, walk.stage.world
    await set_up(stage)
    await make_series(stage)
    ada = world.person("Ada Organiser")
    first = await plan_talk(stage, "An earlier talk", "Thursday 31 March 2022 15:00")
    form = (await ada.click(first, "Announce on …")).form
    shown = await ada.submit(form, when="10 March 2022 09:00")
    await ada.click(shown.message, "Announce then")
    await walk.look()
    await world.advance(10 * DAY)
    await walk.look()
    second = await plan_talk(stage)
    question = await ada.click(second, "Announce …")
    await ada.click(question.message, "Announce now")
    await walk.look()
    panel = (await ada.slash("talk panel", talk=code_on(first))).message
    question = await ada.click(panel, "Cancel the talk")
    await ada.click(question.message, "Cancel the talk")
    await walk.look()
    await world.move_to(ENDS)
    await walk.look_for_a_year()
    done(walk)


async def test_a_seat_that_becomes_free(walk: Walk, ready_: Ready):
    ready = ready_
    await fill(ready, "edit-talk", {"seats": "2"})
    oda = ready.world.person("Noor Notes")
    await sign_up(ready, oda)
    more = (await ready.mia.click(ready.card, "More")).message
    await ready.mia.click(more, "Can't make it")
    await walk.look()
    await list_as_events(ready)
    await walk.look()
    form = (await ready.ada.click(await open_panel(ready), "Sign-up")).message
    closes = (await ready.ada.click(form, "When it closes")).form
    await ready.ada.submit(closes, closes="24")
    await walk.look()
    assert "event-sign-up" in walk.read
    await ready.world.move_to(STARTS - DAY + MINUTE)
    await walk.look()
    assert "event-more" in walk.read
    await ready.world.move_to(STARTS)
    await walk.look_for_a_year()
    done(walk)


# The cards of which what is posted is made.
POSTED = (
    "ballots/ballot.py",
    "talks/talk.py",
    "talks/live.py",
    "talks/letters.py",
    "talks/team_letters.py",
)
# What only private replies say, or what backstage reads of the moment when it was sent.
ELSEWHERE = {
    "talk-card-no-time", "talk-card-series", "letter-test",
    "letter-button-register", "talk-button-register", "ballot-button-again",
    "ballot-button-go-on", "ballot-close-question", "ballot-counted", "ballot-counted-again",
    "ballot-page-kept", "ballot-is-sealed", "button-no", "poll-close-yes",
}  # fmt: skip


def test_every_text_of_what_is_posted_is_in_the_table():
    asked = {
        use.message_id
        for use in source.uses()
        if use.place.partition(":")[0].endswith(tuple(f"cards/{name}" for name in POSTED))
    }

    assert asked - CLAIMS.keys() - SAYS_NOTHING - ELSEWHERE == set()
    assert not CLAIMS.keys() & SAYS_NOTHING
    assert not (CLAIMS.keys() | SAYS_NOTHING) - source.messages("en").keys()


async def test_a_wrong_claim_is_found(walk: Walk, ready_: Ready):
    """The table can fail: by a claim that is false, and by one that is missing."""
    del walk.claims["talk-card-going"]
    walk.claims["talk-card-for-you"] = replace(CLAIMS["talk-card-for-you"], holds=lambda *_: False)
    walk.controls["more"] = replace(CONTROLS["more"], holds=lambda *_: False)

    await walk.look()

    assert walk.unknown == {"talk-card-going"}
    assert any("talk-card-for-you, but not: it starts then" in each for each in walk.false)
    assert any("more, but not" in each for each in walk.false)


async def test_a_message_that_time_makes_false_is_found(walk: Walk, ready_: Ready, monkeypatch):
    """Without what redraws by time, the card says for ever that the talk is live."""

    async def nothing(*_: object) -> int:
        return 0

    await ready_.world.move_to(STARTS + MINUTE)
    monkeypatch.setattr(Turning, "run_due", nothing)
    await ready_.world.move_to(ENDS + DAY)
    await walk.look()

    assert any("talk-card-live, but not: it is live now" in each for each in walk.false)


async def test_notices_and_the_alarm(walk: Walk, ready_: Ready):
    """What could not be posted is told backstage, and whoever set the bot up if that is silent."""
    world, ada = ready_.world, ready_.ada
    world.deny_bot("talks", "send_messages")
    await world.move_to(STARTS - DAY + MINUTE)
    await walk.look()
    world.delete_message(ready_.card)
    await world.advance(MINUTE)
    await walk.look()
    world.deny_bot("backstage", "view_channel")
    form = (await ada.click(await open_panel(ready_), "Move")).form
    asked = await ada.submit(form, when="8 April 2022 15:00", minutes="90")
    await ada.click(asked.message, "Move it")
    # Nothing can be put right there meanwhile.
    await world.advance(timedelta(hours=2))
    assert any("for an hour" in message.text for message in world.dms(ada))
    world.allow_bot("backstage", "view_channel", "send_messages")
    world.allow_bot("talks", "send_messages")
    desk = (await ada.slash("desk", hidden=True, channel="backstage")).message
    stuck = (await ada.click(desk, "All that is stuck")).message
    await ada.click(stuck, "Try all again")
    await world.advance(timedelta(hours=1))
    await walk.look()
    done(walk)
    assert {"notice-line", "alarm"} <= walk.read


async def test_previews_and_questions(walk: Walk, ready_: Ready):
    """What is asked before something happens says what is so, and does nothing once it is not."""
    ready, ada, world = ready_, ready_.ada, ready_.world
    moment = await walk.moment()
    assert moment is not None
    moving = {"when": "Friday 8 April 2022 10:00", "minutes": "90"}
    moved = await walk.answer(ada, partial(fill, ready, "move", moving), moment)
    panel = await open_panel(ready)
    asked = [
        await walk.answer(ada, partial(ada.click, panel, label), moment)
        for label in ("What will be sent", "Cancel the talk", "Sign-up")
    ]
    done(walk)
    assert QUESTIONS.keys() <= walk.read

    await world.move_to(ENDS + DAY)
    card = ready.card
    assert "nothing was changed" in (await ada.click(moved, "Move it")).text
    assert "has ended." in (await ada.click(asked[1], "Cancel the talk")).text
    await world.advance(DAY)
    assert ready.card.text == card.text
    await walk.look()
    done(walk)
