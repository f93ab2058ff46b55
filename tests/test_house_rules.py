"""The rules of the house that a machine can check, and that no other tool does."""

import ast
import importlib
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest

from bot.ui.permissions import INVITE
from tests import source

CLOCKS = {"now", "utcnow", "today", "time", "time_ns"}
OWNERS_OF_CLOCKS = {"datetime", "date", "time", "utils"}


def test_imports_run_inwards():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=source.CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", source.names())
def test_module_can_be_imported(name):
    """Importing has no effect, so it also needs neither a token nor a network."""
    importlib.import_module(name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))


def test_only_the_clock_reads_the_time():
    readers = [
        f"{place} {ast.unparse(call.func)}"
        for place, call in source.nodes(ast.Call)
        if not place.startswith("bot/clock.py:") and _reads_clock(call.func)
    ]

    assert readers == []


def test_only_the_table_gives_a_delivery_its_state():
    """What each state makes of each fact, restoring included, stands in one place."""
    moved = [
        place
        for place, call in source.nodes(ast.Call)
        if source.called(call) == "replace"
        and any("DeliveryState" in ast.unparse(keyword) for keyword in call.keywords)
        and not place.startswith("bot/domain/deliveries/transitions.py:")
    ]

    assert moved == []


def _reads_clock(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in CLOCKS:
        return False
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", None)
    return name in OWNERS_OF_CLOCKS


PACKAGES = sorted({str(Path(name).parent) for name in source.names()})


@pytest.mark.parametrize("package", PACKAGES)
def test_package_says_what_lives_there(package):
    tree = source.modules().get(f"{package}/__init__.py")

    assert tree is not None, "no __init__.py"
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1, "a package exports nothing"


def sets_of_members(tree: ast.Module) -> Iterator[tuple[frozenset[str], int]]:
    """Each set of members of one enumeration, and each list of them that is a module's constant."""
    assigned = [each for each in tree.body if isinstance(each, ast.Assign)]
    constants = [each.value for each in assigned if isinstance(each.targets[0], ast.Name)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Set) or (isinstance(node, ast.Tuple) and node in constants):
            named = [ast.unparse(each) for each in node.elts]
            enums = {re.sub(r"\.[A-Z_]+$", "", each) for each in named}
            if len(named) > 1 and len(enums) == 1 and re.fullmatch(r"[A-Z]\w+", *enums):
                yield frozenset(named), node.lineno


def test_a_set_of_states_stands_once():
    """Two copies drift apart once a state is added; give it a name beside its enumeration."""
    found: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for name, tree in source.modules().items():
        for members, line in sets_of_members(tree):
            found[members].append(f"{name}:{line}")

    assert found
    assert [places for places in found.values() if len(places) > 1] == []


def test_every_function_is_typed():
    untyped = [
        f"{place} {node.name}"
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef)
        for place, node in source.nodes(kind)
        if node.returns is None
    ]

    assert untyped == []


def test_readme_invites_with_exactly_the_rights_that_are_needed():
    readme = (source.CHECKOUT / "README.md").read_text(encoding="utf-8")

    with_events = INVITE | discord.Permissions(create_events=True)
    invited = [str(INVITE.value), str(with_events.value)]
    assert re.findall(r"permissions=(\d+)", readme) == invited


def test_readme_names_every_command():
    bootstrap = importlib.import_module("bot.bootstrap.entrances")
    table = (source.CHECKOUT / "README.md").read_text(encoding="utf-8")
    if "`/talks" not in table:
        pytest.skip("README.md has no table of commands yet")

    named = set(re.findall(r"`/([a-z]+)", table))
    assert named == {_command_name(cog, item) for cog in bootstrap.COGS for item in _commands(cog)}


def _commands(cog: type) -> list[object]:
    """Return a group cog as one item, another cog's commands each."""
    return [cog] if cog.__cog_is_app_commands_group__ else cog.__cog_app_commands__


