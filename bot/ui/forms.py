"""Forms (Discord: modals), described as data; what people typed comes back by `bot.ui.door`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import discord
from discord import ui

from bot.domain.plain import harmless
from bot.ui import limits
from bot.ui.controls import ControlId, write_id
from bot.ui.plain import cut, label

_RADIOS = discord.ComponentType.radio_group.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line or box to write in; `key` names it in what comes back."""

    key: str
    label: str
    hint: str | None = None
    example: str | None = None
    value: str | None = None
    long: bool = False
    required: bool = True
    limit: int = limits.MODAL_INPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """One choice from a few; `options` are pairs of value and label."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None
    value: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Radios:
    """One choice of 2 to 10 that all stand there at once; `options` as those of a `Select`."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None
    value: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Any number of at most 10 choices; `values` are those that are ticked when it opens."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None
    values: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text between the parts that people fill in; it counts as one of the five."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to hand in."""

    key: str
    label: str
    hint: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenChannel:
    """A voice or stage channel of the server, or none; `value` is the id of the present one."""

    key: str
    label: str
    hint: str | None = None
    value: int | None = None


_Filling = Field | Select | Radios | Ticks | SpokenChannel | Upload
Part = _Filling | Passage


@dataclass(frozen=True, slots=True)
class Form:
    """At most five parts under a title; the custom id says which handler gets what is typed.

    `stood` are its parts as they stood before anybody typed into it, empty where nobody has yet;
    `opened_by` is what opens it anew: a control, and what was chosen in it.
    """

    title: str
    custom_id: str
    fields: tuple[Part, ...]
    stood: tuple[Part, ...] = ()
    opened_by: tuple[ControlId, tuple[str, ...]] | None = None

    @property
    def before(self) -> tuple[Part, ...]:
        return self.stood or self.fields

    def with_typed(self, filled: "Filled") -> "Form":
        """The same with what somebody typed and chose; files cannot be handed in for them."""
        fields = tuple(_with_typed(field, filled) for field in self.fields)
        return replace(self, fields=fields, stood=self.before)

    def instead_of(self, other: "Form") -> "Form":
        """The same, filled in by somebody who would find the `other` if they began anew."""
        return replace(self, stood=other.before)

    def with_changes(self, opened: "Form", filled: "Filled") -> "Form":
        """The same with what somebody changed in it who had `opened` an older one."""
        old = {field.key: field for field in opened.before if not isinstance(field, Passage)}
        fields = tuple(
            _with_typed(field, filled)
            if isinstance(field, Passage) or is_changed(old.get(field.key), filled)
            else field
            for field in self.fields
        )
        return replace(self, fields=fields, stood=self.before)


def is_changed(field: "Part | None", filled: "Filled") -> bool:
    """Tell whether something else was typed or chosen than stood in it."""
    return field is None or shown_in(_with_typed(field, filled)) != shown_in(field)


def shown_in(field: Part) -> str:
    """What stands in it, as people read it; nothing for what shows none."""
    if isinstance(field, Field):
        return field.value or ""
    if isinstance(field, Select | Radios):
        return dict(field.options).get(field.value or "", "")
    if isinstance(field, Ticks):
        return ", ".join(name for value, name in field.options if value in field.values)
    if isinstance(field, SpokenChannel):
        return f"<#{field.value}>" if field.value else ""
    return ""


def form(title: str, verb: str, *parts: str | int, fields: Sequence[Part]) -> Form:
    return Form(title, write_id(verb, *parts), tuple(fields))


def _with_typed(field: Part, filled: "Filled") -> Part:
    if isinstance(field, Field):
        return replace(field, value=filled.texts.get(field.key, field.value))
    if isinstance(field, Select | Radios):
        return replace(field, value=next(iter(filled.choices.get(field.key, [])), field.value))
    if isinstance(field, Ticks):
        return replace(field, values=tuple(filled.choices.get(field.key, field.values)))
    if isinstance(field, SpokenChannel):
        chosen = filled.choices.get(field.key, [filled.texts.get(field.key, "")])
        return replace(field, value=next((int(each) for each in chosen if each.isdecimal()), None))
    return field


