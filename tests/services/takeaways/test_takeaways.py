from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.errors import ChangedMeanwhile, TextTooLong
from bot.domain.takeaways.errors import NotYours, SupportNotKept, TakeawayNotFound, UndoTooLate
from bot.domain.takeaways.takeaway import MOMENT_KEPT, UNDO_WINDOW, Takeaway, TakeawayKind
from bot.domain.talks.errors import NoLiveTalk, SeveralLiveTalks, TalkNotFound
from bot.domain.talks.parts import SegmentMark
from bot.domain.talks.slot import MINUTES_MAX
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER, Talk
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.chatham_house import forget_authors
from bot.services.takeaways.takeaways import Takeaways
from bot.services.takeaways.views import TakeawayViews
from bot.services.talks.live_view import LivePanelView, QuestionView
from bot.services.talks.talks import TalkDetails, TalkService
from tests.factories import (
    EDITION_CODE,
    END,
    MEMBER_ID,
    NOTE_TAKER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_member,
    a_note_taker,
    a_segment,
    a_signup,
    a_slot,
    a_takeaway,
    a_talk,
    an_organiser,
)

SECOND = "TA1K02"
# Each message or interaction has its own.
SOURCES = count(1)


@pytest.fixture
def takeaways(store, clock: ManualClock) -> Takeaways:
    return Takeaways(store, clock)


@pytest.fixture
def changing(store, clock: ManualClock) -> Changing:
    return Changing(store, clock)


@pytest.fixture
def views(store, clock: ManualClock) -> TakeawayViews:
    return TakeawayViews(store, clock)


async def kept(store, **equal) -> list[Takeaway]:
    return await store.read(OWNER, lambda docs: docs.select(Takeaway, **equal))


@pytest.mark.usefixtures("programme")
async def test_log_keeps_one_takeaway_a_line_with_segment_and_minute(takeaways, store, put, clock):
    segments = (a_segment(title="Opening"), a_segment(title="What the library heard"))
    marks = (
        SegmentMark(segment=1, at=START),
        SegmentMark(segment=2, at=START + timedelta(minutes=20)),
    )
    await put(
        a_talk(
            version=1,
            segments=segments,
            marks=marks,
            state=TalkState.LIVE,
            started_at=START,
        )
    )
    clock.advance(timedelta(minutes=34, seconds=59))

    typed = "Doors stay open #evening\n? Who pays\n! Ask the mayor"

    logged = await takeaways.log(a_member(), typed, source=77)

    points = [
        (TakeawayKind.INSIGHT, "Doors stay open #evening", ("evening",)),
        (TakeawayKind.QUESTION, "Who pays", ()),
        (TakeawayKind.ACTION, "Ask the mayor", ()),
    ]
    assert [
        a_takeaway(
            code=each.code,
            version=1,
            kind=kind,
            text=text,
            tags=tags,
            author_id=MEMBER_ID,
            segment=2,
            minute=34,
            logged_at=START + timedelta(minutes=34, seconds=59),
            source=77,
        )
        for each, (kind, text, tags) in zip(logged.takeaways, points, strict=True)
    ] == list(logged.takeaways)
    assert logged.segment_title == "What the library heard"
    assert not logged.is_anonymous
    assert await kept(store, talk=TALK_CODE) == list(logged.takeaways)


@pytest.mark.usefixtures("programme")
async def test_log_keeps_nothing_if_one_line_is_too_long(takeaways, store):
    with pytest.raises(TextTooLong):
        await takeaways.log(a_member(), "A good point\n" + "x" * 1001, source=next(SOURCES))

    assert await kept(store) == []


@pytest.mark.usefixtures("programme")
async def test_log_goes_to_the_talk_that_ended_last_within_a_week(takeaways, put, clock):
    await put(
        a_talk(version=1, state=TalkState.ENDED, ended_at=END),
        a_talk(code=SECOND, number=2, state=TalkState.ENDED, ended_at=END - timedelta(days=1)),
    )
    clock.set(END + timedelta(days=7, seconds=-1))

    logged = await takeaways.log(a_member(), "Thought of it on the way home", source=next(SOURCES))

    (takeaway,) = logged.takeaways
    assert (takeaway.talk, takeaway.segment, takeaway.minute) == (TALK_CODE, None, None)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(NoLiveTalk):
        await takeaways.log(a_member(), "Too late", source=next(SOURCES))


