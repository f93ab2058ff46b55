"""What every store must do. Nothing here knows how a store keeps its documents."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain.codes import is_code
from bot.domain.errors import ChangedMeanwhile
from bot.services.ports import Documents, Reader, Store
from tests.store.samples import (
    ELSEWHERE,
    HERE,
    Colour,
    Link,
    NoSeatLeft,
    Note,
    NoteNotFound,
    Seat,
    a_note,
)

NOON = datetime(2022, 3, 17, 12, 0, 0, 123456, tzinfo=UTC)


class StoreContract:
    """Give `store`: an empty one that was opened with `KINDS`."""

    @pytest.fixture
    async def store(self) -> AsyncIterator[Store]:
        raise NotImplementedError
        yield  # noqa: PT022  # it shows what the real one does

    # Putting and reading

    async def test_put_returns_the_document_with_its_version_raised(self, store: Store):
        first = await store.run(HERE, lambda docs: docs.put(a_note(text="one")))
        second = await store.run(HERE, lambda docs: docs.put(replace(first, text="two")))

        assert first == a_note(text="one", version=1)
        assert second == a_note(text="two", version=2)
        assert await store.read(HERE, lambda docs: docs.select(Note)) == [second]

    async def test_everything_in_a_document_comes_back_as_it_was(self, store: Store):
        note = a_note(
            text='Århus "1" \\ \n\u2028 日本 🎉',
            colour=Colour.BLUE,
            author_id=2**63 - 1,
            wake=NOON,
            tags=("a", ""),
            links=(Link(label="x", target_id=2**60, lasts=timedelta(minutes=90)),),
        )

        stored = await store.run(HERE, lambda docs: docs.put(note))

        assert await store.read(HERE, lambda docs: docs.get(Note, note.code)) == stored
        assert stored == replace(note, version=1)

    async def test_what_is_not_there_raises_the_kinds_own_error(self, store: Store):
        def look_for_it(docs: Documents) -> None:
            assert docs.find(Note, "N0THER") is None
            docs.get(Note, "N0THER")

        with pytest.raises(NoteNotFound) as raised:
            await store.run(HERE, look_for_it)

        assert raised.value.params == {"code": "N0THER"}

    async def test_a_removed_document_is_gone_from_every_look(self, store: Store):
        note = await store.run(HERE, lambda docs: docs.put(a_note(wake=NOON)))

        await store.run(HERE, lambda docs: docs.remove(note))

        assert await store.read(HERE, lambda docs: docs.find(Note, note.code)) is None
        assert await store.read(HERE, lambda docs: docs.select(Note, talk=note.talk)) == []
        assert await store.survey(lambda docs: docs.first(Note, "wake")) is None

    # Versions

    @pytest.mark.parametrize("version", [0, 1, 3])
    async def test_a_document_of_another_version_is_refused(self, store: Store, version: int):
        first = await store.run(HERE, lambda docs: docs.put(a_note(text="one")))
        second = await store.run(HERE, lambda docs: docs.put(replace(first, text="two")))
        stale = replace(second, version=version, text="three")

        with pytest.raises(ChangedMeanwhile):
            await store.run(HERE, lambda docs: docs.put(stale))
        with pytest.raises(ChangedMeanwhile):
            await store.run(HERE, lambda docs: docs.remove(stale))

        assert await store.read(HERE, lambda docs: docs.select(Note)) == [second]

    async def test_a_document_that_was_removed_cannot_be_put_again(self, store: Store):
        note = await store.run(HERE, lambda docs: docs.put(a_note()))
        await store.run(HERE, lambda docs: docs.remove(note))

        with pytest.raises(ChangedMeanwhile):
            await store.run(HERE, lambda docs: docs.put(note))

    # Units of work

    async def test_a_unit_sees_what_it_wrote_and_what_others_wrote_before(self, store: Store):
        await store.run(HERE, lambda docs: docs.put(a_note("F1RST1")))

        def write_and_look(docs: Documents) -> list[str]:
            docs.put(a_note("SEC0ND"))
            return [note.code for note in docs.select(Note, talk="TALK01")]

        assert await store.run(HERE, write_and_look) == ["F1RST1", "SEC0ND"]

    async def test_a_unit_that_raises_leaves_nothing_and_spares_the_others(self, store: Store):
        def fail(docs: Documents) -> None:
            docs.put(a_note("BAD001"))
            raise NoSeatLeft(title="full")

        async def good(number: int) -> Note:
            note = a_note(f"G00D{number:02}")
            return await store.run(HERE, lambda docs: docs.put(note))

        results = await asyncio.gather(
            *(good(number) for number in range(5)),
            store.run(HERE, fail),
            *(good(number) for number in range(5, 10)),
            return_exceptions=True,
        )

        assert isinstance(results[5], NoSeatLeft)
        kept = await store.read(HERE, lambda docs: docs.select(Note))
        assert kept == [note for note in results if isinstance(note, Note)]
        assert len(kept) == 10

    async def test_ten_units_at_once_for_three_seats_give_exactly_three(self, store: Store):
        def take_a_seat(docs: Documents) -> Seat:
            if len(docs.select(Seat, talk="TALK01")) == 3:
                raise NoSeatLeft
            return docs.put(Seat(owner=HERE, code=docs.new_code(), talk="TALK01"))

        results = await asyncio.gather(
            *(store.run(HERE, take_a_seat) for _ in range(10)), return_exceptions=True
        )

        seated = [result for result in results if isinstance(result, Seat)]
        assert len(seated) == 3
        assert sum(isinstance(result, NoSeatLeft) for result in results) == 7
        assert await store.read(HERE, lambda docs: docs.select(Seat, talk="TALK01")) == seated

    async def test_units_run_in_the_order_they_were_asked_for(self, store: Store):
        ran: list[int] = []

        await asyncio.gather(
            *(
                store.run(HERE, lambda docs, number=number: ran.append(number))
                for number in range(9)
            )
        )

        assert ran == list(range(9))

    async def test_an_error_keeps_its_class_and_its_data(self, store: Store):
        def fail(docs: Documents) -> None:
            raise NoSeatLeft(title="A talk", seats=3)

        with pytest.raises(NoSeatLeft) as raised:
            await store.run(HERE, fail)

        assert raised.value.params == {"title": "A talk", "seats": 3}

    async def test_even_an_odd_error_reaches_the_caller(self, store: Store):
        with pytest.raises(RuntimeError):
            await store.run(HERE, lambda docs: next(iter(())))

        assert await store.run(HERE, lambda docs: "goes on") == "goes on"

    async def test_even_an_odd_error_of_a_look_reaches_the_caller(self, store: Store):
        for _ in range(3):  # more than there are readers, if one were lost each time
            with pytest.raises(RuntimeError):
                await store.read(HERE, lambda docs: next(iter(())))

        assert await store.read(HERE, lambda docs: "goes on") == "goes on"

    async def test_a_look_that_nobody_waits_for_any_more_is_not_begun(self, store: Store):
        goes_on, begun = threading.Event(), list[str]()
        slow = [asyncio.create_task(store.read(HERE, lambda docs: goes_on.wait())) for _ in "ab"]
        look = asyncio.create_task(store.read(HERE, lambda docs: begun.append("looked")))
        await asyncio.sleep(0)
        look.cancel()
        goes_on.set()
        await asyncio.gather(*slow, look, return_exceptions=True)

        assert await store.read(HERE, lambda docs: begun) == []

    async def test_a_caller_that_stops_waiting_harms_nobody(self, store: Store):
        tasks = [
            asyncio.create_task(
                store.run(HERE, lambda docs, code=f"N0TE{number:02}": docs.put(a_note(code)))
            )
            for number in range(10)
        ]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()

        results = await asyncio.gather(*tasks, return_exceptions=True)

        acknowledged = [result for result in results if isinstance(result, Note)]
        kept = await store.read(HERE, lambda docs: docs.select(Note))
        assert len(acknowledged) >= 5
        assert [note for note in kept if note in acknowledged] == acknowledged

    async def test_documents_refuse_work_when_their_unit_is_over(self, store: Store):
        kept = await store.run(HERE, lambda docs: docs)
        looked = await store.read(HERE, lambda docs: docs)

        with pytest.raises(RuntimeError):
            kept.put(a_note())
        with pytest.raises(RuntimeError):
            looked.find(Note, "N0TE01")

    # Owners

    async def test_owners_do_not_see_each_other(self, store: Store):
        here = await store.run(HERE, lambda docs: docs.put(a_note("SAME01", text="here")))
        there = a_note("SAME01", owner=ELSEWHERE, text="there")
        there = await store.run(ELSEWHERE, lambda docs: docs.put(there))
        await store.run(ELSEWHERE, lambda docs: docs.put(a_note("0THER1", owner=ELSEWHERE)))

        assert await store.read(HERE, lambda docs: docs.select(Note)) == [here]
        assert await store.read(HERE, lambda docs: docs.select(Note, talk="TALK01")) == [here]
        assert await store.read(HERE, lambda docs: docs.find(Note, "0THER1")) is None
        assert await store.read(HERE, lambda docs: docs.get(Note, "SAME01")) == here
        assert await store.read(ELSEWHERE, lambda docs: docs.get(Note, "SAME01")) == there
        assert await store.read(HERE, lambda docs: docs.owner) == HERE

    async def test_a_unit_writes_only_its_owners_documents(self, store: Store):
        theirs = a_note(owner=ELSEWHERE)
        stored = await store.run(ELSEWHERE, lambda docs: docs.put(theirs))

        for document in (theirs, stored):
            with pytest.raises(ValueError, match="guild:200"):
                await store.run(HERE, lambda docs, document=document: docs.put(document))
            with pytest.raises(ValueError, match="guild:200"):
                await store.run(HERE, lambda docs, document=document: docs.remove(document))

        assert await store.read(ELSEWHERE, lambda docs: docs.select(Note)) == [stored]

    # Indexed fields

    async def test_select_takes_any_declared_fields_and_null(self, store: Store):
        red = a_note("RED001", author_id=7, talk="A")
        blue = a_note("B1VE01", colour=Colour.BLUE, author_id=7, talk="A")
        lost = a_note("10ST01", colour=Colour.BLUE, talk="B")

        def put_all(docs: Documents) -> list[Note]:
            return [docs.put(note) for note in (red, blue, lost)]

        red, blue, lost = await store.run(HERE, put_all)

        async def selected(**equal: str | int | None) -> list[Note]:
            return await store.read(HERE, lambda docs: docs.select(Note, **equal))

        assert await selected() == [red, blue, lost]
        assert await selected(author_id=7) == [red, blue]
        assert await selected(author_id=None) == [lost]
        assert await selected(colour=Colour.BLUE) == [blue, lost]
        assert await selected(colour="blue", talk="A") == [blue]
        assert await selected(colour="blue", talk="A", author_id=None) == []
        assert await selected(talk="7") == []

    async def test_count_is_how_many_select_gives_inside_a_unit_and_outside(self, store: Store):
        notes = [
            a_note("RED001", author_id=7, talk="A"),
            a_note("B1VE01", colour=Colour.BLUE, author_id=7, talk="A"),
            a_note("10ST01", colour=Colour.BLUE, talk="B"),
        ]
        asked: list[dict[str, str | int | None]] = [
            {},
            {"author_id": 7},
            {"author_id": None},
            {"colour": "blue", "talk": "A"},
            {"colour": "blue", "talk": "A", "author_id": None},
            {"talk": "7"},
        ]

        def counted(docs: Reader) -> list[int]:
            numbers = [docs.count(Note, **equal) for equal in asked]
            assert numbers == [len(docs.select(Note, **equal)) for equal in asked]
            return numbers

        def work(docs: Documents) -> list[int]:
            for note in notes:
                docs.put(note)
            return counted(docs)

        await store.run(ELSEWHERE, lambda docs: docs.put(replace(notes[0], owner=ELSEWHERE)))
        assert await store.run(HERE, work) == [3, 2, 1, 1, 0, 0]
        assert await store.read(HERE, counted) == [3, 2, 1, 1, 0, 0]
        removed = (await store.read(HERE, lambda docs: docs.select(Note)))[0]
        await store.run(HERE, lambda docs: docs.remove(removed))
        assert await store.read(HERE, counted) == [2, 1, 1, 1, 0, 0]
        with pytest.raises(ValueError, match=r"note\.text"):
            await store.read(HERE, lambda docs: docs.count(Note, text="x"))

    async def test_an_index_follows_each_change(self, store: Store):
        note = await store.run(HERE, lambda docs: docs.put(a_note(talk="A", author_id=1)))
        note = await store.run(HERE, lambda docs: docs.put(replace(note, talk="B")))

        assert await store.read(HERE, lambda docs: docs.select(Note, talk="A")) == []
        assert await store.read(HERE, lambda docs: docs.select(Note, talk="B")) == [note]
        assert await store.read(HERE, lambda docs: docs.select(Note, author_id=1)) == [note]

    async def test_select_by_an_undeclared_field_is_a_mistake(self, store: Store):
        with pytest.raises(ValueError, match=r"note\.text"):
            await store.read(HERE, lambda docs: docs.select(Note, text="x"))

    # Surveys

    async def test_a_survey_orders_moments_across_owners_and_zones(self, store: Store):
        east = timezone(timedelta(hours=9))
        moments = {
            "1ATE01": NOON + timedelta(microseconds=1),
            "EAR1Y1": (NOON - timedelta(hours=8)).astimezone(east),
            "0N71ME": NOON,
            "ANC1EN": datetime(1901, 1, 1, tzinfo=UTC),
            "NEVER1": None,
        }
        for number, (code, wake) in enumerate(moments.items()):
            owner = (HERE, ELSEWHERE)[number % 2]
            note = a_note(code, owner=owner, wake=wake)
            await store.run(owner, lambda docs, note=note: docs.put(note))

        async def upto(
            moment: datetime, limit: int = 9, after: datetime | None = None
        ) -> list[str]:
            found = await store.survey(
                lambda docs: docs.upto(Note, "wake", moment, limit=limit, after=after)
            )
            return [note.code for note in found]

        first = await store.survey(lambda docs: docs.first(Note, "wake"))
        assert first is not None
        assert first.code == "ANC1EN"
        second = await store.survey(lambda docs: docs.first(Note, "wake", after=first.wake))
        assert second is not None
        assert second.code == "EAR1Y1"
        last = moments["1ATE01"]
        assert await store.survey(lambda docs: docs.first(Note, "wake", after=last)) is None
        assert await upto(NOON) == ["ANC1EN", "EAR1Y1", "0N71ME"]
        assert await upto(NOON.astimezone(east), limit=2) == ["ANC1EN", "EAR1Y1"]
        assert await upto(datetime(1900, 1, 1, tzinfo=UTC)) == []
        assert await upto(NOON, after=moments["ANC1EN"]) == ["EAR1Y1", "0N71ME"]
        assert await upto(NOON, after=NOON) == []

    async def test_queues_are_read_owner_by_owner(self, store: Store):
        async def keep(owner: str, *notes: Note) -> None:
            await store.run(owner, lambda docs: [docs.put(replace(n, owner=owner)) for n in notes])

        def waits(code: str, minutes: int, colour: Colour = Colour.RED) -> Note:
            return a_note(code, wake=NOON + timedelta(minutes=minutes), colour=colour)

        owners = [f"guild:{number}" for number in (100, 200, 300, 400, 500)]
        await keep(owners[0], *(waits(f"M4NY{n:02}", -n) for n in range(50)))
        await keep(owners[1], waits("0NE", 0), a_note("N0WAKE"))
        await keep(owners[2], waits("B1UE", 0, Colour.BLUE))
        await keep(owners[3], waits("1ATER", 1))
        await keep(owners[4], waits("1AST", -99), waits("S00N", 5))

        async def whose(colour: str, *, limit: int = 9, after: str = "") -> list[str]:
            return await store.survey(
                lambda docs: docs.owners_in_queue(Note, colour, NOON, limit=limit, after=after)
            )

        async def of(owner: str, limit: int) -> list[str]:
            found = await store.survey(
                lambda docs: docs.queued(Note, "red", owner, NOON, limit=limit)
            )
            return [note.code for note in found]

        assert await whose("red") == [owners[0], owners[1], owners[4]]
        assert await whose("red", limit=2) == [owners[0], owners[1]]
        assert await whose("red", after=owners[1]) == [owners[4]]
        assert await whose("blue") == [owners[2]]
        assert await of(owners[0], 3) == ["M4NY49", "M4NY48", "M4NY47"]
        assert [await of(owner, 3) for owner in owners[1:]] == [["0NE"], [], [], ["1AST"]]

    async def test_a_survey_selects_across_owners(self, store: Store):
        here = await store.run(HERE, lambda docs: docs.put(a_note("HERE01", talk="A")))
        there = a_note("THERE1", owner=ELSEWHERE, talk="A")
        there = await store.run(ELSEWHERE, lambda docs: docs.put(there))
        again = await store.run(HERE, lambda docs: docs.put(a_note("AGA1N1", talk="A")))

        assert await store.survey(lambda docs: docs.select(Note, talk="A")) == [here, there, again]
        assert await store.survey(lambda docs: docs.select(Note)) == [here, there, again]

    # Codes

    async def test_a_code_is_never_given_twice(self, store: Store):
        def give(docs: Documents) -> list[str]:
            return [docs.new_code() for _ in range(50)]

        codes = await store.run(HERE, give) + await store.run(ELSEWHERE, give)

        assert all(map(is_code, codes))
        assert len(set(codes)) == 100

    # Watching

    async def test_watchers_hear_of_their_kind_only(self, store: Store):
        heard: list[str] = []
        store.watch(Note, lambda: heard.append("note"))
        store.watch(Seat, lambda: heard.append("seat"))

        await store.run(HERE, lambda docs: docs.find(Note, "N0TE01"))
        assert heard == []
        note = await store.run(HERE, lambda docs: docs.put(a_note()))
        assert heard == ["note"]
        await store.run(HERE, lambda docs: docs.remove(note))
        assert heard == ["note", "note"]

    async def test_a_failed_unit_is_not_heard_of_and_a_failing_watcher_not_felt(self, store: Store):
        heard: list[str] = []

        def stumble() -> None:
            raise ZeroDivisionError

        store.watch(Note, stumble)
        store.watch(Note, lambda: heard.append("note"))

        with pytest.raises(ZeroDivisionError):
            await store.run(HERE, lambda docs: (docs.put(a_note()), 1 // 0))
        assert heard == []

        await store.run(HERE, lambda docs: docs.put(a_note()))
        assert heard == ["note"]

    # Search

    async def test_search_follows_each_change_and_stays_with_the_owner(self, store: Store):
        async def found(owner: str, words: str) -> list[tuple[str, str]]:
            hits = await store.search(owner, words, (Note,), limit=9)
            return [(hit.kind, hit.code) for hit in hits]

        note = await store.run(HERE, lambda docs: docs.put(a_note(text="Harbour walk")))
        assert await found(HERE, "harbour") == [("note", note.code)]
        assert await found(ELSEWHERE, "harbour") == []

        note = await store.run(HERE, lambda docs: docs.put(replace(note, text="Market day")))
        assert await found(HERE, "harbour") == []
        assert await found(HERE, "market") == [("note", note.code)]

        await store.run(HERE, lambda docs: docs.remove(note))
        assert await found(HERE, "market") == []

    async def test_search_puts_the_best_match_first_and_keeps_the_limit(self, store: Store):
        texts = ["trust", "trust and lighting", "lighting", "lighting lighting and trust", "music"]

        def put_all(docs: Documents) -> None:
            for number, text in enumerate(texts):
                docs.put(a_note(f"N0TE{number:02}", text=text))

        await store.run(HERE, put_all)
        hits = await store.search(HERE, "trust lighting", (Note,), limit=9)

        assert {hit.code for hit in hits[:2]} == {"N0TE01", "N0TE03"}
        assert {hit.code for hit in hits[2:]} == {"N0TE00", "N0TE02"}
        assert len(await store.search(HERE, "trust lighting", (Note,), limit=3)) == 3

    async def test_search_forgets_a_document_that_another_kind_replaces(self, store: Store):
        note = await store.run(HERE, lambda docs: docs.put(a_note(text="Harbour walk")))
        heard: list[str] = []
        store.watch(Note, lambda: heard.append("note"))

        def replace_it(docs: Documents) -> None:
            docs.remove(note)
            docs.put(Seat(owner=HERE, code="SEAT01", talk="TALK01"))

        await store.run(HERE, replace_it)

        assert await store.search(HERE, "harbour", (Note,), limit=2) == []
        assert heard == ["note"]

    @pytest.mark.parametrize(
        "typed",
        ["", " ", '"', "'", "*", "-", "a AND", "NOT", "NEAR(a b)", "(", "text:x", "^a", "a\0b",
         "\ud800", "{a b}", "+", "%_", "🎉", "\u0301", "x" * 5000, "a " * 3000],
    )  # fmt: skip
    async def test_search_never_raises_for_what_was_typed(self, store: Store, typed: str):
        await store.run(HERE, lambda docs: docs.put(a_note(text="quite another thing")))

        hits = await store.search(HERE, typed, (Note, Seat), limit=5)

        assert [hit.code for hit in hits] in ([], ["N0TE01"])
