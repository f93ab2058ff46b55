from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import TextMissing, TextTooLong, TooMany
from bot.domain.takeaways.errors import NobodysAnyMore, NotYours, UndoTooLate
from bot.domain.takeaways.takeaway import (
    LINES_MAX,
    MOMENT_KEPT,
    TEXT_MAX,
    UNDO_WINDOW,
    Placement,
    Takeaway,
    TakeawayKind,
    TypedTakeaway,
    log,
    parse_line,
    parse_lines,
    tagged,
    typed,
)
from bot.domain.talks.talk import FORGOTTEN_AFTER
from tests.factories import (
    EDITION_CODE,
    END,
    MEMBER_ID,
    NOTE_TAKER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_segment,
    a_speaker,
    a_takeaway,
    a_talk,
)

K = TakeawayKind
SECOND = timedelta(seconds=1)
TALK = a_talk(segments=(a_segment(), a_segment(title="What the school heard")))
LINE = TypedTakeaway(kind=K.PRACTICE, text="Evening hours #library", tags=("library",))


def logged(talk=TALK, *, now=START, author_id=MEMBER_ID):
    return log(LINE, code="TAKE01", talk=talk, author_id=author_id, ticket="ticket-1", now=now)


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ("Trust is slow", K.INSIGHT, "Trust is slow"),
        ("? Who pays", K.QUESTION, "Who pays"),
        ("?Who pays", K.QUESTION, "Who pays"),
        ("! Call the school", K.ACTION, "Call the school"),
        ("+ Open in the evening", K.PRACTICE, "Open in the evening"),
        ("= We meet monthly", K.DECISION, "We meet monthly"),
        ("@ https://northville.example", K.RESOURCE, "https://northville.example"),
        ("@ada said so", K.INSIGHT, "@ada said so"),
        ("<@123> said so", K.INSIGHT, "<@123> said so"),
        ("- ? Who pays", K.QUESTION, "Who pays"),
        ("  * Trust is slow  ", K.INSIGHT, "Trust is slow"),
        ("-5 degrees", K.INSIGHT, "-5 degrees"),
        ("Why not?", K.INSIGHT, "Why not?"),
        ("**bold** @everyone", K.INSIGHT, "**bold** @everyone"),
    ],
)
def test_first_character_tells_the_kind(written, kind, text):
    assert parse_line(written) == TypedTakeaway(kind=kind, text=text)


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("Trust #Youth and #schools", ("youth", "schools")),
        ("#youth #Youth", ("youth",)),
        ("issue#5 and a#b", ()),
        ("#x is too short", ()),
        ("#børn #équipe_2", ("børn", "équipe_2")),
    ],
)
def test_tags_are_folded_and_named_once(written, tags):
    assert parse_line(written).tags == tags


@pytest.mark.parametrize("written", ["", "   ", "?", "! ", "- ", "- ?"])
def test_line_without_text_is_refused(written):
    with pytest.raises(TextMissing):
        parse_line(written)


def test_text_has_a_limit():
    assert parse_line("? " + "x" * TEXT_MAX).text == "x" * TEXT_MAX
    with pytest.raises(TextTooLong) as error:
        parse_line("x" * (TEXT_MAX + 1))

    assert error.value.params == {"length": TEXT_MAX + 1, "limit": TEXT_MAX}


def test_several_lines_are_several_takeaways():
    assert parse_lines("\n- one\r\n\n? two\n") == (
        TypedTakeaway(kind=K.INSIGHT, text="one"),
        TypedTakeaway(kind=K.QUESTION, text="two"),
    )


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("", TextMissing),
        (" \n ", TextMissing),
        ("fine\n?", TextMissing),
        ("fine\n" + "x" * (TEXT_MAX + 1), TextTooLong),
        ("one\n" * (LINES_MAX + 1), TooMany),
    ],
)
def test_one_bad_line_refuses_all(written, error):
    with pytest.raises(error):
        parse_lines(written)


@pytest.mark.parametrize("kind", TakeawayKind)
def test_form_shows_what_would_be_typed(kind):
    takeaway = a_takeaway(kind=kind, text="Ask the school #youth")

    assert parse_line(typed(takeaway)) == TypedTakeaway(
        kind=kind, text="Ask the school #youth", tags=("youth",)
    )


def test_takeaway_keeps_who_where_and_when():
    assert logged(now=START + timedelta(minutes=34, seconds=59)) == Takeaway(
        owner=OWNER,
        code="TAKE01",
        talk=TALK_CODE,
        edition=EDITION_CODE,
        kind=K.PRACTICE,
        text="Evening hours #library",
        tags=("library",),
        author_id=MEMBER_ID,
        segment=1,
        minute=34,
        logged_at=START + timedelta(minutes=34, seconds=59),
    )


def test_chatham_house_rule_keeps_no_author():
    takeaway = logged(replace(TALK, chatham_house=True))

    assert (takeaway.author_id, takeaway.ticket) == (None, "ticket-1")
    assert str(MEMBER_ID) not in repr(takeaway)


