import argparse
import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commandline.deliveries import main
from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.errors import StoreNotOpened
from bot.domain.kinds import KINDS
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.paths import DataFolder
from bot.settings import Settings
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.copies import note_copy
from tests.factories import (
    GUILD_ID,
    MEMBER_ID,
    OTHER_GUILD_ID,
    OWNER,
    a_delivery,
    a_mirror,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.store.filling import fill
from tests.store.upkeep.damage import flip_a_byte_of

DAY = timedelta(days=1)
OTHER = f"guild:{OTHER_GUILD_ID}"


def deliveries(
    folder: Path, *, stuck: bool = False, server: int | None = None, as_json: bool = False
) -> int:
    args = argparse.Namespace(stuck=stuck, server=server, json=as_json)
    return main(args, Settings(data=folder))


@pytest.fixture
def now() -> datetime:
    return SystemClock().now().replace(second=0, microsecond=0)


@pytest.fixture
def planned(tmp_path: Path, now: datetime) -> Path:
    """An announcement that pings, and a letter; on another server a test."""
    fill(
        tmp_path,
        a_server(ping_role_ids=(7,)),
        a_series(),
        an_edition(),
        a_talk(ping=True),
        a_delivery(
            code="DE2000",
            kind=DeliveryKind.SOON,
            place=Place.MEMBER,
            user_id=MEMBER_ID,
            due=now + 2 * DAY,
        ),
        a_delivery(due=now + DAY),
        a_server(owner=OTHER, code=str(OTHER_GUILD_ID), name="Southville"),
        a_delivery(
            owner=OTHER,
            code="DE3000",
            kind=DeliveryKind.TEST,
            place=Place.BACKSTAGE,
            about=str(OTHER_GUILD_ID),
            due=now + 3 * DAY,
        ),
    )
    return tmp_path


def held(**fields):
    defaults = {"state": DeliveryState.HELD, "reason": Reason.NO_CHANNEL, "wake": None}
    return a_delivery(**{"code": "HE1000"} | defaults | fields)


def test_deliveries_lists_what_is_planned_by_its_time(planned: Path, now, capsys):
    assert deliveries(planned) == 0

    one, two, three = (f"{now + days * DAY:%Y-%m-%d %H:%M}" for days in (1, 2, 3))
    talk = "Neighbours and the Town Square"
    assert capsys.readouterr().out.splitlines() == [
        f"3 planned messages · pings: 1 · the next at {one} UTC",
        "  Due (UTC)         Message                 Goes to        Server            About",
        f"  {one}  Announcement (pings)    talks channel  Northville Talks  {talk}",
        f"  {two}  Letter before the talk  a member       Northville Talks  {talk}",
        f"  {three}  Test message            backstage      Southville        –",
        "",
        "Nothing is stuck.",
        "Last backup: never · last copy elsewhere: never",
        "All is well.",
    ]


def test_deliveries_says_why_something_is_stuck(tmp_path: Path, now, capsys):
    late = a_delivery(code="DE2000", kind=DeliveryKind.RUN_SHEET, due=now - DAY)
    fill(tmp_path, a_server(), a_talk(title="Loud \x1b[31mtalk"), held(due=now), late)

    assert deliveries(tmp_path, stuck=True) == NEEDS_PEOPLE

    assert capsys.readouterr().out.splitlines() == [
        "2 messages are stuck:",
        "  Due (UTC)         Message       Goes to        Server            Code",
        f"  {now - DAY:%Y-%m-%d %H:%M}  Run sheet     talks channel  Northville Talks  DE2000",
        "      Loud [31mtalk: the bot sends it, or says why not, when it runs",
        f"  {now:%Y-%m-%d %H:%M}  Announcement  talks channel  Northville Talks  HE1000",
        "      Loud [31mtalk: no channel is chosen for it. Choose one with `/setup`.",
        "",
        "An organiser mends at /desk what is stuck; the bot looks after the rest when it runs.",
    ]


def test_doubt_of_seconds_is_shown_and_needs_nobody(tmp_path: Path, now, capsys):
    fill(tmp_path, a_server(), a_delivery(state=DeliveryState.DOUBTFUL, wake=now + DAY))

    assert deliveries(tmp_path) == 0
    told = capsys.readouterr().out
    assert "One message is stuck:" in told
    assert told.endswith("the bot looks after what is listed when it runs.\n")


@pytest.mark.parametrize(("server", "codes"), [(GUILD_ID, 2), (OTHER_GUILD_ID, 1), (404, 0)])
def test_deliveries_of_one_server_are_those_of_no_other(planned, server, codes, capsys):
    assert deliveries(planned, server=server, as_json=True) == 0

    told = json.loads(capsys.readouterr().out)
    assert [each["owner"] for each in told["planned"]] == [f"guild:{server}"] * codes


def test_json_says_the_same_and_names_no_member(planned: Path, now, capsys):
    assert deliveries(planned, as_json=True) == 0

    out = capsys.readouterr().out
    told = json.loads(out)
    assert {name: told[name] for name in ("next_due", "pings", "stuck", "damaged")} == {
        "next_due": (now + DAY).isoformat(),
        "pings": 1,
        "stuck": [],
        "damaged": [],
    }
    assert told["planned"][1] == {
        "code": "DE2000",
        "is_update": False,
        "owner": OWNER,
        "server": "Northville Talks",
        "kind": "soon",
        "place": "member",
        "about": "TA1K00",
        "title": "Neighbours and the Town Square",
        "due": (now + 2 * DAY).isoformat(),
        "zone": "Europe/Copenhagen",
        "pings": False,
        "state": "planned",
        "attempts": 0,
        "trouble": None,
        "reason": None,
    }
    assert str(MEMBER_ID) not in out


def test_refused_update_of_a_message_is_stuck_too(tmp_path: Path, capsys):
    sent = a_delivery(state=DeliveryState.SENT, wake=None)
    fill(tmp_path, a_server(), a_talk(), sent, a_mirror(reason=Reason.NO_PERMISSION))

    assert deliveries(tmp_path) == NEEDS_PEOPLE
    told = capsys.readouterr().out
    assert "Announcement (update)  talks channel  Northville Talks  M1RR0R" in told


def test_json_gives_trouble_and_reason(tmp_path: Path, now, capsys):
    fill(tmp_path, a_server(), held())

    assert deliveries(tmp_path, as_json=True) == NEEDS_PEOPLE
    (stuck,) = json.loads(capsys.readouterr().out)["stuck"]
    assert (stuck["trouble"], stuck["reason"]) == ("held", "no_channel")


def test_deliveries_tells_of_the_last_backup(planned: Path, capsys):
    folder = DataFolder(planned)
    made = datetime.fromisoformat("2026-03-02T09:00+00:00")
    make_backup(folder, folder.backups, now=made)
    note_copy(folder.copies, now=made + DAY)

    deliveries(planned)

    said = "Last backup: 2026-03-02 09:00 UTC · last copy elsewhere: 2026-03-03 09:00 UTC"
    assert said in capsys.readouterr().out.splitlines()


def test_deliveries_names_what_is_damaged_and_shows_the_rest(planned: Path, capsys):
    flip_a_byte_of(DataFolder(planned).database, "Neighbours and")

    assert deliveries(planned) == DAMAGED

    told = capsys.readouterr().out.splitlines()
    assert "Cannot be read: talk TA1K00" in told
    assert any("Letter before the talk" in line for line in told)
    assert told[-1].startswith("Some of the data is damaged.")


def test_deliveries_changes_nothing_and_works_beside_the_bot(planned: Path, capsys):
    async def run() -> int:
        bot = await open_store(planned, KINDS)
        try:
            before = await bot.survey(everything)
            code = await asyncio.to_thread(deliveries, planned)
            assert await bot.survey(everything) == before
        finally:
            await bot.close()
        return code

    assert asyncio.run(run()) == 0


def everything(docs):
    return [each for kind in KINDS for each in docs.select(kind)]


def test_deliveries_without_data_leaves_nothing_behind(tmp_path: Path):
    with pytest.raises(StoreNotOpened):
        deliveries(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
