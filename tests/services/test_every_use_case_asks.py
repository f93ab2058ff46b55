"""Whoever calls a use case for a person is asked for their right in it: none is forgotten."""

import ast
from collections.abc import Iterator

from tests import source

# What looks into the table of rights.
ASKS = {"require", "talk_for", "may", "rights_of", "require_part"}
# What is stored of people, whether they take part or not. What they choose themselves (`Members`)
# looks into the table only to tell them that they see no talks.
OWN = {
    "Forgetting.erase",
    "Forgetting.preview",
    "People.mine",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def classes() -> Iterator[ast.ClassDef]:
    for name, tree in source.modules().items():
        if name.startswith("bot/services/"):
            yield from (node for node in tree.body if isinstance(node, ast.ClassDef))


def methods(of: ast.ClassDef) -> dict[str, Function]:
    return {each.name: each for each in of.body if isinstance(each, Function)}


def helpers() -> dict[str, list[Function]]:
    """The functions of the use cases that stand alone, by name."""
    found: dict[str, list[Function]] = {}
    for name, tree in source.modules().items():
        if name.startswith("bot/services/"):
            for node in tree.body:
                if isinstance(node, Function):
                    found.setdefault(node.name, []).append(node)
    return found


def asks(function: ast.AST, known: set[str]) -> bool:
    """Tell whether it looks into the table, or calls a function that does."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    by_name = {each.id for each in calls if isinstance(each, ast.Name)}
    by_attribute = {each.attr for each in calls if isinstance(each, ast.Attribute)}
    return bool(by_name & known or by_attribute & ASKS)


def asking_helpers() -> set[str]:
    known = set(ASKS)
    while True:
        more = {
            name
            for name, functions in helpers().items()
            if name not in known and all(asks(each, known) for each in functions)
        }
        if not more:
            return known
        known |= more


def asking_methods(of: ast.ClassDef, known: set[str]) -> set[str]:
    """Those that ask themselves or by another method of the same object."""
    found = {name for name, each in methods(of).items() if asks(each, known)}
    while True:
        more = {
            name for name, each in methods(of).items() if name not in found and own(each) & found
        }
        if not more:
            return found
        found |= more


def own(function: ast.AST) -> set[str]:
    """The methods of the same object that it calls."""
    return {
        node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    }


def is_use_case(method: Function) -> bool:
    names = {arg.arg for arg in method.args.args}
    return not method.name.startswith("_") and "person" in names


def test_every_use_case_for_a_person_asks_what_they_may():
    known = asking_helpers()
    silent = {
        f"{each.name}.{name}"
        for each in classes()
        for name, method in methods(each).items()
        if isinstance(method, ast.AsyncFunctionDef) and is_use_case(method)
        if name not in asking_methods(each, known)
    }

    assert silent == OWN


def test_the_entrances_make_no_person_of_their_own():
    """Who somebody is, Discord says, to the one module that asks."""
    makers = {
        name
        for name, tree in source.modules().items()
        if name.startswith(("bot/ui/", "bot/guild/", "cogs/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Person"
    }

    assert makers == {"bot/ui/membership.py"}
