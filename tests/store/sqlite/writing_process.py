"""Writes until it is killed, and prints each code once it is acknowledged."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from tests.store.samples import HERE, KINDS, Note, a_note


async def main(folder: Path) -> None:
    store = await open_store(folder, KINDS)

    def insert(docs: Documents) -> Note:
        return docs.put(a_note(docs.new_code(), text="first " * 50))

    async def write_for_ever() -> None:
        while True:
            note = await store.run(HERE, insert)
            print("put", note.code, 1, flush=True)
            changed = replace(note, text="second " * 50)
            note = await store.run(HERE, lambda docs, changed=changed: docs.put(changed))
            print("put", note.code, 2, flush=True)
            if note.code < "8":
                await store.run(HERE, lambda docs, note=note: docs.remove(note))
                print("removed", note.code, 2, flush=True)

    await asyncio.gather(*(write_for_ever() for _ in range(20)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
