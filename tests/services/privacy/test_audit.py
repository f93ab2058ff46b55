"""What the team did is noted in the unit that does it, and in no other."""

from datetime import timedelta

import pytest

from bot.domain.keeping.audit import AuditEntry, Deed, broken_at
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.domain.team.errors import NotAnOrganiser
from bot.services.audit import head_of, note, prune
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from bot.services.privacy.audit_trail import PER_PAGE, AuditTrail
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.looking_through import Chosen, LookingThrough
from bot.services.takeaways.moderating import Moderating
from tests.factories import (
    MEMBER_ID,
    NOTE_TAKER_ID,
    ORGANISER_ID,
    OWNER,
    TALK_CODE,
    a_member,
    a_note_taker,
    a_takeaway,
    an_organiser,
)


def by_ada(docs, now, deed=Deed.MOVED):
    return note(docs, deed, by=ORGANISER_ID, about="talk", which="TA1K00", now=now)


async def holds(store) -> bool:
    def look(docs):
        return broken_at(head_of(docs), docs.select(AuditEntry)) is None

    return await store.read(OWNER, look)


async def test_act_that_fails_leaves_no_line(programme, store, clock):
    def work(docs):
        by_ada(docs, clock.now())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.run(OWNER, work)
    await store.run(OWNER, lambda docs: by_ada(docs, clock.now()))

    entries = await store.read(OWNER, lambda docs: docs.select(AuditEntry))
    assert [each.number for each in entries] == [1]
    assert await holds(store)


async def test_oldest_lines_go_after_a_year_and_the_chain_holds(programme, store, clock):
    for _ in range(5):
        await store.run(OWNER, lambda docs: by_ada(docs, clock.now()))
        clock.advance(timedelta(days=100))
    before = clock.now() - timedelta(days=365)

    gone = [
        await store.run(OWNER, lambda docs: prune(docs, before=before, limit=1)) for _ in range(3)
    ]

    assert gone == [1, 1, 0]
    assert await holds(store)
    await store.run(OWNER, lambda docs: by_ada(docs, clock.now()))
    assert await holds(store)


async def test_pages_and_file_are_for_organisers(programme, store, clock):
    trail = AuditTrail(store, clock)
    for _ in range(PER_PAGE + 1):
        await store.run(OWNER, lambda docs: by_ada(docs, clock.now()))
        clock.advance(timedelta(minutes=1))

    first, last = [await trail.page(an_organiser(), page) for page in (0, 9)]
    taken = await trail.take_out(an_organiser())

    assert [each.entry.number for each in (*first.lines, *last.lines)] == list(
        range(PER_PAGE + 1, 0, -1)
    )
    assert (last.page, last.pages) == (1, 2)
    assert first.titles == {"TA1K00": "Neighbours and the Town Square"}
    assert taken[-1].deed is Deed.EXPORTED
    for refused in (trail.page(a_note_taker(), 0), trail.take_out(a_member())):
        with pytest.raises(NotAnOrganiser):
            await refused


async def test_a_flood_that_was_hidden_is_one_line(programme, store, clock):
    """Of two talks that were moved each is told."""
    flood = [(Deed.HIDDEN, "takeaway", f"TAKE{number:02}") for number in range(75)]
    moved = [(Deed.MOVED, "talk", code) for code in ("TA1K00", "TA1K01")]

    def work(docs) -> None:
        for deed, about, which in flood + moved:
            note(docs, deed, by=ORGANISER_ID, about=about, which=which, now=clock.now())

    await store.run(OWNER, work)

    page = await AuditTrail(store, clock).page(an_organiser(), 0)

    told = [(each.entry.deed, each.times) for each in page.lines]
    assert (told, page.pages) == ([(Deed.MOVED, 1), (Deed.MOVED, 1), (Deed.HIDDEN, 75)], 1)


