"""What the house rules look at: our modules as syntax trees, and the English texts."""

import ast
import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

CHECKOUT = Path(__file__).parent.parent
LOCALES = CHECKOUT / "bot" / "locales"

N = TypeVar("N", bound=ast.AST)

# What a `Text` (or `named`) is called where it is used.
_SPEAKERS = {"text", "words", "named", "english"}


@cache
def names() -> list[str]:
    """The path of every module of the program, as "bot/clock.py"."""
    paths = sorted(path for name in ("bot", "cogs") for path in (CHECKOUT / name).rglob("*.py"))
    return [path.relative_to(CHECKOUT).as_posix() for path in paths]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its path; to read them all takes a second."""
    read = {name: ast.parse((CHECKOUT / name).read_text(encoding="utf-8")) for name in names()}
    # A million nodes that stay: to look through them for garbage takes a second each time.
    gc.freeze()
    return read


def lines(module: str) -> int:
    return len((CHECKOUT / module).read_text(encoding="utf-8").splitlines())


LONG_MODULE, LONG_COG = 350, 180


def long_modules() -> list[str]:
    """Modules that are longer than is usual here."""
    return [
        name
        for name in names()
        if lines(name) > (LONG_COG if name.startswith("cogs/") else LONG_MODULE)
    ]


@cache
def _by_class() -> dict[type[ast.AST], list[tuple[str, ast.AST]]]:
    """Every node with its module: to walk through all takes a second, and a dozen rules ask."""
    found: dict[type[ast.AST], list[tuple[str, ast.AST]]] = {}
    for name, tree in modules().items():
        for node in ast.walk(tree):
            found.setdefault(type(node), []).append((name, node))
    gc.freeze()
    return found


def nodes(kind: type[N]) -> Iterator[tuple[str, N]]:
    """Every node of a kind, with "module:line" before it."""
    for found, each in _by_class().items():
        if issubclass(found, kind):
            for name, node in each:
                yield f"{name}:{getattr(node, 'lineno', 1)}", node


def called(call: ast.Call) -> str:
    """Return the last part of what is called: "text" for `self.text(...)`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def string_constants() -> set[str]:
    return {node.value for _, node in nodes(ast.Constant) if isinstance(node.value, str)}


def composed_ids() -> list[re.Pattern[str]]:
    """Return what ids the code composes: `f"talk-{x}-y"` and `text_id("talk", x)`."""
    written = [_composed(node) for _, node in nodes(ast.JoinedStr)]
    grouped = [
        f"{re.escape(group)}-[a-z0-9-]+"
        for _, call in nodes(ast.Call)
        if called(call) == "text_id"
        for group in _literals(call.args[0])
    ]
    return [re.compile(each) for each in written + grouped if re.match(r"[a-z][a-z\\-]*-", each)]


def _composed(node: ast.JoinedStr) -> str:
    """Return a pattern of what an f-string may become: each value in it is any part of an id."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
        for part in node.values
    )


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a message is asked for by its literal id."""

    place: str
    message_id: str
    arguments: frozenset[str]
    complete: bool  # no `**more`


def uses() -> Iterator[Use]:
    for place, call in nodes(ast.Call):
        if called(call) in _SPEAKERS and call.args:
            arguments = {item.arg for item in call.keywords}
            for message_id in _literals(call.args[0]):
                # `form.text("name")` reads a field; only ids have a hyphen or stand alone.
                if "-" in message_id or isinstance(call.func, ast.Name):
                    names = frozenset(name for name in arguments if name)
                    yield Use(place, message_id, names, None not in arguments)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


@cache
def messages(language: str) -> dict[str, ftl.Message | ftl.Term]:
    parser = FluentParser()
    found = {}
    for path in sorted((LOCALES / language).rglob("*.ftl")):
        for entry in parser.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message | ftl.Term):
                sign = "-" if isinstance(entry, ftl.Term) else ""
                found[sign + entry.id.name] = entry
    return found


class _Collector(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)


def variables(message_id: str, language: str = "en") -> frozenset[str]:
    """Return every variable of a message, and of the messages that it refers to."""
    collector = _Collector()
    collector.visit(messages(language)[message_id])
    inner = [variables(name, language) for name in collector.references]
    return frozenset(collector.variables).union(*inner)


@dataclass(frozen=True)
class Plural:
    """A number with words for many, where nothing says what is read for one."""

    message_id: str
    counted: str


# "3 talks", "3 of your notes", "3 open talks", "3 people"; "Move all 3", "these 3".
_NO_NOUN = r"(?!(?:as|does|has|is|its|this|was)\b)"
_MANY = re.compile(
    rf" (?:of (?:your|the|these) )?(?:{_NO_NOUN}[a-z]+ )?(?:{_NO_NOUN}[a-z]+s|people)\b"
)
_ALL = re.compile(r"\b(?:all|these|last|both) $", re.IGNORECASE)


class _Numbers(visitor.Visitor):
    """What is counted somewhere with words for one; given that, where such words are missing."""

    def __init__(self) -> None:
        self.counted: set[str] = set()
        self.unsaid: set[str] = set()
        self._said: list[str] = []

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        one = any(
            isinstance(each.key, ftl.Identifier) and each.key.name == "one"
            for each in node.variants
        )
        name = node.selector.id.name if isinstance(node.selector, ftl.VariableReference) else ""
        self.counted |= {name} if one else set()
        self._said.append(name if one else "")
        self.generic_visit(node)
        self._said.pop()

    def visit_Pattern(self, node: ftl.Pattern) -> None:  # noqa: N802
        texts = [each.value if isinstance(each, ftl.TextElement) else "" for each in node.elements]
        for at, each in enumerate(node.elements):
            expression = each.expression if isinstance(each, ftl.Placeable) else None
            if isinstance(expression, ftl.VariableReference):
                before, after = texts[at - 1] if at else "", (*texts, "")[at + 1]
                is_many = _MANY.match(after) or _ALL.search(before)
                if is_many and expression.id.name not in self._said:
                    self.unsaid.add(expression.id.name)
        self.generic_visit(node)


def plurals(language: str = "en") -> list[Plural]:
    """Each text that has words for many of something that can be one, and none for one."""
    everywhere = _Numbers()
    for message in messages(language).values():
        everywhere.visit(message)
    found = []
    for message_id, message in messages(language).items():
        numbers = _Numbers()
        numbers.visit(message)
        unsaid = sorted(numbers.unsaid & (everywhere.counted | {"months", "seconds"}))
        found += [Plural(message_id, name) for name in unsaid]
    return found


def referred_to(language: str = "en") -> set[str]:
    """Return the ids that other messages contain."""
    collector = _Collector()
    for message in messages(language).values():
        collector.visit(message)
    return collector.references


@cache
def _explanations() -> frozenset[tuple[str, int]]:
    """Where docstrings and the arguments of programming errors stand."""
    found: set[tuple[str, int]] = set()
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                found.add((name, node.value.lineno))
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                found.update(
                    (name, part.lineno)
                    for part in ast.walk(node.exc)
                    if isinstance(part, ast.Constant)
                )
    return frozenset(found)


def is_explanation(place: str, node: ast.Constant) -> bool:
    """Tell whether it speaks to whoever reads the code, or a traceback."""
    return (place.rpartition(":")[0], node.lineno) in _explanations()
