"""The story happens: each sentence of a step is held against the world in which it was done."""

import io
import re
import zipfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import ReviewState
from bot.domain.partners.partner import FollowingState
from bot.domain.signups.signup import Answer
from bot.domain.takeaways.takeaway import Placement, Takeaway, TakeawayKind, parse_line
from bot.rehearsal import acting
from bot.rehearsal.deeds import calendars, ending, later, partners, publishing, talking
from bot.rehearsal.deeds.scene import MAX, MIA, NOOR
from bot.rehearsal.demo.casting import ZONE
from bot.rehearsal.demo.chapters import CHAPTERS
from bot.rehearsal.demo.prologue import FEW_ANSWERED, begun_show
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Sight, Story
from bot.rehearsal.demo_data import DemoTalk
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

pytestmark = pytest.mark.evidence

_PLAIN: Final = {".md", ".json", ".ics"}


@dataclass(kw_only=True)
class Told:
    """A step that was done: the world and the bot's notes before it and now."""

    show: Show
    seen: MessageRecord
    before: Facts
    facts: Facts
    stood: int
    """Lasting messages of the bot before it."""

    @property
    def hour(self) -> str:
        return f"{self.show.world.clock.now().astimezone(ZoneInfo(ZONE)):%H:%M}"

    def kept_by(self, name: str) -> list[Takeaway]:
        author = self.show.world.person(name).id
        found = self.show.today.takeaways(self.facts)
        return [each for each in found if each.author_id == author]


def lasting(show: Show) -> Iterator[MessageRecord]:
    world = show.world
    for place in (*world.channels(), *world.threads()):
        yield from (each for each in world.messages(place) if each.by_bot and not each.ephemeral)


def everywhere(show: Show) -> str:
    return " ".join(f"{each.text} {each.components}" for each in lasting(show))


async def sign_up(told: Told) -> None:
    card = told.show.today.card
    assert "9 going" in card.text
    assert told.seen.ephemeral
    assert MIA not in everywhere(told.show)
    assert str(told.show.mia.id) not in everywhere(told.show)


async def calendar(told: Told) -> None:
    talk, zone = told.show.today.talk, told.show.demo.series.zone
    assert told.seen.ephemeral
    (file,) = [each for each in told.seen.attachments if each.filename.endswith(".ics")]
    (entry,) = Calendar.from_ical(file.data).events
    assert (str(entry["SUMMARY"]), entry.start) == (talk.title, talk.slot(zone).starts_at)
    assert entry["DTSTART"].params["TZID"] == zone
    _names_no_way_in(talk, file.data.decode())


def _names_no_way_in(talk: DemoTalk, text: str) -> None:
    unfolded = text.replace("\r\n ", "")
    assert talk.join not in unfolded
    assert talk.panellists not in unfolded


async def offer(told: Told) -> None:
    assert told.seen.channel_id == told.show.max.direct.id
    assert "'going:" in str(told.seen)
    (kept,) = [each for each in told.facts.signups if each.offered_until is not None]
    assert kept.user_id == told.show.max.id
    assert MAX not in everywhere(told.show)


async def pass_on(told: Told) -> None:
    assert told.hour == "14:51"
    going = {each.user_id for each in told.facts.signups if each.answer is Answer.GOING}
    assert told.show.noor.id in going
    assert told.show.max.id not in going
    assert "'going:" not in str(told.show.world.messages(told.show.max.direct)[-1])


async def event(told: Told) -> None:
    assert "Its announced talks also stand among this server's Discord events" in told.seen.text
    listed = calendars.event(told.show.today)
    assert listed.name == told.show.today.talk.title
    assert listed.start == told.show.today.starts_at
    _names_no_way_in(told.show.today.talk, listed.description + listed.location)


async def rename(told: Told) -> None:
    assert calendars.event(told.show.today).name == calendars.RENAMED == "Tea and cake"
    assert told.seen.channel_id == told.show.world.channel("backstage").id
    assert "say which side counts" in told.seen.text


async def set_back(told: Told) -> None:
    assert told.seen.ephemeral
    assert told.show.text("event-ours-counts") in told.seen.text
    assert calendars.event(told.show.today).name == told.show.today.talk.title


async def letter(told: Told) -> None:
    assert len(told.facts.planned) == len(told.before.planned) + 1
    letters = [each for each in told.facts.planned if each.kind is DeliveryKind.SOON]
    assert [each.user_id for each in letters] == [told.show.mia.id]


async def wait(told: Told) -> None:
    assert told.hour == "14:45"
    assert told.seen.channel_id == told.show.today.letter(told.show.mia).channel_id


async def join(told: Told) -> None:
    address = told.show.today.talk.join
    assert told.seen.ephemeral or told.seen.channel_id == told.show.mia.direct.id
    assert address in str(told.seen.components)
    assert address not in everywhere(told.show)


