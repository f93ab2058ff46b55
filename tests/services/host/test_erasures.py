"""What is erased is in no file afterwards, by a raw search of their bytes."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import Document, guild_owner, user_owner
from bot.domain.keeping.erasing import Erased, Erasing, Erasure, without
from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.paths import DataFolder
from bot.services.host.erasures import AGAIN_AFTER, Erasures, erase
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.cleaning import FolderErasures
from bot.store.upkeep.erasures import read_erasures
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.factories import (
    HOST_ID,
    NOW,
    OTHER_GUILD_ID,
    OWNER,
    START,
    TALK_CODE,
    a_series,
    a_server,
    a_signup,
    a_takeaway,
    a_talk,
    an_edition,
)
from tests.services.waking import wake_of
from tests.store.golden import load
from tests.store.upkeep.raw import files_with

WRITER = 771_100_000_000_000_123
SUPPORTER = 771_100_000_000_000_456
MESSAGE = 881_100_000_000_000_789
CHANNEL = 991_100_000_000_000_321
WORDS = "Benches keep the square awake"

SIGNED = a_takeaway(
    text=WORDS, author_id=WRITER, support=(SUPPORTER,), source=MESSAGE, dm_channel_id=CHANNEL
)
AUTHORS = Erasure(at=START, what=Erased.AUTHORS, owner=OWNER, code=TALK_CODE)
WHO = (WRITER, SUPPORTER, MESSAGE, CHANNEL)


class Bot:
    """As much of a bot as erases, in a folder that may be opened again."""

    def __init__(self, root: Path, clock: ManualClock) -> None:
        self.folder = DataFolder(root)
        self.clock = clock

    async def start(self, wrap: Callable[[FolderErasures], FolderErasures] = lambda it: it) -> None:
        self.store = await open_store(self.folder.root, KINDS)
        files = wrap(FolderErasures(self.folder, self.store, KINDS))
        self.erasures = Erasures(self.store, self.clock, files, KINDS, lambda: HOST_ID)
        await self.erasures.catch_up()

    async def stop(self) -> None:
        await self.store.close()

    async def run(self) -> None:
        """As the timekeeper does: whatever is due by now."""
        wake = await wake_of(self.erasures, self.store, self.clock)
        if wake is not None and wake <= self.clock.now():
            await self.erasures.run_due(self.clock.now())

    async def put(self, *documents: Document) -> None:
        for owner in {each.owner for each in documents}:

            def work(docs: Documents, owner: str = owner) -> None:
                for document in documents:
                    if document.owner == owner:
                        docs.put(document)

            await self.store.run(owner, work)

    async def erase(self, erasure: Erasure, owner: str = OWNER) -> None:
        """As a use case does, in one unit."""

        def work(docs: Documents) -> None:
            for kind in KINDS:
                for document in docs.select(kind):
                    left = without(document, erasure)
                    if left is None:
                        docs.remove(document)
                    elif left != document:
                        docs.put(left)
            erase(docs, erasure)

        await self.store.run(owner, work)

    async def back_up(self) -> Path:
        return await asyncio.to_thread(
            make_backup, self.folder, self.folder.backups, now=self.clock.now()
        )

    async def restore(self, file: Path) -> None:
        def work() -> None:
            with restoring(self.folder.root) as owned:
                asyncio.run(prepare(owned, file, KINDS, now=self.clock.now()))
                arm(owned, now=self.clock.now())

        await asyncio.to_thread(work)

    async def holds(self, *secrets: str | int) -> list[str]:
        return await asyncio.to_thread(files_with, self.folder.root, *secrets)


@pytest.fixture
async def bot(tmp_path: Path, clock: ManualClock) -> AsyncIterator[Bot]:
    bot = Bot(tmp_path / "home", clock)
    await bot.start()
    await bot.put(a_server(), a_series(), an_edition(), a_talk(), SIGNED)
    yield bot
    await bot.stop()


async def agree_on_the_rule(bot: Bot) -> None:
    await bot.erase(AUTHORS)

    def work(docs: Documents) -> None:
        docs.put(replace(docs.get(Talk, TALK_CODE), chatham_house=True))

    await bot.store.run(OWNER, work)


async def test_authors_are_in_no_file_after_the_rule_was_agreed_on(bot: Bot):
    await bot.back_up()
    bot.clock.advance(timedelta(hours=1))
    await bot.back_up()
    assert len(await bot.holds(*WHO)) >= 3

    await agree_on_the_rule(bot)
    await bot.run()

    assert await bot.holds(*WHO) == []
    assert len(list(bot.folder.backups.glob("*.sqlite3"))) == 2
    (kept,) = await bot.store.read(OWNER, lambda docs: docs.select(Takeaway))
    assert (kept.text, kept.author_id) == (WORDS, None)


async def test_without_the_cleaning_the_search_finds_them(bot: Bot):
    """What the test above rests on: taking them out of the documents is not enough."""
    await bot.back_up()

    await agree_on_the_rule(bot)

    assert len(await bot.holds(*WHO)) >= 2


async def test_an_older_backup_that_comes_back_learns_it_again(bot: Bot, tmp_path: Path):
    copy = tmp_path / "elsewhere.sqlite3"
    await asyncio.to_thread(shutil.copyfile, await bot.back_up(), copy)
    await agree_on_the_rule(bot)
    await bot.run()
    await bot.stop()

    await bot.restore(copy)
    assert await bot.holds(*WHO) == []
    await bot.start()
    await bot.run()

    assert await bot.holds(*WHO) == []
    talk = await bot.store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    assert talk.chatham_house


async def test_what_waits_for_the_ledger_is_known_at_a_restore_too(bot: Bot):
    backup = await bot.back_up()
    await agree_on_the_rule(bot)
    await bot.stop()

    await bot.restore(backup)
    await bot.start()

    talk = await bot.store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    assert talk.chatham_house


async def test_a_database_that_was_put_in_place_by_hand_learns_it_at_the_start(
    bot: Bot, tmp_path: Path
):
    copy = tmp_path / "elsewhere.sqlite3"
    await asyncio.to_thread(shutil.copyfile, await bot.back_up(), copy)
    await agree_on_the_rule(bot)
    await bot.run()
    await bot.stop()
    await asyncio.to_thread(shutil.copyfile, copy, bot.folder.database)

    await bot.start()
    talk = await bot.store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    assert talk.chatham_house
    await bot.run()

    assert await bot.holds(*WHO) == []


async def test_a_talk_that_was_put_off_the_rule_later_stays_off_it(bot: Bot):
    await agree_on_the_rule(bot)
    await bot.run()
    bot.clock.advance(timedelta(minutes=1))

    def work(docs: Documents) -> None:
        talk = docs.get(Talk, TALK_CODE)
        docs.put(replace(talk, chatham_house=False, changed_at=bot.clock.now()))

    await bot.store.run(OWNER, work)
    backup = await bot.back_up()
    await bot.stop()
    await bot.restore(backup)
    await bot.start()

    talk = await bot.store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    assert not talk.chatham_house


async def test_many_undos_are_one_cleaning(tmp_path: Path, clock: ManualClock):
    cleanings: list[None] = []

    class Counting(FolderErasures):
        async def clean(self) -> list[str]:
            cleanings.append(None)
            return await super().clean()

    bot = Bot(tmp_path / "home", clock)
    await bot.start(lambda it: Counting(it._folder, it._store, it._kinds))
    for number in range(20):
        note = a_takeaway(code=f"N0TE{number:02}", text=f"{WORDS} {number}")
        await bot.put(note)
        if number == 10:
            await bot.back_up()
        gone = Erasure(
            at=clock.now(), what=Erased.DOCUMENT, owner=OWNER, kind="takeaway", code=note.code
        )
        await bot.erase(gone)
        clock.advance(timedelta(seconds=20))
        await bot.run()
    assert cleanings == []

    clock.advance(timedelta(minutes=10))
    await bot.run()

    assert len(cleanings) == 1
    assert await bot.holds(WORDS) == []
    assert len(await asyncio.to_thread(read_erasures, [bot.folder.erasures])) == 20
    assert await wake_of(bot.erasures, bot.store, bot.clock) is None
    await bot.stop()


async def test_a_member_is_taken_out_of_what_one_unit_could_not_reach(bot: Bot):
    other = guild_owner(OTHER_GUILD_ID)
    await bot.put(a_signup(owner=other, code="S1GN77", user_id=WRITER))
    await bot.back_up()

    # Everything of a person, everywhere: the unit changes the documents of one server.
    await bot.erase(Erasure(at=START, what=Erased.MEMBER, user_id=WRITER))
    await bot.run()

    assert await bot.holds(WRITER) == ["backups/erasures.jsonl"]
    assert await bot.holds(SUPPORTER) != []


async def test_who_came_back_keeps_what_is_new(bot: Bot):
    await bot.erase(Erasure(at=START, what=Erased.MEMBER, user_id=WRITER))
    await bot.run()
    bot.clock.advance(timedelta(hours=1))
    await bot.put(a_signup(code="S1GN77", user_id=WRITER))
    backup = await bot.back_up()
    bot.clock.advance(timedelta(hours=1))
    gone = Erasure(
        at=bot.clock.now(), what=Erased.DOCUMENT, owner=OWNER, kind="takeaway", code=SIGNED.code
    )
    await bot.erase(gone)
    bot.clock.advance(timedelta(hours=1))
    await bot.run()
    await bot.stop()

    await bot.restore(backup)
    await bot.start()

    assert await bot.holds(WORDS) == []
    assert "backups/" + backup.name in await bot.holds(WRITER)
    assert "rostrum.sqlite3" in await bot.holds(WRITER)


async def test_a_backup_of_an_older_schema_is_cleaned_too(bot: Bot):
    old = bot.folder.backups / "before-schema-3.sqlite3"
    await asyncio.to_thread(load, 2, old)
    (note,) = [
        each
        for each in await bot.store.read(OWNER, lambda docs: docs.select(Takeaway))
        if each.code == SIGNED.code
    ]
    words = "Neighbours"
    before = await asyncio.to_thread(old.read_bytes)
    gone = Erasure(at=START, what=Erased.OWNER, owner=OWNER)
    assert note.owner.encode() in before

    await bot.erase(gone)
    await bot.run()

    after = await asyncio.to_thread(old.read_bytes)
    assert after != before
    assert note.owner.encode() not in after
    assert words not in after.decode(errors="replace")


async def test_a_backup_that_cannot_be_cleaned_is_kept_and_told(bot: Bot):
    damaged = await bot.back_up()
    content = await asyncio.to_thread(damaged.read_bytes)
    await asyncio.to_thread(damaged.write_bytes, content[: len(content) // 2])

    await agree_on_the_rule(bot)
    await bot.run()

    assert await wake_of(bot.erasures, bot.store, bot.clock) == bot.clock.now() + AGAIN_AFTER
    notices = await bot.store.read(
        user_owner(HOST_ID), lambda docs: docs.select(Delivery, kind=DeliveryKind.HOST_NOTICE.value)
    )
    assert [each.payload.reason for each in notices] == [damaged.name]
    assert await bot.holds(*WHO) in ([], [f"backups/{damaged.name}"])
    damaged.unlink()
    bot.clock.advance(AGAIN_AFTER)
    await bot.run()
    assert await wake_of(bot.erasures, bot.store, bot.clock) is None


async def test_what_a_killed_backup_or_restore_left_behind_goes(bot: Bot):
    await asyncio.to_thread(bot.folder.backups.mkdir, exist_ok=True)
    for path in (bot.folder.backups / "x.sqlite3.unfinished", bot.folder.workbench / "x.sqlite3"):
        await asyncio.to_thread(path.parent.mkdir, exist_ok=True)
        await asyncio.to_thread(path.write_text, str(WRITER))

    await agree_on_the_rule(bot)
    await bot.run()

    assert await bot.holds(*WHO) == []


async def test_a_damaged_ledger_keeps_nobody_from_starting(bot: Bot):
    await bot.stop()
    await asyncio.to_thread(bot.folder.backups.mkdir, exist_ok=True)
    await asyncio.to_thread(bot.folder.erasures.write_text, "garbage\n")

    await bot.start()
    await agree_on_the_rule(bot)
    await bot.run()

    assert await wake_of(bot.erasures, bot.store, bot.clock) == bot.clock.now() + AGAIN_AFTER
    waiting = await bot.store.survey(lambda survey: survey.select(Erasing))
    assert [each.erasure for each in waiting] == [AUTHORS]


def test_what_is_kept_of_an_erasure_has_no_room_for_a_name():
    assert set(Erasure.__slots__) == {"at", "what", "owner", "user_id", "kind", "code"}
    assert NOW < START
