"""Reading and writing the one logbook."""

from collections.abc import Callable

from bot.domain.keeping.logbook import LOGBOOK_CODE, LOGBOOK_OWNER, Logbook
from bot.services.ports import Documents, Reader, Store

LogbookChange = Callable[[Logbook], Logbook]


async def read_logbook(store: Store) -> Logbook:
    return await store.read(LOGBOOK_OWNER, _find)


async def write_logbook(store: Store, change: LogbookChange) -> Logbook:
    def work(docs: Documents) -> Logbook:
        kept = _find(docs)
        changed = change(kept)
        return kept if changed == kept else docs.put(changed)

    return await store.run(LOGBOOK_OWNER, work)


def _find(docs: Reader) -> Logbook:
    return docs.find(Logbook, LOGBOOK_CODE) or Logbook(owner=LOGBOOK_OWNER, code=LOGBOOK_CODE)