@pytest.mark.usefixtures("programme")
async def test_log_before_the_talk_finds_none(takeaways, clock):
    clock.set(START - timedelta(minutes=10))

    with pytest.raises(NoLiveTalk):
        await takeaways.log(a_member(), "Early bird", source=next(SOURCES))
    with pytest.raises(NoLiveTalk):
        await takeaways.log(a_member(), "Early bird", talk=TALK_CODE, source=next(SOURCES))

    logged = await takeaways.log(
        a_note_taker(), "Questions we hope for", talk=TALK_CODE, source=next(SOURCES)
    )
    assert logged.takeaways[0].minute is None


async def test_every_running_talk_may_be_meant_however_long_or_early_it_is(views, put, clock):
    longest = a_slot(minutes=MINUTES_MAX)
    begun_early = {"state": TalkState.LIVE, "started_at": START - timedelta(hours=1)}
    await put(
        a_talk(slot=longest),
        a_talk(code=SECOND, **begun_early),
        a_talk(code="TA1K03", state=TalkState.DRAFT),
    )

    async def meant(moment: datetime) -> list[str]:
        clock.set(moment)
        return [talk.code for talk in await views.live_for(MEMBER_ID)]

    assert await meant(START - timedelta(hours=1)) == [SECOND]
    forgotten = longest.ends_at + FORGOTTEN_AFTER
    assert await meant(forgotten - timedelta(seconds=1)) == [TALK_CODE]
    assert await meant(forgotten) == []


@pytest.mark.usefixtures("programme")
async def test_log_with_two_live_talks_names_both_and_takes_a_choice(takeaways, views, put):
    await put(a_talk(code=SECOND, number=2, title="Bridges"))

    with pytest.raises(SeveralLiveTalks) as caught:
        await takeaways.log(a_member(), "Where does this go", source=next(SOURCES))
    assert caught.value.params == {"titles": "Neighbours and the Town Square · Bridges"}
    assert [talk.code for talk in await views.live_talks(a_member())] == [TALK_CODE, SECOND]
    assert [talk.code for talk in await views.live_for(MEMBER_ID)] == [TALK_CODE, SECOND]
    await put(a_signup(talk=SECOND))
    assert [talk.code for talk in await views.live_for(MEMBER_ID)] == [SECOND]

    logged = await takeaways.log(
        a_member(), "Where does this go", talk=SECOND, source=next(SOURCES)
    )
    assert logged.talk.code == SECOND


@pytest.mark.usefixtures("programme")
async def test_a_talk_that_nobody_ended_gives_way_to_the_next(takeaways, put, clock):
    await put(
        a_talk(version=1, state=TalkState.LIVE, started_at=START),
        a_talk(
            code=SECOND,
            number=2,
            state=TalkState.LIVE,
            slot=None,
            started_at=START + timedelta(days=5),
        ),
    )
    clock.set(START + timedelta(days=5, minutes=3))

    logged = await takeaways.log(a_member(), "Here", source=next(SOURCES))

    assert (logged.talk.code, logged.takeaways[0].minute) == (SECOND, 3)


@pytest.mark.usefixtures("programme")
async def test_same_message_is_kept_once(takeaways, store, clock):
    clock.set(START + timedelta(minutes=3))
    first = await takeaways.log(a_member(), "One\nTwo", source=77)
    asked = await takeaways.ask(a_member(), "Why?", source=78)

    clock.advance(timedelta(days=30))
    again = await takeaways.log(a_member(), "One\nTwo", source=77)
    asked_again = await takeaways.ask(a_member(), "Why?", source=78)

    assert (again, asked_again) == (first, asked)
    assert len(await kept(store)) == 3


