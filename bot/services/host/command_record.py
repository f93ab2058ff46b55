"""Which description of the commands Discord was given last."""

from dataclasses import replace

from bot.domain.keeping.logbook import COMMANDS_OWNER, CommandSet
from bot.services.ports import Documents, Reader, Store

_CODE = "commands"


class CommandRecord:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def last(self) -> CommandSet:
        return await self._store.read(COMMANDS_OWNER, _find)

    async def keep(self, digest: str, application_id: int, registered: tuple[str, ...]) -> None:
        def work(docs: Documents) -> None:
            docs.put(
                replace(
                    _find(docs),
                    digest=digest,
                    application_id=application_id,
                    registered=registered,
                )
            )

        await self._store.run(COMMANDS_OWNER, work)


def _find(docs: Reader) -> CommandSet:
    kept = docs.find(CommandSet, _CODE)
    return kept or CommandSet(owner=COMMANDS_OWNER, code=_CODE, digest="")
