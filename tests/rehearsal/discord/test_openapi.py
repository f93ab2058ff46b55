import copy
from pathlib import Path

import pytest

from bot.rehearsal.discord.openapi.checker import RequestChecker, find_document

MESSAGES = "/channels/123456/messages"
EVENTS = "/guilds/123456/scheduled-events"
COMMANDS = "/applications/123456/commands"
CALLBACK = "/interactions/123456/token/callback"
BUTTON = {"type": 2, "style": 3, "label": "Going", "custom_id": "going"}
MESSAGE = {
    "content": "In ten minutes",
    "nonce": "key-1",
    "enforce_nonce": True,
    "allowed_mentions": {"parse": [], "users": [123456789]},
    "embeds": [{"type": "rich", "title": "T", "fields": [{"name": "a", "value": "b"}]}],
    "components": [{"type": 1, "components": [BUTTON]}],
}
POLL = {
    "poll": {
        "question": {"text": "Which?"},
        "answers": [{"poll_media": {"text": "A"}}],
        "duration": 24.0,
        "layout_type": 1,
    }
}
EVENT = {
    "name": "Trust",
    "privacy_level": 2,
    "entity_type": 3,
    "scheduled_start_time": "2026-12-01T18:00:00+00:00",
    "scheduled_end_time": "2026-12-01T19:00:00+00:00",
    "entity_metadata": {"location": "https://example.org"},
}
OPTION = {"type": 3, "name": "title", "description": "Title", "required": True}
COMMAND = [
    {
        "name": "talk",
        "type": 1,
        "description": "Talks",
        "default_member_permissions": "8589934592",
        "contexts": [0],
        "nsfw": False,
        "options": [{"type": 1, "name": "new", "description": "New", "options": [OPTION]}],
    },
    {"name": "Log takeaway", "type": 3},
]
INPUT = {"type": 18, "label": "Title", "component": {"type": 4, "custom_id": "t", "style": 1}}
MODAL = {"type": 9, "data": {"custom_id": "m", "title": "New talk", "components": [INPUT]}}
RADIOS = {
    "type": 18,
    "label": "Mood",
    "component": {
        "type": 21,
        "custom_id": "r",
        "required": True,
        "options": [{"label": "Good", "value": "1"}, {"label": "Bad", "value": "2"}],
    },
}
TICKS = {
    "type": 18,
    "label": "Topics",
    "component": {
        "type": 22,
        "custom_id": "k",
        "required": True,
        "min_values": 1,
        "max_values": 2,
        "options": [{"label": "Law", "value": "1"}, {"label": "Art", "value": "2"}],
    },
}
GROUPS = {
    "type": 9,
    "data": {
        "custom_id": "m",
        "title": "Answers",
        "components": [RADIOS, TICKS, {"type": 10, "content": "Thanks"}],
    },
}
_RADIO, _TICK = "data.components.0.component", "data.components.1.component"
V2 = {"flags": 1 << 15, "components": [{"type": 10, "content": "Hello"}]}


@pytest.fixture(scope="module")
def checker() -> RequestChecker:
    checker = RequestChecker(find_document())
    if checker.skipped:
        pytest.skip(checker.skipped)
    return checker


