from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.takeaways.errors import CannotMerge, TakeawayNotFound, TooManyNotes
from bot.domain.takeaways.intake import PER_PERSON, REFUSED_FROM, WINDOW
from bot.domain.takeaways.moderation import HIDDEN_KEPT
from bot.domain.takeaways.takeaway import Held, Placement, Takeaway, TakeawayKind
from bot.domain.team.errors import NotANoteTaker
from bot.services.exports.exports import Exports
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.looking_through import Chosen, LookingThrough
from bot.services.takeaways.moderating import BATCH, HiddenForGood, Moderating
from bot.services.takeaways.search import Search
from bot.services.takeaways.takeaways import Takeaways
from bot.services.takeaways.views import TakeawayViews
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOTE_TAKER_ID,
    OWNER,
    TALK_CODE,
    a_finding,
    a_member,
    a_note_taker,
    a_segment,
    a_server,
    a_speaker,
    a_takeaway,
    a_talk,
    an_organiser,
)
from tests.services.waking import wake_of

pytestmark = pytest.mark.usefixtures("programme")
SOURCES = count(1)
QUESTION = TakeawayKind.QUESTION


@pytest.fixture
def moderating(store, clock: ManualClock) -> Moderating:
    return Moderating(store, clock)


@pytest.fixture
def looking(store, clock: ManualClock) -> LookingThrough:
    return LookingThrough(store, clock)


@pytest.fixture
def takeaways(store, clock: ManualClock) -> Takeaways:
    return Takeaways(store, clock)


@pytest.fixture
def changing(store, clock: ManualClock) -> Changing:
    return Changing(store, clock)


async def get(store, code: str = "TAKE00") -> Takeaway:
    return await store.read(OWNER, lambda docs: docs.get(Takeaway, code))


async def told(store) -> list[Delivery]:
    kind = DeliveryKind.TO_LOOK_AT.value
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind))


async def test_hidden_is_gone_for_members_everywhere_at_once(moderating, store, put, clock):
    await put(
        a_takeaway(text="A slur about somebody", kind=QUESTION),
        a_takeaway(
            code="TAKE01", text="A slur again", placement=Placement.PLACED, finding="F1ND00"
        ),
        a_finding(),
    )
    views = TakeawayViews(store, clock)
    for code in ("TAKE00", "TAKE01"):
        await moderating.hide(a_note_taker(), code)

    assert await Search(store, clock).find(a_member(), "slur") == []
    assert await Search(store, clock).find(a_note_taker(), "slur") == []
    audience = await views.audience_view(a_member(), TALK_CODE)
    panel = await views.live_panel_view(OWNER, TALK_CODE)
    assert (audience.questions, panel.questions, panel.takeaways, panel.last) == ((), (), 0, None)
    notes = await Exports(store, clock, ()).notes(a_note_taker())
    assert [talk.notes for talk in notes.talks] == [()]
    draft = await Exports(store, clock, ()).findings(a_note_taker())
    assert draft.article.findings[0].evidence == ()
    with pytest.raises(TakeawayNotFound):
        await moderating.public_one(a_member(), "TAKE00")
    with pytest.raises(TakeawayNotFound):
        await Changing(store, clock).support(a_member(user_id=5), "TAKE00")


async def test_the_team_brings_it_back_for_thirty_days(moderating, looking, put, store, clock):
    await put(a_takeaway(text="A slur about somebody"))
    await moderating.hide(a_note_taker(), "TAKE00")
    clock.advance(HIDDEN_KEPT - timedelta(seconds=1))
    assert [each.code for each in await looking.hidden(a_note_taker())] == ["TAKE00"]

    view = await moderating.bring_back(a_note_taker(), "TAKE00")

    assert view.takeaway.is_public
    assert len(await Search(store, clock).find(a_member(), "slur")) == 1
    assert await looking.hidden(a_note_taker()) == ()


async def test_after_thirty_days_there_is_no_way_back(moderating, looking, put, store, clock):
    await put(a_takeaway(), a_takeaway(code="TAKE01"))
    await moderating.hide(a_note_taker(), "TAKE00")
    chore = HiddenForGood(store, clock)
    assert await wake_of(chore, store, clock) == clock.now() + HIDDEN_KEPT
    clock.advance(HIDDEN_KEPT)

    with pytest.raises(TakeawayNotFound):
        await moderating.bring_back(a_note_taker(), "TAKE00")
    assert await looking.hidden(a_note_taker()) == ()
    assert await chore.run_due(clock.now()) == 1
    with pytest.raises(TakeawayNotFound):
        await get(store)
    assert (await get(store, "TAKE01")).is_public
    assert await wake_of(chore, store, clock) is None