def build_form(described: Form) -> ui.Modal:
    """Build the modal that Discord shows."""
    modal = ui.Modal(
        title=label(described.title, limits.MODAL_TITLE),
        custom_id=described.custom_id,
        timeout=None,
    )
    for field in described.fields:
        modal.add_item(
            ui.TextDisplay(field.text) if isinstance(field, Passage) else _labelled(field)
        )
    modal.stop()  # see `controls.layout`: nothing waits in memory for the answer
    return modal


def _labelled(field: _Filling) -> ui.Label[Any]:
    hint = label(field.hint, limits.MODAL_LABEL_DESCRIPTION) if field.hint else None
    return ui.Label(
        text=label(field.label, limits.MODAL_LABEL), description=hint, component=_part(field)
    )


def _part(field: _Filling) -> ui.Item[Any]:
    if isinstance(field, Upload):
        return ui.FileUpload(custom_id=field.key, required=field.required, max_values=1)
    if isinstance(field, SpokenChannel):
        channel = discord.abc.GuildChannel
        present = [] if field.value is None else [discord.Object(field.value, type=channel)]
        return ui.ChannelSelect(
            custom_id=field.key,
            channel_types=[discord.ChannelType.voice, discord.ChannelType.stage_voice],
            default_values=present,
            required=False,
            min_values=0,
            max_values=1,
        )
    if isinstance(field, Radios):
        return ui.RadioGroup(
            custom_id=field.key,
            required=field.required,
            options=[
                discord.RadioGroupOption(label=name, value=value, default=value == field.value)
                for value, name in _shown(field.options)
            ],
        )
    if isinstance(field, Ticks):
        return ui.CheckboxGroup(
            custom_id=field.key,
            required=field.required,
            min_values=int(field.required),
            max_values=len(_shown(field.options)),
            options=[
                discord.CheckboxGroupOption(label=name, value=value, default=value in field.values)
                for value, name in _shown(field.options)
            ],
        )
    if isinstance(field, Select):
        options = [
            discord.SelectOption(
                label=label(name, limits.SELECT_LABEL), value=value, default=value == field.value
            )
            for value, name in field.options[: limits.SELECT_OPTIONS]
        ]
        return ui.Select(custom_id=field.key, options=options, required=field.required)
    style = discord.TextStyle.paragraph if field.long else discord.TextStyle.short
    value = cut(field.value, field.limit) if field.value else None
    return ui.TextInput(
        custom_id=field.key,
        style=style,
        required=field.required,
        default=value,
        placeholder=label(field.example, limits.MODAL_PLACEHOLDER) if field.example else None,
        max_length=field.limit,
    )


def _shown(options: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    kept = options[: limits.GROUP_OPTIONS]
    return [(value, label(name, limits.GROUP_LABEL) or "–") for value, name in kept]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a submitted form holds: texts, chosen values, and uploaded files by key."""

    texts: dict[str, str]
    choices: dict[str, list[str]]
    files: dict[str, dict[str, Any]]


def read_form(data: dict[str, Any]) -> Filled:
    """Read the payload of a modal submit, whether or not this process opened the modal.

    Nothing harmful that was typed comes any further.
    """
    filled = Filled({}, {}, {})
    attachments = cast("dict[str, dict[str, Any]]", data.get("resolved", {}).get("attachments", {}))
    for part in _parts(data.get("components", [])):
        key = str(part.get("custom_id", ""))
        if "values" in part:
            values = [str(value) for value in part["values"] or []]
            filled.choices[key] = values
            files = [attachments[value] for value in values if value in attachments]
            if files:
                filled.files[key] = files[0]
        elif part.get("type") == _RADIOS:
            filled.choices[key] = [] if part.get("value") is None else [str(part["value"])]
        elif part.get("value") is not None:
            filled.texts[key] = harmless(str(part["value"]))
    return filled


def _parts(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for component in components:
        if "component" in component:
            found += _parts([component["component"]])
        elif "components" in component:
            found += _parts(component["components"])
        else:
            found.append(component)
    return found
