import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Restored
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import NoticeLine, notice_of
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.document import Document
from bot.domain.keeping.erasing import Erased, Erasure, erasing
from bot.domain.keeping.errors import LedgerDamaged, NotABackup, StoreInUse, StoreIsNewer
from bot.domain.kinds import KINDS
from bot.domain.partners.partner import Arrival, Following, FollowingState
from bot.domain.partners.shared import shared_talk
from bot.paths import DataFolder
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.erasures import read_erasures, write_down
from bot.store.upkeep.rescue import rescuing
from bot.store.upkeep.restoring import Prepared, arm, prepare, restoring
from tests.factories import (
    MEMBER_ID,
    NOW,
    OWNER,
    a_ballot_poll,
    a_delivery,
    a_mirror,
    a_series,
    a_server,
    a_signup,
    a_takeaway,
    a_talk,
    an_edition,
)
from tests.store.filling import contents, fill
from tests.store.upkeep.damage import damage_page_of

LATER = NOW + timedelta(days=2)
DUE = a_delivery(code="DVE001", due=NOW + timedelta(days=1), key="a" * 20)
WAITS = a_delivery(code="WA1T01", due=NOW + timedelta(days=5), key="b" * 20)
WORLD: tuple[Document, ...] = (
    a_server(),
    a_series(),
    an_edition(),
    a_talk(),
    a_signup(),
    a_takeaway(),
    a_delivery(state=DeliveryState.SENT, wake=None),
    a_mirror(),
    DUE,
    WAITS,
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    fill(folder.root, *WORLD)
    return folder


@pytest.fixture
def backup(folder: DataFolder) -> Path:
    return make_backup(folder, folder.backups, now=NOW)


def restore(folder: DataFolder, file: Path, *, armed: bool = True) -> tuple[Prepared, Path | None]:
    with restoring(folder.root) as owned:
        prepared = asyncio.run(prepare(owned, file, KINDS, now=LATER))
        return prepared, arm(owned, now=LATER) if armed else None


def a_tally(poll: BallotPoll, *, answers: int = 5) -> Tally:
    return Tally(
        owner=poll.owner,
        code=poll.code,
        talk=poll.talk,
        edition=poll.edition,
        answers=answers,
        totals=(QuestionTotals(key="useful", answers=answers, counts=(answers, 0, 0, 0, 0)),),
    )


def names(folder: DataFolder) -> list[str]:
    """What lies there, but for the journals that readers leave behind empty."""
    return sorted(
        path.name for path in folder.root.iterdir() if not path.name.endswith(("-wal", "-shm"))
    )


def by_code(folder: DataFolder, code: str) -> Document:
    (found,) = [each for each in contents(folder.root) if each.code == code]
    return found


def test_dry_run_shows_what_would_be_sent_and_changes_nothing(folder: DataFolder, backup: Path):
    fill(folder.root, a_takeaway(code="NEWER1"))
    before = folder.database.read_bytes()

    prepared, _ = restore(folder, backup, armed=False)

    doubtful = step(DUE, Restored(NOW), now=LATER)
    assert [each.code for each in prepared.doubtful] == [DUE.code]
    assert prepared.doubtful[0].claim == doubtful.claim
    assert [each.code for each in prepared.planned] == [WAITS.code]
    assert (prepared.made_at, prepared.documents, prepared.present) == (NOW, 10, 11)
    assert (prepared.erasures, prepared.erased, prepared.held) == (0, 0, ())
    assert folder.database.read_bytes() == before
    assert names(folder) == ["backups", "lock", "rostrum.sqlite3"]


def test_team_is_told_of_an_open_poll_whose_answers_no_backup_holds(folder: DataFolder):
    poll = a_ballot_poll(post=DUE.code).opened(now=NOW)
    fill(folder.root, poll, a_ballot_poll(code="BA1109", post=DUE.code, talk="TA1K02"))
    backup = make_backup(folder, folder.backups, now=NOW)

    prepared, _ = restore(folder, backup)

    (notice,) = [
        each
        for each in contents(folder.root)
        if isinstance(each, Delivery) and each.kind is DeliveryKind.NOTICE
    ]
    line = NoticeLine(what=DeliveryKind.BALLOT, reason=Reason.NOT_IN_BACKUP, about=poll.talk)
    assert notice_of(notice.payload).lines == (line,)
    # The host reads beforehand that it will be sent.
    assert notice.code in {each.code for each in prepared.planned}


def test_polls_that_were_sealed_since_stay_sealed_with_what_was_counted(folder: DataFolder):
    open_then = a_ballot_poll(post=DUE.code).opened(now=NOW)
    # Of another talk the poll, and its message, are not in the backup at all.
    line = a_delivery(
        code="HA1F01",
        key="h" * 20,
        kind=DeliveryKind.BALLOT_HALF_TIME,
        due=NOW + timedelta(days=1),
    )
    fill(folder.root, open_then, line, a_talk(code="TA1K02"))
    backup = make_backup(folder, folder.backups, now=NOW)
    sealed = open_then.closing(now=LATER).sealed(now=LATER, after=0)
    later = a_ballot_poll(code="BA1109", talk="TA1K02", post="CARR1R").opened(now=NOW)
    carrier = a_delivery(code="CARR1R", about="TA1K02", state=DeliveryState.SENT, wake=None)
    fill(
        folder.root,
        *(replace(sealed, version=1), a_tally(sealed), carrier),
        *(later.closing(now=LATER).sealed(now=LATER, after=1), a_tally(later, answers=6)),
        # Nobody can be told of a talk that the backup does not know.
        *(a_ballot_poll(code="BA1110", talk="TA1K03").lost(now=NOW),),
    )

    restore(folder, backup)

    found = contents(folder.root)
    polls = {each.code: each for each in found if isinstance(each, BallotPoll)}
    assert polls.keys() == {sealed.code, later.code}
    assert all(each.is_sealed for each in polls.values())
    answers = {each.code: each.answers for each in found if isinstance(each, Tally)}
    assert answers == {sealed.code: 5, later.code: 6}
    assert by_code(folder, "CARR1R").state is DeliveryState.SENT
    # It may stand, so it is looked for; it is not sent.
    assert by_code(folder, line.code).overtaken
    assert [each for each in found if getattr(each, "kind", "") is DeliveryKind.NOTICE] == []
    assert not check_database(folder.database, KINDS, now=LATER).is_damaged


def test_what_became_stricter_since_stays_so(folder: DataFolder):
    fill(folder.root, replace(a_series(is_on_web=True), version=1))
    backup = make_backup(folder, folder.backups, now=NOW)
    hidden = replace(a_takeaway(hidden_at=LATER), version=1)
    fill(folder.root, replace(a_series(title="Later", is_on_web=False), version=2), hidden)

    prepared, _ = restore(folder, backup)

    assert prepared.tightened == 2
    assert by_code(folder, a_series().code).title == a_series().title
    assert not by_code(folder, a_series().code).is_on_web
    assert by_code(folder, hidden.code).is_hidden
    assert not check_database(folder.database, KINDS, now=LATER).is_damaged


def an_arrival(code: str, of: str) -> Arrival:
    talk = shared_talk(a_talk(code=of), an_edition(), now=NOW)
    return Arrival(owner=OWNER, code=code, following="F0NG01", talk=talk, first_start=NOW)


def test_what_was_carried_to_a_partner_since_is_not_carried_again(folder: DataFolder):
    """Its message is of a key that the backup does not know, so that no look would find it."""
    following = Following(
        owner=OWNER,
        code="F0NG01",
        source="guild:300",
        series="SER1E9",
        title="South Talks",
        server="South",
        digest="1" * 64,
        asked_at=NOW,
        state=FollowingState.ACTIVE,
        channel_id=5,
        since=NOW,
    )
    known = an_arrival("ARR101", "THEIR1")
    fill(folder.root, following, known)
    backup = make_backup(folder, folder.backups, now=NOW)
    post = a_delivery(
        kind=DeliveryKind.PARTNER_TALK, place=Place.FOLLOWED, code="DE1007", wake=None
    )
    stands = replace(post, about="ARR102", key="f" * 20, state=DeliveryState.SENT)
    # It was never sent, so that it can come anew.
    waits = replace(post, code="DE1008", about="ARR103", key="g" * 20, wake=NOW)
    fill(
        folder.root,
        *(replace(known, version=1, is_withdrawn=True),),
        *(an_arrival("ARR102", "THEIR2"), stands, an_arrival("ARR103", "THEIR3"), waits),
        replace(an_arrival("ARR104", "THEIR4"), following="F0NG02"),
    )

    restore(folder, backup)

    arrivals = {each.code: each for each in contents(folder.root) if isinstance(each, Arrival)}
    assert arrivals.keys() == {"ARR101", "ARR102"}
    assert not arrivals["ARR101"].is_withdrawn
    assert by_code(folder, "DE1007").state is DeliveryState.SENT
    assert not check_database(folder.database, KINDS, now=LATER).is_damaged


def test_poll_that_came_in_the_place_of_a_planned_one_is_the_only_one(folder: DataFolder):
    """The talk went on since, so the poll of the backup was taken back."""
    fill(folder.root, a_ballot_poll(post=WAITS.code))
    backup = make_backup(folder, folder.backups, now=NOW)
    instead = a_ballot_poll(code="BA1109", post="CARR1R").opened(now=NOW).closing(now=LATER)
    fill(folder.root, instead.sealed(now=LATER, after=0), a_tally(instead))

    restore(folder, backup)

    found = contents(folder.root)
    assert [each.code for each in found if isinstance(each, BallotPoll)] == [instead.code]
    assert by_code(folder, WAITS.code).state is DeliveryState.WITHDRAWN


def test_armed_it_is_the_database_and_the_one_before_is_kept(folder: DataFolder, backup: Path):
    fill(folder.root, a_takeaway(code="NEWER1"))
    before = contents(folder.root)

    _, kept = restore(folder, backup)

    after = {each.code: each for each in contents(folder.root)}
    assert set(after) == {each.code for each in WORLD}
    assert after[DUE.code].state is DeliveryState.DOUBTFUL
    assert after[WAITS.code].state is DeliveryState.PLANNED
    assert after["M1RR0R"].wanted == 1
    report = check_database(folder.database, KINDS, now=LATER)
    assert not report.is_damaged
    assert kept is not None
    assert kept.parent == folder.aside
    kept.rename(folder.database)
    assert contents(folder.root) == before


def test_it_is_refused_while_the_bot_runs(folder: DataFolder, backup: Path):
    async def beside_the_bot() -> None:
        store = await open_store(folder.root, KINDS)
        with pytest.raises(StoreInUse):
            await asyncio.to_thread(restoring(folder.root).__enter__)
        await store.close()

    asyncio.run(beside_the_bot())


def test_what_was_erased_since_is_erased_again(folder: DataFolder, backup: Path):
    write_down(folder.erasures, Erasure(at=NOW - timedelta(1), what=Erased.OWNER, owner=OWNER))
    member = Erasure(at=LATER, what=Erased.MEMBER, user_id=MEMBER_ID)
    write_down(folder.erasures, member)

    prepared, _ = restore(folder, backup)

    assert (prepared.erasures, prepared.erased) == (1, 2)
    codes = {each.code for each in contents(folder.root)}
    assert "S1GN00" not in codes
    assert by_code(folder, "TAKE00").author_id is None


def test_what_was_erased_a_moment_before_is_erased_at_each_restoring(
    folder: DataFolder, backup: Path
):
    """The bot was stopped before its ledger had heard of it."""
    member = Erasure(at=LATER, what=Erased.MEMBER, user_id=MEMBER_ID)
    fill(folder.root, erasing(member, owner=OWNER, code="ERAS1N"))

    for erased in (2, 2):
        prepared, _ = restore(folder, backup)
        assert prepared.erased == erased
        assert "S1GN00" not in {each.code for each in contents(folder.root)}
    assert [each.user_id for each in read_erasures([folder.erasures])] == [MEMBER_ID]


def test_the_ledger_beside_the_backup_counts_too(folder: DataFolder, backup: Path, tmp_path: Path):
    away = tmp_path / "away"
    away.mkdir()
    backup.rename(away / "renamed.sqlite3")
    write_down(away / "erasures.jsonl", Erasure(at=LATER, what=Erased.OWNER, owner=OWNER))

    prepared, _ = restore(DataFolder(tmp_path / "new machine"), away / "renamed.sqlite3")

    # The logbook stays, which says that this ledger is known.
    assert (prepared.made_at, prepared.documents, prepared.erased) == (NOW, 1, 10)
    ours = DataFolder(tmp_path / "new machine").erasures
    assert read_erasures([ours]) == read_erasures([away / "erasures.jsonl"])


def test_a_ledger_that_cannot_be_read_stops_it(folder: DataFolder, backup: Path):
    folder.erasures.write_text("garbage\n")
    before = folder.database.read_bytes()

    with pytest.raises(LedgerDamaged):
        restore(folder, backup)

    assert folder.database.read_bytes() == before
    assert names(folder) == ["backups", "lock", "rostrum.sqlite3"]


def test_codes_given_since_stay_taken(folder: DataFolder, backup: Path):
    async def give() -> str:
        store = await open_store(folder.root, KINDS)
        code = await store.run(OWNER, lambda docs: docs.new_code())
        await store.close()
        return code

    code = asyncio.run(give())
    restore(folder, backup)

    connection = sqlite3.connect(folder.database)
    codes = {row[0] for row in connection.execute("SELECT code FROM code")}
    connection.close()
    assert code in codes


def test_a_backup_that_does_not_say_when_it_was_made_is_as_old_as_its_last_deed(
    folder: DataFolder, backup: Path
):
    with sqlite3.connect(backup) as connection:
        connection.execute("DROP TABLE backup")
    connection.close()
    with pytest.raises(NotABackup) as raised:
        restore(folder, backup)
    assert raised.value.params["problem"] == "it does not say when it was made"

    sent_at = (NOW - timedelta(hours=3)).astimezone(UTC)
    sent = a_delivery(code="SENT01", state=DeliveryState.SENT, wake=None, sent_at=sent_at)
    fill(folder.root, sent)
    copy = make_backup(folder, folder.backups, now=NOW)
    with sqlite3.connect(copy) as connection:
        connection.execute("DROP TABLE backup")
    connection.close()

    prepared, _ = restore(folder, copy)

    assert prepared.made_at == sent_at


def test_a_damaged_present_is_kept_as_it_is(folder: DataFolder, backup: Path):
    fill(folder.root, a_takeaway(code="NEWER1", text="bad luck " * 300))
    damage_page_of(folder.database, "bad luck")
    before = folder.database.read_bytes()

    _, kept = restore(folder, backup)

    assert kept is not None
    assert kept.read_bytes() == before
    assert {each.code for each in contents(folder.root)} == {each.code for each in WORLD}


def test_what_was_rescued_from_a_damaged_database_can_be_restored(
    folder: DataFolder, tmp_path: Path
):
    fill(folder.root, a_takeaway(code="10ST01", text="bad luck " * 300))
    before = contents(folder.root)
    damage_page_of(folder.database, "bad luck")
    file = tmp_path / "rescued.jsonl"
    with rescuing(file, now=NOW, schema=1) as rescue:
        report = check_database(folder.database, KINDS, now=NOW, keep=rescue.keep)
    lost = {each.code for each in report.damaged}
    assert "10ST01" in lost

    prepared, _ = restore(folder, file)

    assert prepared.made_at == NOW
    # Those that wait for nothing are the same to the letter.
    settled = [each for each in contents(folder.root) if each.KIND not in {"delivery", "mirror"}]
    assert settled == [
        each for each in before if each.code not in lost and each.KIND not in {"delivery", "mirror"}
    ]
    assert not check_database(folder.database, KINDS, now=LATER).is_damaged


@pytest.mark.parametrize("content", [b"", b"my notes " * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_backup_is_refused_in_words(folder: DataFolder, tmp_path: Path, content: bytes):
    file = tmp_path / "file"
    file.write_bytes(content)
    before = folder.database.read_bytes()

    with pytest.raises(NotABackup) as raised:
        restore(folder, file)

    assert raised.value.params["file"] == str(file)
    assert folder.database.read_bytes() == before
    assert names(folder) == ["lock", "rostrum.sqlite3"]


def test_a_missing_damaged_or_newer_backup_is_refused(folder: DataFolder, backup: Path):
    with pytest.raises(NotABackup) as raised:
        restore(folder, backup.with_name("none"))
    assert raised.value.params["problem"] == "No such file or directory"

    with sqlite3.connect(backup) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(StoreIsNewer):
        restore(folder, backup)

    fill(folder.root, a_takeaway(code="NEWER1", text="bad luck " * 300))
    second = make_backup(folder, folder.backups, now=NOW)
    damage_page_of(second, "bad luck")
    with pytest.raises(NotABackup):
        restore(folder, second)


def test_a_document_that_today_cannot_be_read_is_named_in_words(folder: DataFolder, backup: Path):
    with sqlite3.connect(backup) as connection:
        connection.execute("UPDATE document_takeaway SET body = '{}' WHERE code = 'TAKE00'")
    connection.close()

    with pytest.raises(NotABackup):
        restore(folder, backup)


async def test_a_restored_store_goes_on(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    await asyncio.to_thread(fill, folder.root, *WORLD)
    backup = await asyncio.to_thread(make_backup, folder, folder.backups, now=NOW)
    await asyncio.to_thread(restore, folder, backup)
    store = await open_store(folder.root, KINDS)

    def work(docs: Documents) -> str:
        return docs.put(a_takeaway(code=docs.new_code(), text="after the storm")).code

    code = await store.run(OWNER, work)
    hits = await store.search(OWNER, "storm", (type(a_takeaway()),), limit=3)
    assert [hit.code for hit in hits] == [code]
    await store.close()
