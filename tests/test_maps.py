"""What the maps of the house say is there."""

import ast
import re

import pytest

from tests import source

README = (source.CHECKOUT / "bot" / "README.md").read_text(encoding="utf-8")
WALK = README.partition("## One talk")[2].partition("\n## ")[0]
PAGES = ["bot/README.md", "CONTRIBUTING.md", "tests/README.md"]


def methods() -> set[str]:
    return {
        f"{owner.name}.{each.name}"
        for _, owner in source.nodes(ast.ClassDef)
        for each in owner.body
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_walk_names_only_what_is_there():
    named = set(re.findall(r"`([A-Z]\w+\.\w+)`", WALK))

    assert named
    assert named <= methods()


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_map_names_are_there(page):
    text = (source.CHECKOUT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+/[\w-]+\.(?:py|sql|ftl|md))[`:]", text))
    roots = [source.CHECKOUT, source.CHECKOUT / "bot", source.CHECKOUT / "tests"]
    lost = [name for name in named if not any((root / name).exists() for root in roots)]

    assert named
    assert lost == []