async def start(told: Told) -> None:
    assert told.hour == "15:00"
    world = told.show.world
    assert acting.find_message(world, told.show.today.thread, text="We are live")
    panels = [each for each in world.messages("backstage") if _is_panel(told.show, each)]
    assert len(panels) == 1


def _is_panel(show: Show, message: MessageRecord) -> bool:
    verbs = [(each.custom_id or "").split(":")[0] for each in message.buttons]
    return "questions" in verbs and show.today.talk.title in message.text


async def note(told: Told) -> None:
    (kept,) = told.kept_by(NOOR)
    said = next(each for each in told.show.today.talk.takeaways if each.by == NOOR)
    assert (kept.segment, kept.minute) == (said.segment, said.minute)


async def log(told: Told) -> None:
    kept = told.kept_by(MIA)
    said = [each for each in told.show.today.talk.takeaways if each.by == MIA][:2]
    assert {each.kind for each in kept} == {parse_line(each.typed).kind for each in said}
    assert len(kept) == 2
    await told.show.world.settle()
    assert "3 takeaways" in told.show.today.live_panel.text


async def ask(told: Told) -> None:
    panel = told.show.today.live_panel
    listed = (await acting.press(told.show.world, told.show.noor, panel, "questions")).message
    assert talking.QUESTION in listed.text


async def go_on(told: Told) -> None:
    points = [
        each
        for each in told.show.today.takeaways(told.facts)
        if each.kind is not TakeawayKind.QUESTION or each.author_id != told.show.max.id
    ]
    assert len({each.author_id for each in points}) == 3
    assert {each.segment for each in points} == {1, 2, 3}
    assert (
        len([each for each in told.show.world.messages("backstage") if _is_panel(told.show, each)])
        == 1
    )


async def end(told: Told) -> None:
    poll = told.show.today.poll
    assert poll.channel_id == told.show.today.thread.id
    assert (poll.pinged, poll.pinged_everyone, poll.silent) == ((), False, True)


async def vote(told: Told) -> None:
    assert not any(person.name in told.seen.text for person in told.show.voters)
    (ballot,) = [each for each in told.facts.ballots if not each.is_sealed]
    assert ballot.code not in {each.code for each in told.facts.tallies}


async def count(told: Told) -> None:
    ballot = told.show.today.stored_ballot(told.facts)
    assert ballot is not None
    assert ballot.is_sealed
    assert list((told.show.bot.data / "keys").glob(f"*{ballot.code}*")) == []
    assert "9 people answered" in told.seen.text
    assert not any(wish in everywhere(told.show) for wish in ending.WISHES)
    first = told.show.world.fresh(told.show.scene(told.show.first).poll)
    _says_how_many_and_nothing_else(first.text)


def _says_how_many_and_nothing_else(text: str) -> None:
    assert f"{FEW_ANSWERED} people answered. Too few to show" in text
    assert [line for line in text.splitlines() if "%" in line or "(" in line] == []


async def sort_open(told: Told) -> None:
    assert acting.button_of(told.seen, "sort-out")
    assert acting.button_of(told.seen, "sort-new")
    assert "sort-other" in str(told.seen.components)


async def sort_one(told: Told) -> None:
    assert len(_undecided(told.facts)) == len(_undecided(told.before)) - 1
    following = (acting.button_of(told.seen, "sort-out").custom_id or "").split(":")[2]
    assert following in {each.code for each in _undecided(told.facts)}


def _undecided(facts: Facts) -> list[Takeaway]:
    return [each for each in facts.takeaways if each.placement is Placement.TO_SORT]


async def sort(told: Told) -> None:
    placed = next(each for each in told.facts.takeaways if each.placement is Placement.PLACED)
    world, noor = told.show.world, told.show.noor
    (finding,) = [each for each in told.facts.findings if each.code == placed.finding]
    shown = (await acting.choose(world, noor, told.seen, "finding", finding.code)).message
    assert finding.heading in shown.text
    assert placed.text[:40] in shown.text


async def write_one(told: Told) -> None:
    (written,) = [
        each
        for each in told.facts.findings
        if each.body and each.code not in {old.code for old in told.before.findings if old.body}
    ]
    assert written.body[:100] in told.seen.text
    rests_on = [each for each in told.facts.takeaways if each.finding == written.code]
    assert rests_on
    assert all(each.text[:40] in told.seen.text for each in rests_on)


async def write(told: Told) -> None:
    assert [each.heading for each in told.facts.findings if not each.body] == []
    assert re.search(rf"{len(told.facts.findings)} findings · \d min to read", told.seen.text)


async def around(told: Told) -> None:
    assert "Introduction, thanks …" in told.seen.labels
    (edition,) = told.facts.editions
    assert edition.introduction == told.show.demo.edition.introduction.strip()


async def follow(told: Told) -> None:
    assert told.seen.ephemeral
    assert {each.state for each in told.facts.followings} == {FollowingState.ACTIVE}