async def test_the_chore_removes_a_bounded_number_at_a_time(put, store, clock):
    old = clock.now() - HIDDEN_KEPT
    await put(*(a_takeaway(code=f"TAKE{n:03}", hidden_at=old) for n in range(BATCH + 1)))
    chore = HiddenForGood(store, clock)

    assert [await chore.run_due(clock.now()) for _ in range(3)] == [BATCH, 1, 0]


async def test_what_was_merged_into_a_hidden_question_goes_with_it(moderating, put, store, clock):
    await put(*(a_takeaway(code=f"TAKE0{n}", kind=QUESTION) for n in range(2)))
    await moderating.merge(a_note_taker(), "TAKE01", "TAKE00")
    await moderating.hide(a_note_taker(), "TAKE00")
    clock.advance(HIDDEN_KEPT)

    await HiddenForGood(store, clock).run_due(clock.now())

    assert await store.read(OWNER, lambda docs: docs.select(Takeaway)) == []


async def test_only_note_takers_may(moderating, looking, put):
    await put(a_takeaway(kind=QUESTION), a_takeaway(code="TAKE01", kind=QUESTION))
    for act in (
        moderating.one(a_member(), "TAKE00"),
        moderating.hide(a_member(), "TAKE00"),
        moderating.bring_back(a_member(), "TAKE00"),
        moderating.remove(a_member(), "TAKE00"),
        moderating.merge(a_member(), "TAKE00", "TAKE01"),
        moderating.take_out(a_member(), "TAKE00"),
        moderating.set_answered(a_member(), "TAKE00", is_answered=True),
        looking.waiting(a_member(), TALK_CODE),
        looking.hidden(a_member()),
        looking.notes(a_member(), TALK_CODE),
        looking.pass_these(a_member(), TALK_CODE, Chosen()),
        looking.hide_these(a_member(), TALK_CODE, Chosen()),
        looking.intake(a_member(), TALK_CODE),
        looking.set_intake(a_member(), TALK_CODE, hold_guests=True, per_person=5, per_talk=5),
    ):
        with pytest.raises(NotANoteTaker):
            await act


async def test_merged_questions_count_each_person_once_and_come_apart(
    moderating, put, store, clock
):
    await put(
        a_takeaway(kind=QUESTION, text="Who pays?", author_id=1, support=(2, 3)),
        a_takeaway(code="TAKE01", kind=QUESTION, text="Who pays this?", author_id=4, support=(3,)),
    )
    views = TakeawayViews(store, clock)

    view = await moderating.merge(a_note_taker(), "TAKE01", "TAKE00")

    assert (view.takeaway.code, view.support) == ("TAKE00", 3)
    assert [each.code for each in view.merged] == ["TAKE01"]
    (question,) = (await views.audience_view(a_member(), TALK_CODE)).questions
    assert (question.text, question.support) == ("Who pays?", 3)
    # A list that was drawn before still offers the other one.
    await Changing(store, clock).support(a_member(user_id=9), "TAKE01")
    assert (await get(store)).support == (2, 3, 9)
    with pytest.raises(CannotMerge):
        await moderating.merge(a_note_taker(), "TAKE01", "TAKE00")

    await moderating.take_out(a_note_taker(), "TAKE01")

    questions = (await views.audience_view(a_member(), TALK_CODE)).questions
    assert [(each.code, each.support) for each in questions] == [("TAKE00", 3), ("TAKE01", 1)]


async def test_whoever_takes_a_merged_question_back_takes_nobodys_support(
    moderating, changing, put, store
):
    await put(
        a_takeaway(kind=QUESTION, author_id=1, support=(2,)),
        a_takeaway(code="TAKE01", kind=QUESTION, author_id=4, support=(3,)),
    )
    await moderating.merge(a_note_taker(), "TAKE01", "TAKE00")

    await changing.undo(a_member(user_id=1), "TAKE00")

    left = await get(store, "TAKE01")
    assert (left.is_public, left.support) == (True, (3, 2))


async def test_answered_questions_stand_last(moderating, put, store, clock):
    await put(
        a_takeaway(kind=QUESTION, text="First?", support=(5, 6)),
        a_takeaway(code="TAKE01", kind=QUESTION, text="Second?"),
    )

    await moderating.set_answered(a_note_taker(), "TAKE00", is_answered=True)

    questions = (await TakeawayViews(store, clock).audience_view(a_member(), TALK_CODE)).questions
    assert [(each.text, each.is_answered) for each in questions] == [
        ("Second?", False),
        ("First?", True),
    ]