@pytest.mark.usefixtures("programme")
async def test_what_was_found_later_belongs_to_when_it_was_said(takeaways, put, clock):
    said_at = START + timedelta(minutes=3)
    clock.set(START + timedelta(minutes=20))
    running = await takeaways.log(a_member(), "Found", source=1, said_at=said_at)
    ended = a_talk(version=1, state=TalkState.ENDED, ended_at=START + timedelta(minutes=60))
    await put(ended)
    clock.set(START + timedelta(hours=2))
    over = await takeaways.log(a_member(), "Found late", source=2, said_at=said_at)
    after = await takeaways.log(a_member(), "Said on the way home", source=3)

    minutes = [each.takeaways[0].minute for each in (running, over, after)]
    assert minutes == [3, 3, None]


@pytest.mark.usefixtures("programme")
async def test_log_keeps_no_author_under_the_chatham_house_rule(
    takeaways, changing, put, store, clock
):
    await put(a_talk(version=1, chatham_house=True))

    logged = await takeaways.log(
        a_member(), "Said in confidence", source=next(SOURCES), dm_channel_id=next(SOURCES)
    )

    (takeaway,) = logged.takeaways
    assert logged.is_anonymous
    assert (takeaway.source, takeaway.dm_channel_id) == (None, None)
    assert takeaway.ticket is not None
    assert str(MEMBER_ID) not in repr(await kept(store))
    with pytest.raises(NotYours):
        await changing.undo(a_member(), takeaway.code)
    with pytest.raises(NotYours):
        await changing.undo(a_member(), takeaway.code, ticket="guessed")
    with pytest.raises(SupportNotKept):
        await changing.support(a_member(), takeaway.code)
    with pytest.raises(NotYours):
        await changing.undo(a_member(user_id=1), takeaway.code, ticket=takeaway.ticket)
    assert takeaway.ticket not in repr(await kept(store))
    clock.advance(timedelta(minutes=15))
    edited = await changing.edit(
        a_member(), takeaway.code, 1, "Said with care", ticket=takeaway.ticket
    )
    assert edited == replace(takeaway, text="Said with care", version=2)
    await changing.undo(a_member(), takeaway.code, ticket=takeaway.ticket)
    assert await kept(store) == []


@pytest.mark.usefixtures("programme")
async def test_a_ticket_works_for_a_quarter_of_an_hour(takeaways, changing, put, clock):
    await put(a_talk(version=1, chatham_house=True))
    (takeaway,) = (
        await takeaways.log(a_member(), "Said in confidence", source=next(SOURCES))
    ).takeaways
    # The moment is kept no more exactly than that.
    clock.advance(UNDO_WINDOW + MOMENT_KEPT + timedelta(seconds=1))

    with pytest.raises(UndoTooLate) as caught:
        await changing.undo(a_member(), takeaway.code, ticket=takeaway.ticket)

    assert caught.value.params == {"minutes": 15}
    await changing.undo(a_note_taker(), takeaway.code)


@pytest.mark.usefixtures("programme")
async def test_agreeing_on_the_chatham_house_rule_makes_earlier_notes_anonymous(put, store, clock):
    await put(a_takeaway(support=(NOTE_TAKER_ID,)))

    await TalkService(store, clock, (forget_authors,)).edit(
        an_organiser(), TALK_CODE, 1, TalkDetails(chatham_house=True)
    )

    assert await kept(store) == [a_takeaway(version=2).under_the_rule()]


async def set_rule(store, clock, *, wanted: bool) -> None:
    talks = TalkService(store, clock, (forget_authors,))
    talk = await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    await talks.edit(an_organiser(), TALK_CODE, talk.version, TalkDetails(chatham_house=wanted))


@pytest.mark.usefixtures("programme")
async def test_switching_the_rule_off_frees_nothing_that_was_said_under_it(takeaways, store, clock):
    await set_rule(store, clock, wanted=True)
    clock.advance(timedelta(minutes=20))
    said_at = clock.now()
    clock.advance(timedelta(minutes=1))
    await set_rule(store, clock, wanted=False)
    clock.advance(timedelta(minutes=1))

    # Said while it held, and read when it did no more; a form that was opened while it held.
    await takeaways.log(a_member(), "Said under it", source=next(SOURCES), said_at=said_at)
    await takeaways.log(a_member(), "Opened under it", source=next(SOURCES), under_rule=True)
    await takeaways.log(a_member(), "Said freely", source=next(SOURCES))

    found = {each.text: each for each in await kept(store)}
    assert found["Said freely"].author_id == MEMBER_ID
    for text in ("Said under it", "Opened under it"):
        under = found[text]
        assert under.is_under_the_rule
        assert (under.author_id, under.source, under.dm_channel_id) == (None, None, None)