async def test_own_note_taken_back_is_nobodys_business(programme, put, store, clock):
    secret = a_takeaway(code="TAKE02", author_id=None, ticket="secret")
    await put(
        a_takeaway(author_id=NOTE_TAKER_ID),
        a_takeaway(code="TAKE01", author_id=MEMBER_ID),
        secret,
        a_takeaway(code="TAKE03", author_id=None, ticket="other"),
    )
    changing = Changing(store, clock)
    await changing.undo(a_note_taker(), "TAKE00")
    await changing.undo(a_note_taker(), "TAKE02", ticket=secret.ticket_of(NOTE_TAKER_ID))
    assert await store.read(OWNER, lambda docs: docs.select(AuditEntry)) == []

    await changing.undo(a_note_taker(), "TAKE01")
    await changing.undo(a_note_taker(), "TAKE03")
    entries = await store.read(OWNER, lambda docs: docs.select(AuditEntry))
    assert [(each.deed, each.by, each.which) for each in entries] == [
        (Deed.UNDONE, NOTE_TAKER_ID, "TAKE01"),
        (Deed.UNDONE, NOTE_TAKER_ID, "TAKE03"),
    ]


WRITTEN = a_takeaway(author_id=MEMBER_ID)
QUESTION = a_takeaway(code="TAKE0Q", kind=TakeawayKind.QUESTION, author_id=MEMBER_ID)
OTHER = a_takeaway(code="TAKE0R", kind=TakeawayKind.QUESTION, author_id=MEMBER_ID)


async def test_what_the_team_does_with_peoples_words_is_noted(programme, put, store, clock):
    await put(WRITTEN, QUESTION, OTHER)
    team, note_taker = Moderating(store, clock), a_note_taker()
    looking = LookingThrough(store, clock)
    await team.report(a_member(), WRITTEN.code)
    await looking.pass_these(note_taker, TALK_CODE, Chosen(codes=(WRITTEN.code,)))
    await team.hide(note_taker, WRITTEN.code)
    await team.hide(note_taker, WRITTEN.code)
    shown = await team.bring_back(note_taker, WRITTEN.code)
    changing = Changing(store, clock)
    await changing.edit(note_taker, WRITTEN.code, shown.takeaway.version, "Said otherwise")
    await team.merge(note_taker, QUESTION.code, OTHER.code)
    await team.take_out(note_taker, QUESTION.code)
    await team.set_answered(note_taker, OTHER.code, is_answered=True)
    await team.set_answered(note_taker, OTHER.code, is_answered=False)
    kept = (await team.one(note_taker, WRITTEN.code)).takeaway
    sorting = Sorting(store, clock, Meanwhile())
    await sorting.leave_out(note_taker, kept.code, kept.version)
    await sorting.sort_again(note_taker, kept.code)
    await looking.set_intake(note_taker, TALK_CODE, hold_guests=True, per_person=5, per_talk=50)
    await team.remove(note_taker, WRITTEN.code)

    entries = await store.read(OWNER, lambda docs: docs.select(AuditEntry))
    assert {each.by for each in entries} == {NOTE_TAKER_ID}
    assert [(each.deed, each.which) for each in entries] == [
        (Deed.PASSED, WRITTEN.code),
        (Deed.HIDDEN, WRITTEN.code),
        (Deed.BROUGHT_BACK, WRITTEN.code),
        (Deed.REWRITTEN, WRITTEN.code),
        (Deed.MERGED, QUESTION.code),
        (Deed.TAKEN_APART, QUESTION.code),
        (Deed.ANSWERED, OTHER.code),
        (Deed.NOT_ANSWERED, OTHER.code),
        (Deed.LEFT_OUT, WRITTEN.code),
        (Deed.SORTED_AGAIN, WRITTEN.code),
        (Deed.INTAKE, TALK_CODE),
        (Deed.UNDONE, WRITTEN.code),
    ]
    assert await holds(store)


async def test_own_words_rewritten_are_nobodys_business(programme, put, store, clock):
    """Under the rule a line would say who wrote it."""
    secret = a_takeaway(code="TAKE02", author_id=None, ticket="secret")
    await put(a_takeaway(author_id=NOTE_TAKER_ID), secret)
    changing = Changing(store, clock)
    await changing.edit(a_note_taker(), "TAKE00", 1, "Said otherwise")
    ticket = secret.ticket_of(NOTE_TAKER_ID)
    await changing.edit(a_note_taker(), "TAKE02", 1, "Said otherwise", ticket=ticket)
    assert await store.read(OWNER, lambda docs: docs.select(AuditEntry)) == []
