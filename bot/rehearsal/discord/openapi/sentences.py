"""Readable sentences from the errors of jsonschema_rs."""

from collections.abc import Iterable

import jsonschema_rs

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
