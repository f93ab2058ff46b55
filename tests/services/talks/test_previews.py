from datetime import timedelta

from bot.domain.talks.preview import NewTalk, Preview
from bot.services.talks import previews
from tests.factories import ORGANISER_ID, OWNER, START, an_organiser

DAY = timedelta(days=1)
NEW = NewTalk(title="Benches", candidates=())


def a_preview(number: int, **fields) -> Preview:
    defaults = {"user_id": ORGANISER_ID, "made_at": START, "payload": NEW}
    return Preview(owner=OWNER, code=f"PEND{number:02}", **defaults | fields)


async def kept(store) -> list[str]:
    found = await store.read(OWNER, lambda docs: docs.select(Preview))
    return [each.code for each in found]


async def make(store, now) -> str:
    def work(docs) -> str:
        return previews.keep(docs, an_organiser(), NEW, now=now).code

    return await store.run(OWNER, work)


async def test_a_new_preview_clears_away_what_others_left_a_day_ago(store, put):
    theirs = a_preview(1, user_id=ORGANISER_ID + 1)
    fresh = a_preview(2, user_id=ORGANISER_ID + 1, made_at=START + DAY)
    await put(theirs, a_preview(0), fresh)

    made = await make(store, START + DAY + timedelta(seconds=1))

    assert await kept(store) == [fresh.code, made]


async def test_many_left_previews_are_cleared_away_in_parts(store, put):
    await put(*map(a_preview, range(previews.CLEARED_AT_ONCE + 3)))

    await make(store, START + 2 * DAY)
    assert len(await kept(store)) == 3 + 1
    made = await make(store, START + 2 * DAY)

    assert len(await kept(store)) == 2
    assert made in await kept(store)
