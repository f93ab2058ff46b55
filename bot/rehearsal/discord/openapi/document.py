"""Discord's OpenAPI document, compiled into validators of request bodies."""

import copy
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.openapi.amendments import amend
from bot.rehearsal.discord.openapi.rules import documented_rules

_REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')


@lru_cache(maxsize=2)
def load(path: Path) -> "ApiDocument":
    return ApiDocument(json.loads(path.read_text("utf-8")))


class ApiDocument:
    def __init__(self, spec: dict[str, Any]) -> None:
        self._paths: dict[str, Any] = spec["paths"]
        self._schemas: dict[str, Any] = amend(copy.deepcopy(spec["components"]["schemas"]))
        ranked = sorted(self._paths, key=_literals_first)
        self._patterns = [(_pattern(template), template) for template in ranked]
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def check(self, method: str, path: str, body: Json) -> list[str]:
        template = next((name for rx, name in self._patterns if rx.match(path)), None)
        if template is None:
            return ["no such path"]
        operation = self._paths[template].get(method.lower())
        if operation is None:
            return [f"no such method for {template}"]
        wanted = operation.get("requestBody")
        if wanted is None:
            return [] if body in (None, {}) else ["takes no body"]
        if body is None:
            return ["needs a body"] if wanted.get("required") else []
        validator = self._validator(f"{method} {template}", wanted["content"])
        problems = [] if validator.is_valid(body) else readable(validator.iter_errors(body))
        return problems + list(documented_rules(method, template, body))

    def _validator(self, key: str, content: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        """Compile only the schemas that this operation reaches: 2 ms instead of tens."""
        if key not in self._validators:
            media = content.get("application/json") or next(iter(content.values()))
            schema = media["schema"]
            root = {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "components": {"schemas": self._reachable(schema)},
                "allOf": [schema],
            }
            self._validators[key] = jsonschema_rs.Draft202012Validator(root, validate_formats=True)
        return self._validators[key]

    def _reachable(self, schema: Json) -> dict[str, Any]:
        found: dict[str, Any] = {}
        waiting: list[str] = _REFERENCE.findall(json.dumps(schema))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._schemas[name]
                waiting += _REFERENCE.findall(json.dumps(found[name]))
        return found


def _literals_first(template: str) -> tuple[bool, ...]:
    """`.../@original` must win over `.../{message_id}`."""
    return tuple(part.startswith("{") for part in template.split("/"))


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("^" + re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template)) + "$")


_MESSAGE = 200


def readable(errors: Iterable[jsonschema_rs.ValidationError]) -> list[str]:
    """A `oneOf` error alone says nothing: go down the branch that was meant."""
    return [_sentence(_deepest(error)) for error in errors]


def _sentence(error: jsonschema_rs.ValidationError) -> str:
    where = "/".join(str(part) for part in error.instance_path) or "<body>"
    return f"{where}: {error.message[:_MESSAGE]}"


def _deepest(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    while branches := [b for b in getattr(error.kind, "context", None) or () if b]:
        depth = len(error.instance_path)
        error = min(branches, key=lambda branch: _distance(branch, depth))[0]
    return error


def _distance(branch: list[jsonschema_rs.ValidationError], depth: int) -> int:
    """How far a branch is from the one meant: a wrong `type` tag weighs most, then missing keys."""
    return sum(_weight(error, depth) for error in branch)


def _weight(error: jsonschema_rs.ValidationError, depth: int) -> int:
    kind = type(error.kind).__name__.split("_")[-1]
    below = len(error.instance_path) - depth
    if (kind == "Type" and below == 0) or (kind in {"Enum", "Constant"} and below <= 1):
        return 100
    return 5 if kind in {"Required", "AdditionalProperties"} and below == 0 else 1
