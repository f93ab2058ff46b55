"""What may take long (reading a file, writing a document) is never called where everybody waits.

By structure, not by time: no coroutine calls such a function, nor a plain one that does; it is
handed to a thread.
"""

import ast
from collections.abc import Iterator
from functools import cache

from tests import source

Function = ast.FunctionDef | ast.AsyncFunctionDef
# Its module, and its name.
Named = tuple[str, str]

# Where the work itself is: it takes the longer the more it is given.
LONG_PLACES = ("bot/documents/write/", "bot/documents/read/", "bot/ical/programme/")
LONG = {
    ("bot/words/attendance_file.py", "read_attendance"),
    ("bot/words/ballot_template.py", "read_template"),
    ("bot/words/programme/tables.py", "read_table"),
    ("bot/words/programme/yaml_lists.py", "read_yaml"),
    ("bot/words/programme/parsing.py", "parse_programme"),
    ("bot/ical/calendar.py", "feed_calendar"),
    ("bot/ical/calendar.py", "series_calendar"),
    ("bot/documents/verifying.py", "verify"),
    # All texts of a draft.
    ("bot/services/findings/likenesses.py", "_compared"),
    ("bot/services/findings/likenesses.py", "_seen"),
    ("bot/guild/contents/findings.py", "_documents"),
    # All documents, or a file of the database: readings of the store come by its own threads.
    ("bot/store/upkeep/backups.py", "make_backup"),
    ("bot/store/upkeep/checking.py", "check_database"),
    ("bot/store/upkeep/salvage.py", "documents_in"),
    ("bot/store/sqlite/document_store.py", "_truncate"),
    ("bot/store/sqlite/document_store.py", "_vacuum"),
    *(("bot/store/sqlite/search.py", name) for name in ("_alike", "_build", "_search", "_take_in")),
}
# Of one line or one name, or only what is to be done later.
SHORT = {"breakable", "packed_size", "style_id", "style_name", "term_in_words", "text_cell"} | {
    "doubts_in_words",
    "edition_steps",
    "format_of",
    "not_understood",
    "what_in_words",
}
# Who waits there waits alone: one person at a command line, and the rehearsal.
ALONE = ("bot/commandline/", "bot/rehearsal/")


@cache
def functions() -> list[tuple[str, Function]]:
    return [
        (place.rpartition(":")[0], node)
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef)
        for place, node in source.nodes(kind)
        if not place.startswith(ALONE)
    ]


def calls(function: Function) -> Iterator[ast.Call]:
    """Those that it makes itself: what stands in a lambda or a function within comes later."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting.extend(ast.iter_child_nodes(node))


@cache
def imported(module: str) -> dict[str, Named]:
    """What a module calls by a name that it took from another one."""
    found: dict[str, Named] = {}
    for node in ast.walk(source.modules()[module]):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            path = f"{node.module.replace('.', '/')}.py"
            found |= {each.asname or each.name: (path, each.name) for each in node.names}
    return found


@cache
def called(module: str, function: Function) -> set[Named]:
    """What it calls itself: asked for each function in each round of `long_functions`."""
    names = imported(module)
    found: set[Named] = set()
    for call in calls(function):
        by = call.func
        if isinstance(by, ast.Name):
            found.add(names.get(by.id, (module, by.id)))
        elif isinstance(by, ast.Attribute) and getattr(by.value, "id", "") == "self":
            found.add((module, by.attr))
    return found


@cache
def long_functions() -> set[Named]:
    """Those above, and every plain function that calls one of them."""
    long = LONG | {
        (name, node.name)
        for name, tree in source.modules().items()
        if name.startswith(LONG_PLACES)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        if not node.name.startswith("_") and node.name not in SHORT
    }
    while True:
        more = {
            (name, each.name)
            for name, each in functions()
            if isinstance(each, ast.FunctionDef) and each.name not in SHORT
            if called(name, each) & long
        }
        if more <= long:
            return long
        long |= more


def test_nobody_waits_for_a_long_reading_or_writing():
    long = long_functions()
    waited_for = {
        (f"{name}:{each.name}", by)
        for name, each in functions()
        if isinstance(each, ast.AsyncFunctionDef)
        for _, by in called(name, each) & long
    }
    assert waited_for == set()


def test_what_is_long_is_there_and_is_called():
    """Else a new name would take it out of sight."""
    made = {(name, each.name) for name, each in functions()}
    assert LONG - made == set()
    assert ("bot/ui/exporting.py", "_zips") in long_functions()