async def test_an_edit_keeps_who_and_when_but_never_the_author_under_the_rule(
    changing, takeaways, put, store, clock
):
    await put(a_takeaway(), a_talk(version=1, chatham_house=True))
    edited = await changing.edit(a_note_taker(), "TAKE00", 1, "Better words")
    assert (edited.changed_by, edited.changed_at) == (NOTE_TAKER_ID, clock.now())
    (mine,) = (
        await takeaways.log(a_note_taker(), "Said in confidence", source=next(SOURCES))
    ).takeaways

    corrected = await changing.edit(
        a_note_taker(), mine.code, mine.version, "In confidence", ticket=mine.ticket
    )

    assert (corrected.changed_by, corrected.changed_at) == (None, None)


async def test_left_out_is_gone_for_members_and_comes_back(put, store, clock):
    await put(a_takeaway(text="Benches matter"), a_takeaway(code="TAKE01", text="Light matters"))
    sorting = Sorting(store, clock, Meanwhile())
    views = TakeawayViews(store, clock)

    await sorting.leave_out(a_note_taker(), "TAKE00", 1)

    assert await Search(store, clock).find(a_member(), "benches") == []
    assert (await views.live_panel_view(OWNER, TALK_CODE)).last == "Light matters"
    assert (await views.live_panel_view(OWNER, TALK_CODE)).takeaways == 1
    (out,) = await sorting.left_out(a_note_taker(), EDITION_CODE)
    assert (out.code, out.changed_by) == ("TAKE00", NOTE_TAKER_ID)
    view = await sorting.sort_again(a_note_taker(), "TAKE00")
    assert (view.takeaway.code, view.left) == ("TAKE00", 2)
    assert len(await Search(store, clock).find(a_member(), "benches")) == 1
    again = await sorting.sort_again(a_note_taker(), "TAKE00")
    assert again.takeaway == view.takeaway


async def test_sorting_stays_where_one_was(put, store, clock):
    await put(
        a_finding(),
        *(a_takeaway(code=f"TAKE0{n}", logged_at=clock.now()) for n in range(5)),
        a_takeaway(code="TAKE05", placement=Placement.LATER),
        a_takeaway(code="TAKE06", placement=Placement.LATER),
    )
    sorting = Sorting(store, clock, Meanwhile())
    shown = await sorting.later(a_note_taker(), "TAKE01", 1)
    assert shown.takeaway.code == "TAKE02"
    shown = await sorting.put_in(a_note_taker(), "TAKE02", 1, "F1ND00")
    assert shown.takeaway.code == "TAKE03"
    shown = await sorting.hide(a_note_taker(), "TAKE03", 1)
    assert shown.takeaway.code == "TAKE00"  # they came at once, and it is the first of them
    shown = await sorting.put_in(a_note_taker(), "TAKE05", 1, "F1ND00")
    assert shown.takeaway.code == "TAKE06"  # among those put off, though new ones wait
    shown = await sorting.leave_out(a_note_taker(), "TAKE06", 1)
    assert shown.takeaway.code == "TAKE00"


# Intake under threat.


async def test_what_guests_write_waits_until_it_is_passed(looking, takeaways, store, clock):
    await looking.set_intake(
        a_note_taker(), TALK_CODE, hold_guests=True, per_person=50, per_talk=500
    )
    logged = await takeaways.log(a_member(), "One\nTwo", source=next(SOURCES))
    team = await takeaways.log(a_note_taker(), "Three", source=next(SOURCES))
    assert (logged.is_held, team.is_held) == (True, False)
    views = TakeawayViews(store, clock)
    panel = await views.live_panel_view(OWNER, TALK_CODE)
    assert (panel.takeaways, panel.held, panel.last) == (1, 2, "Three")

    waiting = await looking.waiting(a_note_taker(), TALK_CODE)
    one, two = waiting.waiting
    left = await looking.pass_these(a_note_taker(), TALK_CODE, Chosen(codes=(one.code,)))
    assert [each.code for each in left.waiting] == [two.code]
    await looking.hide_these(a_note_taker(), TALK_CODE, Chosen(upto=two.code))

    panel = await views.live_panel_view(OWNER, TALK_CODE)
    assert (panel.takeaways, panel.held) == (2, 0)
    assert (await get(store, two.code)).is_hidden