@pytest.mark.usefixtures("programme")
async def test_the_points_of_one_message_cannot_be_tied_together(takeaways, store, clock, put):
    await put(a_talk(version=1, chatham_house=True))
    lines = [f"Point {number} of one person" for number in range(12)]
    clock.advance(timedelta(minutes=10, microseconds=123_456))
    await takeaways.log(a_member(), "\n".join(lines), source=next(SOURCES))
    clock.advance(timedelta(seconds=3, microseconds=777))
    await takeaways.log(a_note_taker(), "Of another", source=next(SOURCES))

    found = await kept(store)

    # What one message gave them alone: nothing that another's, of the same minutes, has not too.
    own = ("code", "ticket", "text")
    values = {
        tuple(sorted((k, str(v)) for k, v in asdict(each).items() if k not in own))
        for each in found
    }
    assert len(values) == 1
    assert len({each.code for each in found}) == len({each.ticket for each in found}) == 13
    # Nor does the order in which the store gives them say when they came.
    assert [each.text for each in found] != [*lines, "Of another"]


@pytest.mark.usefixtures("programme")
async def test_a_late_rule_takes_the_order_of_what_was_logged_before(takeaways, store, clock):
    lines = [f"Point {number} of one person" for number in range(12)]
    await takeaways.log(a_member(), "\n".join(lines), source=next(SOURCES))
    assert [each.text for each in await kept(store)] == lines

    await set_rule(store, clock, wanted=True)

    assert [each.text for each in await kept(store)] != lines
    assert {each.text for each in await kept(store)} == set(lines)
    hits = await store.search(OWNER, "person", (Takeaway,), limit=25)
    assert len(hits) == 12


@pytest.mark.usefixtures("programme")
async def test_ones_own_can_be_edited_and_removed_at_any_time(changing, store, put, clock):
    await put(a_takeaway())
    clock.advance(timedelta(days=30))

    edited = await changing.edit(a_member(), "TAKE00", 1, "+ Open at  eight\nin the evening")

    assert edited == a_takeaway(
        version=2,
        kind=TakeawayKind.PRACTICE,
        text="Open at eight in the evening",
        changed_by=MEMBER_ID,
        changed_at=clock.now(),
    )
    with pytest.raises(ChangedMeanwhile):
        await changing.edit(a_member(), "TAKE00", 1, "An older form")
    with pytest.raises(NotYours):
        await changing.edit(a_member(user_id=5), "TAKE00", 2, "Not mine")
    assert await kept(store) == [edited]
    assert await changing.undo(a_member(), "TAKE00") == edited
    with pytest.raises(TakeawayNotFound):
        await changing.undo(a_member(), "TAKE00")


@pytest.mark.usefixtures("programme")
async def test_support_counts_each_member_once_and_not_the_author(changing, put):
    await put(a_takeaway())

    await changing.support(a_member(), "TAKE00")
    await changing.support(a_note_taker(), "TAKE00")
    supported = await changing.support(a_note_taker(), "TAKE00")

    assert supported == a_takeaway(version=2, support=(NOTE_TAKER_ID,))


@pytest.mark.usefixtures("programme")
async def test_questions_from_the_audience_need_a_running_talk_or_its_name(takeaways, put, clock):
    clock.set(START - timedelta(days=1))
    with pytest.raises(NoLiveTalk):
        await takeaways.ask(a_member(), "Will there be coffee?", source=next(SOURCES))

    asked = await takeaways.ask(
        a_member(), "Will there be coffee?", talk=TALK_CODE, source=next(SOURCES)
    )

    (question,) = asked.takeaways
    assert (question.kind, question.text) == (TakeawayKind.QUESTION, "Will there be coffee?")
    clock.set(START)
    await put(a_talk(version=1, state=TalkState.ENDED, ended_at=START))
    with pytest.raises(NoLiveTalk):
        await takeaways.ask(a_member(), "Is anybody still here?", source=next(SOURCES))