@pytest.mark.parametrize(
    ("talk", "now"),
    [
        (TALK, START - SECOND),
        (TALK, END + FORGOTTEN_AFTER),
        (TALK.begun(now=START).ended(now=END), END + SECOND),
    ],
)
def test_what_is_logged_before_or_after_has_no_minute_and_no_segment(talk, now):
    takeaway = logged(talk, now=now)

    assert (takeaway.segment, takeaway.minute) == (None, None)


def test_takeaway_of_a_later_segment_says_so():
    talk = TALK.begun(now=START).next_segment(now=START + timedelta(minutes=20))

    assert logged(talk, now=START + timedelta(minutes=21)).segment == 2


def test_edit_keeps_all_but_what_was_typed():
    takeaway = a_takeaway(placement=Placement.PLACED, finding="F1ND00", support=(5,))

    assert takeaway.edited(LINE) == replace(
        takeaway, kind=LINE.kind, text=LINE.text, tags=LINE.tags
    )


def test_support_is_one_voice_each_and_not_ones_own():
    takeaway = a_takeaway(author_id=1)
    for user in (2, 2, 1, 3):
        takeaway = takeaway.supported_by(user)

    assert takeaway.support == (2, 3)


def test_anonymous_takeaway_knows_nobody():
    assert a_takeaway(support=(5, 6)).anonymous() == a_takeaway(author_id=None)


@pytest.mark.parametrize("placement", [Placement.TO_SORT, Placement.LATER, Placement.LEFT_OUT])
def test_what_is_put_aside_leaves_its_finding(placement):
    placed = a_takeaway().placed_in("F1ND00")

    assert placed == a_takeaway(placement=Placement.PLACED, finding="F1ND00")
    assert placed.put_aside(placement) == a_takeaway(placement=placement)


def may_edit(takeaway, user_id, *, is_note_taker=False, ticket=None, now=START):
    takeaway.require_editor(user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)


def test_author_and_note_takers_may_edit():
    may_edit(a_takeaway(), MEMBER_ID)
    may_edit(a_takeaway(), NOTE_TAKER_ID, is_note_taker=True)
    with pytest.raises(NotYours):
        may_edit(a_takeaway(), NOTE_TAKER_ID)


def test_ticket_lets_whoever_holds_it_edit_for_a_while():
    secret = a_takeaway(author_id=None, ticket="ticket-1", logged_at=START)

    mine = secret.ticket_of(MEMBER_ID)
    may_edit(secret, MEMBER_ID, ticket=mine, now=START + UNDO_WINDOW)
    with pytest.raises(NotYours):
        may_edit(secret, MEMBER_ID, ticket="ticket-2")
    # Neither what the store keeps is a ticket, nor is a person's own one in other hands.
    with pytest.raises(NotYours):
        may_edit(secret, MEMBER_ID, ticket="ticket-1")
    with pytest.raises(NotYours):
        may_edit(secret, NOTE_TAKER_ID, ticket=mine)
    with pytest.raises(NotYours):
        may_edit(secret, MEMBER_ID, ticket="ä" * 20)
    with pytest.raises(NotYours):
        may_edit(secret, MEMBER_ID)
    with pytest.raises(UndoTooLate) as error:
        may_edit(secret, MEMBER_ID, ticket=mine, now=START + UNDO_WINDOW + MOMENT_KEPT + SECOND)

    assert error.value.params == {"minutes": 15}


def test_takeaway_without_author_or_ticket_is_for_note_takers_only():
    with pytest.raises(NobodysAnyMore):
        may_edit(a_takeaway(author_id=None), MEMBER_ID)


ALONE = a_segment(title="Opening")
TOGETHER = a_segment(speakers=(a_speaker(), a_speaker(name="Ben Beispiel")))


@pytest.mark.parametrize(
    ("segment", "under_rule", "place"),
    [(ALONE, False, (1, 10)), (ALONE, True, (None, None)), (TOGETHER, True, (1, None))],
)
def test_under_the_rule_no_place_leads_to_whoever_spoke(segment, under_rule, place):
    """Nor does a minute tie the points of one message together, or stand beside its time."""
    talk = a_talk(segments=(segment,), chatham_house=under_rule)
    at = START + timedelta(minutes=10)
    line = parse_lines("Doors stay open")[0]
    kept = log(line, code="TAKE00", talk=talk, author_id=7, ticket="t", now=at)
    assert (kept.segment, kept.minute) == place
    open_talk = replace(talk, chatham_house=False)
    before = log(line, code="TAKE00", talk=open_talk, author_id=7, ticket="t", now=at)
    late = before.under_the_rule(talk)
    assert (late.segment, late.minute) == (place[0] if under_rule else None, None)
    assert (before.under_the_rule().segment, before.under_the_rule().minute) == (None, None)


@pytest.mark.parametrize(
    ("typed", "tag", "kept"),
    [
        ("Benches", "#light", "Benches #light"),
        ("One\n\nTwo #Light", "light", "One #light\n\nTwo #Light"),
        ("One", "street life", "One #street_life"),
        ("One", "?!", "One"),
        ("One", "", "One"),
        ("One", "x" * 40, "One #" + "x" * 30),
    ],
)
def test_a_tag_is_put_to_each_line_once(typed: str, tag: str, kept: str):
    assert tagged(typed, tag) == kept