def changed(body, path, value):
    """Return a copy with one place changed; `path` is its keys with dots."""
    body = copy.deepcopy(body)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = body
    for part in way:
        place = place[part]
    place[last] = value
    return body


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", MESSAGES, MESSAGE),
        ("POST", MESSAGES, POLL),
        ("POST", MESSAGES, V2),
        ("POST", EVENTS, EVENT),
        ("PUT", COMMANDS, COMMAND),
        ("POST", CALLBACK, MODAL),
        ("POST", CALLBACK, GROUPS),
        ("GET", "/users/@me", None),
        ("PATCH", "/webhooks/123456/token/messages/@original", {"content": "x"}),
    ],
)
def test_what_discord_takes_is_fine(checker, method, path, body):
    assert checker.check(method, path, body) == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", MESSAGES, {"content": "a", "contnet": "b"}),
        ("POST", MESSAGES, {}),
        ("POST", MESSAGES, changed(MESSAGE, "content", "x" * 2001)),
        ("POST", MESSAGES, changed(MESSAGE, "nonce", "x" * 26)),
        ("POST", MESSAGES, changed(MESSAGE, "allowed_mentions.parse", ["users"])),
        ("POST", MESSAGES, changed(MESSAGE, "components.0.components.0.label", "x" * 81)),
        ("POST", MESSAGES, changed(MESSAGE, "components.0.components.0.url", "https://a.b")),
        ("POST", MESSAGES, changed(MESSAGE, "components.0.components", [BUTTON, BUTTON])),
        ("POST", MESSAGES, changed(MESSAGE, "embeds.0.description", "x" * 5999)),
        ("POST", MESSAGES, changed(POLL, "poll.answers.0.poll_media.text", "x" * 56)),
        ("POST", MESSAGES, changed(POLL, "poll.duration", 1.5)),
        ("POST", MESSAGES, changed(POLL, "poll.question.text", "")),
        ("POST", MESSAGES, changed(V2, "content", "beside")),
        ("POST", MESSAGES, changed(V2, "flags", 0)),
        ("POST", MESSAGES, changed(V2, "components", V2["components"] * 41)),
        ("POST", EVENTS, changed(EVENT, "name", "x" * 101)),
        ("POST", EVENTS, changed(EVENT, "scheduled_start_time", "2026-12-01T18:00:00")),
        ("POST", EVENTS, changed(EVENT, "entity_metadata", None)),
        ("POST", EVENTS, changed(EVENT, "entity_type", 2)),
        ("PUT", COMMANDS, changed(COMMAND, "0.name", "Talk")),
        ("PUT", COMMANDS, changed(COMMAND, "0.description", "")),
        ("PUT", COMMANDS, changed(COMMAND, "0.options.0.options", [OPTION, OPTION])),
        ("PUT", COMMANDS, [{"name": f"c{n}", "description": "d"} for n in range(101)]),
        ("POST", CALLBACK, changed(MODAL, "data.title", "x" * 46)),
        ("POST", CALLBACK, changed(MODAL, "data.components", [INPUT] * 6)),
        ("POST", CALLBACK, changed(GROUPS, f"{_RADIO}.options", [{"label": "A", "value": "1"}])),
        ("POST", CALLBACK, changed(GROUPS, f"{_RADIO}.options.1.value", "1")),
        ("POST", CALLBACK, changed(GROUPS, f"{_RADIO}.custom_id", "k")),
        ("POST", CALLBACK, changed(GROUPS, f"{_RADIO}.placeholder", "Choose")),
        ("POST", CALLBACK, changed(GROUPS, f"{_TICK}.min_values", 0)),
        ("POST", CALLBACK, changed(GROUPS, f"{_TICK}.max_values", 3)),
        ("POST", CALLBACK, changed(GROUPS, f"{_TICK}.options.0.label", "x" * 101)),
        ("POST", CALLBACK, changed(GROUPS, "data.components.0.label", "x" * 46)),
        ("POST", CALLBACK, {"type": 5, "data": {"flags": 1 << 15}}),
        ("POST", "/channels/123456/mesages", MESSAGE),
        ("PUT", MESSAGES, MESSAGE),
    ],
)
def test_what_discord_refuses_is_named(checker, method, path, body):
    assert checker.check(method, path, body) != []


def test_errors_lead_to_the_place(checker):
    long = changed(MESSAGE, "components.0.components.0.label", "x" * 81)
    (problem,) = checker.check("POST", MESSAGES, long)
    assert problem.startswith(f"POST {MESSAGES}: components/0/components/0/label: ")


def test_missing_document_is_said(monkeypatch):
    monkeypatch.setenv("DISCORD_OPENAPI", "/no/such/file.json")
    checker = RequestChecker(find_document())
    assert checker.check("POST", MESSAGES, {"contnet": "b"}) == []
    assert (checker.checked, checker.skipped) == (
        0,
        "no OpenAPI document: DISCORD_OPENAPI names no file",
    )


def test_named_document_comes_first(monkeypatch):
    monkeypatch.setenv("DISCORD_OPENAPI", __file__)
    assert find_document() == Path(__file__)
