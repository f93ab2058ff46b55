"""Nothing that hides or turns text comes in: by no form, no command and no message."""

import ast
import inspect
import re
import unicodedata
from collections.abc import Iterator
from functools import partial

import pytest

from bot.domain.document import Document, guild_owner
from bot.domain.kinds import KINDS
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.ui.door import Handler
from bot.ui.presses.all import HANDLERS
from tests import source
from tests.stories.acting import Ready, open_panel, sign_up
from tests.stories.live import go_live

pytestmark = pytest.mark.evidence

HOSTILE = "7\u202e\u2066\u200b\ufeff\x07\ud800 zephyr"
# Boxes hold as much of it as goes in.
SHORT = "7\u202e\ud800\u200b"
INVISIBLE = "\u2060\u3164\u200b"
TEXT_INPUT = 4
STRING_OPTION = 3


def _written(handler: Handler) -> object:
    """The act itself, also where it is done only while nobody has overtaken it."""
    return handler.args[0] if isinstance(handler, partial) else handler


# Handlers that may open a form, by what stands in them.
OPENERS = sorted(
    verb
    for handlers in HANDLERS
    for verb, handler in handlers.items()
    if re.search(r"\b(ask|open|_open_note|_form)\(", inspect.getsource(_written(handler)))
)


# They give back what was typed into a command, and come in by the commands' own entrance.
GIVEN_BACK = {"series-edited", "panel"}
# They open after publication, from an open poll, for a question that somebody chose from a list, or
# for whoever was at a talk.
OPENED_ELSEWHERE = {
    *("follow-up-noted", "follow-up-when-set"),
    *("ballot-page", "ballot-try-sent", "ballot-worded"),
    "certificate-made",
}


def harmful(text: str) -> list[str]:
    return [
        f"U+{ord(char):04X}"
        for char in text
        if char not in "\n\t\u200b" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"}
    ]


async def texts(ready: Ready) -> list[str]:
    """Every text in every document of the home server."""
    await ready.world.settle()
    owner = guild_owner(ready.world.home.id)

    def look(survey) -> list[Document]:
        return [each for kind in KINDS for each in survey.select(kind) if each.owner == owner]

    kept = await ready.stage.bot.store.survey(look)
    return [found for each in kept for found in _texts(each)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))


async def check(ready: Ready, outcome: Outcome, what: str) -> None:
    assert outcome.error is None, what
    assert "Something went wrong on my side" not in outcome.text, what
    # Between a scheme and its slashes the bot itself puts a space of no width.
    assert harmful(outcome.text) == [], what
    assert [text for text in await texts(ready) if harmful(text) or "\u200b" in text] == [], what


def verbs_of_forms() -> set[str]:
    """Every verb under which a form is opened anywhere in the code."""
    return {
        argument.value
        for place, call in source.nodes(ast.Call)
        if place.startswith("bot/ui/") and source.called(call) in {"ask", "form"}
        for argument in call.args[1:2]
        if isinstance(argument, ast.Constant)
    }


@pytest.fixture
async def noted(ready: Ready) -> Ready:
    await sign_up(ready, ready.mia)
    await go_live(ready, minutes=5)
    await ready.mia.slash("log", text="Benches matter\n? Who pays")
    bench = (await ready.ada.slash("draft")).message
    form = (await ready.ada.click(bench, "New finding")).form
    await ready.ada.submit(form, heading="Benches decide")
    return ready


async def opened_forms(ready: Ready) -> dict[str, Form]:
    """Every form that can be opened, by its verb."""
    pasted = (await ready.ada.slash("talk programme")).form
    await ready.ada.submit(pasted, text="Benches\nTuesday 17 May 2022, 15:00")
    codes = [ready.code]

    def look(survey) -> list[Document]:
        return [each for kind in KINDS for each in survey.select(kind)]

    named = {"series", "edition", "takeaway", "finding", "pending"}
    kept = await ready.stage.bot.store.survey(look)
    codes += [each.code for each in kept if each.KIND in named]
    place = await ready.ada.say("general", "look")
    home = ready.world.home.id
    edition = next(each.code for each in kept if each.KIND == "edition")
    turns = next(each.turns for each in kept if each.KIND == "key_findings")

    def parts_with(code: str) -> tuple[str, ...]:
        ids = (f"{code}:{home}:", f"{edition}:{code}:1:0", f"{code}:1:1:1")
        return (*ids, f"{code}:{turns}:1:1")

    found: dict[str, Form] = {}
    for verb in OPENERS:
        for parts in (parts for code in codes for parts in parts_with(code)):
            pressed = await ready.ada.click(place, f"{verb}:{parts}", forged=True)
            if pressed.modal is not None:
                found.setdefault(pressed.modal.custom_id.partition(":")[0], pressed.modal)
                # It opens one form, whatever it is asked about.
                break
    return found


async def test_no_form_lets_anything_harmful_in(noted: Ready):
    found = await opened_forms(noted)
    assert set(found) == verbs_of_forms() - GIVEN_BACK - OPENED_ELSEWHERE

    # A file is read line by line, and each of its texts cleaned; or it leaves two sums.
    del found["ballot-file-sent"], found["attendance-file-sent"], found["return-read"]
    for verb, form in found.items():
        boxes = {
            each.custom_id: SHORT[: each.length_max]
            for each in form.inputs
            if each.kind == TEXT_INPUT
        }
        assert boxes, verb
        filled = await noted.ada.submit(form, boxes)
        await check(noted, filled, verb)


async def test_no_option_of_a_command_lets_anything_harmful_in(noted: Ready):
    tried: set[str] = set()
    for command in noted.stage.bot.client.tree.walk_commands():
        options = [
            each
            for each in getattr(command, "parameters", ())
            if each.type.value == STRING_OPTION and not each.choices
        ]
        for option in options:
            filled = {
                each.display_name: _given(each, is_tried=each is option)
                for each in getattr(command, "parameters", ())
                if each.required or each is option
            }
            name = f"{command.qualified_name} {option.display_name}"
            command_name = command.qualified_name
            outcome = await noted.ada.slash(command_name, options=filled, hidden=True)
            await check(noted, outcome, name)
            tried.add(name)
    assert {"log text", "search words", "talk new title", "series new title"} <= tried


def _given(option, *, is_tried: bool) -> str:
    if option.choices:
        return option.choices[0].value
    return HOSTILE if is_tried else "7 zephyr"


async def test_no_message_lets_anything_harmful_in(noted: Ready):
    await noted.mia.say(noted.mia.direct, f"Light {HOSTILE}")
    await noted.mia.say(noted.thread, f"{noted.world.bot_mention} Shade {HOSTILE}")

    kept = await texts(noted)
    assert {"Light 7 zephyr", "Shade 7 zephyr"} <= set(kept)
    assert [text for text in kept if harmful(text)] == []


async def test_what_nobody_sees_is_no_text(noted: Ready):
    before = await texts(noted)

    for answer in (
        await noted.mia.slash("log", text=INVISIBLE),
        await noted.ada.slash("series new", title=INVISIBLE, edition="2023", producers="x"),
    ):
        assert answer.text.startswith("There was no text."), answer.text
    await noted.mia.say(noted.mia.direct, INVISIBLE)

    assert await texts(noted) == before
    assert (await open_panel(noted)).text
