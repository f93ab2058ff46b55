from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tinydb import where

from bot.store.kinds import Kinds, index_value
from bot.store.sqlite.opening import open_store
from bot.store.sqlite.tables import Table
from tests.store.samples import HERE, KINDS, Colour, Note, Seat, a_note
from tests.store.sqlite.faults import connecting


async def test_no_look_up_goes_through_a_table_or_sorts_moments(tmp_path: Path):
    statements: list[str] = []
    plans: list[str] = []
    store = await open_store(tmp_path, KINDS)
    note = await store.run(HERE, lambda docs: docs.put(a_note(docs.new_code())))

    def explain(docs) -> None:
        connection = docs._rows.connection
        connection.set_trace_callback(statements.append)
        docs.select(Note, talk="TALK01", colour="red")
        if docs is not survey:
            docs.find(Note, note.code)
            docs.select(Note)
            docs.search(Note, where("talk") == "TALK01")
        else:
            docs.upto(Note, "wake", datetime(2022, 1, 1, tzinfo=UTC), limit=3)
            docs.first(Note, "wake")
            noon = datetime(2022, 1, 1, 12, tzinfo=UTC)
            docs.queued(Note, "red", HERE, noon, limit=3)
            docs.owners_in_queue(Note, "red", noon, limit=3)
        connection.set_trace_callback(None)
        for statement in set(statements):
            plans.extend(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))

    survey = None
    await store.read(HERE, explain)

    def explain_survey(docs) -> None:
        nonlocal survey
        survey = docs
        explain(docs)

    await store.survey(explain_survey)
    await store.close()

    assert len(plans) > 15
    allowed = (
        "SEARCH",
        "CO-ROUTINE",
        "SCAN (subquery",
        "USE TEMP B-TREE FOR ORDER BY",
        "CORREL",
        # From owner to owner.
        "SETUP",
        "RECURSIVE STEP",
        "SCAN each",
    )
    assert [plan for plan in plans if not plan.startswith(allowed)] == []


@pytest.mark.parametrize(
    ("value", "stands_as"),
    [
        (None, None),
        ("text", "text"),
        (7, 7),
        (True, True),
        (Colour.BLUE, "blue"),
        (date(2022, 3, 17), "2022-03-17"),
        (datetime(1970, 1, 2, 0, 0, 1, 5, tzinfo=UTC), 86_401_000_005),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), -1_000_000),
    ],
)
def test_index_value_of_what_can_be_looked_up(value: object, stands_as: object):
    assert index_value(value) == stands_as


def test_index_value_refuses_what_has_no_order():
    with pytest.raises(ValueError, match="zone"):
        index_value(datetime(2022, 1, 1))
    with pytest.raises(TypeError, match="list"):
        index_value([])


def test_kinds_refuse_declared_fields_that_do_not_exist():
    class Typo(Seat):
        KIND = "typo"
        INDEXED = ("tlak",)

    with pytest.raises(ValueError, match="Typo has no tlak"):
        Kinds([Typo])


@pytest.mark.parametrize("name", ["talk; DROP TABLE code", "Talk", ""])
def test_names_that_no_statement_may_hold_are_refused(name: str):
    for kind, fields in ((name, ()), ("talk", (name,))):
        with pytest.raises(ValueError, match="cannot be the name"):
            Table(kind, fields)


async def test_a_change_touches_the_indexes_of_what_changed_alone(tmp_path: Path):
    statements: list[str] = []
    store = await open_store(tmp_path, KINDS, connect=connecting(statements.append))
    note = await store.run(HERE, lambda docs: docs.put(a_note()))

    statements.clear()
    other = replace(note, text="other", colour=Colour.BLUE)
    await store.run(HERE, lambda docs: docs.put(other))

    (update,) = [statement for statement in statements if statement.startswith("UPDATE")]
    assert update == (
        "UPDATE document_note SET version = ?, schema = ?, colour = ?, body = ? WHERE id = ?"
    )
    assert len(await store.read(HERE, lambda docs: docs.select(Note, colour="blue"))) == 1
    assert await store.read(HERE, lambda docs: docs.select(Note, colour="red")) == []
    await store.close()
