"""What older schemas kept, made to fit: each payload that a bot of theirs could have written."""

import msgspec
import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import MachineWorry, OtherTime, SheetAhead, Worry
from bot.domain.talks.preview import LaterAnnouncement, NewTalk, OtherSlot, PastedProgramme, Preview
from bot.domain.times.wall import WallTime
from bot.store.kinds import describe
from bot.store.steps import with_its_poll, with_payload, with_typed_preview
from tests.factories import END, START, ZONE, a_delivery, a_slot, told
from tests.store.golden_1 import MOMENT

WALL = a_slot().start
WRITTEN = f"{WALL.local.isoformat()}|{ZONE}|0"


def decoded(cls, fields):
    return describe(cls).decode(msgspec.json.encode(fields).decode())


def delivered(detail):
    kept = msgspec.to_builtins(a_delivery())
    del kept["payload"]
    return decoded(Delivery, with_payload({**kept, "detail": detail})).payload


@pytest.mark.parametrize(
    ("detail", "payload"),
    [
        ({}, None),
        ({"mark": "14"}, SheetAhead(days=14)),
        (
            {"old": START.isoformat(), "new": END.isoformat()},
            OtherTime(old=START, new=END),
        ),
        (
            {"what": "clock_ahead", "reason": "120"},
            MachineWorry(worry=Worry.CLOCK_AHEAD, reason="120"),
        ),
        (
            {
                "0": "start|late|TA1K00||3",
                "1": "start|no_permission|TA1K00|posted",
                "since": START.isoformat(),
            },
            told("start|late|TA1K00||3", "start|no_permission|TA1K00|posted", since=START),
        ),
        ({"0": "poll|poll_lost|TA1K00"}, told("poll|poll_lost|TA1K00")),
    ],
)
def test_detail_of_a_delivery_becomes_its_payload(detail, payload):
    assert delivered(detail) == payload


@pytest.mark.parametrize(
    ("verb", "written", "payload"),
    [
        (
            "new",
            {"title": "Ice", "place": "Zoom", "edition": "ED2026", "minutes": "60"},
            NewTalk(title="Ice", candidates=(WALL, WALL), minutes=60, edition="ED2026"),
        ),
        (
            "move",
            {"talk": "TA1K00", "version": "3", "minutes": "60"},
            OtherSlot(talk="TA1K00", seen=3, candidates=(WALL, WALL), minutes=60),
        ),
        (
            "announce",
            {"talk": "TA1K00", "version": "3", "minutes": "0"},
            LaterAnnouncement(talk="TA1K00", seen=3, candidates=(WALL, WALL)),
        ),
        (
            "programme",
            {"text": "Talk 1", "edition": "ED2026", "title": "", "start": "", "minutes": "90"},
            PastedProgramme(text="Talk 1", edition="ED2026"),
        ),
        ("of another time", {"anything": "at all"}, None),
    ],
)
def test_preview_becomes_a_record_of_its_type(verb, written, payload):
    walls = (
        {}
        if verb in {"programme", "of another time"}
        else dict.fromkeys(("when0", "when1"), WRITTEN)
    )
    kept = msgspec.to_builtins(Preview(owner="guild:1", code="PEND01", user_id=1, made_at=MOMENT))
    old = {**kept, "verb": verb, "payload": {**written, **walls}}

    assert decoded(Preview, with_typed_preview(old)).payload == payload


def test_wall_times_keep_which_of_two_they_are():
    written = {"title": "Ice", "place": "Zoom", "edition": "E", "minutes": "60"}
    old = {"verb": "new", "payload": {**written, "when0": f"2026-10-25T02:30:00|{ZONE}|1"}}

    (wall,) = with_typed_preview(old)["payload"]["candidates"]
    assert msgspec.convert(wall, WallTime).fold == 1


def test_older_series_keep_the_native_poll_and_a_chosen_one_stays():
    assert with_its_poll({"code": "SERE5A"})["poll"] == "native"
    assert with_its_poll({"code": "SERE5A", "poll": "ballot"})["poll"] == "ballot"