async def test_what_was_passed_waits_again_once_its_author_rewrites_it(
    looking, takeaways, changing, moderating, store
):
    await looking.set_intake(a_note_taker(), TALK_CODE, hold_guests=True, per_person=9, per_talk=9)
    (kept,) = (await takeaways.log(a_member(), "Harmless", source=next(SOURCES))).takeaways
    passed = (await moderating.bring_back(a_note_taker(), kept.code)).takeaway
    assert passed.is_public

    rewritten = await changing.edit(a_member(), kept.code, passed.version, "An insult")
    assert (rewritten.held, rewritten.is_public) == (Held.GUEST, False)

    edited = await changing.edit(a_note_taker(), kept.code, rewritten.version, "Calm words")
    passed = await moderating.bring_back(a_note_taker(), edited.code)
    assert passed.takeaway.is_public


async def test_upto_takes_what_was_shown_and_nothing_that_came_since(looking, put):
    await put(*(a_takeaway(code=f"TAKE0{n}", held=Held.GUEST) for n in range(4)))
    await put(a_takeaway(code="TAKE04", reports=1))

    unknown = await looking.pass_these(a_note_taker(), TALK_CODE, Chosen(upto="N0SUCH"))
    assert len(unknown.waiting) == 5
    left = await looking.hide_these(a_note_taker(), TALK_CODE, Chosen(upto="TAKE01"))
    assert [each.code for each in left.waiting] == ["TAKE02", "TAKE03", "TAKE04"]
    left = await looking.hide_these(a_note_taker(), TALK_CODE, Chosen(upto="TAKE04", held=True))
    assert [each.code for each in left.waiting] == ["TAKE04"]


async def test_a_flood_of_one_is_held_then_refused_and_told_once(takeaways, looking, store, clock):
    lines = "\n".join(f"Point {number}" for number in range(25))
    refused = 0
    for _ in range(120):
        try:
            await takeaways.log(a_member(), lines, source=next(SOURCES))
        except TooManyNotes:
            refused += 1

    kept = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    held = [each for each in kept if each.held is Held.BRAKE]
    assert len(kept) - len(held) == PER_PERSON
    assert len(kept) == PER_PERSON * REFUSED_FROM
    assert refused == 120 - len(kept) // 25
    assert len(await told(store)) == 1
    await takeaways.log(a_member(user_id=5), "Somebody else", source=next(SOURCES))
    clock.advance(WINDOW)
    later = await takeaways.log(a_member(), "A calm word", source=next(SOURCES))
    assert not later.is_held


async def test_a_flood_of_many_is_held(takeaways, looking, store):
    await looking.set_intake(
        a_note_taker(), TALK_CODE, hold_guests=False, per_person=10, per_talk=20
    )
    held = [
        (await takeaways.log(a_member(user_id=n), "A point", source=next(SOURCES))).is_held
        for n in range(1, 31)
    ]

    assert held == [False] * 20 + [True] * 10
    assert len(await told(store)) == 1
    assert not (await takeaways.log(a_note_taker(), "Ours", source=next(SOURCES))).is_held


