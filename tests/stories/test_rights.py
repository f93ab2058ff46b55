"""What each role is shown, and what it may press: all of it by the one table of rights."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.domain.team.rights import BACKSTAGE, EVERYBODY, Act, Right, Rights
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.saying.i18n import Localizer, Text
from bot.ui.controls import read_id
from bot.ui.verbs import VERBS
from tests.stories.acting import ENDS, STARTS, Ready, fill, give_links, open_panel, plan_talk
from tests.stories.live import end_talk, go_live

pytestmark = pytest.mark.evidence

JOIN, PANELLISTS = "https://meet.example.org/join", "https://meet.example.org/panel"
SEGMENTS = "Session 1: Squares\nAda Example, City of Northville\nSession 2: Benches\nBo Example"
# What leads to Discord's own lists, which the crawl does not fill in.
LISTS = {5, 6, 7, 8}
MOST = 120
# A button for each line of a run sheet, which all backstage read; the press asks who may.
ON_THE_SHEET = {"edit-people", "edit-links"}


@pytest.fixture
def words(localizer: Localizer) -> Text:
    return localizer.english


@dataclass
class Crawl:
    """Presses every control that leads on from a private message, once for each verb."""

    ready: Ready
    person: Person
    rights: Rights
    words: Text
    seen: set[str] = field(default_factory=set)

    async def all(self, *starts: Outcome) -> None:
        waiting = [self.take(start, "command") for start in starts]
        messages = [message for found in waiting for message in found]
        while messages:
            message = messages.pop(0)
            for custom_id, choice in controls(message):
                verb = read_id(custom_id).verb
                assert self.rights.may(VERBS[verb]), f"{verb} is shown to {self.person}"
                # Whoever erases themselves is no note-taker any more.
                if verb in self.seen or verb == "erase-yes":
                    continue
                self.seen.add(verb)
                assert len(self.seen) < MOST
                if choice is None:
                    outcome = await self.person.click(message, custom_id, forged=True)
                else:
                    outcome = await self.person.select(message, custom_id, [choice])
                messages += self.take(outcome, verb)

    def take(self, outcome: Outcome, by: str) -> list[MessageRecord]:
        """What came of it, once it is no refusal for a right."""
        assert not refused(outcome, self.words), f"{by} is refused to {self.person}: {outcome.text}"
        if outcome.modal is not None:
            assert self.rights.may(VERBS[read_id(outcome.form.custom_id).verb]), by
        return [m for m in outcome.messages if m.by_bot and m.ephemeral]


def controls(message: MessageRecord) -> Iterator[tuple[str, str | None]]:
    """Lists first: what a button draws anew may have none any more."""
    for each in message.selects:
        if each.kind not in LISTS:
            yield each.custom_id, each.options[-1][1]
    for each in message.buttons:
        if each.custom_id and not each.disabled:
            yield each.custom_id, None


def refused(outcome: Outcome, words: Text) -> bool:
    refusals = [words("error-not-an-organiser"), words("error-not-a-note-taker")]
    return any(each in outcome.text for each in refusals)


ROLES = {
    "Mia Member": Rights(Right.MEMBER),
    "Max Member": Rights(Right.MEMBER, of_talk=True),
    "Noor Notes": Rights(Right.NOTE),
    "Ada Organiser": Rights(Right.ORGANISE),
}


@pytest.fixture(params=["announced", "live", "ended", "forgotten", "cancelled"])
async def moment(request: pytest.FixtureRequest, ready: Ready) -> AsyncIterator[Ready]:
    """A talk with all that it may have, in each of its states; Max takes notes of it."""
    await give_links(ready, join=JOIN, panellists=PANELLISTS)
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    await plan_talk(ready.stage, "A second talk", "Thursday 14 April 2022 15:00")
    named = (await ready.ada.click(await open_panel(ready), "Note-takers")).message
    (chosen,) = named.selects
    await ready.ada.select(named, chosen.custom_id, [ready.max])
    if request.param in {"live", "ended"}:
        await go_live(ready, 10)
        await ready.noor.slash("log", text="Benches invite people")
    if request.param == "ended":
        await ready.world.move_to(ENDS)
        await end_talk(ready)
    if request.param == "forgotten":
        await ready.world.move_to(STARTS + timedelta(days=2))
    if request.param == "cancelled":
        question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
        await ready.ada.click(question.message, "Cancel the talk")
        await ready.world.settle()
    yield ready
    await ready.world.settle()


@pytest.mark.parametrize("name", ROLES)
async def test_private_cards_show_what_whoever_looks_may_do(moment: Ready, name, words):
    ready, person, rights = moment, moment.world.person(name), ROLES[name]
    crawl = Crawl(ready, person, rights, words)
    starts = [await person.slash("help"), await person.slash("talks"), await person.slash("me")]
    starts.append(await person.click(ready.card, "More"))
    if rights.right >= Right.NOTE:
        starts += [await person.slash(each, hidden=True) for each in ("desk", "draft")]
    if rights.may(Act.SEE_PANEL):
        starts.append(await person.slash("talk panel", hidden=True, talk=ready.code))
        if rights.right < Right.NOTE:
            assert "Open the panel" in starts[-2].message.labels

    await crawl.all(*starts)

    assert len(crawl.seen) >= {Right.MEMBER: 5, Right.NOTE: 12, Right.ORGANISE: 25}[rights.right]


async def test_what_several_read_shows_what_all_of_them_may_do(moment: Ready, words):
    world = moment.world
    await world.advance(GOES_ON_WITHIN)
    places = {"talks": EVERYBODY, "backstage": BACKSTAGE}
    read = [(each, rights) for place, rights in places.items() for each in world.messages(place)]
    if moment.card.thread_id:
        read += [(each, EVERYBODY) for each in world.messages(moment.thread)]
    shown = [(each, rights, control) for each, rights in read for control, _ in controls(each)]
    assert shown

    for message, rights, control in shown:
        verb = read_id(control).verb
        if verb in ON_THE_SHEET and not rights.may(VERBS[verb]):
            continue
        assert rights.may(VERBS[verb]), f"{verb} is shown under {message.text!r}"
        person = world.person("Mia Member" if rights is EVERYBODY else "Noor Notes")
        assert not refused(await person.click(message, control, forged=True), words), verb


async def test_forms_and_buttons_of_others_do_not_open(moment: Ready, words):
    """Also not by an old message, or a forged one."""
    place = await moment.ada.say("general", "look")
    for name, rights in ROLES.items():
        person = moment.world.person(name)
        for verb in [verb for verb, act in VERBS.items() if not rights.may(act)]:
            outcome = await person.click(place, f"{verb}:{moment.code}:1:1:1", forged=True)
            assert outcome.modal is None, f"{verb} opens for {name}"
            assert JOIN not in outcome.text
            assert PANELLISTS not in outcome.text


async def test_note_taker_of_one_talk(ready: Ready):
    """Named on the panel; may then run this talk and no other; and is taken off again."""
    ada, mia, max_ = ready.ada, ready.mia, ready.max
    other = await plan_talk(ready.stage, "A second talk", "Thursday 14 April 2022 15:00")
    assert "Open the panel" not in (await mia.click(ready.card, "More")).message.labels

    named = (await ada.click(await open_panel(ready), "Note-takers")).message
    named = (await ada.select(named, named.selects[0].custom_id, [mia])).message
    panel = (await ada.click(named, "Open the panel")).message

    assert f"Note-takers of this talk: <@{mia.id}>" in panel.text
    more = (await mia.click(ready.card, "More")).message
    mine = (await mia.click(more, "Open the panel")).message
    assert mine.labels == ("What will be sent", "Names", "Guests’ notes")
    await ready.world.move_to(STARTS)
    mine = (await mia.click(more, "Open the panel")).message
    await mia.click(mine, "It has begun")
    begun = (await mia.click(more, "Open the panel")).message
    assert {"Note", "+15 minutes", "End talk"} <= set(begun.labels)
    assert "Links" not in begun.labels
    refusal = "Only note-takers and organisers can do that."
    ended = await max_.click(ready.card, f"end:{ready.code}", forged=True)
    assert ended.text.startswith(refusal)
    code = other.text.partition("code `")[2].partition("`")[0]
    assert (await mia.click(ready.card, f"panel:{code}", forged=True)).text.startswith(refusal)

    named = (await ada.click(await open_panel(ready), "Note-takers")).message
    await ada.select(named, named.selects[0].custom_id, [])
    late = await mia.click(begun, "+15 minutes")
    assert late.text.startswith(refusal)
    assert "Note-takers of this talk" not in (await open_panel(ready)).text
