"""Rules that Discord's written documentation states and its OpenAPI document lacks."""

import re
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.openapi.commands import command_rules
from bot.rehearsal.discord.simcord_internals import walk_components

_V2 = 1 << 15
_EPHEMERAL = 1 << 6
_CONTENT, _V2_TEXT, _V2_PARTS, _EMBEDS, _ROWS, _MODAL_ROWS = 2000, 4000, 40, 6000, 5, 5
_ANSWER, _QUESTION = 55, 300
_LABEL, _RADIOS, _TICKS = 18, 21, 22
_CLASSIC_PARTS = {1, 2, 3, 5, 6, 7, 8}
_SENDS = ("content", "embeds", "sticker_ids", "components", "attachments", "poll")
_OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")


def documented_rules(method: str, template: str, body: Json) -> Iterator[str]:
    """Yield every rule that the body of this operation breaks."""
    if isinstance(body, list):
        if template.endswith("/commands"):
            yield from command_rules(body)
        return
    if template.endswith("/commands"):
        yield from command_rules([body])
    elif template.endswith("/callback"):
        yield from _callback(body)
    elif "/scheduled-events" in template:
        yield from _event(method, body)
    elif _is_message(template):
        yield from message_rules(body)
        if method == "POST" and not any(body.get(k) for k in (*_SENDS, "message_reference")):
            yield "message: empty (50006)"


def _is_message(template: str) -> bool:
    ends = ("/messages", "/messages/{message_id}", "/messages/@original")
    return template.endswith(ends) or template == "/webhooks/{webhook_id}/{webhook_token}"


def _callback(body: dict[str, Any]) -> Iterator[str]:
    data = body.get("data") or {}
    kind = body.get("type")
    if kind in {4, 7}:
        yield from message_rules(data)
    if kind == 5 and (data.get("flags") or 0) & ~_EPHEMERAL:  # noqa: PLR2004
        yield "deferred answer: only EPHEMERAL may be set"
    if kind == 9:  # noqa: PLR2004
        yield from _modal(data)


def _modal(data: dict[str, Any]) -> Iterator[str]:
    components = data.get("components") or ()
    if len(components) > _MODAL_ROWS:
        yield f"modal: more than {_MODAL_ROWS} top-level components"
    parts = [part["component"] for part in components if part.get("type") == _LABEL]
    ids = [part.get("custom_id") for part in parts]
    if len(ids) != len(set(ids)):
        yield "modal: the same custom_id twice"
    for part in parts:
        yield from _modal_part(part)


def _modal_part(part: dict[str, Any]) -> Iterator[str]:
    where = f"modal part {part.get('custom_id')}"
    if part.get("required") and part.get("min_values") == 0:
        yield f"{where}: required, but takes none"
    options = part.get("options") or ()
    if part.get("type") in {_RADIOS, _TICKS}:
        values = [option.get("value") for option in options]
        if len(values) != len(set(values)):
            yield f"{where}: the same value twice"
        if (part.get("max_values") or 1) > len(options):
            yield f"{where}: takes more than it offers"
        most = 1 if part["type"] == _RADIOS else part.get("max_values") or len(options)
        if sum(bool(option.get("default")) for option in options) > most:
            yield f"{where}: more chosen beforehand than it takes"


def message_rules(message: dict[str, Any]) -> Iterator[str]:
    if len(message.get("content") or "") > _CONTENT:
        yield f"content: longer than {_CONTENT}"
    if sum(_embed_size(embed) for embed in message.get("embeds") or ()) > _EMBEDS:
        yield f"embeds: more than {_EMBEDS} characters in all"
    parts = list(walk_components(message.get("components") or ()))
    ids = [part["custom_id"] for part in parts if part.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield "components: the same custom_id twice"
    if (message.get("flags") or 0) & _V2:
        yield from _v2(message, parts)
    elif parts:
        yield from _classic(message, parts)
    yield from _buttons(parts)
    yield from _mentions(message.get("allowed_mentions") or {})
    if message.get("poll"):
        yield from _poll(message["poll"])


def _embed_size(embed: dict[str, Any]) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or ():
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if text)


def _v2(message: dict[str, Any], parts: list[dict[str, Any]]) -> Iterator[str]:
    mixed = [key for key in ("content", "embeds", "sticker_ids", "poll") if message.get(key)]
    if mixed:
        yield f"IS_COMPONENTS_V2 together with {mixed}"
    if len(parts) > _V2_PARTS:
        yield f"components: {len(parts)} in all, more than {_V2_PARTS}"
    if sum(len(p.get("content", "")) for p in parts if p.get("type") == 10) > _V2_TEXT:  # noqa: PLR2004
        yield f"components: more than {_V2_TEXT} characters of text"


def _classic(message: dict[str, Any], parts: list[dict[str, Any]]) -> Iterator[str]:
    if any(part["type"] not in _CLASSIC_PARTS for part in parts):
        yield "components: a V2 component without IS_COMPONENTS_V2"
    if len(message["components"]) > _ROWS:
        yield f"components: more than {_ROWS} rows"


def _buttons(parts: list[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        style = part.get("style") if part.get("type") == 2 else None  # noqa: PLR2004
        if style in {1, 2, 3, 4} and (not part.get("custom_id") or part.get("url")):
            yield f"button: style {style} needs a custom_id and no url"
        if style == 5 and (not part.get("url") or part.get("custom_id")):  # noqa: PLR2004
            yield "button: a link needs a url and no custom_id"


def _mentions(allowed: dict[str, Any]) -> Iterator[str]:
    for kind in ("users", "roles"):
        if allowed.get(kind) and kind in (allowed.get("parse") or ()):
            yield f"allowed_mentions: parse and {kind} exclude each other"


def _poll(poll: dict[str, Any]) -> Iterator[str]:
    text = (poll.get("question") or {}).get("text") or ""
    if not 1 <= len(text) <= _QUESTION:
        yield f"poll question: 1 to {_QUESTION} characters"
    for number, answer in enumerate(poll.get("answers") or ()):
        if len((answer.get("poll_media") or {}).get("text") or "") > _ANSWER:
            yield f"poll answer {number}: longer than {_ANSWER}"


def _event(method: str, body: dict[str, Any]) -> Iterator[str]:
    kind = body.get("entity_type")
    if method == "POST" and kind in {1, 2} and not body.get("channel_id"):
        yield "event: stage and voice need a channel_id"
    elsewhere = (body.get("entity_metadata") or {}).get("location")
    if kind == 3 and not (elsewhere and body.get("scheduled_end_time")):  # noqa: PLR2004
        yield "event: elsewhere needs a location and an end"
    for key in ("scheduled_start_time", "scheduled_end_time"):
        if body.get(key) and not _OFFSET.search(body[key]):
            yield f"event: {key} has no UTC offset"