@pytest.mark.usefixtures("programme")
async def test_a_talk_that_is_announced_later_takes_and_shows_no_question(
    takeaways, views, put, clock
):
    clock.set(START - timedelta(days=2))
    await put(a_talk(version=1, announce_at=START - timedelta(days=1)))

    with pytest.raises(TalkNotFound):
        await takeaways.ask(
            a_member(), "Will there be coffee?", talk=TALK_CODE, source=next(SOURCES)
        )
    with pytest.raises(TalkNotFound):
        await views.audience_view(a_member(), TALK_CODE)


@pytest.mark.usefixtures("programme")
async def test_live_panel_shows_minute_segment_last_point_and_questions_by_support(
    views, put, clock
):
    talk = a_talk(
        version=1,
        state=TalkState.LIVE,
        started_at=START,
        segments=(a_segment(title="Opening"),),
        marks=(SegmentMark(segment=1, at=START),),
    )
    await put(
        talk,
        a_takeaway(text="First"),
        a_takeaway(code="TAKE01", text="Last", support=(1, 2)),
        a_takeaway(code="ASK000", kind=TakeawayKind.QUESTION, text="When?"),
        a_takeaway(code="ASK001", kind=TakeawayKind.QUESTION, text="Who pays?", support=(1,)),
    )
    clock.advance(timedelta(minutes=34))

    assert await views.live_panel_view(OWNER, TALK_CODE) == LivePanelView(
        talk=replace(talk, version=2),
        is_live=True,
        segment=1,
        segment_title="Opening",
        takeaways=2,
        last="Last",
        last_support=2,
        questions=(
            QuestionView(code="ASK001", text="Who pays?", support=1, minute=10),
            QuestionView(code="ASK000", text="When?", support=0, minute=10),
        ),
    )


@pytest.mark.usefixtures("programme")
async def test_every_change_wants_the_posted_panel_redrawn(takeaways, changing, store, put, clock):
    panel = a_delivery(
        kind=DeliveryKind.LIVE_PANEL,
        place=Place.BACKSTAGE,
        state=DeliveryState.SENT,
        wake=None,
        message_id=77,
        channel_id=88,
    )
    await put(panel)

    (takeaway,) = (await takeaways.log(a_member(), "A point", source=next(SOURCES))).takeaways
    await changing.support(a_note_taker(), takeaway.code)
    await changing.support(a_note_taker(), takeaway.code)
    await changing.undo(a_member(), takeaway.code)

    (mirror,) = await store.read(OWNER, lambda docs: docs.select(Mirror))
    assert (mirror.kind, mirror.about, mirror.post) == (
        MirrorKind.LIVE_PANEL,
        TALK_CODE,
        panel.code,
    )
    assert (mirror.wanted, mirror.wake) == (3, START)


async def test_a_server_that_nobody_set_up_lets_members_log(takeaways, put):
    await put(a_talk())

    assert (await takeaways.log(a_member(), "A point", source=next(SOURCES))).talk.code == TALK_CODE


@pytest.mark.usefixtures("programme")
async def test_sixty_four_takeaways_come_in_three_pastes(takeaways, store):
    for size in (25, 25, 14):
        points = "\n".join(f"- Point {n}" for n in range(size))
        await takeaways.log(a_member(), points, source=next(SOURCES))

    found = await kept(store, edition=EDITION_CODE)
    assert len(found) == 64
    assert {each.text for each in found} == {f"Point {n}" for n in range(25)}


@pytest.mark.usefixtures("programme")
async def test_a_message_belongs_to_the_talk_of_its_thread_or_of_what_it_answers(views, put):
    sent = {"state": DeliveryState.SENT, "wake": None, "channel_id": 70}
    await put(
        a_delivery(code="THREAD", kind=DeliveryKind.THREAD, message_id=71, **sent),
        a_delivery(code="START0", kind=DeliveryKind.START, message_id=72, **sent),
    )

    for place in ({"channel_id": 71}, {"channel_id": 9, "reply_to": 72}):
        found = await views.talk_of_message(OWNER, **place)
        assert found is not None
        assert found.code == TALK_CODE
    assert await views.talk_of_message(OWNER, channel_id=9, reply_to=73) is None
    assert await views.talk_of_message(OWNER, channel_id=9) is None
