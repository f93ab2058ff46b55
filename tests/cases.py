"""Texts as real people write them, with what they mean; they lie beside a checkout, not in it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[2] / "shared" / "cases"


def case(name: str) -> Any:
    """Read one of them; skips where there are none."""
    path = CASES / name
    if not path.exists():
        pytest.skip("the collected cases are not beside this checkout")
    return _read(path)


@cache
def _read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else text


def names(folder: str) -> list[str]:
    """The cases of a folder, without their endings; skips where there are none."""
    found = sorted(path.stem for path in (CASES / folder).glob("*.json"))
    if not found:
        pytest.skip("the collected cases are not beside this checkout")
    return found


def said(text: str | None) -> str:
    """Letters and digits only, as two spellings of one title agree."""
    letters = (each if each.isalnum() else " " for each in (text or "").casefold())
    return " ".join("".join(letters).split())


def report(rows: dict[str, tuple[int, int]]) -> str:
    """The table that the wanted rates are compared with."""
    lines = (f"{name:<28} {right:>4} of {of:>4}" for name, (right, of) in rows.items())
    return "\n".join(("", *lines))