async def test_a_flood_under_the_chatham_house_rule_names_nobody(takeaways, put, store):
    await put(a_talk(version=1, chatham_house=True))
    lines = "\n".join(f"Point {number}" for number in range(25))
    for _ in range(PER_PERSON // 25 + 1):
        logged = await takeaways.log(a_member(), lines, source=next(SOURCES))

    assert logged.is_held
    kept = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    assert all(each.author_id is None and each.reported_by == () for each in kept)


async def test_words_of_the_organisers_list_are_held_in_notes_questions_and_edits(
    takeaways, changing, put, store
):
    await put(a_server(version=1, held_words=("numpty",)))

    logged = await takeaways.log(a_member(), "Fine\nYou NUM\u200bPTY", source=next(SOURCES))
    asked = await takeaways.ask(a_member(), "Who is the numpty?", source=next(SOURCES))
    mine = logged.takeaways[0]
    edited = await changing.edit(a_member(), mine.code, mine.version, "A numpty after all")

    assert [each.held for each in logged.takeaways] == [None, Held.WORDS]
    assert asked.is_held
    assert edited.held is Held.WORDS
    assert not (await takeaways.log(an_organiser(), "numpty", source=next(SOURCES))).is_held


async def test_words_of_the_host_are_held_on_every_server(put, store, clock):
    await put(a_server(version=1, held_words=("numpty",)))
    takeaways = Takeaways(store, clock, ("two words",))
    changing = Changing(store, clock, ("two words",))

    logged = await takeaways.log(a_member(), "Two  Words\nnumpty\nFine", source=next(SOURCES))
    asked = await takeaways.ask(a_member(), "Two words?", source=next(SOURCES))
    fine = logged.takeaways[2]
    edited = await changing.edit(a_member(), fine.code, fine.version, "Only two words")

    assert [each.held for each in logged.takeaways] == [Held.WORDS, Held.WORDS, None]
    assert asked.is_held
    assert edited.held is Held.WORDS


async def test_a_report_tells_the_team_a_number(moderating, looking, put, store, clock):
    await put(a_takeaway(kind=QUESTION))
    for user_id in (5, 5, 6):
        await moderating.report(a_member(user_id=user_id), "TAKE00")

    (waiting,) = (await looking.waiting(a_note_taker(), TALK_CODE)).waiting
    assert (waiting.reports, waiting.is_public) == (2, True)
    assert len(await told(store)) == 1
    archive = await Exports(store, clock, (Takeaway,)).archive(an_organiser())
    assert [each.reported_by for each in archive.documents] == [()]

    await moderating.bring_back(a_note_taker(), "TAKE00")
    await moderating.report(a_member(user_id=5), "TAKE00")
    assert (await looking.waiting(a_note_taker(), TALK_CODE)).waiting == ()


async def test_what_comes_long_after_the_team_has_looked_is_told_anew(
    takeaways, looking, keeper, store, clock
):
    await looking.set_intake(a_note_taker(), TALK_CODE, hold_guests=True, per_person=9, per_talk=9)
    await takeaways.log(a_member(), "One", source=next(SOURCES))
    clock.advance(timedelta(minutes=1))
    await keeper.run_due(clock.now())
    assert [each.state for each in await told(store)] == [DeliveryState.SENT]
    clock.advance(timedelta(hours=2))
    await takeaways.log(a_member(), "Two", source=next(SOURCES))
    assert len(await told(store)) == 1  # the first one still waits, as the message says

    view = await looking.waiting(a_note_taker(), TALK_CODE)
    last = view.waiting[-1].code
    await looking.pass_these(a_note_taker(), TALK_CODE, Chosen(upto=last))
    await takeaways.log(a_member(), "Three", source=next(SOURCES))

    assert len(await told(store)) == 2


async def test_a_held_note_can_be_taken_back_by_its_author(takeaways, changing, looking, store):
    await looking.set_intake(a_note_taker(), TALK_CODE, hold_guests=True, per_person=9, per_talk=9)
    (kept,) = (await takeaways.log(a_member(), "One", source=next(SOURCES))).takeaways

    await changing.undo(a_member(), kept.code)

    assert (await looking.waiting(a_note_taker(), TALK_CODE)).waiting == ()
    assert MEMBER_ID == kept.author_id


async def test_the_list_to_look_through_warns_of_names_under_the_rule(looking, put):
    speaker = a_speaker(name="Dr. Ada Example")
    await put(
        a_talk(version=1, chatham_house=True, segments=(a_segment(speakers=(speaker,)),)),
        *(
            a_takeaway(
                code=f"TAKE0{n}", text=text, held=Held.GUEST, author_id=None, chatham_house=True
            )
            for n, text in enumerate(("Example paid for it", "Nobody paid for it"))
        ),
    )

    view = await looking.waiting(a_note_taker(), TALK_CODE)
    assert len(view.waiting) == 2
    assert view.named == {"TAKE00": ("Dr. Ada Example",)}


async def test_nobody_reads_by_reporting_what_the_rule_still_covers(put, moderating):
    """Its code alone opens nothing until the team has sorted it; a question all have read."""
    note = a_takeaway(code="TW01", chatham_house=True, author_id=None)
    asked = a_takeaway(code="TW02", chatham_house=True, author_id=None, kind=QUESTION)
    placed = replace(note.placed_in("FX01"), code="TW03")
    await put(note, asked, placed)

    with pytest.raises(TakeawayNotFound):
        await moderating.public_one(a_member(), "TW01")
    with pytest.raises(TakeawayNotFound):
        await moderating.report(a_member(), "TW01")

    assert (await moderating.public_one(a_member(), "TW02")).code == "TW02"
    assert (await moderating.public_one(a_member(), "TW03")).code == "TW03"


async def test_what_is_out_of_sight_is_not_found_by_whoever_sorts(put, store, clock):
    await put(a_takeaway(code="TW01", hidden_at=clock.now()))

    with pytest.raises(TakeawayNotFound):
        await Sorting(store, clock, Meanwhile()).one(a_note_taker(), "TW01")