def _command_name(cog: type, item: object) -> str:
    # A group keeps the marked text, whose `message` is the English name.
    return cog.__cog_group_name__.message if item is cog else item.name


# Use cases that stand behind more than one handler, and why.
SHARED = {
    "asking.ask_beside": "a talk's own question, and none of it",
    "asking.of_series": "what a series asks, read before a form about it",
    "asking.of_talk": "the same of a talk",
    "ballots.form": "each page of a ballot, before it opens and before it counts",
    "ballots.has_voted": "the first page of a ballot, and those after it",
    "ballots.of_team": "what was answered, its texts, and the questions before it is shown",
    "desk.messages": "a list of planned messages, or of those that are stuck",
    "desk.view": "the desk, drawn anew after an act on one line of it",
    "forgetting.known": "the list of whose data there is, and another page of it",
    "dry_runs.of_edition": "another page of it, or another edition",
    "findings.finding": "a finding, read before a form or a question about it",
    "findings.workbench": "the workbench, drawn anew after an act on one line of it",
    "members.set_reminders": "[Stop these messages] under a letter, its way back, and `/me`",
    "members.remind": "two buttons: yes, and yes with letters switched on",
    "people.mine": "what is stored of somebody, and the file of it",
    "previews.place": "[Place] and [Edit], before it is confirmed",
    "previews.setting": "which edition is meant, before a form about it opens",
    "programmes.pasted": "a pasted programme, read before a form about it",
    "publishing.preview": "its pages, and the question before publishing",
    "publishing.published": "the list, and the pages of one",
    "series.channels_of_events": "what is missing for events, in the set-up and as they are chosen",
    "servers.for_team": "the set-up, or only the right, before a form",
    "servers.of": "the language of an answer, and the help",
    "signups.answer": "three buttons: going, maybe, cannot",
    "sorting.next_to_sort": "the first takeaway to sort, and the next where another was faster",
    "sorting.one": "the sort card, drawn anew, and the form for a new finding",
    "sorting.sort_again": "on the sort card, and from the list of what was left out",
    "sorting.put_in": "the button, and the list of findings",
    "takeaways.log": "what was typed, and a message of one's own that is kept later",
    "changing.edit": "in the answer to whoever wrote it, on the team's card, and on the sort card",
    "moderating.one": "a takeaway, read before a form or a question about it",
    "moderating.take_out": "from either of two merged questions",
    "changing.own": "one's own takeaway, and the form to change it",
    "changing.support": "the list of questions, and the way back",
    "takeaway_views.talk_of_message": "which talk a message belongs to",
    "sharing.view": "who follows a series, and the question before that ends",
    "followings.view": "one that is followed, and the question before that ends",
    "talks.let_sign_up": "the choice of roles, and the form for when it closes",
    "talks.panel": "a talk's panel, read before a form about it",
    "attendances.of": "its card, read before the form for a file",
    "certificates.of": "the form for a name, and the page with it",
    "members.me": "`/me`, read before the form for quiet hours",
    "series_letters.view": "the list, and the same where nothing was chosen from it",
    "servers.change": "each control of the set-up changes one setting",
}


def test_each_use_case_is_called_from_one_handler():
    """Whatever door it is asked for by; autocompletion only reads what people may choose from."""
    callers: dict[str, set[str]] = {}
    for name, tree in source.modules().items():
        if name.startswith(("bot/ui/", "cogs/")) and name != "bot/ui/choices.py":
            for function in ast.walk(tree):
                if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                    for use_case in _use_cases(function):
                        callers.setdefault(use_case, set()).add(f"{name} {function.name}")
    several = {use_case for use_case, places in callers.items() if len(places) > 1}

    assert several == SHARED.keys()
    assert not any(place.startswith("cogs/") for places in callers.values() for place in places)


def _use_cases(function: ast.AST) -> set[str]:
    """What is called as `services.<noun>.<use case>(...)`."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    written = (ast.unparse(each) for each in calls)
    found = (re.search(r"services\.(\w+\.\w+)$", each) for each in written)
    return {match[1] for match in found if match}
