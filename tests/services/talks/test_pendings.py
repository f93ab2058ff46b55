from datetime import timedelta

from bot.domain.team.pending import Pending
from bot.services.talks import pendings
from tests.factories import ORGANISER_ID, OWNER, START, an_organiser

DAY = timedelta(days=1)


def a_pending(number: int, **fields) -> Pending:
    defaults = {"user_id": ORGANISER_ID, "made_at": START, "verb": "move", "payload": {}}
    return Pending(owner=OWNER, code=f"PEND{number:02}", **defaults | fields)


async def kept(store) -> list[str]:
    found = await store.read(OWNER, lambda docs: docs.select(Pending))
    return [each.code for each in found]


async def make(store, now) -> str:
    def work(docs) -> str:
        return pendings.keep(docs, an_organiser(), "talk", {}, now=now).code

    return await store.run(OWNER, work)


async def test_a_new_preview_clears_away_what_others_left_a_day_ago(store, put):
    theirs = a_pending(1, user_id=ORGANISER_ID + 1)
    fresh = a_pending(2, user_id=ORGANISER_ID + 1, made_at=START + DAY)
    await put(theirs, a_pending(0), fresh)

    made = await make(store, START + DAY + timedelta(seconds=1))

    assert await kept(store) == [fresh.code, made]


async def test_many_left_previews_are_cleared_away_in_parts(store, put):
    await put(*map(a_pending, range(pendings.CLEARED_AT_ONCE + 3)))

    await make(store, START + 2 * DAY)
    assert len(await kept(store)) == 3 + 1
    made = await make(store, START + 2 * DAY)

    assert len(await kept(store)) == 2
    assert made in await kept(store)
