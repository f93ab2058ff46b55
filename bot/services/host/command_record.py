"""Which description of the commands Discord was given last."""

from bot.domain.keeping.commands import COMMANDS_OWNER, CommandSet
from bot.services.ports import Documents, Reader, Store

_CODE = "commands"


class CommandRecord:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def digest(self) -> str | None:
        def look(docs: Reader) -> CommandSet | None:
            return docs.find(CommandSet, _CODE)

        known = await self._store.read(COMMANDS_OWNER, look)
        return known.digest if known is not None else None

    async def keep(self, digest: str) -> None:
        def work(docs: Documents) -> None:
            kept = docs.find(CommandSet, _CODE)
            version = kept.version if kept else 0
            docs.put(CommandSet(owner=COMMANDS_OWNER, code=_CODE, version=version, digest=digest))

        await self._store.run(COMMANDS_OWNER, work)
