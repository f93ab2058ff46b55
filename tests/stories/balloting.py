"""What the stories of anonymous polls have in common."""

from collections.abc import Sequence
from typing import Any

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, open_panel
from tests.stories.live import end_talk, go_live


def ballot_in(ready: Ready) -> MessageRecord:
    """The card of the poll as it stands now."""
    found = [m for m in ready.world.messages(ready.thread) if "Your view of" in m.text]
    assert len(found) == 1
    return found[0]


async def asked(ready: Ready) -> MessageRecord:
    await go_live(ready, minutes=80)
    await end_talk(ready)
    return ballot_in(ready)


async def drawn(ready: Ready) -> None:
    await ready.world.advance(2 * MIRROR_PACE)


def answer_label(card: MessageRecord) -> str:
    return next(label for label in card.labels if label.startswith("Answer ("))


async def open_form(ready: Ready, person: Person) -> Form:
    card = ballot_in(ready)
    return (await person.click(card, answer_label(card))).form


def filled(form: Form, choice: int, text: str = "") -> dict[str, Any]:
    """The same place in each group, and a text where one can be written."""
    given: dict[str, Any] = {}
    for each in form.inputs:
        part = next(
            p["component"] for p in form.components if p["component"]["custom_id"] == each.custom_id
        )
        if each.kind == 4:
            given[each.custom_id] = text
        elif each.kind == 21:
            given[each.custom_id] = part["options"][choice]["value"]
        else:
            given[each.custom_id] = [part["options"][choice]["value"]]
    return given


async def answer(ready: Ready, person: Person, choice: int = 0, text: str = "") -> Outcome:
    form = await open_form(ready, person)
    return await person.submit(form, filled(form, choice, text))


async def answer_all(ready: Ready, people: Sequence[Person], text: str) -> None:
    """The first one writes this, and all others the same as each other."""
    for number, person in enumerate(people):
        await answer(ready, person, number % 2, text if number == 0 else "More time")


async def ask_publicly(ready: Ready) -> None:
    """Ada lets the series ask one question by Discord's own polls."""
    await choose_ballots(ready, poll="native")


async def choose_ballots(ready: Ready, **fields: Any) -> MessageRecord:
    """Ada lets the series ask anonymously; returns what she sees of it then."""
    shown = (await ready.ada.click(await open_panel(ready), "Poll after it")).message
    shown = (await ready.ada.click(shown, "For the whole series")).message
    form = (await ready.ada.click(shown, "Change")).form
    return (await ready.ada.submit(form, {"poll": "ballot"} | fields)).message
