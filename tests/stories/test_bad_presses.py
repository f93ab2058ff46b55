"""Forged, outdated and foreign presses: one clear sentence each, and nothing changes."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.domain.document import Document, guild_owner
from bot.domain.kinds import KINDS
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import InteractionType
from bot.ui.presses.all import HANDLERS
from tests.stories.acting import TITLE, Ready, fill, open_panel, second_organiser

pytestmark = pytest.mark.evidence

VERBS = sorted(verb for handlers in HANDLERS for verb in handlers)
# What any member may press; each has its own story.
OPEN_TO_ALL = set(
    "going maybe cannot fine edition-going edition-stop signup-choice remind-yes remind-switch "
    "remind-no more calendar join "
    "stop-letters letters dismiss ask ask-keep note note-keep support read read-open findings "
    "search search-typed questions report report-really my-calendar my-calendar-on "
    "my-calendar-alarm my-calendar-renew my-calendar-renew-yes my-calendar-stop "
    "my-calendar-stop-yes letters-before letters-cap letters-language letters-quiet "
    "letters-quiet-set feed findings-letters findings-letters-turn findings-letters-on "
    "findings-letters-off certificates certificate-of "
    "certificate certificate-made".split()
)
FAULT = "Something went wrong on my side"


async def documents(ready: Ready) -> list[Document]:
    """Everything that the home server has."""
    await ready.world.settle()
    owner = guild_owner(ready.world.home.id)

    def look(survey) -> list[Document]:
        kept = [each for kind in KINDS for each in survey.select(kind)]
        return [each for each in kept if each.owner == owner]

    return await ready.stage.bot.store.survey(look)


async def press(person: Person, message: MessageRecord, custom_id: str) -> Outcome:
    return await person.click(message, custom_id, forged=True)


async def send_form(ready: Ready, person: Person, custom_id: str) -> Outcome:
    """Send a form that nobody opened, as a tampered client might."""
    acting = Acting(ready.world, person.id, ready.world.channel("general").id)
    data = {"custom_id": custom_id, "components": []}
    return await acting.act(InteractionType.MODAL_SUBMIT, data)


def check(outcome: Outcome, what: str) -> None:
    assert outcome.error is None, f"{what}: {outcome.error}"
    assert len([m for m in outcome.messages if m.by_bot]) == 1, what
    assert outcome.text.strip(), what
    assert FAULT not in outcome.text, what


@pytest.fixture
async def place(ready: Ready) -> MessageRecord:
    """A message to press on."""
    return await ready.ada.say("general", "look")


def forgeries(code: str, verb: str) -> Iterator[str]:
    yield verb
    yield f"{verb}:NOSUCH:x:y:z"
    yield f"{verb}:{code}:x"
    yield f"{verb}:\u202e**@everyone**:{'9' * 50}"


async def test_verbs_that_do_not_exist(ready: Ready, place: MessageRecord):
    for custom_id in ("nonsense", "no:such", ":", "~", "", "__init__:x", "x" * 100):
        outcome = await press(ready.ada, place, custom_id)
        assert outcome.text.startswith("This button is from an older message"), custom_id


async def test_every_team_button_asks_for_rights(ready: Ready, place: MessageRecord):
    before = await documents(ready)
    for verb in sorted(set(VERBS) - OPEN_TO_ALL):
        custom_id = f"{verb}:{ready.code}:1:1"
        if verb == "confirm":
            custom_id = f"confirm:new:{ready.code}:0"
        pressed = await press(ready.mia, place, custom_id)
        sent = await send_form(ready, ready.mia, custom_id)
        for outcome in (pressed, sent):
            check(outcome, verb)
            assert outcome.modal is None, verb
    assert await documents(ready) == before


async def test_forged_ids_of_every_verb(ready: Ready):
    """On what everybody reads, which nobody draws anew by what it does not carry."""
    card = ready.card
    for verb in VERBS:
        for custom_id in forgeries(ready.code, verb):
            outcome = await press(ready.noor, card, custom_id)
            assert outcome.error is None, custom_id
            assert FAULT not in outcome.text, custom_id
            assert "@everyone" not in outcome.text, custom_id
            shown = ready.world.fresh(card)
            assert (TITLE in shown.text, "More" in shown.labels) == (True, True), custom_id


async def test_empty_forms_of_every_verb(ready: Ready):
    for verb in VERBS:
        for parts in ("", f":{ready.code}:1:1"):
            outcome = await send_form(ready, ready.ada, verb + parts)
            assert outcome.error is None, verb + parts
            assert FAULT not in outcome.text, f"{verb}{parts}: {outcome.text}"


async def test_codes_of_another_server_are_unknown(ready: Ready):
    sam = ready.world.person("Sam South")
    place = await sam.say("south-talks", "look")
    before = await documents(ready)
    for verb in VERBS:
        custom_id = f"{verb}:{ready.code}:{ready.world.home.id}"
        outcome = await press(sam, place, custom_id)
        assert outcome.error is None, verb
        assert FAULT not in outcome.text, verb
        assert "Neighbours" not in outcome.text, verb
    assert await documents(ready) == before
    unknown = await sam.slash("talk panel", channel="south-talks", talk=ready.code)
    assert unknown.text.startswith(f"I know no talk “{ready.code}” on this server.")
    assert (await sam.complete("talk panel", "talk", "", channel="south-talks")) == ()


async def test_outdated_panel_changes_nothing(ready: Ready):
    old = await open_panel(ready)
    form = (await ready.ada.click(old, "Links")).form
    oda = second_organiser(ready.world)
    await fill(ready, "edit-talk", {"title": "Newer"}, oda)
    late = await ready.ada.submit(form, join="https://meet.example.org/old")
    assert late.text.startswith("Somebody changed something else of this while")
    question = await ready.ada.click(old, "Cancel the talk")
    await fill(ready, "edit-talk", {"title": "Newest"}, oda)
    late = await ready.ada.click(question.message, "Cancel the talk")
    assert late.text.startswith("Somebody changed this in the meantime.")
    assert "## Newest" in (await open_panel(ready)).text


async def test_two_confirm_one_move_at_once(ready: Ready):
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    yes = next(b.custom_id for b in shown.message.buttons if b.label == "Move it")
    answers = await asyncio.gather(
        *(ready.ada.click(shown.message, yes or "", forged=True) for _ in range(3))
    )
    assert sum("10:00–11:00 Copenhagen" in a.text for a in answers) >= 1
    await ready.world.settle()
    assert len([m for m in ready.world.messages("talks") if "has moved" in m.text]) == 1


async def test_note_taker_may_look_and_run_but_not_plan(ready: Ready, place: MessageRecord):
    panel = await ready.noor.slash("talk panel", hidden=True, talk=ready.code)
    assert "Neighbours" in panel.text
    for verb in ("cancel-really", "announce", "links", "talk-details", "recording", "people"):
        outcome = await press(ready.noor, place, f"{verb}:{ready.code}:1")
        check(outcome, verb)
    assert "## Neighbours" in (await open_panel(ready)).text
