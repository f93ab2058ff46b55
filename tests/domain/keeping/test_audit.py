"""The chain shows what was changed, removed, added or put in another order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.keeping.audit import (
    AuditEntry,
    AuditHead,
    Deed,
    broken_at,
    deeds_between,
    new_head,
    next_entry,
)
from bot.domain.keeping.erasing import Erased, Erasure, without
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Links, Talk
from tests.factories import NOW, OWNER, a_draft, a_segment, a_slot, a_speaker, a_talk

ADA, BO = 1_000_000_000_000_000_701, 1_000_000_000_000_000_702


def chain(*doers: int | None) -> tuple[AuditHead, list[AuditEntry]]:
    head, entries = new_head(OWNER), []
    for number, by in enumerate(doers):
        entry = next_entry(
            head,
            code=f"AVD{number:03}",
            deed=Deed.MOVED,
            about="talk",
            which="TA1K00",
            by=by,
            salt=f"salt{number}",
            now=NOW + timedelta(hours=number),
        )
        entries.append(entry)
        head = head.after(entry)
    return head, entries


def test_what_nobody_touched_holds():
    head, entries = chain(ADA, None, BO)

    assert broken_at(head, reversed(entries)) is None
    assert broken_at(None, ()) is None
    assert broken_at(head.without(entries[0]), entries[1:]) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"by": BO},
        {"deed": Deed.ERASED},
        {"which": "TA1K01"},
        {"at": NOW - timedelta(days=1)},
        {"salt": None},
        {"doer": ""},
        {"digest": "0" * 64},
        {"number": 3},
    ],
)
def test_whatever_is_changed_shows(changes):
    head, entries = chain(ADA, ADA, BO)
    forged = replace(entries[1], **changes)

    assert broken_at(head, [entries[0], forged, entries[2]]) == 2


@pytest.mark.parametrize(("left", "at"), [((1, 2), 1), ((0, 2), 2), ((0, 1), 3), ((), 1)])
def test_whatever_is_removed_shows(left, at):
    head, entries = chain(ADA, ADA, BO)

    assert broken_at(head, [entries[each] for each in left]) == at


def test_entry_that_was_added_and_lost_head_show():
    head, entries = chain(ADA, ADA)
    _, longer = chain(ADA, ADA, BO)

    assert broken_at(head, longer) == 4
    assert broken_at(None, entries) == 3


def test_who_is_erased_is_in_no_entry_and_the_chain_holds():
    head, entries = chain(ADA, BO, ADA)
    erasure = Erasure(at=NOW, what=Erased.MEMBER, user_id=ADA)

    left = [without(each, erasure) for each in entries]

    assert [each.by for each in left] == [None, BO, None]
    assert [each.salt is None for each in left] == [True, False, True]
    assert broken_at(head, left) is None


ENDED = a_talk(state=TalkState.ENDED)


def of(consent: Consent) -> Talk:
    return a_talk(segments=(a_segment(speakers=(a_speaker(consent=consent),)),))


@pytest.mark.parametrize(
    ("before", "after", "deeds"),
    [
        (a_draft(), a_talk(), [Deed.ANNOUNCED]),
        (a_talk(), a_talk(announce_at=NOW + timedelta(days=1)), [Deed.ANNOUNCED]),
        (a_talk(), a_talk(slot=a_slot(minutes=60)), [Deed.MOVED]),
        (a_draft(), a_draft(slot=a_slot(minutes=60)), [Deed.CHANGED]),
        (a_talk(), a_talk(state=TalkState.CANCELLED), [Deed.CANCELLED]),
        (a_talk(state=TalkState.CANCELLED), a_talk(), [Deed.HELD_AFTER_ALL]),
        (a_talk(state=TalkState.LIVE), ENDED, [Deed.ENDED]),
        (ENDED, a_talk(state=TalkState.LIVE), [Deed.WENT_ON]),
        (a_talk(), a_talk(chatham_house=True), [Deed.RULE_ON]),
        (a_talk(chatham_house=True), a_talk(), [Deed.RULE_OFF]),
        (a_talk(), a_talk(title="Another"), [Deed.CHANGED]),
        (a_talk(), a_talk(links=Links(join="https://example.org/join")), [Deed.LINKS]),
        (a_talk(), a_talk(note_taker_ids=(BO,)), [Deed.NOTE_TAKERS]),
        (of(Consent.NOT_ASKED), of(Consent.NAMED), [Deed.CONSENTS]),
        (of(Consent.NAMED), of(Consent.NONE), [Deed.CONSENTS]),
        (a_talk(segments=()), of(Consent.NOT_ASKED), [Deed.CHANGED]),
        (a_talk(), a_talk(version=7, turned_at=NOW, marks=()), []),
    ],
)
def test_what_of_a_talk_is_noted(before, after, deeds):
    assert list(deeds_between(before, after)) == deeds