async def review(told: Told) -> None:
    assert told.seen.channel_id == told.show.world.channel("backstage").id
    assert not told.seen.ephemeral
    assert [each.state for each in told.facts.key_findings] == [ReviewState.IN_REVIEW]
    assert [each for each in told.facts.deliveries if each.kind is DeliveryKind.FINDINGS] == []


async def publish(told: Told) -> None:
    killed, back, once = told.show.pulled
    assert killed["facts"][0]["text"] == "to post this message in #talks"
    assert killed["facts"][-1]["text"] == "“on its way”"
    assert {each["text"] for each in back["facts"][1:-1]} == {"what stands in #talks"}
    assert back["facts"][-1]["text"] == "“sent”"
    assert "0 sent twice, 0 lost" in once["sentence"]
    posts = [each for each in told.show.world.messages("talks") if "KEY FINDINGS" in each.text]
    assert [each.id for each in posts] == [told.seen.id]


def text_of(post: MessageRecord) -> str:
    """The whole text that hangs under it, beside the same as PDF."""
    text, printed = sorted(post.attachments, key=lambda each: each.filename.endswith(".pdf"))
    assert printed.data.startswith(b"%PDF")
    return text.data.decode()


async def read(told: Told) -> None:
    post = publishing.findings_post(told.show.today)
    demo = told.show.demo
    assert all(each.heading in post.text for each in demo.findings)
    assert told.seen.ephemeral
    assert demo.edition.introduction.strip()[:100] in told.seen.text
    assert "Next" in told.seen.labels
    written = text_of(post)
    places = [written.index(each.heading) for each in demo.findings]
    assert all(each.body.strip()[:100] in written for each in demo.findings)
    assert written.index(demo.edition.introduction.strip()[:100]) < min(places)
    assert written.index(demo.edition.thanks.strip()[:100]) > max(places)


async def correct(told: Told) -> None:
    world = told.show.world
    assert sum(1 for _ in lasting(told.show)) == told.stood + 1, "the second look alone"
    posts = [
        [each for each in world.messages(place) if "KEY FINDINGS" in each.text]
        for place in ("talks", partners.TALKS)
    ]
    for (post,) in posts:
        assert "revision 2" in post.text.lower()
        assert partners.ADDED in text_of(post)
    assert posts[1][0].id == told.seen.id


async def year(told: Told) -> None:
    assert sum(1 for _ in lasting(told.show)) == told.stood + 1
    last = max(lasting(told.show), key=lambda each: each.at)
    assert last.text.startswith("What became of the findings")
    assert last.channel_id == told.show.world.channel("backstage").id
    assert told.show.world.clock.now() >= later.NEXT_YEAR


async def search(told: Told) -> None:
    assert "Finding 1" in told.seen.text
    assert "Insight · 2022 · talk 1 · segment 2 · minute 31" in told.seen.text


async def edition(told: Told) -> None:
    (made,) = [each for each in told.facts.editions if each.name == later.EDITION]
    assert [each for each in told.facts.talks if each.edition == made.code] == []
    assert {each.series for each in told.facts.editions} == {made.series}


async def archive(told: Told) -> None:
    (packed,) = told.seen.attachments
    with zipfile.ZipFile(io.BytesIO(packed.data)) as opened:
        names = opened.namelist()
    assert "findings/together-for-safety-2022.md" in names
    assert {PurePath(name).suffix for name in names if not name.endswith("/")} <= _PLAIN


HELD: Final[dict[str, Callable[[Told], Awaitable[None]]]] = {
    "sign-up": sign_up,
    "calendar": calendar,
    "offer": offer,
    "letter": letter,
    "wait": wait,
    "join": join,
    "pass-on": pass_on,
    "event": event,
    "rename": rename,
    "set-back": set_back,
    "start": start,
    "note": note,
    "log": log,
    "ask": ask,
    "go-on": go_on,
    "end": end,
    "vote": vote,
    "count": count,
    "sort-open": sort_open,
    "sort-one": sort_one,
    "sort-two": sort_one,
    "sort": sort,
    "write-one": write_one,
    "write": write,
    "around": around,
    "review": review,
    "follow": follow,
    "publish": publish,
    "read": read,
    "correct": correct,
    "year": year,
    "search": search,
    "edition": edition,
    "archive": archive,
}


async def test_story_happens_as_it_is_told():
    assert list(HELD) == [step.key for chapter in CHAPTERS for step in chapter.steps]
    async with begun_show() as show:
        story = Story(show, CHAPTERS)
        for key, holds in HELD.items():
            before, stood = await show.facts(), sum(1 for _ in lasting(show))
            seen = _seen(show, await story.do(key))
            await holds(
                Told(show=show, seen=seen, before=before, facts=await show.facts(), stood=stood)
            )
        assert (story.next, story.missed) == (None, set())
        assert show.world.problems == []


def _seen(show: Show, sight: Sight) -> MessageRecord:
    viewer = show.world.person(sight.viewer)
    found = show.world.messages(sight.channel_id, seen_by=viewer)
    return next(each for each in found if each.id == sight.message_id)
