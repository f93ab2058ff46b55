"""Forms (Discord: modals), described as data; what people typed comes back by `bot.ui.door`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import discord
from discord import ui

from bot.domain.plain import harmless
from bot.ui import limits
from bot.ui.ids import write_id
from bot.ui.plain import cut, label


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
class Choice:
    """One choice from a few; `options` are pairs of value and label."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None
    value: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Any of a few, or none; `options` are pairs of value and label."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None
    values: tuple[str, ...] = ()


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


Part = Field | Choice | Ticks | SpokenChannel | Upload


@dataclass(frozen=True, slots=True)
class Form:
    """At most five parts under a title; the custom id says which handler gets what is typed."""

    title: str
    custom_id: str
    fields: tuple[Part, ...]

    def with_typed(self, filled: "Filled") -> "Form":
        """The same with what somebody typed and chose; files cannot be handed in for them."""
        fields = tuple(_with_typed(field, filled) for field in self.fields)
        return replace(self, fields=fields)


def form(title: str, verb: str, *parts: str | int, fields: Sequence[Part]) -> Form:
    return Form(title, write_id(verb, *parts), tuple(fields))


def _with_typed(field: Part, filled: "Filled") -> Part:
    if isinstance(field, Field):
        return replace(field, value=filled.texts.get(field.key, field.value))
    if isinstance(field, Choice):
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
        modal.add_item(_labelled(field))
    modal.stop()  # see `controls.layout`: nothing waits in memory for the answer
    return modal


def _labelled(field: Part) -> ui.Label[Any]:
    hint = label(field.hint, limits.MODAL_LABEL_DESCRIPTION) if field.hint else None
    return ui.Label(
        text=label(field.label, limits.MODAL_LABEL), description=hint, component=_part(field)
    )


def _part(field: Part) -> ui.Item[Any]:
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
    if isinstance(field, Choice):
        options = _options(field, (field.value,))
        return ui.Select(custom_id=field.key, options=options, required=field.required)
    if isinstance(field, Ticks):
        options = _options(field, field.values)
        return ui.Select(
            custom_id=field.key,
            options=options,
            required=False,
            min_values=0,
            max_values=len(options),
        )
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


def _options(field: Choice | Ticks, chosen: tuple[str | None, ...]) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=label(name, limits.SELECT_LABEL), value=value, default=value in chosen
        )
        for value, name in field.options[: limits.SELECT_OPTIONS]
    ]


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
