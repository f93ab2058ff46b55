"""What a person saw after acting."""

from dataclasses import dataclass
from typing import Any

from bot.rehearsal.discord.components import SelectRecord, selects_in
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import ComponentType, walk_components

_TEXT = ComponentType.TEXT_DISPLAY


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRecord:
    custom_id: str
    label: str
    kind: int
    """A Discord component type: 4 text, 3 select, 19 file, 21 radio, 22 checkboxes, 23 checkbox."""
    value: Any
    """What it is filled with when the form opens."""
    required: bool
    length_max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A modal as a person sees it; hand it to `Person.submit`."""

    interaction_id: int
    custom_id: str
    title: str
    text: str
    inputs: tuple[InputRecord, ...]
    selects: tuple[SelectRecord, ...]
    components: tuple[dict[str, Any], ...]

    @property
    def values(self) -> dict[str, Any]:
        """What the form would send if nobody typed anything."""
        return {i.custom_id: i.value for i in self.inputs if i.value is not None and i.value != ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    interaction_id: int
    waited: float
    """Real seconds until the answer stood."""
    reply: MessageRecord | None = None
    """The answer; for a button that redraws its message, that message."""
    followups: tuple[MessageRecord, ...] = ()
    modal: Form | None = None
    choices: tuple[tuple[str, Any], ...] = ()
    """Pairs of name and value that autocomplete offered."""
    error: str | None = None
    """What the client would show instead of an answer; None when the bot answered."""

    @property
    def messages(self) -> tuple[MessageRecord, ...]:
        return ((self.reply,) if self.reply is not None else ()) + self.followups

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.messages)

    @property
    def message(self) -> MessageRecord:
        """The last message of the answer; fails with what happened instead."""
        if not self.messages:
            raise AssertionError(self.error or f"no message, but {self.modal or 'nothing'}")
        return self.messages[-1]

    @property
    def form(self) -> Form:
        if self.modal is None:
            raise AssertionError(self.error or f"no form, but {self.text!r}")
        return self.modal


def form_of(interaction_id: int, spec: dict[str, Any]) -> Form:
    components = spec["components"]
    texts = [p["content"] for p in walk_components(components) if p["type"] == _TEXT]
    return Form(
        interaction_id=interaction_id,
        custom_id=spec["custom_id"],
        title=spec["title"],
        text="\n".join(texts),
        inputs=tuple(_input(label, part) for label, part in _labelled(components)),
        selects=selects_in(components),
        components=tuple(components),
    )


def _labelled(components: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for part in components:
        if part["type"] == ComponentType.LABEL:
            found.append((part["label"], part["component"]))
        elif part["type"] == ComponentType.ACTION_ROW:
            found += [(inner.get("label") or "", inner) for inner in part["components"]]
    return found


def _input(label: str, part: dict[str, Any]) -> InputRecord:
    return InputRecord(
        custom_id=part["custom_id"],
        label=label,
        kind=part["type"],
        value=_prefilled(part),
        required=part.get("required", part["type"] != ComponentType.CHECKBOX),
        length_max=part.get("max_length"),
    )


def _prefilled(part: dict[str, Any]) -> Json:
    kind = part["type"]
    if kind == ComponentType.TEXT_INPUT:
        return part.get("value") or ""
    if kind == ComponentType.CHECKBOX:
        return part.get("default", False)
    if part.get("default_values"):
        return part["default_values"]
    chosen = [o["value"] for o in part.get("options") or () if o.get("default")]
    if kind == ComponentType.RADIO_GROUP:
        return chosen[0] if chosen else None
    return chosen or None
